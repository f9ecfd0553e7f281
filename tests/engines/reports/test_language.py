"""Which language a text is in. The sentences are invented for these tests."""

import pytest

from orkhon.engines.reports.language import detect

SENTENCES = {
    ("en", "Latn"): (
        "The Chairman of the Senate met with the delegation that arrived in the "
        "capital. The sides discussed the programme of the coming session and also "
        "noted that the two parliaments have worked together for many years."
    ),
    ("az", "Latn"): (
        "Milli Məclisin sədri ölkəyə səfərə gələn nümayəndə heyəti ilə görüşüb. "
        "Görüşdə iki ölkə arasında əlaqələrin inkişafı müzakirə edilib. Tərəflər "
        "həmçinin birgə layihələr üçün yeni imkanlar olduğunu qeyd ediblər."
    ),
    ("kk", "Cyrl"): (
        "Сенат төрағасы елге сапармен келген делегация мүшелерін қабылдады. Кездесу "
        "барысында екі ел арасындағы ынтымақтастық мәселелері талқыланды. Тараптар "
        "бірлескен жобалар үшін жаңа мүмкіндіктер бар екенін атап өтті."
    ),
    ("kk", "Latn"): (
        "Senat tóraǵasy elge saparmen kelgen delegatsııa múshelerin qabyldady. Kezdesý "
        "barysynda eki el arasyndaǵy yntymaqtastyq jáne birlesken jobalar týraly "
        "aıtyldy. Bul kúni osy másele boıynsha qujat daıyn boldy dep ótti."
    ),
    ("ky", "Cyrl"): (
        "Жогорку Кеңештин төрагасы өлкөгө келген делегацияны кабыл алды. Жолугушуу "
        "учурунда эки өлкөнүн ортосундагы кызматташуу талкууланды. Тараптар биргелешкен "
        "долбоорлор үчүн жаңы мүмкүнчүлүктөр бар экенин белгиледи."
    ),
    ("tr", "Latn"): (
        "Meclis Başkanı, ülkeye resmî ziyaret için gelen heyeti kabul etti. Görüşmede "
        "iki ülke arasındaki ilişkiler ve ortak projeler ele alındı. Taraflar daha çok "
        "iş birliği için yeni imkânların olduğunu ifade etti."
    ),
    ("uz", "Latn"): (
        "Senat raisi mamlakatimizga tashrif bilan kelgan delegatsiyani qabul qildi. "
        "Uchrashuvda ikki mamlakat o‘rtasidagi hamkorlik va qo‘shma loyihalar muhokama "
        "etildi. Tomonlar yangi imkoniyatlar uchun ham tayyor ekanini qayd etdi."
    ),
    ("uz", "Cyrl"): (
        "Сенат раиси мамлакатимизга ташриф билан келган делегацияни қабул қилди. "
        "Учрашувда икки мамлакат ўртасидаги ҳамкорлик ва қўшма лойиҳалар муҳокама "
        "этилди. Томонлар янги имкониятлар учун ҳам тайёр эканини қайд этди."
    ),
    ("ru", "Cyrl"): (
        "Председатель Сената принял делегацию, которая прибыла в столицу с визитом. "
        "Во время встречи стороны обсудили вопросы сотрудничества между странами, а "
        "также отметили, что для совместных проектов есть новые возможности."
    ),
}
OTHERS = [
    "Az Országgyűlés elnöke fogadta a küldöttséget, és a két ország közötti "
    "együttműködésről is tárgyalt vele, amely szerint már van új lehetőség.",
    "Der Präsident des Parlaments empfing die Delegation und sprach mit ihr über "
    "die Zusammenarbeit, die sich in den Jahren auch nach dem Vertrag entwickelt.",
    "Le président du Sénat a reçu la délégation dans le cadre de sa visite et les "
    "deux parties ont parlé des projets qui sont au programme avec les députés.",
    "Türkmenistanyň Mejlisiniň Başlygy wekiliýeti kabul etdi we iki ýurduň "
    "arasynda hyzmatdaşlyk boýunça täze mümkinçilikler hakynda gürleşdi.",
    "Дәүләт Советы рәисе делегацияне кабул итте һәм аның белән ике ил арасындагы "
    "хезмәттәшлек турында сөйләште, шул ук вакытта яңа проектлар да булды.",
    "Раиси Маҷлис ҳайатро қабул кард ва бо онҳо дар бораи ҳамкорӣ гуфтугӯ кард, ки "
    "ин барои ду кишвар муҳим аст ва ҳамчунин аз лоиҳаҳо сухан рафт.",
]


@pytest.mark.parametrize(("expected", "text"), SENTENCES.items())
def test_each_of_our_languages_is_told_with_its_script(expected, text):
    found = detect(text)
    assert (found.language, found.script) == expected
    assert found.confidence >= 0.55


@pytest.mark.parametrize("text", OTHERS)
def test_a_neighbouring_language_is_undetermined_and_not_a_wrong_guess(text):
    found = detect(text)
    assert found.language == "und"
    assert found.confidence <= 0.3


@pytest.mark.parametrize(("expected", "text"), SENTENCES.items())
def test_a_short_text_is_told_with_low_confidence(expected, text):
    short = detect(" ".join(text.split()[:6]))
    assert short.confidence <= 0.3
    assert short.language in (expected[0], "und")


def test_a_mixed_text_is_given_to_its_larger_part():
    english = SENTENCES["en", "Latn"]
    russian = SENTENCES["ru", "Cyrl"]
    assert detect(f"{english}\n{english}\n{russian}").language == "en"
    assert detect(f"{russian}\n{english}\n{russian}").language == "ru"


def test_a_menu_in_another_language_does_not_change_the_answer():
    text = "Цвет сайта\nРазмер шрифта\n\n" + SENTENCES["en", "Latn"]
    assert detect(text).language == "en"


def test_capitals_and_typed_apostrophes_do_not_matter():
    assert detect(SENTENCES["tr", "Latn"].replace("i", "İ").upper()).language == "tr"
    uzbek = SENTENCES["uz", "Latn"]
    for apostrophe in "'’ʻ`":
        assert detect(uzbek.replace("‘", apostrophe)).language == "uz"


@pytest.mark.parametrize(
    ("text", "script"), [("", "Zyyy"), ("74-72-27", "Zyyy"), ("Kuspan", "Latn")]
)
def test_a_text_without_words_of_a_language_has_none(text, script):
    found = detect(text)
    assert (found.language, found.script, found.confidence) == ("und", script, 0.0)
