"""Friendship groups, projects, interactions: lists, single ones, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from orkhon.dialogue.permissions import can_read
from orkhon.dialogue.queries.contacts import ContactCard, cards
from orkhon.dialogue.queries.promises import PromiseLine, promise
from orkhon.engines import periods
from orkhon.engines.periods import Certainty
from orkhon.protocol.models import FriendshipGroup, Interaction, Project, ProjectStage
from orkhon.register.models import Body, Country, State
from orkhon.register.queries import PostHeld, members_on, parliaments

SOON = timedelta(days=60)
"""How far ahead a next step is due."""


@dataclass(frozen=True)
class Group:
    """A friendship group as of a day."""

    row: FriendshipGroup
    head: PostHeld | None
    members: tuple[PostHeld, ...]
    stands: Certainty

    @property
    def has_ended(self) -> bool:
        return self.stands is Certainty.NO


@dataclass(frozen=True)
class Gap:
    """A parliament and the countries of which no group of its own is recorded."""

    owner: Body
    without: tuple[Country, ...]


@dataclass(frozen=True)
class Stages:
    """How far a project came: stages in order, and the first not reached."""

    rows: tuple[ProjectStage, ...]
    next: ProjectStage | None
    late: tuple[ProjectStage, ...]

    @property
    def reached(self) -> int:
        return sum(bool(one.reached_on) for one in self.rows)


@dataclass(frozen=True)
class Standing:
    """A project with its stages; `days_late` of its next step, 0 when it is not."""

    row: Project
    stages: Stages
    days_late: int

    @property
    def is_closed(self) -> bool:
        return self.row.closed_at is not None


@dataclass(frozen=True)
class Ties:
    """Contacts and promises of a group or project that the reader may know."""

    contacts: tuple[ContactCard, ...]
    promises: tuple[PromiseLine, ...]


def groups(day: date) -> list[Group]:
    """Every group, by owner and partner in the fixed English order."""
    rows = FriendshipGroup.objects.exclude(state=State.SUPERSEDED).select_related(
        "body", "owner__country", "partner", "citation__source"
    )
    ordered = rows.order_by(
        "owner__country__english_sort_key",
        "owner__english_sort_key",
        "partner__english_sort_key",
    )
    return [group(one, day) for one in ordered]


def group(row: FriendshipGroup, day: date) -> Group:
    """One group with who belonged to it that day."""
    members = members_on(row.body, day)
    return Group(
        row=row,
        head=next((one for one in members if one.is_head), None),
        members=members,
        stands=_stands(row, day),
    )


def _stands(row: FriendshipGroup, day: date) -> Certainty:
    """A group does not outlive the parliament that owns it."""
    ends = periods.latest(row.owner.dissolved_on)
    if ends is not None and ends <= day:
        return Certainty.NO
    return row.period.holds_on(day)


def gaps(found: Iterable[Group]) -> list[Gap]:
    """Pairs of parliaments whose group is not recorded; none of it says there is none."""
    standing = {
        (one.row.owner.country_id, one.row.partner_id)
        for one in found
        if not one.has_ended
    }
    owners = [
        one for one in parliaments() if one.country is not None and not one.dissolved_on
    ]
    lands = [one.country for one in owners if one.country is not None]
    made = [
        Gap(
            owner,
            tuple(
                land
                for land in lands
                if land.pk != owner.country_id
                and (owner.country_id, land.pk) not in standing
            ),
        )
        for owner in owners
    ]
    return [one for one in made if one.without]


def projects(day: date, *, area: str = "") -> list[Standing]:
    """Open projects with a late step first, then by area and title; closed ones last."""
    rows = (
        Project.objects.exclude(state=State.SUPERSEDED)
        .select_related("responsible", "citation__source")
        .prefetch_related("partners__country", "stages__citation__source")
    )
    if area:
        rows = rows.filter(area=area)
    found = [standing(one, day) for one in rows]
    return sorted(
        found,
        key=lambda one: (
            one.is_closed,
            one.days_late == 0,
            -one.days_late,
            one.row.next_day or date.max,
            one.row.title,
        ),
    )


def board(found: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    """Open projects under their area, areas in the order of the book."""
    by_area: dict[str, list[Standing]] = {}
    for one in found:
        if not one.is_closed:
            by_area.setdefault(one.row.area, []).append(one)
    return [
        (str(Project.Area(area).label), by_area[area])
        for area in Project.Area.values
        if area in by_area
    ]


def standing(row: Project, day: date) -> Standing:
    """One project as of a day."""
    rows = tuple(row.stages.all())
    open_rows = [one for one in rows if not one.reached_on]
    stages = Stages(
        rows=rows,
        next=next(iter(open_rows), None),
        late=tuple(
            one
            for one in open_rows
            if (last := periods.latest(one.planned_on)) is not None and last < day
        ),
    )
    is_open = row.closed_at is None and row.next_day is not None
    late = (day - row.next_day).days if is_open and row.next_day is not None else 0
    return Standing(row, stages, max(late, 0))


def due_steps(day: date) -> list[Standing]:
    """Open projects whose next step is late or due within 60 days, the latest first."""
    return [
        one
        for one in projects(day)
        if not one.is_closed
        and one.row.next_day is not None
        and one.row.next_day <= day + SOON
    ]


def ties(row: FriendshipGroup | Project, user: object, day: date) -> Ties:
    """What dialogue holds of it, for who may read dialogue."""
    if not can_read(user):
        return Ties((), ())
    contacts = row.contacts.select_related("host", "responsible").order_by(
        F("on_day").desc(nulls_last=True)
    )
    return Ties(
        tuple(cards(contacts)),
        tuple(promise(one, on=day) for one in row.promises.all()),
    )


def interactions(
    *, organisation: Body | None = None, year: int | None = None
) -> list[tuple[Body, dict[int | None, list[Interaction]]]]:
    """By organisation in English order, then by year, the latest first."""
    rows = _interactions()
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    if year is not None:
        rows = rows.filter(on_day__year=year)
    found: dict[Body, dict[int | None, list[Interaction]]] = {}
    for row in rows.order_by(
        "organisation__english_sort_key", F("on_day").desc(nulls_last=True), "title"
    ):
        of = None if row.on_day is None else row.on_day.year
        found.setdefault(row.organisation, {}).setdefault(of, []).append(row)
    return list(found.items())


def interaction_years() -> list[int]:
    """Years of which something is recorded, the latest first."""
    days = Interaction.objects.exclude(on_day=None).exclude(state=State.SUPERSEDED)
    return sorted(
        {one.year for one in days.values_list("on_day", flat=True) if one},
        reverse=True,
    )


def organisations() -> list[Body]:
    """Other organisations, in English order."""
    rows = Body.objects.filter(kind=Body.Kind.ORGANISATION)
    return list(rows.order_by("english_sort_key"))


def _interactions() -> QuerySet[Interaction]:
    return (
        Interaction.objects.exclude(state=State.SUPERSEDED)
        .select_related("organisation", "project", "contact", "citation__source")
        .prefetch_related("parliaments__country", "people")
    )
