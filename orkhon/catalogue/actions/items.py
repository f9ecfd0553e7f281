"""Items: rows with the terms that they are found by, in the order of their days."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db.models import Max

from orkhon.catalogue.actions.vocabulary import Said, count_in, count_out
from orkhon.catalogue.entries.entry import Entry, Wording
from orkhon.catalogue.intake import words as said
from orkhon.catalogue.intake.values import digest
from orkhon.catalogue.models import DAYS_APART, Item

AT_ONCE = 500
"""Rows of one statement to the database."""

One = TypeVar("One")
Place = tuple[str, str, str]
"""Kind, key, language."""


@dataclass(frozen=True)
class Row:
    """An item as it is to stand; its place in the order is found when it is kept."""

    kind: str
    key: str
    language: str
    title: str
    words: str
    day: date | None
    address: str
    is_sample: bool
    is_found: bool
    digest: str


def row_of(kind: str, entry: Entry, wording: Wording) -> Row:
    """A wording of a thing; what a database cannot keep is left out of its text."""
    title, text = _kept(wording.title), _kept(wording.words)
    whole = (
        kind, entry.key, wording.language, title, text, str(entry.day), entry.address,
        entry.is_sample, *(() if entry.is_found else ("not found",)),
    )  # fmt: skip
    return Row(
        kind, entry.key, wording.language, title, text, entry.day, entry.address,
        entry.is_sample, entry.is_found, digest(repr(whole)),
    )  # fmt: skip


def take_out(kinds: Collection[str], rows: Mapping[Place, Row]) -> tuple[int, int]:
    """Take out the items of these kinds that are to be gone or to be written anew.

    Returns:
        How many were taken out, and how many of them come back changed.
    """
    known = Item.objects.filter(kind__in=kinds).values_list(
        "pk", "kind", "key", "language", "digest"
    )
    gone, changed = [], 0
    for pk, kind, key, language, sha256 in known.iterator():
        row = rows.get((kind, key, language))
        if row is None or row.digest != sha256:
            gone.append(pk)
            changed += row is not None
    less: Counter[Said] = Counter()
    for some in _parts(gone):
        old = Item.objects.filter(pk__in=some)
        # What is not found was counted in with no words.
        for title, words in old.exclude(all_terms="").values_list("title", "words"):
            less.update(said.distinct(said.forms(f"{title}\n{words}")).keys())
        old.delete()
    count_out(less)
    return len(gone), changed


def keep(rows: Mapping[Place, Row]) -> int:
    """Write those of the rows that do not stand yet.

    Returns:
        How many were written.
    """
    kinds = {kind for kind, _key, _language in rows}
    standing = set(
        Item.objects.filter(kind__in=kinds).values_list("kind", "key", "language")
    )
    new = sorted(
        (row for place, row in rows.items() if place not in standing),
        key=lambda row: (row.day is not None, row.day, row.kind, row.key, row.language),
    )
    placed = list(zip(new, _places(new), strict=True))
    more: Counter[Said] = Counter()
    met: dict[Said, said.Form] = {}
    for some in _parts(placed):
        items = []
        for row, at in some:
            title = said.forms(row.title) if row.is_found else []
            words = said.forms(row.words) if row.is_found else []
            whole = said.distinct([*title, *words])
            items.append(_item(row, title, whole.values(), at))
            more.update(whole.keys())
            for place, form in whole.items():
                met.setdefault(place, form)
        Item.objects.bulk_create(items)
    count_in(more, met)
    return len(new)


def _places(rows: Iterable[Row]) -> Iterator[int]:
    """A place for each row, behind those that its day has already."""
    taken: dict[int, int] = {}
    for row in rows:
        first = (row.day or date.max).toordinal() * DAYS_APART
        if first not in taken:
            of_day = Item.objects.filter(pk__gte=first, pk__lt=first + DAYS_APART)
            last = of_day.aggregate(last=Max("pk"))["last"]
            taken[first] = first - 1 if last is None else last
        taken[first] += 1
        yield taken[first]


def _item(
    row: Row, title: Iterable[said.Form], whole: Iterable[said.Form], place: int
) -> Item:
    return Item(
        id=place,
        kind=row.kind,
        key=row.key,
        language=row.language,
        title=row.title,
        words=row.words,
        title_terms=" ".join(said.terms(title)),
        all_terms=" ".join([*said.terms(whole), *_narrowing(row)]),
        day=row.day,
        address=row.address,
        sample=row.is_sample,
        digest=row.digest,
    )


def _narrowing(row: Row) -> Iterator[str]:
    """Terms of kind, language and year; one wording for all stands in each language."""
    if not row.is_found:
        return
    yield said.KIND + row.kind
    if row.language:
        yield said.LANGUAGE + row.language
    else:
        yield from (said.LANGUAGE + code for code, _name in settings.LANGUAGES)
    if row.day is not None:
        yield f"{said.YEAR}{row.day.year}"


def _kept(text: str) -> str:
    """Text without the sign that PostgreSQL cannot keep."""
    return text.replace("\0", "")


def _parts(many: Sequence[One]) -> Iterator[Sequence[One]]:
    for first in range(0, len(many), AT_ONCE):
        yield many[first : first + AT_ONCE]
