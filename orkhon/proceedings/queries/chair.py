"""Who chairs next, from when, and why; every chairmanship beside the rotation.

The rotation itself is `engines.voting`; here are its seats and terms as the register
knows them, and its reasons in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.engines.periods import Certainty
from orkhon.engines.voting import (
    Next,
    Seat,
    Term,
    VotingError,
    next_in_rotation,
)
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.rotation import reason_words, seats_in, terms_of
from orkhon.proceedings.queries.sessions import LIVE, called, is_fixed, sessions
from orkhon.record.models import Citation
from orkhon.register.models import Body, Chairmanship, State
from orkhon.register.queries import PostHeld, chairmanships
from orkhon.register.queries.people import held, memberships
from orkhon.ui import dates


@dataclass(frozen=True)
class NextChair:
    """The answer to “who chairs next, and from when?”.

    Attributes:
        parliament: Whose turn it is.
        after: Who has, or had last, the chair; None before the first.
        session: The session at which the chair is to pass; None where none is planned.
        from_on: Partial date of the change; "" where no date is known at all.
        is_fixed: Whether that date is a day.
        has_begun: Whether it is known to have passed then, as the day asked for is past.
        planned: Whom the plan of the session, or what happened, names instead.
        why: The reasons, sentence by sentence, in the order of the argument.
        citations: What the answer rests on.
    """

    parliament: Body
    after: Body | None
    session: Session | None
    from_on: str
    is_fixed: bool
    has_begun: bool
    planned: Body | None
    why: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def when(self) -> str:
        """“11 June 2027”, “2026, no day is fixed”, or “not fixed”."""
        if not self.from_on:
            return _("not fixed")
        written = dates.partial(self.from_on)
        if self.is_fixed:
            return written
        return _("%(date)s, no day is fixed") % {"date": written}


@dataclass(frozen=True)
class ChairTerm:
    """One chairmanship: the parliament's, with who sat in the chair for it.

    Attributes:
        to_on: Its last day, where it is known or the next one began; "" while open.
        persons: Who sat in the council for the parliament then, in time.
        sat_for: The parliament that sat in the chair since the holder ended.
        session: Where the chair was taken.
        skipped: Years that went by without a session before this chairmanship.
        is_in_turn: Whether the rotation gives it; None for the first, or where the
            rotation cannot be told.
        why: What the rotation said then.
    """

    row: Chairmanship
    to_on: str
    persons: tuple[PostHeld, ...]
    sat_for: Body | None
    session: Session | None
    skipped: tuple[int, ...]
    is_in_turn: bool | None
    why: str


def next_chair(assembly: Body, day: date) -> NextChair | None:
    """Who chairs after whoever does on a day.

    Returns:
        None where the assembly has no members or its chairmanships contradict one
        another, so that nobody's turn can be told.
    """
    seats, bodies = seats_in(assembly)
    rows = [row for row in chairmanships(assembly) if row.state == State.CONFIRMED]
    began = _after(rows, day)
    if began is not None:
        session = _taken_at(_sessions_of(assembly), began)
        from_on, planned_on = began.from_on, began.from_day
    else:
        session = _passes_at(assembly, rows, day)
        from_on, planned_on = _planned(session, day)
    try:
        found = next_in_rotation(seats, terms_of(rows), day, planned_on=planned_on)
    except VotingError:
        return None
    parliament = bodies[found.key]
    took = None if session is None else session.takes_chair
    if began is not None:
        took = began.parliament
    rests_on = (_last(rows, day), began or session)
    return NextChair(
        parliament=parliament,
        after=None if found.after is None else bodies[found.after],
        session=session,
        from_on=from_on,
        is_fixed=planned_on is not None and len(from_on) == len("2027-06-10"),
        has_begun=began is not None,
        planned=took if took is not None and took.pk != parliament.pk else None,
        why=tuple(_words(found, bodies, session, from_on, began=began is not None)),
        citations=tuple(
            one.citation
            for one in rests_on
            if one is not None and one.citation is not None
        ),
    )


def chair_terms(assembly: Body) -> tuple[ChairTerm, ...]:
    """Every chairmanship, the first first; the number of queries is fixed."""
    seats, bodies = seats_in(assembly)
    rows = [row for row in chairmanships(assembly) if row.from_day is not None]
    terms = terms_of(rows)
    held_by = _in_council(assembly, bodies.values())
    met = _sessions_of(assembly)
    found = []
    for place, row in enumerate(rows):
        begins = row.from_day or date.min
        # As the rotation has it, with its successor.
        parliament = bodies.get(row.parliament.key, row.parliament)
        next_row = rows[place + 1] if place + 1 < len(rows) else None
        to_on = row.to_on or ("" if next_row is None else next_row.from_on)
        in_turn, why = _turn(seats, terms[:place], row, bodies)
        earlier = rows[place - 1].from_day if place else None
        found.append(
            ChairTerm(
                row=row,
                to_on=to_on,
                persons=_persons(parliament, begins, to_on, held_by),
                sat_for=_successor(parliament, to_on),
                session=_taken_at(met, row),
                skipped=_skipped(earlier, begins),
                is_in_turn=in_turn,
                why=why,
            )
        )
    return tuple(found)


def _words(
    found: Next,
    bodies: dict[str, Body],
    session: Session | None,
    from_on: str,
    *,
    began: bool,
) -> Iterable[str]:
    """The reasons; the last says when and where the chair passes."""
    said = {
        "date": dates.partial(from_on),
        "session": "" if session is None else called(session),
    }
    for reason in found.why:
        if reason.code not in ("planned", "not-fixed"):
            yield reason_words(reason, bodies)
        elif began and session is not None:
            yield _("The chair passed on %(date)s, at: %(session)s.") % said
        elif began:
            yield _("The chair passed on %(date)s.") % said
        elif session is None:
            yield reason_words(reason, bodies)
        elif reason.code == "planned":
            yield _("The change is planned for %(date)s, at: %(session)s.") % said
        else:
            yield _("It passes at: %(session)s, of which no day is fixed.") % said


def _after(rows: Sequence[Chairmanship], day: date) -> Chairmanship | None:
    """The first chairmanship that is known to have begun after a day."""
    return min(
        (row for row in rows if row.from_day is not None and row.from_day > day),
        key=lambda row: row.from_day or date.max,
        default=None,
    )


def _last(rows: Sequence[Chairmanship], day: date) -> Chairmanship | None:
    """The last chairmanship that had begun by a day."""
    return max(
        (row for row in rows if row.from_day is not None and row.from_day <= day),
        key=lambda row: row.from_day or date.min,
        default=None,
    )


def _planned(session: Session | None, day: date) -> tuple[str, date | None]:
    """When a session is, as far as it is known; its day where one is fixed."""
    if session is None:
        return "", None
    if session.from_day is None or not is_fixed(session):
        return session.from_on, None
    # On its second day the chair passes that day at the earliest.
    return session.from_on, max(session.from_day, day)


def _passes_at(
    assembly: Body, rows: Sequence[Chairmanship], day: date
) -> Session | None:
    """The next plenary session at which the chair has not passed yet."""
    begun = [row.from_day for row in rows if row.from_day is not None]
    to_come = [
        one
        for one in sessions().filter(organ=assembly, progress__in=LIVE)
        if one.to_day is not None and one.to_day >= day and not _has_passed(one, begun)
    ]
    return min(
        to_come,
        key=lambda one: (one.to_day or date.max, one.number or 0),
        default=None,
    )


def _has_passed(session: Session, begun: Sequence[date]) -> bool:
    """Whether a chairmanship began in its days, or at the council the day before."""
    if session.from_day is None or session.to_day is None:
        return False
    eve = session.from_day - timedelta(days=1)
    return any(eve <= one <= session.to_day for one in begun)


def _turn(
    seats: Sequence[Seat],
    before: Sequence[Term],
    row: Chairmanship,
    bodies: dict[str, Body],
) -> tuple[bool | None, str]:
    if row.from_day is None or not before:
        return None, ""
    try:
        found = next_in_rotation(
            seats, before, before[-1].from_on, planned_on=row.from_day
        )
    except VotingError:
        return None, ""
    return found.key == row.parliament.key, reason_words(found.why[0], bodies)


def _in_council(assembly: Body, parliaments: Iterable[Body]) -> list[PostHeld]:
    """Who ever sat in the council for a parliament, and who headed a parliament."""
    rows = memberships().filter(state=State.CONFIRMED)
    council = rows.filter(body__parent=assembly, body__kind=Body.Kind.COUNCIL)
    heads = rows.filter(body__in=list(parliaments), post__rank="head")
    return [held(row) for row in [*council, *heads]]


def _persons(
    parliament: Body,
    begins: date,
    to_on: str,
    posts: Sequence[PostHeld],
) -> tuple[PostHeld, ...]:
    """Who sat in the chair: the council's member for it, else its head."""
    # The day of the handover is the next one's; nobody sat for one day.
    until = periods.earliest(to_on)
    last = date.max if until is None else max(begins, until - timedelta(days=1))
    family = {parliament.pk}
    if parliament.succeeded_by is not None:
        family.add(parliament.succeeded_by.pk)
    sat = [
        one
        for one in posts
        if one.on_behalf_of is not None and one.on_behalf_of.id in family
    ]
    headed = [one for one in posts if one.body.id in family and one.is_head]
    for among in (sat, headed):
        found = [one for one in among if _was_there(one, begins, last)]
        if found:
            return tuple(sorted(found, key=lambda one: one.from_day or date.min))
    return ()


def _was_there(post: PostHeld, begins: date, last: date) -> bool:
    if post.certainty is Certainty.UNKNOWN:
        return False
    starts = post.from_day or date.min
    ends = post.to_day or date.max
    # Whoever left on the first day handed over; whoever ends in "2015" may have stayed.
    return starts <= last and (ends > begins or ends == begins == last)


def _successor(parliament: Body, to_on: str) -> Body | None:
    """The parliament that sat in the chair for the rest of the term; None for none."""
    ended = periods.latest(parliament.dissolved_on)
    until = periods.earliest(to_on)
    if parliament.succeeded_by is None or ended is None:
        return None
    return parliament.succeeded_by if until is None or ended < until else None


def _sessions_of(assembly: Body) -> list[Session]:
    return list(sessions().filter(organ=assembly).exclude(progress="cancelled"))


def _taken_at(met: Sequence[Session], row: Chairmanship) -> Session | None:
    """The session within whose days the chairmanship began."""
    for one in met:
        if (
            one.from_day is not None
            and one.to_day is not None
            and row.from_day is not None
            and one.from_day <= row.from_day <= one.to_day
            and is_fixed(one)
        ):
            return one
    return None


def _skipped(earlier: date | None, begins: date) -> tuple[int, ...]:
    return () if earlier is None else tuple(range(earlier.year + 1, begins.year))
