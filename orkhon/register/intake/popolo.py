"""Popolo JSON: persons, organizations, posts, memberships, areas.

Source:
    Popolo, the specification of the data of people and organisations in politics
    (popoloproject.com). `lang` and `script` on a name are additions that others use
    as well (EveryPolitician; asked for in issue 35 of the specification).
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from orkhon.register.intake.csv_table import NAME_KINDS, wrong_dates
from orkhon.register.intake.values import (
    LONGEST_NAME,
    ImportedBody,
    ImportedCountry,
    ImportedFile,
    ImportedMembership,
    ImportedName,
    ImportedPerson,
    ImportedPost,
    ImportRefused,
    Problem,
)

LISTS = ("areas", "persons", "organizations", "posts", "memberships")
RANKS = frozenset({"head", "deputy", "member", "staff"})
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"


@dataclass(frozen=True)
class _Item:
    """One element of one list, with where it stands in the text."""

    kind: str
    place: str
    span: tuple[int, int]
    value: Any

    def text(self, *names: str) -> str:
        """The first of these members that is there, as one line; else ""."""
        for name in names:
            value = self.value.get(name)
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return ""


def read_popolo(text: str, filename: str) -> ImportedFile:
    """Read one Popolo document.

    Raises:
        ImportRefused: no JSON, no such document, or bad rows, each with its line.
    """
    items = _items(text, filename)
    problems = list(_wrong_with(items))
    if not items:
        problems.append(
            Problem("", f"there is nothing in {', '.join(LISTS)}: is this Popolo?")
        )
    if problems:
        raise ImportRefused(filename, tuple(problems))
    of = {kind: [item for item in items if item.kind == kind] for kind in LISTS}
    return ImportedFile(
        text=text,
        media_type="application/json",
        countries=tuple(map(_country, of["areas"])),
        persons=tuple(map(_person, of["persons"])),
        bodies=tuple(map(_body, of["organizations"])),
        posts=tuple(map(_post, of["posts"])),
        memberships=tuple(map(_membership, of["memberships"])),
    )


def _items(text: str, filename: str) -> list[_Item]:
    """Every element of the five lists; the rest of the document is passed over."""
    try:
        return list(_walk(text))
    except json.JSONDecodeError as error:
        problem = Problem(f"line {error.lineno}", f"no JSON: {error.msg}")
    except RecursionError:
        problem = Problem("", "the JSON is nested too deeply")
    raise ImportRefused(filename, (problem,))


def _walk(text: str) -> Iterator[_Item]:
    breaks = [at for at, character in enumerate(text) if character == "\n"]
    at = _past(text, 0, "{")
    while text[at : at + 1] != "}":
        name, at = _DECODER.raw_decode(text, at)
        if not isinstance(name, str):
            raise json.JSONDecodeError("a name in quotes is missing", text, at)
        at = _past(text, at, ":")
        if name in LISTS and text[at : at + 1] == "[":
            at = _past(text, at, "[")
            while text[at : at + 1] != "]":
                value, end = _DECODER.raw_decode(text, at)
                line = bisect_right(breaks, at) + 1
                yield _Item(name, f"line {line}", (at, end), value)
                at = _comma(text, end, "]")
            at = _skip(text, at + 1)
        else:
            _, at = _DECODER.raw_decode(text, at)
        at = _comma(text, at, "}")
    if text[at + 1 :].strip():
        raise json.JSONDecodeError("something follows the document", text, at + 1)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _past(text: str, at: int, sign: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"“{sign}” is missing", text, at)
    return _skip(text, at + 1)


def _comma(text: str, at: int, close: str) -> int:
    at = _skip(text, at)
    return at if text[at : at + 1] == close else _past(text, at, ",")


def _wrong_with(items: list[_Item]) -> Iterator[Problem]:
    known: dict[tuple[str, str], str] = {}
    for item in items:
        if not isinstance(item.value, dict):
            yield Problem(item.place, f"one of {item.kind} is no object")
            continue
        yield from _wrong_row(item)
        key = item.text("id")
        if item.kind == "memberships" or not key:
            continue
        if (item.kind, key) in known:
            yield Problem(
                item.place,
                f"the id “{key}” of {item.kind} is taken: {known[item.kind, key]}",
            )
        known[item.kind, key] = item.place


_NEEDED = {
    "areas": ("id", "name"),
    "persons": ("id", "name"),
    "organizations": ("id", "name"),
    "posts": ("id", "organization_id"),
    "memberships": ("person_id", "organization_id"),
}


def _wrong_row(item: _Item) -> Iterator[Problem]:
    for name in _NEEDED[item.kind]:
        if not item.text(name):
            yield Problem(item.place, f"{item.kind}: “{name}” is missing")
    if item.kind == "posts" and not item.text("label", "role"):
        yield Problem(item.place, "posts: “label” is missing")
    rank = item.text("rank")
    if rank and rank not in RANKS:
        yield Problem(
            item.place, f"rank “{rank}” is none of {', '.join(sorted(RANKS))}"
        )
    if len(item.text("name")) > LONGEST_NAME:
        yield Problem(item.place, f"the name has more than {LONGEST_NAME} characters")
    seats = item.value.get("seats")
    if seats is not None and (
        isinstance(seats, bool) or not isinstance(seats, int) or seats < 0
    ):
        yield Problem(item.place, f"seats “{seats}” is no whole number")
    yield from wrong_dates(item.place, _dates(item.value))
    others = item.value.get("other_names", [])
    if not isinstance(others, list):
        yield Problem(item.place, "other_names is no list")
        return
    for other in others:
        if not isinstance(other, dict) or not str(other.get("name") or "").strip():
            yield Problem(item.place, "one of other_names has no “name”")
        else:
            yield from wrong_dates(item.place, _dates(other))


def _dates(value: dict[str, Any]) -> dict[str, str]:
    """The dates of a row under the columns' names; null and missing are ""."""
    columns = {
        "start_date": ("start_date", "founding_date"),
        "end_date": ("end_date", "dissolution_date"),
        "birth_date": ("birth_date",),
        "death_date": ("death_date",),
    }
    return {
        column: next((str(value[name]) for name in names if value.get(name)), "")
        for column, names in columns.items()
    }


def _other_names(item: _Item) -> tuple[ImportedName, ...]:
    return tuple(map(_name, item.value.get("other_names", [])))


def _name(value: dict[str, Any]) -> ImportedName:
    dates = _dates(value)
    note = str(value.get("note") or "").strip().lower()
    return ImportedName(
        text=" ".join(str(value["name"]).split()),
        language=str(value.get("lang") or value.get("language") or ""),
        script=str(value.get("script") or ""),
        kind=note if note in NAME_KINDS else "alias",
        from_on=dates["start_date"],
        to_on=dates["end_date"],
    )


def _country(item: _Item) -> ImportedCountry:
    return ImportedCountry(
        item.text("id"), item.text("name"), _other_names(item), item.span
    )


def _person(item: _Item) -> ImportedPerson:
    dates = _dates(item.value)
    others = _other_names(item)
    shown = item.text("name")
    plain = ImportedName(shown, language=item.text("lang"), kind="official")
    return ImportedPerson(
        key=item.text("id"),
        # One of the other names may say in which language the shown one is.
        name=next((name for name in others if name.text == shown), plain),
        other_names=others,
        honorific=item.text("honorific_prefix"),
        born_on=dates["birth_date"],
        died_on=dates["death_date"],
        note=item.text("summary"),
        span=item.span,
        place=item.place,
    )


def _body(item: _Item) -> ImportedBody:
    dates = _dates(item.value)
    return ImportedBody(
        key=item.text("id"),
        name=item.text("name"),
        kind=item.text("classification"),
        country=item.text("area_id"),
        parent=item.text("parent_id"),
        founded_on=dates["start_date"],
        dissolved_on=dates["end_date"],
        seats=item.value.get("seats"),
        other_names=_other_names(item),
        span=item.span,
        place=item.place,
    )


def _post(item: _Item) -> ImportedPost:
    return ImportedPost(
        key=item.text("id"),
        body=item.text("organization_id"),
        title=item.text("label", "role"),
        rank=item.text("rank") or "member",
        span=item.span,
        place=item.place,
    )


def _membership(item: _Item) -> ImportedMembership:
    dates = _dates(item.value)
    return ImportedMembership(
        person=item.text("person_id"),
        body=item.text("organization_id"),
        post=item.text("post_id"),
        on_behalf_of=item.text("on_behalf_of_id"),
        from_on=dates["start_date"],
        to_on=dates["end_date"],
        span=item.span,
        place=item.place,
    )
