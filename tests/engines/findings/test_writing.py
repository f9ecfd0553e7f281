"""Numbers as each language writes them; signs from the Unicode locale data (CLDR)."""

from fractions import Fraction

import pytest

from orkhon.engines.findings import (
    Counted,
    NothingCounted,
    QueryError,
    amount,
    percentage,
    written,
)

NBSP = "\N{NO-BREAK SPACE}"
LANGUAGES = ("en", "az", "kk", "ky", "ru", "tr", "uz")


def of(value, whole=None):
    return Counted(value, whole, "forms", (), (), 0)


def test_a_count_has_the_signs_of_its_language():
    shown = [written(of(12345), "count", language) for language in LANGUAGES]
    spaced = f"12{NBSP}345"
    assert shown == ["12,345", "12.345", spaced, spaced, spaced, "12.345", spaced]


def test_a_part_stands_beside_its_whole_in_every_language():
    assert {one: written(of(12, 37), "count_of", one) for one in LANGUAGES} == {
        "en": "12 of 37",
        "az": "12 (cəmi 37)",
        "kk": "12 (барлығы 37)",
        "ky": "12 (баары 37)",
        "ru": "12 из 37",
        "tr": "12 (toplam 37)",
        "uz": "37 tadan 12 ta",
    }


def test_a_share_has_one_decimal_and_the_sign_where_the_language_puts_it():
    # 12/37 = 32.432…%
    assert {one: written(of(12, 37), "share", one) for one in LANGUAGES} == {
        "en": "32.4%",
        "az": "32,4%",
        "kk": "32,4%",
        "ky": "32,4%",
        "ru": f"32,4{NBSP}%",
        "tr": "%32,4",
        "uz": "32,4%",
    }


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(1, 2), "50.0%"),
        (Fraction(1, 1), "100.0%"),
        (Fraction(0), "0.0%"),
        (Fraction(25, 1000), "2.5%"),
        # a half is rounded up: 12.25%
        (Fraction(49, 400), "12.3%"),
        # more than nothing and less than all are not written as 0 and 100
        (Fraction(1, 10_000), "0.01%"),
        (Fraction(9_999, 10_000), "99.99%"),
        (Fraction(1, 10**9), "0.0000%"),
    ],
)
def test_percentages_by_hand(share, shown):
    assert percentage(share, "en") == shown


def test_a_ratio_a_sum_and_a_median():
    assert written(of(Fraction(25, 1202), 3), "ratio", "en") == "2.1%"
    assert written(of(601, 3), "sum", "en") == "601"
    assert written(of(Fraction(15, 4), 2), "median", "ru") == "3,75"
    assert amount(Fraction(1, 3), "en") == "0.33"


def test_what_cannot_be_written_is_refused():
    with pytest.raises(QueryError, match="numbers are not written in “fr”"):
        written(of(1), "count", "fr")
    with pytest.raises(QueryError, match=r"“show” is one of .* not “percent”"):
        written(of(1), "percent", "en")
    with pytest.raises(NothingCounted):
        written(of(1), "share", "en")
    with pytest.raises(NothingCounted, match="not a part of anything"):
        written(of(1), "count_of", "en")
