"""Roll calls: each person is called and answers; the answers are entered by hand."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.questions import locked_question, refuse_closed
from orkhon.proceedings.actions.telling import question_moved
from orkhon.proceedings.models import Participant, Question, RollCallVote, Stance
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def enter_roll_call(
    question: Question, answers: Mapping[Participant, str], *, by: Actor
) -> list[RollCallVote]:
    """Enter what persons answered; an earlier answer is replaced and kept.

    Args:
        question: A roll call that is open.
        answers: By person, a `Stance`; who is not named here stays as they are.
        by: Who writes them down.
    Returns:
        The answers that are new or changed.
    Raises:
        Refusal: no roll call, or closed; somebody who is not called; no such answer.
            Then none is entered.
    """
    require(can_run_sitting(by), "enter a roll call")
    locked = locked_question(question)
    if locked.procedure != Question.Procedure.ROLL_CALL:
        raise Refusal(
            _("question %(number)d is no roll call: parliaments take positions")
            % {"number": locked.number}
        )
    refuse_closed(locked)
    now = timezone.now()
    standing = {
        one.participant_id: one for one in locked.roll_call.filter(replaced_at=None)
    }
    made = []
    for person, stance in answers.items():
        _refuse(locked, person, stance)
        before = standing.get(person.pk)
        if before is not None and before.stance == stance:
            continue
        if before is not None:
            before.replaced_at = now
            before.save(update_fields=["replaced_at"])
        made.append(
            RollCallVote.objects.create(
                question=locked,
                participant=person,
                stance=stance,
                given_at=now,
                entered_by=by.actor_id,
            )
        )
    if made:
        append(
            "proceedings.roll-call.enter",
            subject_of(locked),
            by=by,
            question=locked.number,
            at=written(now),
            answers=[[one.participant.name, one.stance] for one in made],
            replaced=[
                [one.participant.name, standing[one.participant_id].stance]
                for one in made
                if one.participant_id in standing
            ],
        )
        question_moved(locked, "roll call")
    return made


def _refuse(question: Question, person: Participant, stance: str) -> None:
    if str(person.pk) not in question.voters:
        raise Refusal(
            _("%(person)s is not called in question %(number)d")
            % {"person": person.name, "number": question.number}
        )
    if stance not in Stance.values:
        raise Refusal(
            _("“%(stance)s” of %(person)s is no answer")
            % {"stance": stance, "person": person.name}
        )
