"""Drafts that observers of a team share, until one form is agreed and sent."""

from datetime import date, datetime, timedelta

from django.db import transaction

from orkhon.engines.xforms.instance import InstanceError, read_instance
from orkhon.observation.models import FormStage, Mission, Observer, Team, TeamDraft
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal

MOST_DRAFTS = 60
"""Of one observer: more than a day has forms, and little for a disk."""


@transaction.atomic
def share_draft(
    observer: Observer,
    *,
    instance_id: str,
    form_id: str,
    version: str,
    station: str,
    stage: str,
    xml: str,
    updated_at: datetime,
) -> TeamDraft:
    """Show a draft to the team; an older state never goes over a newer one.

    A draft is no received form: it is in no list but the team's, and in no entry.

    Args:
        updated_at: When it was last changed, by the phone's clock.
    Raises:
        Refusal: no team, not this form's XML, no stage, another observer's draft, or
            more drafts than anybody fills.
    """
    team = team_of(observer)
    if stage not in FormStage.values:
        raise Refusal(f"“{stage}” is no stage")
    try:
        instance = read_instance(xml.encode())
    except InstanceError as error:
        raise Refusal(f"the draft cannot be read: {error}") from error
    if (instance.form_id, instance.instance_id) != (form_id, instance_id):
        raise Refusal(f"the draft is “{instance.instance_id}”, not “{instance_id}”")
    facts = {
        "team": team,
        "form_id": form_id,
        "version": version[:120],
        "station_code": station[:60],
        "stage": stage,
        "xml": xml,
        "updated_at": updated_at,
    }
    shared = TeamDraft.objects.filter(observer=observer).exclude(
        instance_id=instance_id
    )
    if shared.count() >= MOST_DRAFTS:
        raise Refusal(f"{observer.code} shares {MOST_DRAFTS} drafts already")
    draft, is_new = TeamDraft.objects.get_or_create(
        instance_id=instance_id, defaults={"observer": observer, **facts}
    )
    if draft.observer_id != observer.pk:
        raise Refusal(f"draft “{instance_id}” is another observer’s")
    if not is_new:
        rows = TeamDraft.objects.filter(pk=draft.pk, updated_at__lt=updated_at)
        rows.update(**facts)
        draft.refresh_from_db()
    return draft


def withdraw_draft(observer: Observer, instance_id: str) -> bool:
    """Show it no longer; False when it was not shown."""
    count, _ = TeamDraft.objects.filter(
        observer=observer, instance_id=instance_id
    ).delete()
    return bool(count)


@transaction.atomic
def delete_due_drafts(today: date) -> int:
    """Delete what teams shared unsent, on the day on which positions are deleted.

    Args:
        today: The day as of which it is asked.
    Returns:
        How many were deleted.
    """
    deleted = 0
    shared = TeamDraft.objects.values("team__mission")
    for mission in Mission.objects.filter(pk__in=shared):
        if mission.vote_on + timedelta(days=mission.positions_kept_days) > today:
            continue
        count, _ = TeamDraft.objects.filter(team__mission=mission).delete()
        append(
            "observation.team-drafts.delete",
            subject_of(mission),
            by=None,
            count=count,
            rule=f"{mission.positions_kept_days} days after {mission.vote_on}",
        )
        deleted += count
    return deleted


def team_of(observer: Observer) -> Team:
    """The observer's team.

    Raises:
        Refusal: not in a team.
    """
    membership = getattr(observer, "membership", None)
    if membership is None:
        raise Refusal(f"{observer.code} is in no team")
    team: Team = membership.team
    return team
