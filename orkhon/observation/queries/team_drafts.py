"""Drafts that the others of a team share."""

from django.db.models import Exists, OuterRef

from orkhon.observation.models import Observer, Submission, TeamDraft


def drafts_of_team(observer: Observer) -> list[TeamDraft]:
    """Drafts of the other members, the newest first; none without a team.

    One that was sent meanwhile is a received form and shared no more.
    """
    membership = getattr(observer, "membership", None)
    if membership is None:
        return []
    sent = Submission.objects.filter(
        mission=observer.mission, instance_id=OuterRef("instance_id"), is_draft=False
    )
    return list(
        TeamDraft.objects.filter(~Exists(sent), team=membership.team)
        .exclude(observer=observer)
        .select_related("observer")
        .order_by("-updated_at")
    )
