"""Measure proposed partners on drafted laws: `python -m benchmarks.correspondence`.

The sample's invented laws were drafted, not translated: rules in other words, split and
merged articles, moved chapters. correspondence.toml judges them by hand. Four ways to
align are measured on the texts in the languages that bind and in those that the laws
have in common, beside difflib and transliterated n-grams of the same units on the same
texts. The peers get the threshold that is best on this very truth.
"""

import os
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import django

from benchmarks.alignment import GRID, by_difflib, by_ngrams
from orkhon.engines.texts.alignment.lexicon import shipped_lexicon
from orkhon.engines.texts.alignment.pairing import pair_freely
from orkhon.engines.texts.alignment.proposals import propose
from orkhon.engines.texts.alignment.standing import standing
from orkhon.engines.texts.alignment.vectors import Matrix
from orkhon.engines.texts.structure import read_plain

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")
django.setup()

from orkhon.legislation.queries.candidates import aligned, with_heading  # noqa: E402 -- after Django is set up
from orkhon.legislation.queries.texts import Unit, units_in  # noqa: E402 -- as above

LAWS = Path(__file__).parents[1] / "orkhon" / "sample" / "laws"
BINDING = {"AZ": "az", "KZ": "kk", "KG": "ky", "TR": "tr"}
FILES = {"AZ": "az", "KZ": "kz", "KG": "kg", "TR": "tr"}

Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Sided:
    """One law in one language."""

    units: list[Unit]
    language: str


@dataclass(frozen=True)
class Truth:
    """What a reader says of one member, by numbers as read."""

    country: str
    partners: dict[str, set[str]]


def truths() -> list[Truth]:
    """The four members, provisions that nobody examined left out."""
    read = tomllib.loads((LAWS / "correspondence.toml").read_text(encoding="utf-8"))
    return [
        Truth(
            member["country"],
            {
                one["provision"]: set(one["national"])
                for one in member["provisions"]
                if one["status"] != "not-examined"
            },
        )
        for member in read["member"]
    ]


def units(stem: str, language: str) -> list[Unit]:
    """The units of a sample law."""
    text = (LAWS / f"{stem}.{language}.txt").read_text(encoding="utf-8")
    return units_in(read_plain(text, language))


def number(unit: Unit) -> str:
    """As the truth writes it."""
    return "annex" if "annex" in unit.eid else unit.no


def gold(truth: Truth, mine: Sequence[Unit], theirs: Sequence[Unit]) -> Pairs:
    """The pairs of places that the truth names."""
    rows = {number(unit): place for place, unit in enumerate(mine)}
    return {
        (rows[provision], place)
        for provision, numbers in truth.partners.items()
        for place, unit in enumerate(theirs)
        # "19.1" where the article has one paragraph and is a unit, and the reverse.
        if any(
            one == number(unit)
            or number(unit).startswith(f"{one}(")
            or one.startswith((f"{number(unit)}.", f"{number(unit)}("))
            for one in numbers
        )
    }


def at_once(a: Sided, b: Sided) -> Pairs:
    """What the room does: units with the headings of their articles."""
    found = aligned(a.units, a.language, b.units, b.language, shipped_lexicon())
    return _pairs([(one.a, one.b) for one in found.proposals])


def without_headings(a: Sided, b: Sided) -> Pairs:
    """Units by their own words alone."""
    words = [[unit.words for unit in side.units] for side in (a, b)]
    found = propose(words[0], a.language, words[1], b.language, ordered=False)
    return _pairs([(one.a, one.b) for one in found.proposals])


def articles_first(a: Sided, b: Sided) -> Pairs:
    """Whole articles, then the units inside those that were paired."""
    mine, theirs = _articles(a.units), _articles(b.units)
    whole = propose(
        [_whole(a.units, places) for places in mine],
        a.language,
        [_whole(b.units, places) for places in theirs],
        b.language,
        ordered=False,
    )
    pairs: Pairs = set()
    for one in whole.proposals:
        rows = [place for article in one.a for place in mine[article]]
        columns = [place for article in one.b for place in theirs[article]]
        inside = propose(
            [a.units[row].words for row in rows],
            a.language,
            [b.units[column].words for column in columns],
            b.language,
            ordered=False,
        )
        pairs |= {
            (rows[row], columns[column])
            for each in inside.proposals
            for row in each.a
            for column in each.b
        } or {(row, column) for row in rows[:1] for column in columns[:1]}
    return pairs


WAYS: dict[str, Callable[[Sided, Sided], Pairs]] = {
    "units at once, with headings (the room)": at_once,
    "units at once, without headings": without_headings,
    "articles first, units inside them": articles_first,
}
PEERS = {
    "difflib, transliterated": by_difflib,
    "n-grams, transliterated": by_ngrams,
}


def main() -> None:
    """Print all figures."""
    read = truths()
    for title, languages in (
        ("the languages that bind", BINDING),
        ("English, which all have", dict.fromkeys(BINDING, "en")),
        ("Russian, which all have", dict.fromkeys(BINDING, "ru")),
    ):
        print(f"\n{title}: precision, recall, F1, then F1 of AZ, KZ, KG, TR")
        sides = [_sides(truth, languages[truth.country]) for truth in read]
        wanted = [
            gold(truth, *(side.units for side in pair))
            for truth, pair in zip(read, sides, strict=True)
        ]
        for name, way in WAYS.items():
            _print(name, read, sides, wanted, [way(*pair) for pair in sides])
        for name, measure in PEERS.items():
            stands = [
                standing(measure(_words(a.units), _words(b.units))) for a, b in sides
            ]
            best = max(
                GRID,
                key=lambda needed: _f1(read, sides, wanted, _over(stands, needed)),
            )
            _print(name, read, sides, wanted, _over(stands, best))
        if title.startswith("English"):
            _print_candidates(sides, wanted)


def _sides(truth: Truth, language: str) -> tuple[Sided, Sided]:
    mine = "en" if language not in {"en", "ru"} else language
    return (
        Sided(units("model", mine), mine),
        Sided(units(FILES[truth.country], language), language),
    )


def _print(
    name: str,
    read: Sequence[Truth],
    sides: Sequence[tuple[Sided, Sided]],
    wanted: Sequence[Pairs],
    found: Sequence[Pairs],
) -> None:
    right, given, there = _counts(read, sides, wanted, found)
    each = " ".join(
        f"{_f1([one], [pair], [want], [got]):.3f}"
        for one, pair, want, got in zip(read, sides, wanted, found, strict=True)
    )
    f1 = 2 * right / (given + there)
    print(f"{name:42}{right / given:.3f} {right / there:.3f} {f1:.3f}   {each}")


def _print_candidates(
    sides: Sequence[tuple[Sided, Sided]], wanted: Sequence[Pairs]
) -> None:
    """How often a partner is the first candidate, and among the first three."""
    hits = {1: 0, 3: 0}
    total = 0
    for (a, b), want in zip(sides, wanted, strict=True):
        found = aligned(a.units, a.language, b.units, b.language, shipped_lexicon())
        for row in {row for row, _ in want}:
            total += 1
            for most in hits:
                places = [one.place for one in found.candidates(row, most=most)]
                hits[most] += any((row, place) in want for place in places)
    shown = ", ".join(f"{hits[most] / total:.3f} in the first {most}" for most in hits)
    print(f"a partner among the candidates: {shown}, of {total} provisions")


def _counts(
    read: Sequence[Truth],
    sides: Sequence[tuple[Sided, Sided]],
    wanted: Sequence[Pairs],
    found: Sequence[Pairs],
) -> tuple[int, int, int]:
    right = given = there = 0
    for truth, (a, _), want, got in zip(read, sides, wanted, found, strict=True):
        rows = {
            place
            for place, unit in enumerate(a.units)
            if number(unit) in truth.partners
        }
        judged = {pair for pair in got if pair[0] in rows}
        right += len(judged & want)
        given += len(judged)
        there += len(want)
    return right, given, there


def _f1(
    read: Sequence[Truth],
    sides: Sequence[tuple[Sided, Sided]],
    wanted: Sequence[Pairs],
    found: Sequence[Pairs],
) -> float:
    right, given, there = _counts(read, sides, wanted, found)
    return 2 * right / max(1, given + there)


def _over(stands: Sequence[Matrix], needed: float) -> list[Pairs]:
    return [set(pair_freely(one, needed)) for one in stands]


def _pairs(groups: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> Pairs:
    return {(row, column) for a, b in groups for row in a for column in b}


def _words(listed: Sequence[Unit]) -> list[str]:
    return [with_heading(unit) for unit in listed]


def _articles(listed: Sequence[Unit]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for place, unit in enumerate(listed):
        found.setdefault(unit.article, []).append(place)
    return list(found.values())


def _whole(listed: Sequence[Unit], places: Sequence[int]) -> str:
    said = [listed[place].words for place in places]
    return "\n".join([listed[places[0]].heading, *said])


if __name__ == "__main__":
    main()
