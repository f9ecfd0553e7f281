"""What everybody may see of a mission: the vote, what was published, and who went.

A mission is listed once it was opened to everybody or has a published statement. Its
days and its people are told of an opened one alone, and of people only those whom the
host accredited: name, post, parliament. Cities, teams, stations, telephones and cards
are nowhere here; how many stations were visited is said as a statement froze it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from orkhon.engines.findings import result_from, written
from orkhon.observation.models import (
    FormStage,
    Mission,
    Observer,
    PublishedFinding,
    Statement,
)
from orkhon.observation.queries.published import (
    PublishedStatement,
    published_statements,
)
from orkhon.observation.queries.query_words import query_words
from orkhon.observation.queries.questions import Questions, questions_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed_at
from orkhon.register.queries.identity import families
from orkhon.register.queries.labels import named

MISSIONS = "orkhon:mission/"


@dataclass(frozen=True)
class PublishedMember:
    """Somebody whom the host accredited for the mission.

    Attributes:
        capacity: member, staff or delegation-staff.
        country: Code of the country of their parliament; "" for the Secretariat.
        body_words: Their parliament, or the Secretariat.
    """

    name: str
    post: str
    capacity: str
    capacity_words: str
    country: str
    country_words: str
    body_words: str


@dataclass(frozen=True)
class ListedMission:
    """A mission as lists name it.

    Attributes:
        key: Of its row.
        number: Addresses have it.
        country: Code of the country that voted.
        vote_kind: presidential, parliamentary, local or referendum.
        is_open: Whether somebody opened it.
        observers: How many the host accredited; 0 before it was opened.
        statements: How many are published.
    """

    key: UUID
    number: int
    title: str
    country: str
    country_words: str
    vote_kind: str
    vote_kind_words: str
    vote_on: date
    is_open: bool
    observers: int
    statements: int
    is_sample: bool


@dataclass(frozen=True)
class PublishedMission:
    """A mission as the public knows it.

    Attributes:
        number: Addresses have it.
        country: Code of the country that voted.
        vote_kind: presidential, parliamentary, local or referendum.
        is_open: Whether somebody opened it; what follows is empty before.
        arrives_on, departs_on: Of the mission in the country; None for not known.
        invited_by: Who invited, in words; "" for not known.
        head: Name of who leads it, once accredited; "" before.
        members: Who was accredited, by country in English order.
    """

    number: int
    title: str
    country: str
    country_words: str
    vote_kind: str
    vote_kind_words: str
    vote_on: date
    is_open: bool
    opened_at: datetime | None
    arrives_on: date | None
    departs_on: date | None
    invited_by: str
    head: str
    members: tuple[PublishedMember, ...]
    is_sample: bool

    @property
    def countries(self) -> int:
        """From how many countries its members came."""
        return len({one.country for one in self.members if one.country})


@dataclass(frozen=True)
class PublishedCoverage:
    """How much a mission saw, as one statement froze it.

    Attributes:
        statement: Number of the statement.
        key: Of the finding; it leads into the bundle.
        unit: What was counted: forms, stations or cities.
        words: The same for the reader.
        value: The number; `shown` as the reader's language writes it.
        forms: In how many forms it was counted.
    """

    statement: int
    key: str
    unit: str
    words: str
    value: int
    shown: str
    forms: int


def listed_missions() -> tuple[ListedMission, ...]:
    """The missions that everybody may know of, the last vote first, without people."""
    opened = disclosed_at(MISSIONS)
    rows = list(_known(opened))
    accredited = _by_mission(_accredited(), rows)
    spoken = _by_mission(_spoken(), rows)
    return tuple(
        ListedMission(
            key=one.pk,
            number=one.number,
            title=one.title,
            country=one.country.code,
            country_words=named(one.country),
            vote_kind=one.vote_kind,
            vote_kind_words=str(one.get_vote_kind_display()),
            vote_on=one.vote_on,
            is_open=subject_of(one) in opened,
            observers=accredited[one.pk] if subject_of(one) in opened else 0,
            statements=spoken[one.pk],
            is_sample=one.sample,
        )
        for one in rows
    )


def published_missions() -> tuple[PublishedMission, ...]:
    """The same missions with who was accredited for each."""
    opened = disclosed_at(MISSIONS)
    rows = list(_with_people(_known(opened)))
    same = families([one.head_id for one in rows if one.head_id is not None])
    return tuple(_mission(one, opened.get(subject_of(one)), same) for one in rows)


def published_mission(number: int) -> PublishedMission | None:
    """One mission; None unless it was opened or has a published statement."""
    opened = disclosed_at(MISSIONS)
    row = _with_people(_known(opened)).filter(number=number).first()
    if row is None:
        return None
    same = families([] if row.head_id is None else [row.head_id])
    return _mission(row, opened.get(subject_of(row)), same)


def published_coverage(number: int, language: str) -> tuple[PublishedCoverage, ...]:
    """What the last published statement that counts says of how much was seen.

    Args:
        number: Of the mission.
        language: Of words and numbers; in force as well.
    """
    for one in published_statements(number):
        if not one.corrected_by and (found := _coverage(one, language)):
            return found
    return ()


def _known(opened: dict[str, datetime]) -> QuerySet[Mission]:
    keys = [one.removeprefix(MISSIONS) for one in opened]
    return (
        Mission.objects.filter(Q(pk__in=keys) | Q(statements__in=_spoken()))
        .distinct()
        .select_related("country", "head")
        .order_by("-vote_on", "title")
    )


def _spoken() -> QuerySet[Statement]:
    return Statement.objects.filter(state=Statement.State.PUBLISHED)


def _accredited() -> QuerySet[Observer]:
    return Observer.objects.filter(state=Observer.State.ACCREDITED)


def _by_mission(
    rows: QuerySet[Observer] | QuerySet[Statement], missions: list[Mission]
) -> Counter[UUID]:
    """How many of the rows each mission has."""
    of = rows.filter(mission__in=missions).order_by()
    return Counter(dict(of.values_list("mission").annotate(Count("pk"))))


def _with_people(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    people = _accredited().select_related("person", "parliament__country")
    return missions.prefetch_related(
        Prefetch("observers", queryset=people, to_attr="accredited")
    )


def _mission(
    row: Mission,
    opened_at: datetime | None,
    same: Mapping[UUID, frozenset[UUID]],
) -> PublishedMission:
    people: list[Observer] = (
        [] if opened_at is None else list(row.accredited)  # type: ignore[attr-defined]  # -- see `_with_people`
    )
    is_open_ = opened_at is not None
    return PublishedMission(
        number=row.number,
        title=row.title,
        country=row.country.code,
        country_words=named(row.country),
        vote_kind=row.vote_kind,
        vote_kind_words=str(row.get_vote_kind_display()),
        vote_on=row.vote_on,
        is_open=is_open_,
        opened_at=opened_at,
        arrives_on=row.arrives_on if is_open_ else None,
        departs_on=row.departs_on if is_open_ else None,
        invited_by=str(row.get_issuer_display()) if is_open_ and row.issuer else "",
        head=_head(row, people, same),
        members=tuple(_member(one) for one in sorted(people, key=_place)),
        is_sample=row.sample,
    )


def _head(
    row: Mission, people: list[Observer], same: Mapping[UUID, frozenset[UUID]]
) -> str:
    """Who leads it, if the host accredited them; merged rows are one person."""
    if row.head is None:
        return ""
    is_here = any(one.person_id in same[row.head.pk] for one in people)
    return row.head.display_name if is_here else ""


def _place(one: Observer) -> tuple[bool, str, int, str]:
    """By country in English order, those of no country last."""
    country = one.parliament.country
    return (
        country is None,
        "" if country is None else country.english_sort_key,
        Observer.Capacity.values.index(one.capacity),
        one.sort_key,
    )


def _member(one: Observer) -> PublishedMember:
    country = one.parliament.country
    return PublishedMember(
        name=one.name if one.person is None else one.person.display_name,
        post=one.post,
        capacity=one.capacity,
        capacity_words=str(one.get_capacity_display()),
        country="" if country is None else country.code,
        country_words="" if country is None else named(country),
        body_words=named(one.parliament),
    )


def _coverage(
    statement: PublishedStatement, language: str
) -> tuple[PublishedCoverage, ...]:
    """The plain counts of a statement: without a condition, of no whole, no incidents."""
    rows = (
        PublishedFinding.objects.filter(
            statement__mission__number=statement.mission,
            statement__number=statement.number,
        )
        .select_related("finding__mission")
        .order_by("finding__key")
    )
    found = []
    questions: Questions | None = None
    for one in rows:
        questions = questions or questions_of(one.finding.mission)
        counted = result_from(one.result)
        if not _is_plain(one, questions) or counted.of is not None:
            continue
        found.append(
            PublishedCoverage(
                statement.number,
                one.finding.key,
                counted.unit,
                query_words(one.query, questions).what,
                int(counted.value),
                written(counted, "count", language),
                len(set(one.submissions)),
            )
        )
    return tuple(sorted(found, key=lambda one: _UNITS.index(one.unit)))


def _is_plain(one: PublishedFinding, questions: Questions) -> bool:
    """Whether a number says how much was seen, and nothing of what was seen."""
    asked = one.query.get("forms", "all")
    forms = [] if asked == "all" else questions.among(asked)
    return (
        not one.query.get("where")
        and one.query.get("show", "count") == "count"
        and result_from(one.result).unit in _UNITS
        and not any(form.stage == FormStage.INCIDENT for form in forms)
    )


_UNITS = ("stations", "cities", "forms")
"""In the order in which they are told."""
