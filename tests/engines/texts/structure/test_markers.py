"""Which lines open a provision, in each language's numbering words and orders."""

import pytest

from orkhon.engines.texts.structure import read_plain, walk
from orkhon.engines.texts.structure.markers import accepted, read_mark
from orkhon.engines.texts.structure.numbers import leading_integer


def opening(line, language):
    """Kind, number and what stands behind; None for a line of text."""
    mark = read_mark(line, language)
    if mark is None or not accepted(mark, None, leading_integer(mark.number)):
        return None
    return mark.kind, mark.number, mark.rest


@pytest.mark.parametrize(
    ("line", "language", "kind", "number", "rest"),
    [
        ("1-бап", "kk", "article", "1", ""),
        ("12-БАП. МАҚСАТЫ", "kk", "article", "12", "МАҚСАТЫ"),
        ("1-1-бап. Ұғымдар", "kk", "article", "1-1", "Ұғымдар"),
        ("III тарау. Сайлау", "kk", "chapter", "3", "Сайлау"),
        ("ЕКІНШІ БӨЛІМ", "kk", "section", "2", ""),
        ("2-кітап. Құқық", "kk", "book", "2", "Құқық"),
        ("2 қосымша", "kk", "annex", "2", ""),
        ("Статья 1", "ru", "article", "1", ""),
        ("СТАТЬЯ 5. ПРЕДМЕТ", "ru", "article", "5", "ПРЕДМЕТ"),
        ("Статья 5¹. Предмет", "ru", "article", "5-1", "Предмет"),
        ("Статья 57 1 . Предмет", "ru", "article", "57-1", "Предмет"),
        ("Статья 7 Предмет", "ru", "article", "7", "Предмет"),
        ("Раздел первый", "ru", "section", "1", ""),
        ("ЧАСТЬ ТРЕТЬЯ. ПОРЯДОК", "ru", "part", "3", "ПОРЯДОК"),
        ("Подраздел 2. Сроки", "ru", "subsection", "2", "Сроки"),
        ("§ 3. Сроки", "ru", "subchapter", "3", "Сроки"),
        ("Общая часть", "ru", "part", None, ""),
        ("Приложение", "ru", "annex", None, ""),
        ("Приложение к Закону", "ru", "annex", None, "к Закону"),
        ("Приложение № 2 к Закону", "ru", "annex", "2", "к Закону"),
        ("Madde 1", "tr", "article", "1", ""),
        ("MADDE 41/A – (1) Metin", "tr", "article", "41/a", "(1) Metin"),
        ("MADDE 6- Yürürlük.", "tr", "article", "6", "Yürürlük."),
        ("EK MADDE 2 – Metin", "tr", "article", "ek 2", "Metin"),
        ("ÜÇÜNCÜ KISIM", "tr", "part", "3", ""),
        ("On Birinci Bölüm", "tr", "chapter", "11", ""),
        ("Maddə 1. Məqsəd", "az", "article", "1", "Məqsəd"),
        ("MADDƏ 2", "az", "article", "2", ""),
        ("IV FƏSİL", "az", "chapter", "4", ""),
        ("İkinci bölmə", "az", "section", "2", ""),
        ("3-cü fəsil. Səs", "az", "chapter", "3", "Səs"),
        ("1-modda. Maqsad", "uz", "article", "1", "Maqsad"),
        ("2 - modda. Maqsad", "uz", "article", "2", "Maqsad"),
        ("BIRINCHI BO‘LIM", "uz", "section", "1", ""),
        ("1-BO'LIM. QOIDALAR", "uz", "section", "1", "QOIDALAR"),
        ("1-модда. Мақсад", "uz", "article", "1", "Мақсад"),
        ("УЧИНЧИ БОБ", "uz", "chapter", "3", ""),
        ("1-берене. Максат", "ky", "article", "1", "Максат"),
        ("11-статья. Сот", "ky", "article", "11", "Сот"),
        ("II БӨЛҮМ. СОТ", "ky", "section", "2", "СОТ"),
        ("3-тиркеме", "ky", "annex", "3", ""),
        ("Article 1", "en", "article", "1", ""),
        ("ARTICLE XIV. COURTS", "en", "article", "14", "COURTS"),
        ("Article 7a – Courts", "en", "article", "7a", "Courts"),
        ("PART TWO: COURTS", "en", "part", "2", "COURTS"),
        ("Second Chapter", "en", "chapter", "2", ""),
        ("Заңға 1-қосымша", "kk", "annex", "1", ""),
        ("Сынақ сайлау туралы Заңға 2-қосымша", "kk", "annex", "2", ""),
        ("Үлгү мыйзамга 3-тиркеме", "ky", "annex", "3", ""),
        ("Namuna qonuniga 4-ilova", "uz", "annex", "4", ""),
        ("Nümunə Qanununa 1 nömrəli əlavə", "az", "annex", "1", ""),
        ("YİRMİ BİRİNCİ BÖLÜM", "tr", "chapter", "21", ""),
        ("ЖИЫРМАНШЫ ТАРАУ", "kk", "chapter", "20", ""),
        ("Раздел двадцать третий", "ru", "section", "23", ""),
        ("Chapter Twenty-Two", "en", "chapter", "22", ""),
        ("Schedule B", "en", "annex", "B", ""),
        ("Preamble", "en", "preamble", None, ""),
        ("Статья 9. Предмет", "und", "article", "9", "Предмет"),
    ],
)
def test_a_line_opens_a_provision(line, language, kind, number, rest):
    assert opening(line, language) == (kind, number, rest)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("5-баптың 2-тармағы қолданылады.", "kk"),
        ("5-бап бойынша шешім қабылданады.", "kk"),
        ("Статья 5 Конституции действует прямо.", "ru"),
        ("Статья 5 применяется.", "ru"),
        ("Часть вторая настоящей статьи", "ru"),
        ("Глава 3 Кодекса применяется.", "ru"),
        ("Статья 5 (часть 2) применяется.", "ru"),
        ("Статья 5, часть 2", "ru"),
        ("Приложение составляется судом.", "ru"),
        ("Статья о выборах", "ru"),
        ("статья", "ru"),
        ("Осы Заңға 1-қосымша қолданылады", "kk"),
        ("Осы Заңға 1-қосымшада", "kk"),
        ("5. maddenin 2. fıkrası", "tr"),
        ("5 inci madde uyarınca karar verilir.", "tr"),
        ("28-moddada nazarda tutilgan hollar", "uz"),
        ("Article 14(1) of the law applies.", "en"),
        ("Articles 5 and 6 apply.", "en"),
        ("Part of the costs is paid.", "en"),
        ("", "en"),
    ],
)
def test_a_reference_at_the_beginning_of_a_line_opens_nothing(line, language):
    assert not line or opening(line, language) is None


def test_a_sentence_without_a_sign_opens_an_article_where_the_row_says_so():
    source = "Статья 1 Закон действует.\nСтатья 2 Суд решает.\nСтатья 9 Кодекса ясна."
    numbers = [one.number for one, _ in walk(read_plain(source, "ru")) if one.number]
    assert numbers == ["1", "2"]


def test_with_signs_elsewhere_a_sentence_without_one_is_a_reference():
    source = "Статья 1. Предмет\nСтатья 2 Конституции действует.\nСтатья 3. Суд"
    numbers = [one.number for one, _ in walk(read_plain(source, "ru")) if one.number]
    assert numbers == ["1", "3"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Article IIII. Courts", "“IIII” is no number known here"),
        ("Article", "“Article” has no number"),
        ("Chapter: Courts", "“Chapter” has no number"),
    ],
)
def test_an_unreadable_number_is_kept_as_unknown_with_the_reason(line, why):
    text = read_plain(f"Article 1. Law\n{line}\nThe court decides.", "en")
    unknown = text.provisions[1]
    assert (unknown.kind, unknown.number, unknown.why) == ("unknown", None, why)
    # What stands under it is no part of article 1.
    assert unknown.children[0].text == "The court decides."
    assert why in text.warnings
