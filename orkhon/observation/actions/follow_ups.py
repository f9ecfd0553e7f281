"""What became of a recommendation: seen by a later mission or in a source, all kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.actions.citing import Cited, cite_words
from orkhon.observation.models import (
    Mission,
    RecommendationFollowUp,
    Sentence,
    Statement,
)
from orkhon.observation.permissions import can_write_statement
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def follow_up(
    recommendation: Sentence,
    mission: Mission,
    outcome: str,
    text: str,
    *,
    by: Actor,
    cited: Cited | None = None,
) -> RecommendationFollowUp:
    """Say what became of a recommendation; the last word counts, all are kept.

    Args:
        mission: The mission that looks back.
        outcome: A value of `RecommendationFollowUp.Outcome`.
        cited: What shows it; not needed only where nothing is known.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: no published recommendation of an earlier vote in the country, an
            unknown outcome, no words, or no source.
    """
    require(can_write_statement(by, mission), "follow up a recommendation")
    statement = recommendation.section.statement
    if (
        recommendation.kind != Sentence.Kind.RECOMMENDATION
        or recommendation.dropped_at is not None
        or statement.state != Statement.State.PUBLISHED
    ):
        raise Refusal(_("Only a published recommendation is followed up."))
    earlier = statement.mission
    if earlier.country_id != mission.country_id or earlier.vote_on >= mission.vote_on:
        raise Refusal(_("It is not of an earlier vote in this country."))
    if outcome not in RecommendationFollowUp.Outcome.values:
        raise Refusal(_("“%(outcome)s” is no outcome.") % {"outcome": outcome})
    if not text.strip():
        raise Refusal(_("Say in a sentence what was seen."))
    if cited is None and outcome != RecommendationFollowUp.Outcome.UNKNOWN:
        raise Refusal(_("Say what shows it: a source, or its text."))
    made = RecommendationFollowUp.objects.create(
        recommendation=recommendation,
        mission=mission,
        outcome=outcome,
        text=text.strip(),
        citation=None if cited is None else cite_words(cited, by=by),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "observation.recommendation.follow-up",
        subject_of(made),
        by=by,
        recommendation=str(recommendation.pk),
        mission=str(mission.pk),
        outcome=str(outcome),
        text=made.text,
        citation=None if made.citation_id is None else str(made.citation_id),
    )
    return made
