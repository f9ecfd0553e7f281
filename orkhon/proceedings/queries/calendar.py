"""Sessions, sittings, deadlines and programme as events of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.proceedings.models import ProgrammeLine, Question, Session, Sitting
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import called, sessions
from orkhon.ui import dates

KEPT = timedelta(days=366)
"""How far back a calendar reaches; older sessions are history of the room."""


@dataclass(frozen=True)
class CalendarEvent:
    """One event, as RFC 5545 knows it.

    Attributes:
        uid: The same for as long as the row exists.
        begins: A day for what lasts whole days, else a moment.
        ends: The day after the last, or a moment; None for a moment alone.
        path: Of the page on the site.
    """

    uid: str
    begins: date | datetime
    ends: date | datetime | None
    summary: str
    path: str
    place: str = ""
    description: str = ""
    is_cancelled: bool = False


def calendar_events(now: datetime, *, sees_all: bool) -> list[CalendarEvent]:
    """What stands in the calendar, in time.

    A session whose first day is known to the month or year stands on the last day of
    it and says so; one without a date is left out.

    Args:
        sees_all: The Secretariat also sees sittings and programme of sessions that
            were not convened yet.
    """
    since = timezone.localdate(now) - KEPT
    found = list(sessions().filter(to_day__gte=since))
    shown = [one for one in found if sees_all or one.progress != Session.State.PLANNED]
    events = [
        *(event for one in found for event in _session(one)),
        *_deadlines(shown),
        *_sittings(shown),
        *_programme(shown),
        *_silences(shown),
    ]
    return sorted(events, key=lambda one: (f"{one.begins:%Y-%m-%d}", one.uid))


def _session(session: Session) -> Iterator[CalendarEvent]:
    if not session.from_on or session.from_day is None:
        return
    precision = periods.parse(session.from_on).precision
    first, last = session.from_day, session.to_day or session.from_day
    summary = called(session)
    if precision != "day":
        first = last
        summary = _("%(session)s (some day in %(period)s)") % {
            "session": summary,
            "period": dates.partial(session.from_on),
        }
    yield CalendarEvent(
        uid=f"session-{session.pk}@orkhon",
        begins=first,
        ends=last + timedelta(days=1),
        summary=summary,
        path=_path(session),
        place=session.place,
        description=session.theme,
        is_cancelled=session.progress == Session.State.CANCELLED,
    )


def _deadlines(found: list[Session]) -> Iterator[CalendarEvent]:
    for session in found:
        for kind, at, words in (
            ("answers", session.answer_by, _("Answers to the convocation are due")),
            (
                "registration",
                session.registration_closes_at,
                _("Registration closes"),
            ),
        ):
            if at is not None:
                yield CalendarEvent(
                    uid=f"{kind}-{session.pk}@orkhon",
                    begins=at,
                    ends=None,
                    summary=f"{words}: {called(session)}",
                    path=_path(session),
                    is_cancelled=session.progress == Session.State.CANCELLED,
                )


def _sittings(found: list[Session]) -> Iterator[CalendarEvent]:
    rows = Sitting.objects.filter(session__in=found).select_related("session__organ")
    for one in rows:
        yield CalendarEvent(
            uid=f"sitting-{one.pk}@orkhon",
            begins=one.begins_at,
            ends=one.ends_at,
            summary=f"{called(one.session)}, {sitting_words(one)}",
            path=_path(one.session),
            place=one.place or one.session.place,
            is_cancelled=one.session.progress == Session.State.CANCELLED,
        )


def _programme(found: list[Session]) -> Iterator[CalendarEvent]:
    rows = ProgrammeLine.objects.filter(session__in=found).select_related(
        "session__organ"
    )
    for one in rows:
        yield CalendarEvent(
            uid=f"programme-{one.pk}@orkhon",
            begins=one.begins_at,
            ends=one.ends_at,
            summary=one.title,
            path=reverse("proceedings:programme", args=[one.session.key]),
            place=one.place,
            description="\n".join(
                part for part in (called(one.session), one.audience, one.note) if part
            ),
            is_cancelled=one.session.progress == Session.State.CANCELLED,
        )


def _silences(found: list[Session]) -> Iterator[CalendarEvent]:
    rows = Question.objects.filter(
        session__in=found, procedure=Question.Procedure.SILENCE
    ).select_related("session__organ")
    for one in rows:
        if one.deadline_at is not None:
            yield CalendarEvent(
                uid=f"silence-{one.pk}@orkhon",
                begins=one.deadline_at,
                ends=None,
                summary=_("Silence procedure ends: question %(number)d, %(session)s")
                % {"number": one.number, "session": called(one.session)},
                path=_path(one.session),
                description=one.words,
                is_cancelled=one.progress == Question.State.WITHDRAWN,
            )


def _path(session: Session) -> str:
    return reverse("proceedings:session", args=[session.key])
