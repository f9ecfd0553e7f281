"""Recommendations of earlier missions in a country, and what became of each."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import get_language

from orkhon.observation.models import (
    Mission,
    RecommendationFollowUp,
    Sentence,
    Statement,
)


@dataclass(frozen=True)
class Followed:
    """A recommendation as a published statement made it, with what became of it.

    Attributes:
        text: In the language asked for, else in the authentic one.
        followed: Every word said about it, the first one first.
    """

    sentence: Sentence
    statement: Statement
    text: str
    language: str
    followed: tuple[RecommendationFollowUp, ...]

    @property
    def last(self) -> RecommendationFollowUp | None:
        """The word that counts; None when nobody has looked yet."""
        return self.followed[-1] if self.followed else None

    @property
    def earlier(self) -> int:
        """How many words were said before the last."""
        return max(0, len(self.followed) - 1)


def recommendations_before(mission: Mission, language: str = "") -> list[Followed]:
    """Published recommendations of earlier votes in the mission's country.

    The newest vote first; of a statement that was corrected, the correction alone.
    Words that later missions said about them are not left out.
    """
    rows = (
        Sentence.objects.filter(
            kind=Sentence.Kind.RECOMMENDATION,
            dropped_at=None,
            section__is_left_out=False,
            section__statement__state=Statement.State.PUBLISHED,
            section__statement__mission__country=mission.country_id,
            section__statement__mission__vote_on__lt=mission.vote_on,
        )
        .exclude(
            section__statement__corrected_by__state=Statement.State.PUBLISHED,
        )
        .select_related("section__statement__mission")
        .prefetch_related(
            "texts",
            Prefetch(
                "follow_ups",
                RecommendationFollowUp.objects.select_related(
                    "mission", "citation__source"
                ),
            ),
        )
        .order_by(
            "-section__statement__mission__vote_on",
            "section__statement__mission__number",
            "section__statement__number",
            "section__precedence",
            "precedence",
        )
    )
    wanted = language or get_language() or "en"
    return [_followed(one, wanted) for one in rows]


def _followed(sentence: Sentence, wanted: str) -> Followed:
    statement = sentence.section.statement
    texts = {one.language: one.text for one in sentence.texts.all()}
    shown = next(
        (one for one in (wanted, statement.authentic, *texts) if texts.get(one)), ""
    )
    return Followed(
        sentence,
        statement,
        texts.get(shown, ""),
        shown,
        tuple(sentence.follow_ups.all()),
    )
