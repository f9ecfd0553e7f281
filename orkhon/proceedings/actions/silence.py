"""The silence procedure: a text goes out with a deadline, and silence consents.

Only here is absence consent, and only once the deadline has passed. The result counts
as of the deadline, whenever it is computed and whoever closes it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.putting import Put, open_question
from orkhon.proceedings.actions.questions import closed
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Question,
    Session,
    Setting,
)
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.proceedings.queries.questions import elapsed_questions
from orkhon.proceedings.queries.rules import setting_of
from orkhon.record.clocks import moment_on
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

RULE = "unanimity"
"""One objection breaks silence."""


@transaction.atomic
def open_silence(
    session: Session,
    words: str,
    deadline: datetime,
    time_zone: str,
    *,
    by: Actor,
    item: AgendaItem | None = None,
    version: DraftVersion | None = None,
    amendment: Amendment | None = None,
    opened_at: datetime | None = None,
) -> Question:
    """Send a text out: adopted unless somebody objects by the deadline.

    Args:
        session: Whose members may object: those of the day on which it goes out.
        words: What is adopted by silence; "" where a version or amendment says it.
        deadline: On the clock of the zone, without a zone itself. A word at this
            very moment is in time.
        time_zone: Of that clock, as in Asia/Almaty.
        by: Who sends it out.
        item: Of the agenda.
        version: The text, in the last version that was issued.
        amendment: That is still open.
        opened_at: When it went out; None is now.
    Raises:
        Refusal: as for any question; a clock that is not known, an hour that it does
            not have, a deadline that is not ahead, or sooner than the rules allow.
    """
    require(can_run_sitting(by), "open a silence procedure")
    begins = opened_at or timezone.now()
    ends = moment_on(deadline, time_zone)
    if ends <= begins:
        raise Refusal(_("the deadline lies before the text goes out"))
    days = setting_of(session.organ, Setting.Key.SILENCE_DAYS, begins.date())
    if isinstance(days, int) and ends - begins < timedelta(days=days):
        raise Refusal(
            _("the rules ask for %(days)d days of silence; the deadline comes sooner")
            % {"days": days}
        )
    return open_question(
        session,
        words,
        Put(item, None, version, amendment),
        procedure=Question.Procedure.SILENCE,
        rule=RULE,
        opened_at=begins,
        deadline_at=ends,
        time_zone=time_zone,
        by=by,
    )


@transaction.atomic
def close_elapsed(now: datetime | None = None, *, by: Actor | None) -> list[Question]:
    """Close every silence procedure whose deadline has passed.

    What somebody else closes at the same moment is theirs.

    Args:
        now: The moment of asking; None is now. It does not change a result.
        by: Who presses the button; None is the worker, which decides nothing: the
            rule and the deadline do.
    Returns:
        Those that were closed, the earliest deadline first.
    """
    if by is not None:
        require(can_run_sitting(by), "close silence procedures")
    at = now or timezone.now()
    waiting = elapsed_questions(at).select_for_update(of=("self",))
    return [closed(question, at, by=by) for question in waiting]
