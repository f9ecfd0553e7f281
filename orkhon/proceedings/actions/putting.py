"""What may be put to a decision: checked, then written as a question.

A question keeps who has a vote, the rule and the quorum as they are on the day on which
it is put.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.voting import rule_named
from orkhon.proceedings.actions.telling import question_moved
from orkhon.proceedings.actions.voters import persons, voters_on
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Question,
    Session,
    Setting,
    Sitting,
)
from orkhon.proceedings.queries.question_results import voter_names
from orkhon.proceedings.queries.quorums import quorum_from
from orkhon.proceedings.queries.rules import setting_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor
from orkhon.register.queries.labels import named

LONGEST = 4_000
"""Characters of a question, a reservation or a reason; two printed pages."""


@dataclass(frozen=True)
class Put:
    """What is put to the decision beside its words; all of it of one session."""

    item: AgendaItem | None = None
    sitting: Sitting | None = None
    version: DraftVersion | None = None
    amendment: Amendment | None = None


def open_question(
    session: Session,
    words: str,
    put: Put,
    *,
    procedure: Question.Procedure,
    rule: str,
    opened_at: datetime,
    by: Actor,
    deadline_at: datetime | None = None,
    time_zone: str = "",
) -> Question:
    """Write a question in the caller's transaction; who may is asked before.

    Raises:
        Refusal: as `put_question`.
    """
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.progress in {Session.State.CLOSED, Session.State.CANCELLED}:
        raise Refusal(
            _("%(session)s is %(state)s; nothing is put to it any more")
            % {"session": locked, "state": locked.get_progress_display()}
        )
    if opened_at > timezone.now():
        raise Refusal(_("a question cannot have been put in the future"))
    _refuse_others(locked, put)
    day = opened_at.astimezone(ZoneInfo(locked.time_zone or "UTC")).date()
    key = rule or str(setting_of(locked.organ, Setting.Key.DECISION_RULE, day) or "")
    quorum = setting_of(locked.organ, Setting.Key.QUORUM, day)
    _refuse_rule(locked, key, quorum)
    words = _words(words, put)
    _refuse_twice(locked, words, put)
    voters = (
        persons(locked, put.sitting, opened_at, day)
        if procedure == Question.Procedure.ROLL_CALL
        else voters_on(locked, day)
    )
    last = locked.questions.aggregate(last=Max("number"))["last"]
    made = Question.objects.create(
        session=locked,
        number=(last or 0) + 1,
        item=put.item,
        sitting=put.sitting,
        version=put.version,
        amendment=put.amendment,
        words=words,
        procedure=procedure,
        rule=key,
        quorum=quorum,
        voters=list(voters),
        opened_at=opened_at,
        opened_by=by.actor_id,
        deadline_at=deadline_at,
        time_zone=time_zone,
    )
    append(
        "proceedings.question.put",
        subject_of(made),
        by=by,
        session=locked.key,
        number=made.number,
        words=words,
        procedure=str(procedure),
        rule=key,
        quorum=quorum,  # type: ignore[arg-type]  # -- JSON, as the setting keeps it
        voters=voter_names(made),
        opened_at=written(opened_at),
        deadline_at="" if deadline_at is None else written(deadline_at),
        time_zone=time_zone,
        text="" if put.version is None else str(put.version.pk),
        text_sha256="" if put.version is None else put.version.sha256,
        amendment="" if put.amendment is None else str(put.amendment.pk),
    )
    question_moved(made, "put")
    return made


def _refuse_others(session: Session, put: Put) -> None:
    """Nothing of another session, no older version, no amendment that is decided."""
    parts: tuple[tuple[object, object], ...] = (
        (put.item, put.item and put.item.session_id),
        (put.sitting, put.sitting and put.sitting.session_id),
        (put.version, put.version and put.version.draft.session_id),
        (put.amendment, put.amendment and put.amendment.draft.session_id),
    )
    for one, session_id in parts:
        if one is not None and session_id != session.pk:
            raise Refusal(
                _("%(thing)s does not belong to %(session)s")
                % {"thing": one, "session": session}
            )
    if put.version is not None:
        _refuse_version(put.version)
    if put.amendment is not None and put.amendment.progress != Amendment.State.OPEN:
        raise Refusal(
            _("amendment %(number)d is not open any more: %(state)s")
            % {
                "number": put.amendment.number,
                "state": put.amendment.get_progress_display(),
            }
        )


def _refuse_version(version: DraftVersion) -> None:
    if version.issued_at is None:
        raise Refusal(
            _("version %(number)d of %(draft)s is not issued yet")
            % {"number": version.number, "draft": version.draft}
        )
    later = (
        version.draft.versions.filter(
            issued_at__isnull=False, number__gt=version.number
        )
        .order_by("number")
        .last()
    )
    if later is not None:
        raise Refusal(
            _(
                "version %(number)d of %(draft)s is not the last one: version "
                "%(later)d is issued"
            )
            % {
                "number": version.number,
                "draft": version.draft,
                "later": later.number,
            }
        )


def _refuse_rule(session: Session, key: str, quorum: object | None) -> None:
    if not key:
        raise Refusal(
            _("the rule of decision of %(organ)s is not set; name one for the question")
            % {"organ": named(session.organ)}
        )
    try:
        rule_named(key)
        quorum_from(quorum)
    except ValueError as error:
        raise Refusal(str(error)) from error


def _refuse_twice(session: Session, words: str, put: Put) -> None:
    """The same text is not put a second time while it is open."""
    same = session.questions.filter(
        progress=Question.State.OPEN,
        version=put.version,
        amendment=put.amendment,
        words=words,
    ).first()
    if same is not None:
        raise Refusal(
            _("the same is put already, as question %(number)d")
            % {"number": same.number}
        )


def _words(words: str, put: Put) -> str:
    said = words.replace("\r\n", "\n").strip()
    if not said and put.amendment is not None:
        said = f"Amendment {put.amendment.number} to {put.amendment.draft.title}"
    elif not said and put.version is not None:
        said = f"{put.version.draft.title}, version {put.version.number}"
    if not said:
        raise Refusal(_("say what is to be decided"))
    if len(said) > LONGEST:
        raise Refusal(_("more than %(n)d letters; send it in parts") % {"n": LONGEST})
    return said
