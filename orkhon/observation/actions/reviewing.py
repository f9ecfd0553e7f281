"""Reviewing received forms: a note, and where the form stands for those who read it."""

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.models import Submission, SubmissionNote
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def review_form(
    form: Submission, review: str, *, by: User, note: str = ""
) -> Submission:
    """Set where a form stands for those who read it; one put aside counts no more.

    Args:
        review: A value of `Submission.Review`, in the words of ODK Central.
        note: Why; needed when the form has issues or is put aside.
    Raises:
        Refusal: no such word, no change, or no reason.
    """
    _require(form, by, "review a form")
    if review not in Submission.Review.values:
        raise Refusal(f"“{review}” is no state of review")
    needs_reason = {Submission.Review.HAS_ISSUES, Submission.Review.REJECTED}
    if review in needs_reason and not note.strip():
        raise Refusal("say what is the matter with the form")
    was = form.review
    changed = (
        Submission.objects.filter(pk=form.pk)
        .exclude(review=review)
        .update(review=review)
    )
    form.refresh_from_db()
    if not changed:
        raise Refusal(f"the form is “{form.get_review_display()}” already")
    if note.strip():
        note_form(form, note, by=by)
    append(
        "observation.submission.review",
        subject_of(form),
        by=by,
        was=was,
        review=str(review),
        note=note.strip(),
    )
    return form


@transaction.atomic
def note_form(form: Submission, text: str, *, by: User) -> SubmissionNote:
    """Write a note beside a form.

    Raises:
        Refusal: nothing written.
    """
    _require(form, by, "write a note beside a form")
    if not text.strip():
        raise Refusal("the note is empty")
    note = SubmissionNote.objects.create(
        submission=form,
        text=text.strip(),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append("observation.submission.note", subject_of(form), by=by, text=note.text)
    return note


def _require(form: Submission, by: User, verb: str) -> None:
    require(can_operate_in(by, form.mission, city_of(form)), verb)
