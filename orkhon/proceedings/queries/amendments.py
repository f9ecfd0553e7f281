"""Amendments: whose they are, where they stand, and which exclude one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from orkhon.engines.amendments import Amendment as Asked
from orkhon.engines.amendments import Conflict, Kind, Line, conflicts, lines_of
from orkhon.proceedings.models import Amendment, DraftVersion, Paragraph
from orkhon.proceedings.queries.draft_texts import ROLES, lines_in, rows_of
from orkhon.record.models import Citation
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import country_named

_KINDS: dict[str, Kind] = {
    "replace": "replace",
    "insert": "insert",
    "delete": "delete",
    "move": "move",
    "insert-paragraph": "insert-paragraph",
    "delete-paragraph": "delete-paragraph",
}


@dataclass(frozen=True)
class Owner:
    """A parliament that asks.

    Attributes:
        code: Of its country, as it stands behind a bracket.
        name: Of the country, in the reader's language.
    """

    key: str
    code: str
    name: str


@dataclass(frozen=True)
class AmendmentRow:
    """An amendment as lists and papers show it.

    Attributes:
        place: Number of the paragraph; of a new one, of the paragraph before it; ""
            where that has none.
        role: Of that paragraph; "" at the very beginning.
        after: Number of the paragraph after which it moves; None: first, or no move.
        first_line, last_line: As printed; None where nothing was printed.
        replaces: Numbers of those whose place a compromise takes.
        conflicts: Numbers of those that stand and cannot be accepted beside it.
    """

    row: Amendment
    number: int
    kind: str
    owners: tuple[Owner, ...]
    place: str
    role: str
    after: str | None
    first_line: int | None
    last_line: int | None
    replaces: tuple[int, ...]
    conflicts: tuple[int, ...]

    @property
    def names(self) -> str:
        """Who asks, in full, in English order."""
        return ", ".join(one.name for one in self.owners)

    @property
    def codes(self) -> str:
        """Who asks, by the codes of their countries."""
        return ", ".join(one.code for one in self.owners)

    @property
    def citation(self) -> Citation | None:
        """The letter that it came by."""
        return self.row.citation

    @property
    def made_at(self) -> datetime:
        """When it was tabled, or its letter came."""
        return self.row.made_at

    @property
    def is_open(self) -> bool:
        """It is a bracket."""
        return self.row.progress == Amendment.State.OPEN


def with_owners(rows: QuerySet[Amendment]) -> list[Amendment]:
    """Amendments by number with all that they are shown with."""
    return list(
        rows.select_related("paragraph", "after", "citation__source", "version")
        .prefetch_related("owners__country", "compromise_of")
        .order_by("number")
    )


def owners_of(row: Amendment) -> list[Body]:
    """The parliaments that ask, by the English key of their countries."""
    return sorted(row.owners.all(), key=_english)


def owners_by_key(rows: Iterable[Amendment]) -> dict[str, Owner]:
    """Every owner of these amendments by the key of the parliament."""
    return {body.key: owner(body) for row in rows for body in row.owners.all()}


def owner(body: Body) -> Owner:
    """A parliament as it is named behind a bracket."""
    code = body.key if body.country is None else body.country.code
    return Owner(body.key, code, country_named(BodyRef.of(body)) or body.display_name)


def engine_amendment(row: Amendment) -> Asked:
    """An amendment as the engine takes it; a new paragraph has its id for a key."""
    is_new = row.kind == Amendment.Kind.INSERT_PARAGRAPH
    anchor = row.paragraph if is_new else row.after
    return Asked(
        str(row.pk),
        row.number,
        _KINDS[row.kind],
        str(row.pk) if is_new or row.paragraph is None else str(row.paragraph.key),
        row.start,
        row.end,
        row.text,
        None if anchor is None else str(anchor.key),
        tuple(body.key for body in owners_of(row)),
        ROLES[_role_after(row.paragraph)] if is_new else "operative",
        tuple(str(one.pk) for one in row.compromise_of.all()),
    )


def amendments_of(version: DraftVersion) -> tuple[AmendmentRow, ...]:
    """All amendments to a version by number, also those that are settled."""
    rows = with_owners(version.amendments.all())
    lines = lines_in(rows_of(version), version.draft.authentic)
    against = _against(rows)
    return tuple(_row(one, lines, against) for one in rows)


def amendment_row(amendment: Amendment) -> AmendmentRow:
    """One amendment, with those that it conflicts with."""
    found = amendments_of(amendment.version)
    return next(one for one in found if one.number == amendment.number)


def conflicts_of(rows: Iterable[Amendment]) -> tuple[Conflict, ...]:
    """Pairs that cannot both be accepted, among those that are open or accepted."""
    standing = [
        engine_amendment(one)
        for one in rows
        if one.progress in (Amendment.State.OPEN, Amendment.State.ACCEPTED)
    ]
    return conflicts(standing)


def went_on(version: DraftVersion) -> list[Amendment]:
    """Amendments that were open when the next version was issued and stand there."""
    following = (
        version.draft.versions.filter(
            number__gt=version.number, issued_at__isnull=False
        )
        .order_by("number")
        .first()
    )
    if following is None:
        return []
    return with_owners(
        version.draft.amendments.filter(
            version__number__gt=version.number, made_at__lt=following.issued_at
        )
    )


def _row(
    row: Amendment, lines: tuple[Line, ...], against: dict[int, tuple[int, ...]]
) -> AmendmentRow:
    place = row.paragraph
    met = (
        None
        if place is None or row.kind == Amendment.Kind.INSERT_PARAGRAPH
        else lines_of(lines, str(place.key), *_span(row, lines))
    )
    first, last = met or (None, None)
    return AmendmentRow(
        row,
        row.number,
        row.kind,
        tuple(owner(body) for body in owners_of(row)),
        "" if place is None else place.number,
        "" if place is None else place.role,
        None if row.after is None else row.after.number,
        first,
        last,
        tuple(sorted(one.number for one in row.compromise_of.all())),
        against.get(row.number, ()),
    )


def _span(row: Amendment, lines: tuple[Line, ...]) -> tuple[int, int]:
    """The words concerned; of a whole paragraph all of them."""
    if row.kind in (Amendment.Kind.MOVE, Amendment.Kind.DELETE_PARAGRAPH):
        key = "" if row.paragraph is None else str(row.paragraph.key)
        return 0, max(line.end for line in lines if line.paragraph_key == key)
    return row.start, row.end


def _against(rows: Iterable[Amendment]) -> dict[int, tuple[int, ...]]:
    numbers = {str(one.pk): one.number for one in rows}
    found: dict[int, set[int]] = {}
    for pair in conflicts_of(rows):
        one, other = numbers[pair.one], numbers[pair.other]
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {number: tuple(sorted(others)) for number, others in found.items()}


def _role_after(anchor: Paragraph | None) -> str:
    """What a new paragraph is: as the one before it, after a heading operative."""
    if anchor is None or anchor.role == Paragraph.Role.TITLE:
        return Paragraph.Role.PREAMBLE.value
    if anchor.role == Paragraph.Role.HEADING:
        return Paragraph.Role.OPERATIVE.value
    return str(anchor.role)


def _english(body: Body) -> tuple[str, str]:
    key = "" if body.country is None else body.country.english_sort_key
    return key, body.key
