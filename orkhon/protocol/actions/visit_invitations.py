"""Invitations of a visit and what was answered."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import Invitation, Visit
from orkhon.protocol.permissions import can_arrange
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body, Person

Answer = Invitation.Answer


@transaction.atomic
def invite(
    visit: Visit,
    *,
    to_person: Person | None = None,
    to_body: Body | None = None,
    sent_on: date,
    answer_by: date | None = None,
    by: User,
) -> Invitation:
    """Keep that an invitation went out, or came in.

    Raises:
        Refusal: to nobody, to somebody twice while the first waits, a deadline before
            it was sent, or the visit is over.
    """
    require(can_arrange(by), "keep an invitation")
    visit = open_visit(visit)
    if to_person is None and to_body is None:
        raise Refusal(_("say who was invited"))
    if answer_by is not None and answer_by < sent_on:
        raise Refusal(
            _("the answer is due on %(due)s, before the invitation of %(sent)s")
            % {"due": answer_by, "sent": sent_on}
        )
    if visit.invitations.filter(
        to_person=to_person, to_body=to_body, answer=Answer.WAITING
    ).exists():
        raise Refusal(
            _("%(who)s has been invited and has not answered yet")
            % {"who": to_person or to_body}
        )
    made = Invitation.objects.create(
        visit=visit,
        to_person=to_person,
        to_body=to_body,
        sent_on=sent_on,
        answer_by=answer_by,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "protocol.invitation.keep",
        subject_of(made),
        by=by,
        visit=visit.key,
        person=None if to_person is None else str(to_person.pk),
        body=None if to_body is None else to_body.key,
        sent_on=sent_on.isoformat(),
        answer_by=None if answer_by is None else answer_by.isoformat(),
    )
    return made


@transaction.atomic
def answer_invitation(
    invitation: Invitation, *, answer: str, on: date, words: str = "", by: User
) -> Invitation:
    """Keep what was answered; a later answer stands in place of the former.

    Raises:
        Refusal: no answer, one before the invitation, or the same again.
    """
    require(can_arrange(by), "keep an answer")
    open_visit(invitation.visit)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(
        pk=invitation.pk
    )
    if answer not in (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED):
        raise Refusal(_("“%(answer)s” is no answer") % {"answer": answer})
    if on < invitation.sent_on:
        raise Refusal(
            _("answered on %(day)s, before the invitation of %(sent)s")
            % {"day": on, "sent": invitation.sent_on}
        )
    was = str(invitation.answer)
    words = words.strip()[:300]
    if (was, invitation.words) == (answer, words):
        raise Refusal(_("nothing is changed"))
    invitation.answer, invitation.answered_on, invitation.words = answer, on, words
    invitation.save()
    append(
        "protocol.invitation.answer",
        subject_of(invitation),
        by=by,
        was=was,
        answer=answer,
        on=on.isoformat(),
        words=words,
    )
    return invitation
