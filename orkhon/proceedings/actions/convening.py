"""Convene a session: the letter goes out, with the hour by which parliaments answer."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.proceedings.actions.circulation import SentFile, circulate
from orkhon.proceedings.actions.sessions import days_of
from orkhon.proceedings.documents.convocation import convocation_bytes
from orkhon.proceedings.models import Circulation, Session, Setting
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.members import Member, members
from orkhon.proceedings.queries.papers import required_languages
from orkhon.proceedings.queries.rules import setting_of
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body
from orkhon.register.queries.labels import STORED_LANGUAGE

FORMS = ("docx", "pdf")


@transaction.atomic
def convene(
    session: Session, *, answer_by: datetime, by: User, at: datetime | None = None
) -> Session:
    """Call a session: keep its letter in the languages required and log who gets it.

    Where no rule says in which languages, the letter is in English.

    Args:
        answer_by: The hour by which parliaments answer.
        at: When it is convened; now where None. A sample tells of another day.
    Raises:
        Refusal: it is not planned, its days or place are not fixed, it has no members,
            the answers are due after it begins or before they are asked for, or fewer
            days lie before it than the rules ask.
    """
    require(can_prepare(by), "convene a session")
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    now = at or timezone.now()
    called_up = _check(session, answer_by, now)
    changed = Session.objects.filter(
        pk=session.pk, progress=Session.State.PLANNED
    ).update(
        progress=Session.State.CONVENED,
        convened_at=now,
        convened_by=by.actor_id,
        answer_by=answer_by,
    )
    session.refresh_from_db()
    if not changed:
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session, "state": session.get_progress_display()}
        )
    letter = circulate(
        session,
        Circulation.What.CONVOCATION,
        files=_letters(session, called_up, answer_by, now),
        recipients=_parliaments(called_up),
        by=by,
        at=now,
    )
    append(
        "proceedings.session.convene",
        subject_of(session),
        by=by,
        answer_by=written(answer_by),
        recipients=letter.recipients,
    )
    return session


def _check(session: Session, answer_by: datetime, now: datetime) -> tuple[Member, ...]:
    if session.time_zone == "":
        raise Refusal(_("the time zone of the place is not entered"))
    days = days_of(session)
    if days is None:
        raise Refusal(_("the days of the session are not fixed yet"))
    if not session.place:
        raise Refusal(_("the place of the session is not fixed yet"))
    local = clock_of(session, answer_by)
    if local.date() >= days[0]:
        raise Refusal(
            _("answers are due by %(day)s, when the session has begun on %(first)s")
            % {"day": local.date(), "first": days[0]}
        )
    if answer_by <= now:
        raise Refusal(
            _("answers are due by %(day)s, before they are asked for")
            % {"day": local.date()}
        )
    least = setting_of(session.organ, Setting.Key.CONVOCATION_DAYS, days[0])
    left = (days[0] - clock_of(session, now).date()).days
    if isinstance(least, int) and left < least:
        raise Refusal(
            _("%(left)d days lie before the session; the rules ask for %(least)d")
            % {"left": left, "least": least}
        )
    found = members(session.organ, days[0])
    if not found:
        raise Refusal(
            _("no parliament is a member of %(organ)s on %(first)s")
            % {"organ": session.organ, "first": days[0]}
        )
    return found


def _parliaments(called_up: Sequence[Member]) -> list[Body]:
    rows = {
        row.pk: row
        for row in Body.objects.filter(pk__in=[one.parliament.id for one in called_up])
    }
    return [rows[one.parliament.id] for one in called_up]


def _letters(
    session: Session, called_up: Sequence[Member], answer_by: datetime, now: datetime
) -> list[SentFile]:
    """The letter in each language required and each form."""
    known = {code for code, _name in settings.LANGUAGES}
    asked = required_languages(session) or ()
    return [
        SentFile(
            language,
            form,
            convocation_bytes(
                session, called_up, form, language, answer_by=answer_by, on=now
            ),
            f"{session.key}-convocation-{language}.{form}",
        )
        for language in [one for one in asked if one in known] or [STORED_LANGUAGE]
        for form in FORMS
    ]
