"""Published values as data; expected texts are written by hand from ISO 8601 and JSON."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from fractions import Fraction

import pytest

from orkhon.catalogue.intake.values import NotPlain, as_data, canonical, digest


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Page:
    number: int
    said: str | None


@dataclass(frozen=True)
class Book:
    titles: dict[str, str]
    bought_on: date
    sold_at: datetime | None
    pages: tuple[Page, ...]
    colour: Colour

    @property
    def title(self) -> str:
        return self.titles["en"]


BOOK = Book(
    titles={"tr": "Kitap", "en": "Book"},
    bought_on=date(2024, 2, 29),
    sold_at=datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=5))),
    pages=(Page(1, "Қазақстан"), Page(2, None)),
    colour=Colour.RED,
)


def test_a_value_becomes_plain_data_with_the_names_of_its_fields():
    assert as_data(BOOK) == {
        "titles": {"tr": "Kitap", "en": "Book"},
        "bought_on": "2024-02-29",
        "sold_at": "2026-03-01T07:30:00Z",
        "pages": [{"number": 1, "said": "Қазақстан"}, {"number": 2, "said": None}],
        "colour": "red",
    }


def test_equal_data_has_equal_bytes_whatever_the_order_of_its_keys():
    assert canonical({"b": [1, 2], "a": "ə"}) == '{"a":"ə","b":[1,2]}'
    assert canonical({"a": "ə", "b": [1, 2]}) == canonical({"b": [1, 2], "a": "ə"})


def test_a_digest_is_the_one_of_the_standard():
    # FIPS 180-2, appendix B.1: SHA-256 of "abc"
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest("abc") == expected


def test_sets_are_sorted_and_fractions_are_written_out():
    assert as_data({"of": frozenset({"uz", "az"}), "share": Fraction(2, 3)}) == {
        "of": ["az", "uz"],
        "share": "2/3",
    }


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "a published value holds a object"),
        (datetime(2026, 1, 1), "has no time zone"),  # noqa: DTZ001 -- that is the fault
        ({(1, 2): 3}, "a key that is no text"),
    ],
)
def test_what_is_no_plain_value_is_refused(value, words):
    with pytest.raises(NotPlain, match=words):
        as_data({"x": value} if not isinstance(value, dict) else value)


def test_days_may_be_keys():
    assert as_data({date(2026, 1, 2): 3, Colour.RED: timedelta(minutes=2)}) == {
        "2026-01-02": 3,
        "red": 120,
    }


def test_the_moment_is_the_same_from_every_zone():
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert as_data(noon) == as_data(noon.astimezone(timezone(timedelta(hours=6))))
