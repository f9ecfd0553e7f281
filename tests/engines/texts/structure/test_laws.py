"""One invented law in each language and script; the outlines are written by hand."""

import pytest

from orkhon.engines.texts.structure import plain, read_plain
from tests.engines.texts.structure import laws
from tests.engines.texts.structure.outline import outline


def test_a_russian_law_has_sections_chapters_articles_points_and_an_annex():
    assert outline(read_plain(laws.RUSSIAN)) == [
        "preface | ЗАКОН / О пробных выборах / от 5 мая 2020 года",
        "preamble",
        "preamble__para_nn_1 | Настоящий Закон устанавливает порядок пробных выборов.",
        "sec_1 | ОБЩИЕ ПОЛОЖЕНИЯ",
        "sec_1__chp_1 | Предмет",
        "art_1 | Предмет Закона",
        "art_1__para_1 | Закон регулирует:",
        "art_1__para_1__point_1 | выборы;",
        "art_1__para_1__point_2 | референдумы:",
        "art_1__para_1__point_2__point_a | местные;",
        "art_1__para_1__point_2__point_b | общие.",
        "art_1__para_2 | Иное не допускается.",
        "art_1-1 | Понятия",
        "art_1-1__para_nn_1 | В Законе используются понятия:",
        "art_1-1__para_nn_1__point_1 | бюллетень – лист для голосования;",
        "art_1-1__para_nn_1__point_2 | голос – воля избирателя.",
        "art_1-1__para_nn_2 | Часть вторая настоящей статьи действует всегда.",
        "annex_1 | к Закону о пробных выборах / Перечень участков",
        "annex_1__para_1 | Участок первый",
    ]


def test_a_kazakh_law_numbers_before_the_word():
    assert outline(read_plain(laws.KAZAKH)) == [
        "preface | СЫНАҚ САЙЛАУ ТУРАЛЫ ЗАҢ",
        "sec_1 | ЖАЛПЫ БӨЛІК",
        "sec_1__chp_1 | Жалпы ережелер",
        "art_1 | Заңның мақсаты",
        "art_1__para_1 | Осы Заң сынақ сайлауды реттейді:",
        "art_1__para_1__point_1 | бірінші кезең;",
        "art_1__para_1__point_2 | екінші кезең.",
        "art_1__para_2 | Осы баптың 1-тармағы әрқашан қолданылады.",
        "art_1-1 | Ұғымдар",
        "art_1-1__para_nn_1 | Осы Заңда мынадай ұғымдар пайдаланылады:",
        "art_1-1__para_nn_1__point_1 | сайлаушы – дауыс беретін адам;",
        "art_1-1__para_nn_1__point_2 | дауыс – сайлаушының еркі.",
        "sec_1__chp_2 | СОҢҒЫ ЕРЕЖЕЛЕР",
        "art_2 | Күшіне енуі",
        "art_2__para_nn_1 | Заң жарияланған күнінен бастап күшіне енеді.",
        "annex_1 | Учаскелер тізбесі",
    ]


def test_a_kyrgyz_law_mixes_roman_sections_and_numbered_chapters():
    assert outline(read_plain(laws.KYRGYZ)) == [
        "preface | КЫРГЫЗ РЕСПУБЛИКАСЫНЫН ҮЛГҮ МЫЙЗАМЫ",
        "sec_1 | ЖАЛПЫ ЖОБОЛОР",
        "sec_1__chp_1 | Негизги жоболор",
        "art_1 | Мыйзамдын максаты",
        "art_1__para_1 | Бул Мыйзам үлгү шайлоону жөнгө салат.",
        "art_1__para_2 | Төмөнкүлөр киргизилет:",
        "art_1__para_2__point_1 | биринчи тур;",
        "art_1__para_2__point_2 | экинчи тур.",
        "art_2",
        "art_2__para_nn_1 | Шайлоочу добуш берет.",
        "art_3 | КҮЧҮНӨ КИРИШИ",
        "art_3__para_nn_1 | Мыйзам жарыяланган күндөн тартып күчүнө кирет.",
        "annex_1",
    ]


def test_a_turkish_law_has_its_headings_above_the_articles():
    assert outline(read_plain(laws.TURKISH)) == [
        "preface | ÖRNEK SEÇİM KANUNU / Kanun Numarası: 9999",
        "chp_1 | Amaç ve Tanımlar",
        "art_1 | Amaç",
        "art_1__para_1 | Bu Kanunun amacı, örnek seçimleri düzenlemektir.",
        "art_2 | Tanımlar",
        "art_2__para_1 | Bu Kanunda geçen;",
        "art_2__para_1__point_a | Kurul: Örnek Kurulu,",
        "art_2__para_1__point_b | Seçmen: Oy kullanan kişiyi,",
        "art_2__para_1__para_nn_1 | ifade eder.",
        "art_2__para_2 | Diğer tanımlar yönetmelikle belirlenir.",
        "chp_2 | Son Hükümler",
        "art_3 | Yürürlük | Bu Kanun yayımı tarihinde yürürlüğe girer.",
        "art_3__para_nn_1 | 5. maddenin 2. fıkrası saklıdır.",
        "art_geçici-1 | İlk seçim bir yıl içinde yapılır.",
        "annex_1 | Liste",
        "annex_1__para_1 | Birinci sandık",
    ]


def test_an_azerbaijani_law_numbers_its_paragraphs_with_the_article():
    assert outline(read_plain(laws.AZERBAIJANI)) == [
        "preface | NÜMUNƏ SEÇKİLƏRİ HAQQINDA QANUN",
        "chp_1 | ÜMUMİ MÜDDƏALAR",
        "art_1 | Qanunun məqsədi",
        "art_1__para_1-1 | Bu Qanun nümunə seçkilərini tənzimləyir:",
        "art_1__para_1-1__point_1-1-1 | birinci tur;",
        "art_1__para_1-1__point_1-1-2 | ikinci tur.",
        "art_1__para_1-2 | Başqa hallar istisnadır.",
        "art_2 | Əsas anlayışlar",
        "art_2__para_nn_1 | Bu Qanunda istifadə olunan anlayışlar:",
        "art_2__para_nn_1__point_a | seçici – səs verən şəxs;",
        "art_2__para_nn_1__point_b | səs – seçicinin iradəsi.",
        "chp_nn_1 | KEÇİD MÜDDƏALARI",
        "art_keçid-1 | Qüvvəyə minmə",
        "art_keçid-1__para_nn_1 | Qanun dərc olunduğu gündən qüvvəyə minir.",
        "annex_1 | Siyahı",
    ]


UZBEK = [
    "preface",
    "chp_1",
    "art_1",
    "art_1__para_nn_1",
    "art_2",
    "art_2__para_nn_1",
    "art_2__para_nn_1__point_1",
    "art_2__para_nn_1__point_2",
    "chp_1__sec_2",
    "art_3",
    "art_3__para_nn_1",
    "annex_1",
]


@pytest.mark.parametrize("law", [laws.UZBEK_LATIN, laws.UZBEK_CYRILLIC])
def test_an_uzbek_law_has_one_structure_in_both_scripts(law):
    text = read_plain(law, "uz")
    assert [line.split(" | ")[0] for line in outline(text)] == UZBEK
    assert text.warnings == ()


def test_an_english_law_has_parts_chapters_sections_and_schedules():
    assert outline(read_plain(laws.ENGLISH)) == [
        "preface | SAMPLE ELECTIONS ACT",
        "preamble",
        "preamble__para_nn_1 | The Assembly adopts this model law.",
        "part_1 | GENERAL",
        "part_1__chp_1 | Purpose",
        # The first section comes after the first chapter: it is a part of it.
        "part_1__chp_1__sec_a | Rules",
        "art_1 | PURPOSE",
        "art_1__para_1 | This Law governs sample elections.",
        "art_1__para_2 | It covers:",
        "art_1__para_2__point_a | elections;",
        "art_1__para_2__point_b | referendums, that is:",
        "art_1__para_2__point_b__point_i | local ones;",
        "art_1__para_2__point_b__point_ii | national ones.",
        # A reference at the beginning of a line opens no article 14.
        "art_1__para_2__para_nn_1 | Article 14(1) of the other law applies.",
        "art_2 | Definitions",
        "art_2__para_nn_1 | In this Law:",
        'art_2__para_nn_1__point_nn_1 | "voter" means a person who votes;',
        'art_2__para_nn_1__point_nn_2 | "vote" means a ballot.',
        "art_3 | Entry into force",
        "art_3__para_nn_1 | It enters into force at once.",
        "annex_a | Forms",
    ]


@pytest.mark.parametrize("name", laws.ALL)
def test_language_and_script_of_every_law_are_found(name):
    text = read_plain(laws.ALL[name])
    language = name[:2]
    latin = name in {"tr", "az", "uz", "en"}
    assert (text.language, text.script) == (language, "Latn" if latin else "Cyrl")


@pytest.mark.parametrize("name", laws.ALL)
def test_every_law_comes_out_as_it_went_in_and_reads_the_same_again(name):
    text = read_plain(laws.ALL[name])
    assert plain(text).split() == laws.ALL[name].split()
    assert read_plain(plain(text)) == text
