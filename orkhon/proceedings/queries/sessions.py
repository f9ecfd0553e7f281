"""Sessions as the room's first page needs them: what is due, what is to come."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.proceedings.models import Question, Session
from orkhon.register.models import Body
from orkhon.register.queries.labels import STORED_LANGUAGE, named
from orkhon.ui import dates

LIVE = (Session.State.PLANNED, Session.State.CONVENED, Session.State.OPEN)


@dataclass(frozen=True)
class Due:
    """Something that has to be done by a moment, and where.

    Attributes:
        at: The moment; None where no more than a day is known.
        day: The day on the clock of the session, for the order of a list.
        when: As a page says it: 10 May 2027, 18:00.
    """

    what: str
    session: Session
    url: str
    day: date
    at: datetime | None
    when: str
    is_late: bool = False


def zone_of(session: Session) -> ZoneInfo:
    """Where the session's clock hangs; the installation's where it is not entered."""
    return ZoneInfo(session.time_zone or timezone.get_default_timezone_name())


def clock_of(session: Session, moment: datetime) -> datetime:
    """A moment as a clock at the place of the session shows it."""
    return moment.astimezone(zone_of(session))


def called(session: Session) -> str:
    """A session in the reader's language: “Plenary, session 16”; else its title.

    In English the title is the name; other languages have the organ and the number.
    """
    language = (get_language() or STORED_LANGUAGE).split("-")[0]
    if language == STORED_LANGUAGE or session.number is None:
        return session.title
    return _("%(organ)s, session %(number)d") % {
        "organ": named(session.organ),
        "number": session.number,
    }


def days_words(session: Session) -> str:
    """“10–11 June 2027”; says that no day is fixed."""
    if not session.from_on:
        return _("not fixed")
    return dates.between(session.from_on, session.to_on or session.from_on)


def is_fixed(session: Session) -> bool:
    """Whether the session's first day is known to the day."""
    return bool(session.from_on) and periods.parse(session.from_on).day is not None


def sessions() -> QuerySet[Session]:
    """Every session with all that a line needs."""
    return Session.objects.select_related(
        "organ__country",
        "host__country",
        "takes_chair__country",
        "citation__source",
    )


def to_come(day: date) -> list[Session]:
    """Sessions that go on or are to come, the next first; unfixed ones last."""
    rows = sessions().filter(progress__in=LIVE)
    return sorted(
        (one for one in rows if one.to_day is None or one.to_day >= day),
        key=lambda one: (
            one.from_day is None,
            not is_fixed(one),
            one.from_day or date.max,
            one.organ.english_sort_key,
        ),
    )


def not_confirmed(day: date) -> list[Session]:
    """Sessions whose days are over and which nobody has said were held."""
    return list(sessions().filter(progress__in=LIVE, to_day__lt=day))


def history(organ: Body | None = None) -> QuerySet[Session]:
    """Sessions that are over or were cancelled, the last first."""
    rows = sessions().exclude(progress__in=LIVE)
    return rows if organ is None else rows.filter(organ=organ)


def organs_that_met() -> list[Body]:
    """Every organ that has a session, the assembly first, then in English order."""
    found = Body.objects.filter(sessions__isnull=False).distinct()
    return sorted(
        found, key=lambda one: (one.kind != Body.Kind.ASSEMBLY, one.english_sort_key)
    )


def due(now: datetime) -> list[Due]:
    """Answers to convocations, ends of registration and of silence, the next session.

    What is past stands here only while it still has to be done: a silence procedure
    that nobody has closed.
    """
    found = [*_deadlines(now), *_silences(now), *_next(now)]
    return sorted(found, key=lambda one: (one.day, one.at or now, one.what))


def due_in(session: Session, now: datetime) -> list[Due]:
    """What is due in one session."""
    return [
        one
        for one in sorted(
            [*_deadlines(now), *_silences(now)], key=lambda one: (one.day, one.what)
        )
        if one.session.pk == session.pk
    ]


def _deadlines(now: datetime) -> list[Due]:
    rows = sessions().filter(
        Q(answer_by__gte=now) | Q(registration_closes_at__gte=now),
        progress__in=(Session.State.CONVENED, Session.State.OPEN),
    )
    found = []
    for session in rows:
        for at, what in (
            (session.answer_by, _("Answers to the convocation")),
            (session.registration_closes_at, _("Registration of participants")),
        ):
            if at is not None and at >= now:
                url = reverse("proceedings:session", args=[session.key])
                found.append(_due(what, session, at, now, url))
    return found


def _silences(now: datetime) -> list[Due]:
    rows = Question.objects.filter(
        procedure=Question.Procedure.SILENCE, progress=Question.State.OPEN
    ).select_related("session__organ", "session__host__country")
    return [
        _due(
            _("Silence procedure, question %(number)d") % {"number": one.number},
            one.session,
            one.deadline_at,
            now,
            reverse("proceedings:question", args=[one.session.key, one.number]),
        )
        for one in rows
        if one.deadline_at is not None
    ]


def _next(now: datetime) -> list[Due]:
    """The next session of any organ whose days are fixed."""
    today = timezone.localdate(now)
    session = next((one for one in to_come(today) if is_fixed(one)), None)
    if session is None or session.from_day is None:
        return []
    return [
        Due(
            what=_("Next session"),
            session=session,
            url=reverse("proceedings:session", args=[session.key]),
            day=session.from_day,
            at=None,
            when=days_words(session),
        )
    ]


def _due(what: str, session: Session, at: datetime, now: datetime, url: str) -> Due:
    local = clock_of(session, at)
    return Due(
        what=what,
        session=session,
        url=url,
        day=local.date(),
        at=at,
        when=f"{dates.day(local.date())}, {local:%H:%M}",
        is_late=at < now,
    )
