"""Releasing a line of free text for bundles: one by one, by name, and never a person's."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.models import (
    FormStage,
    Observer,
    ReleasedText,
    Submission,
    Team,
)
from orkhon.observation.permissions import can_issue
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

_LONG_NUMBER = re.compile(r"\d(?:[\s().-]?\d){6,}")
"""Seven digits in a row: a telephone, a passport, an identity card."""


@transaction.atomic
def release_text(submission: Submission, path: str, *, by: Actor) -> ReleasedText:
    """Let one line of free text of one form go out with the bundles made from now on.

    Args:
        path: Of the form, such as /data/voting/remarks.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: nothing is written there, it is an incident report, it names an
            observer or a team or has a long number, or it was released before.
    """
    require(can_issue(by, submission.mission), "release a line of text")
    text = str(submission.values.get(path, "")).strip()
    if not text:
        raise Refusal(_("The form has no text at “%(path)s”.") % {"path": path})
    if submission.stage == FormStage.INCIDENT:
        raise Refusal(_("Words of an incident report are not released."))
    _require_harmless(submission, text)
    released, is_new = ReleasedText.objects.select_for_update().get_or_create(
        submission=submission,
        path=path,
        defaults={
            "text": text,
            "released_at": timezone.now(),
            "released_by": by.actor_id,
        },
    )
    if not is_new:
        if released.withdrawn_at is None:
            raise Refusal(_("This line was released before."))
        released.text, released.withdrawn_at = text, None
        released.released_at, released.released_by = timezone.now(), by.actor_id
        released.save()
    append(
        "observation.line.release",
        subject_of(submission),
        by=by,
        mission=str(submission.mission_id),
        path=path,
    )
    return released


@transaction.atomic
def withdraw_text(released: ReleasedText, *, by: Actor) -> ReleasedText:
    """Keep a released line back from bundles made from now on.

    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: withdrawn before.
    """
    submission = released.submission
    require(can_issue(by, submission.mission), "withdraw a line of text")
    changed = ReleasedText.objects.filter(pk=released.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    released.refresh_from_db()
    if not changed:
        raise Refusal(_("This line was withdrawn before."))
    append(
        "observation.line.withdraw",
        subject_of(submission),
        by=by,
        mission=str(submission.mission_id),
        path=released.path,
    )
    return released


def _require_harmless(submission: Submission, text: str) -> None:
    folded = text.casefold()
    observers = Observer.objects.filter(mission=submission.mission)
    people = [
        word
        for code, name in observers.values_list("code", "name")
        for word in (code, name)
    ]
    teams = Team.objects.filter(mission=submission.mission)
    for word in [*people, *teams.values_list("code", flat=True)]:
        if word and re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", folded):
            raise Refusal(
                _("The line names %(word)s; it is not released.") % {"word": word}
            )
    found = _LONG_NUMBER.search(text)
    if found is not None:
        raise Refusal(
            _("The line has the number %(number)s; it is not released.")
            % {"number": found[0]}
        )
