"""Rounds of comments: which are open, what waits for an answer, how they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.engines.merkle.entry import JSON
from orkhon.legislation.models import Comment, CommentRound, Expression
from orkhon.legislation.permissions import can_enter, commenting_country
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.register.models import Country
from orkhon.register.queries.labels import named
from orkhon.ui import dates

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class RoundLine:
    """A round in a list.

    Attributes:
        round: With its version and law.
        comments: That stand; what was taken back does not count.
        waiting: Of these, not answered.
        mine: Of these, said for the reader's parliament; 0 for the Secretariat.
    """

    round: CommentRound
    comments: int
    waiting: int
    mine: int

    @property
    def is_open(self) -> bool:
        """Whether its deadline lies ahead."""
        return self.round.closes_at >= timezone.now()

    @property
    def left(self) -> str:
        """How long it is open, or since when it is not, in words."""
        return left_words(self.round.closes_at, timezone.now())

    @property
    def deadline(self) -> str:
        """The deadline on the clock it was written by."""
        return deadline_words(self.round)


@dataclass(frozen=True)
class Tally:
    """How the comments of a round stand; what was taken back counts there alone."""

    comments: int
    late: int
    withdrawn: int
    accepted: int
    partly: int
    declined: int
    noted: int

    @property
    def answered(self) -> int:
        """With an answer."""
        return self.accepted + self.partly + self.declined + self.noted

    @property
    def waiting(self) -> int:
        """Without one."""
        return self.comments - self.answered


@dataclass(frozen=True)
class Extension:
    """A deadline that was set later, with its reason."""

    at: datetime
    by: str
    before: datetime
    closes_at: datetime
    reason: str


def open_rounds(user: object) -> list[RoundLine]:
    """Rounds that are open to this reader, the next to close first."""
    if not can_enter(user):
        return []
    found = CommentRound.objects.filter(closes_at__gte=timezone.now())
    return _lines(found.order_by("closes_at"), user)


def unanswered() -> list[RoundLine]:
    """Rounds with comments that wait for an answer, the first to close first."""
    lines = _lines(CommentRound.objects.order_by("closes_at"), None)
    return [one for one in lines if one.waiting]


def all_rounds(user: object) -> list[RoundLine]:
    """Every round, the last to close first."""
    return _lines(CommentRound.objects.order_by("-closes_at"), user)


def _lines(rounds: QuerySet[CommentRound], user: object) -> list[RoundLine]:
    country = None if user is None else commenting_country(user)
    stand = Q(comments__withdrawn_at__isnull=True)
    counted = rounds.select_related("version__work").annotate(
        stand=Count("comments", filter=stand),
        waiting=Count("comments", filter=stand & Q(comments__outcome="")),
        mine=Count("comments", filter=stand & Q(comments__country=country)),
    )
    return [
        RoundLine(one, one.stand, one.waiting, 0 if country is None else one.mine)
        for one in counted
    ]


def tally(comments: Sequence[Comment]) -> Tally:
    """Count comments by what became of them."""
    stand = [one for one in comments if one.withdrawn_at is None]
    outcomes = [one.outcome for one in stand]
    return Tally(
        comments=len(stand),
        late=sum(one.is_late for one in stand),
        withdrawn=len(comments) - len(stand),
        accepted=outcomes.count(Comment.Outcome.ACCEPTED),
        partly=outcomes.count(Comment.Outcome.PARTLY),
        declined=outcomes.count(Comment.Outcome.DECLINED),
        noted=outcomes.count(Comment.Outcome.NOTED),
    )


def extensions_of(round_: CommentRound) -> list[Extension]:
    """How often its deadline was set later, the first time first; from the record."""
    return [
        Extension(
            line.at,
            line.actor,
            _moment(line.payload["before"]),
            _moment(line.payload["closes_at"]),
            str(line.payload["reason"]),
        )
        for line in history(subject_of(round_))
        if line.verb == "legislation.round.extend" and line.payload is not None
    ]


@dataclass(frozen=True)
class Told:
    """One line of the history of a comment.

    Attributes:
        at, by: When and who.
        what: What was done, in words.
        said: The words that it brought: of the comment, of the answer.
        before: The words that it took the place of; "" for none.
    """

    at: datetime
    by: str
    what: str
    said: str
    before: str


def told_of(one: Comment) -> list[Told]:
    """The history of a comment, the first act first; from the record."""
    acts = {
        "legislation.comment.make": _("made"),
        "legislation.comment.change": _("changed"),
        "legislation.comment.withdraw": _("taken back"),
        "legislation.comment.answer": _("answered"),
    }
    return [
        Told(line.at, line.actor, acts[line.verb], *_words_of(line.payload or {}))
        for line in history(subject_of(one))
        if line.verb in acts
    ]


def _words_of(payload: Mapping[str, JSON]) -> tuple[str, str]:
    """What an act said and what it took the place of."""
    before = payload.get("before")
    return _spoken(payload), _spoken(before if isinstance(before, dict) else {})


def _spoken(payload: Mapping[str, JSON]) -> str:
    outcome = payload.get("outcome")
    parts = [
        str(Comment.Outcome(str(outcome)).label) if outcome else "",
        *(str(payload.get(name) or "") for name in ("answer", "text", "wording")),
    ]
    return "\n".join(filter(None, parts))


def texts_with_remarks(round_: CommentRound) -> list[Expression]:
    """Texts of the draft whose file brought comments that were not taken over."""
    taken = set(
        round_.comments.filter(citation__isnull=False).values_list(
            "citation__source", "made_at"
        )
    )
    return [
        one
        for one in round_.version.expressions.all()
        if one.remarks and (one.source_id, one.made_at) not in taken
    ]


def delegation_of(country: Country) -> str:
    """The author of what a delegation says, as it is stored: in English."""
    return f"Delegation of {country.english_name}"


def stamp(one: Comment) -> str:
    """Which answer stands, for a form to say what its reader saw; "" for none."""
    return "" if one.answered_at is None else one.answered_at.isoformat()


def author_of(one: Comment) -> str:
    """Who speaks, a delegation in the reader's language."""
    if one.country is not None and one.author == delegation_of(one.country):
        return _("Delegation of %(country)s") % {"country": named(one.country)}
    return one.author


def deadline_words(round_: CommentRound) -> str:
    """The deadline on the clock it was written by: 13 November 2026, 18:00."""
    local = round_.closes_at.astimezone(ZoneInfo(round_.time_zone))
    return f"{dates.day(local.date())}, {local:%H:%M}"


def left_words(closes_at: datetime, now: datetime) -> str:
    """How long until a moment, or since: whole days, then hours, then minutes."""
    if closes_at >= now:
        left = closes_at - now
        if left >= DAY:
            days = left // DAY
            return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
        if left >= HOUR:
            hours = left // HOUR
            return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}
        minutes = left // timedelta(minutes=1)
        return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {
            "n": minutes
        }
    since = now - closes_at
    if since < DAY:
        return _("closed less than a day ago")
    days = since // DAY
    return ngettext("closed %(n)d day ago", "closed %(n)d days ago", days) % {"n": days}


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)
