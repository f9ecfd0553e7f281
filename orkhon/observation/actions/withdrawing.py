"""Withdrawing a form: it counts nowhere any more, and stays as it was received."""

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.observation.actions.reviewing import note_form
from orkhon.observation.models import Submission
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def withdraw_form(form: Submission, *, by: User, why: str) -> Submission:
    """Withdraw a form that should not have been sent; every count loses it.

    Raises:
        Refusal: no reason, or withdrawn before.
    """
    require(can_operate_in(by, form.mission, city_of(form)), "withdraw a form")
    if not why.strip():
        raise Refusal("say why the form is withdrawn")
    changed = (
        Submission.objects.filter(pk=form.pk)
        .exclude(state=Submission.State.WITHDRAWN)
        .update(state=Submission.State.WITHDRAWN)
    )
    if not changed:
        raise Refusal("the form was withdrawn before")
    was = form.state
    form.refresh_from_db()
    note_form(form, why, by=by)
    append(
        "observation.submission.withdraw",
        subject_of(form),
        by=by,
        was=was,
        why=why.strip(),
    )
    return form
