"""What everybody may see of who takes part in an opened session, and of its programme.

Both are public once the session was convened. Countries and bodies stand in the list;
the names of delegations, observers and organisations beside them only where somebody
opened the list of names. Guests, staff, the press and those taken off stand nowhere,
and of nobody more than a name and a post.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from orkhon.engines import names
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.queries.disclosed import has_open_names, opened_session
from orkhon.proceedings.queries.participants import rows_of
from orkhon.proceedings.queries.programme import Entry, programme
from orkhon.register.models import Body
from orkhon.register.queries.labels import named

LISTED = (
    Participant.Capacity.DELEGATION,
    Participant.Capacity.OBSERVER,
    Participant.Capacity.ORGANISATION,
)
_ROLES = (
    Participant.Role.LEADER,
    Participant.Role.MEMBER,
    Participant.Role.SUBSTITUTE,
)


@dataclass(frozen=True)
class PublishedParticipant:
    """Somebody of a delegation, as printed then.

    Attributes:
        role: leader, member or substitute; `role_words` is "" for a member.
    """

    name: str
    post: str
    role: str
    role_words: str


@dataclass(frozen=True)
class PublishedDelegation:
    """Where people came from.

    Attributes:
        capacity: delegation, observer or organisation.
        key: Of the parliament, organisation or body.
        country: Code of its country; "" for none.
        words: Its name in the language in force; of a parliament's, its country.
        going: How many of it take part.
        people: Empty unless the list of names was opened.
    """

    capacity: str
    capacity_words: str
    key: str
    country: str
    words: str
    body_words: str
    going: int
    people: tuple[PublishedParticipant, ...]


@dataclass(frozen=True)
class PublishedLine:
    """A line of the programme, on the clock of the session's place.

    Attributes:
        kind: "sitting" or "line".
        audience: For whom; "" for all.
    """

    kind: str
    title: str
    place: str
    audience: str
    begins_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True)
class PublishedDay:
    """The lines of a day, in time."""

    day: date
    lines: tuple[PublishedLine, ...]


def published_participants(key: str) -> tuple[PublishedDelegation, ...]:
    """Who takes part: members, observers, organisations, each in English order."""
    session = _convened(key)
    if session is None:
        return ()
    with_names = has_open_names(session)
    rows: dict[tuple[str, object], list[Participant]] = defaultdict(list)
    for one in rows_of(session).filter(withdrawn_at=None, capacity__in=LISTED):
        if one.body is not None:
            rows[one.capacity, one.body.pk].append(one)
    found = sorted(rows.values(), key=lambda group: _place(group[0]))
    return tuple(_delegation(group, with_names) for group in found)


def published_programme(key: str) -> tuple[PublishedDay, ...]:
    """Sittings and other lines by day; nothing before the session is convened."""
    session = _convened(key)
    if session is None:
        return ()
    return tuple(
        PublishedDay(day.day, tuple(_line(one) for one in day.entries))
        for day in programme(session)
    )


def _convened(key: str) -> Session | None:
    session = opened_session(key)
    if session is None or session.progress == Session.State.PLANNED:
        return None
    return session


def _place(one: Participant) -> tuple[int, str, str]:
    """Members first; the English key decides in every language."""
    body = _body(one)
    by_country = one.capacity != Participant.Capacity.ORGANISATION
    country = body.country.english_sort_key if body.country and by_country else ""
    return (
        LISTED.index(Participant.Capacity(one.capacity)),
        country or body.english_sort_key,
        body.english_sort_key,
    )


def _delegation(rows: list[Participant], with_names: bool) -> PublishedDelegation:
    first, body = rows[0], _body(rows[0])
    is_country = (
        first.capacity == Participant.Capacity.DELEGATION and body.country is not None
    )
    listed = [one for one in rows if one.role in _ROLES] if with_names else []
    listed.sort(
        key=lambda one: (
            _ROLES.index(Participant.Role(one.role)),
            names.sort_key(one.name),
            one.number,
        )
    )
    return PublishedDelegation(
        capacity=first.capacity,
        capacity_words=str(first.get_capacity_display()),
        key=body.key,
        country="" if body.country is None else body.country.code,
        words=named(body.country) if is_country and body.country else named(body),
        body_words=named(body),
        going=len(rows),
        people=tuple(_person(one) for one in listed),
    )


def _person(one: Participant) -> PublishedParticipant:
    return PublishedParticipant(
        name=one.name,
        post=one.post,
        role=one.role,
        role_words=str(one.get_role_display())
        if one.role != Participant.Role.MEMBER
        else "",
    )


def _line(one: Entry) -> PublishedLine:
    return PublishedLine(
        kind="line" if one.sitting is None else "sitting",
        title=one.title,
        place=one.place,
        audience=one.audience,
        begins_at=one.begins_at,
        ends_at=one.ends_at,
    )


def _body(one: Participant) -> Body:
    if one.body is None:  # pragma: no cover -- only rows with a body are grouped
        raise AssertionError(f"{one} comes from no body")
    return one.body
