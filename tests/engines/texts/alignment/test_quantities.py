"""Numbers, deadlines, percentages, amounts and dates are read in every language."""

from importlib.resources import files

import pytest

from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.engines.texts.alignment.quantities import Quantity, quantities

THIRTY_DAYS = Quantity("deadline", "30", "day")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "within thirty days"),
        ("en", "within 30 calendar days"),
        ("az", "30 gün ərzində"),
        ("az", "otuz gün müddətində"),
        ("kk", "отыз күннің ішінде"),
        ("kk", "күнтізбелік 30 (отыз) күн ішінде"),
        ("ky", "отуз күндүн ичинде"),
        ("ru", "в течение тридцати дней"),
        ("ru", "в тридцатидневный срок день в день, не позднее 30 дней"),
        ("tr", "otuz gün içinde"),
        ("tr", "30 (otuz) iş günü"),
        ("uz-Latn", "oʻttiz kun ichida"),
        ("uz-Cyrl", "ўттиз кун ичида"),
    ],
)
def test_thirty_days_are_thirty_days_in_every_language(language, text):
    assert THIRTY_DAYS in quantities(text, language)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("tr", "otuz beş gün", "35"),
        ("kk", "он бес күн", "15"),
        ("az", "yüz iyirmi gün", "120"),
        ("ky", "эки жүз күн", "200"),
        ("ru", "двести сорок пять дней", "245"),
        ("uz-Latn", "ikki ming besh yuz kun", "2500"),
        ("en", "one thousand days", "1000"),
    ],
)
def test_numbers_in_words_add_up(language, text, value):
    assert quantities(text, language) == [Quantity("deadline", value, "day")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "yüzde 5"),
        ("tr", "%5"),
        ("az", "5 faiz"),
        ("kk", "бес пайыз"),
        ("ky", "5 %"),
        ("ru", "пять процентов"),
        ("en", "5 per cent"),
    ],
)
def test_five_per_cent_is_read_with_and_without_its_sign(language, text):
    assert quantities(text, language) == [Quantity("percent", "5")]


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "on January 1, 2025", "2025-01-01"),
        ("en", "on 1 January 2025", "2025-01-01"),
        ("ru", "с 1 января 2025 года", "2025-01-01"),
        ("kk", "2025 жылғы 1 қаңтардан бастап", "2025-01-01"),
        ("tr", "1 Ocak 2025 tarihinde", "2025-01-01"),
        ("uz-Latn", "2025-yil 1-yanvardan", "2025-01-01"),
        ("ru", "15.03.2024", "2024-03-15"),
        ("az", "mayın 28-i, hər il, may 28", "05-28"),
        ("kk", "2024 жылы", "2024"),
    ],
)
def test_dates_are_read_as_far_as_they_are_known(language, text, date):
    assert Quantity("date", date) in quantities(text, language)


@pytest.mark.parametrize("figures", ["45.12.2024", "12.45.2024", "0.1.2024"])
def test_what_no_calendar_has_is_no_date(figures):
    assert quantities(figures, "ru") == [Quantity("number", figures)]


def test_a_number_of_thousands_of_figures_is_kept_as_it_stands():
    figures = "9" * 5000
    assert quantities(f"{figures} May", "en") == [Quantity("number", figures)]
    assert quantities(f"{figures} years", "en")[0].kind == "deadline"


def test_a_month_without_a_day_is_no_date():
    assert quantities("in May the court sits", "en") == []
    assert quantities("40 May", "en") == [Quantity("number", "40")]
    assert quantities("5 times each and every May", "en") == [Quantity("number", "5")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "10 000 теңге"),
        ("ru", "10 000 тенге"),
        ("tr", "10000 lira"),
        ("az", "10 000 manat"),
    ],
)
def test_amounts_are_read_whatever_their_spaces(language, text):
    assert quantities(text, language) == [Quantity("amount", "10000", "money")]


def test_units_of_account_are_amounts():
    text = "десять месячных расчетных показателей"
    assert quantities(text, "ru") == [Quantity("amount", "10", "unit of account")]
    text = "он айлық есептік көрсеткіш"
    assert quantities(text, "kk") == [Quantity("amount", "10", "unit of account")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "5-баптың"),
        ("az", "5-ci maddə"),
        ("tr", "Kanunun 5. maddesi"),
        ("ru", "статьи 5"),
        ("en", "Article 5"),
    ],
)
def test_numbers_of_articles_are_references(language, text):
    assert quantities(text, language) == [Quantity("reference", "5")]


def test_marks_of_enumeration_are_no_numbers():
    text = "1. The court:\n1) hears; 2) decides.\n2. It sits."
    assert quantities(text, "en") == []


def test_a_number_before_another_counts_nothing():
    assert quantities("3, 5 days", "en") == [
        Quantity("number", "3"),
        Quantity("deadline", "5", "day"),
    ]


def test_a_decimal_comma_is_a_point():
    assert quantities("0,5 процента", "ru") == [Quantity("percent", "0.5")]


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (THIRTY_DAYS, "30 day"),
        (Quantity("percent", "5"), "5%"),
        (Quantity("amount", "10", "money"), "10 of money"),
        (Quantity("amount", "10", "unit of account"), "10 units of account"),
        (Quantity("number", "7"), "7"),
    ],
)
def test_quantities_are_shown_in_plain_words(quantity, shown):
    assert str(quantity) == shown


def test_every_sign_is_there_in_every_language():
    path = files("orkhon.engines.texts.alignment").joinpath("signs.tsv")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    assert rows[0] == ["kind", "value", *LANGUAGES]
    assert [row for row in rows if len(row) != 10 or not all(row)] == []
