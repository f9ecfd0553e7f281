"""Posts that the plenary fills: who holds them, whose turn it is, for how long."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.engines.voting import Next, Term, VotingError, next_in_rotation
from orkhon.proceedings.models import Appointment, Question, Session
from orkhon.proceedings.queries.members import assembly_of
from orkhon.proceedings.queries.rotation import reason_words, seats_in
from orkhon.register.models import Body, Membership, Post, State
from orkhon.register.queries.labels import named
from orkhon.ui import dates

USUAL_YEARS = {
    (Body.Kind.SECRETARIAT, Post.Rank.HEAD): 4,
    (Body.Kind.COMMISSION, Post.Rank.HEAD): 3,
    (Body.Kind.COMMISSION, Post.Rank.DEPUTY): 3,
}
"""What a form proposes, and no rule. A Secretary General is elected for four years
(dailysabah.com, turkeys-former-tashkent-envoy-appointed-turkpa-secretary-general),
chair and vice-chair of a commission for three (turkpa.org/kz/commission/4). For how
long deputies serve was not found: nothing is proposed for them."""


@dataclass(frozen=True)
class Turn:
    """Whose turn a post is.

    Attributes:
        parliament: None where nobody’s turn can be told.
        why: The reasons, sentence by sentence; or why it cannot be told.
    """

    parliament: Body | None
    why: tuple[str, ...]


@dataclass(frozen=True)
class AppointmentLine:
    """One candidate, the question that they were put by, and who holds the post."""

    appointment: Appointment
    question: Question | None
    holders: tuple[Membership, ...]

    @property
    def may_be_put(self) -> bool:
        """Whether the candidate waits for a question: none, or one without a result."""
        return self.appointment.progress == Appointment.State.PROPOSED and (
            self.question is None
            or self.question.progress
            in (Question.State.WITHDRAWN, Question.State.NO_QUORUM)
        )

    @property
    def may_be_closed(self) -> bool:
        """Whether a question was put whose result is to be taken."""
        return (
            self.appointment.progress == Appointment.State.PROPOSED
            and not self.may_be_put
        )


def appointments_of(session: Session) -> list[AppointmentLine]:
    """The candidates of a session: who waits first, then by number."""
    rows = session.appointments.select_related(
        "post__body__country",
        "person",
        "on_behalf_of__country",
        "question",
        "item",
        "membership__citation__source",
    )
    day = session.from_day or date.max
    lines = [
        AppointmentLine(one, one.question, tuple(holders(one.post, day)))
        for one in rows
    ]
    return sorted(
        lines,
        key=lambda line: (
            line.appointment.progress != Appointment.State.PROPOSED,
            line.appointment.number,
        ),
    )


def posts_for(session: Session) -> list[Post]:
    """The posts that the assembly fills: of its Secretariat and its commissions."""
    return list(
        Post.objects.filter(
            body__parent=assembly_of(session.organ),
            body__kind__in=(Body.Kind.SECRETARIAT, Body.Kind.COMMISSION),
            body__dissolved_on="",
            rank__in=(Post.Rank.HEAD, Post.Rank.DEPUTY),
        )
        .select_related("body")
        .order_by(F("body__kind").desc(), "body__english_sort_key", "precedence")
    )


def is_by_rotation(post: Post) -> bool:
    """The head of the Secretariat comes from the members in turn."""
    return post.body.kind == Body.Kind.SECRETARIAT and post.rank == Post.Rank.HEAD


def is_held_by_one(post: Post) -> bool:
    """A secretariat may have several deputies; every other post has one holder."""
    return post.body.kind != Body.Kind.SECRETARIAT or post.rank == Post.Rank.HEAD


def holders(post: Post, day: date) -> list[Membership]:
    """Who holds a post on a day or is to hold it still; the latest first."""
    rows = (
        Membership.objects.filter(post=post, state=State.CONFIRMED)
        .select_related("person", "on_behalf_of__country")
        .order_by(F("from_day").desc(nulls_last=True))
    )
    there = [
        one
        for one in rows
        if (one.from_day is None or one.from_day <= day)
        and (one.to_day is None or one.to_day >= day)
    ]
    # On the day of a handover whoever took the post holds it.
    passed = is_held_by_one(post) and any(one.from_day == day for one in there)
    return [one for one in there if not (passed and one.to_day == day)]


def whose_turn(post: Post, day: date, planned_on: date | None = None) -> Turn:
    """Whose turn a post by rotation is, after whoever held it last before a day.

    Args:
        planned_on: The day on which the next term is to begin, where it is known.
    """
    assembly = assembly_of(post.body)
    seats, bodies = seats_in(assembly)
    rows = list(
        Membership.objects.filter(
            post=post, state=State.CONFIRMED, from_day__isnull=False
        )
        .select_related("person", "on_behalf_of__country")
        .order_by("from_day")
    )
    terms = []
    for row in rows:
        key = _seat_of(row.on_behalf_of, bodies, row.from_day)
        if key is None or row.from_day is None:
            return Turn(
                None,
                (
                    _(
                        "The register does not say for which member %(person)s held"
                        " the post from %(from)s; so the turn cannot be told."
                    )
                    % {
                        "person": row.person.display_name,
                        "from": dates.partial(row.from_on),
                    },
                ),
            )
        # The beginnings alone decide; ends are known to a month only, at times.
        terms.append(Term(key, row.from_day))
    try:
        found = next_in_rotation(
            seats, terms, day, planned_on=planned_on, term_years=_years_of(post)
        )
    except VotingError as error:
        return Turn(None, (str(error),))
    return Turn(bodies[found.key], _why(found, bodies))


def computed_end(from_on: str, years: int) -> str:
    """The partial date so many years later; what is not known stays not known.

    The day on which a term ends is the one on which the next begins.

    Raises:
        PartialDateError: no date of the calendar.
    """
    begins = periods.parse(from_on)
    year = begins.year + years
    if begins.month is None:
        return f"{year:04d}"
    if begins.day is None:
        return f"{year:04d}-{begins.month:02d}"
    # A term from 29 February ends on the last day of a February without one.
    last = calendar.monthrange(year, begins.month)[1]
    return f"{year:04d}-{begins.month:02d}-{min(begins.day, last):02d}"


def usual_years(post: Post) -> int | None:
    """For how long the post is usually given; None where no source was found."""
    return USUAL_YEARS.get((Body.Kind(post.body.kind), Post.Rank(post.rank)))


def _years_of(post: Post) -> int:
    return usual_years(post) or 1


def _seat_of(
    body: Body | None, bodies: dict[str, Body], day: date | None
) -> str | None:
    """The seat for which somebody stood: the parliament, or that of its country."""
    if body is None:
        return None
    if body.key in bodies:
        return body.key
    same: Sequence[Body] = [
        one
        for one in bodies.values()
        if one.country_id is not None and one.country_id == body.country_id
    ]
    on = day or date.min
    then = [
        one
        for one in same
        if (periods.earliest(one.founded_on) or date.min) <= on
        and on <= (periods.latest(one.dissolved_on) or date.max)
    ]
    return next((one.key for one in then or same), None)


def _why(found: Next, bodies: dict[str, Body]) -> tuple[str, ...]:
    # Of a post it is not said that a day is planned: the appointment names its day.
    kept = [one for one in found.why if one.code not in ("not-fixed", "planned")]
    return tuple(reason_words(one, bodies) for one in kept)


def parliament_called(body: Body | None) -> str:
    """A parliament by its country; "" for none."""
    if body is None:
        return ""
    return named(body) if body.country is None else named(body.country)
