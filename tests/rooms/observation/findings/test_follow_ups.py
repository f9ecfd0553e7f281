"""What became of recommendations of earlier missions in the same country."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.follow_ups import follow_up
from orkhon.observation.models import Mission, RecommendationFollowUp, Sentence
from orkhon.observation.queries.follow_ups import recommendations_before
from orkhon.record.refusals import Refusal

SHOWN = Cited("", pasted="The law says so now.", title="Sample gazette")


@pytest.fixture
def recommended(issued, earlier):
    """A recommendation that a statement of 2023 published."""
    statement = issued(earlier, recommendations=["Display every protocol."])
    return Sentence.objects.get(section__statement=statement)


def test_the_last_word_counts_and_all_are_kept(
    mission, recommended, press, said, last_words
):
    follow_up(recommended, mission, "unknown", "Nobody could say.", by=press)
    made = follow_up(
        recommended, mission, "done", "The law was changed.", by=press, cited=SHOWN
    )

    (found,) = recommendations_before(mission)

    assert (found.text, found.language) == ("Display every protocol.", "en")
    assert found.last == made
    assert [one.outcome for one in found.followed] == ["unknown", "done"]
    assert made.citation.quote == "The law says so now."
    assert said(made) == ["observation.recommendation.follow-up"]
    assert last_words(made)["recommendation"] == str(recommended.pk)


def test_only_earlier_votes_of_the_country_are_looked_back_at(
    mission, issued, earlier, countries
):
    issued(mission, recommendations=["Of this mission."])
    other = Mission.objects.create(
        number=91,
        title="Sample vote elsewhere",
        vote_kind="referendum",
        country=countries["TR"],
        vote_on=date(2020, 1, 1),
        time_zone="Europe/Istanbul",
    )
    issued(other, recommendations=["Elsewhere."])
    first = issued(earlier, recommendations=["Of 2023."])
    issued(earlier, recommendations=["Of 2023, put right."], corrects=first)

    assert [one.text for one in recommendations_before(mission)] == [
        "Of 2023, put right."
    ]


def test_a_recommendation_in_a_draft_is_not_followed(mission, recommended, press):
    statement = recommended.section.statement
    statement.state = "drafting"
    statement.save()

    assert recommendations_before(mission) == []
    with pytest.raises(Refusal, match="Only a published recommendation"):
        follow_up(recommended, mission, "unknown", "x", by=press)


@pytest.mark.parametrize(
    ("outcome", "text", "why"),
    [
        ("lost", "x", "“lost” is no outcome"),
        ("done", " ", "Say in a sentence"),
        ("done", "It is so.", "Say what shows it"),
    ],
)
def test_an_outcome_has_words_and_a_source(
    mission, recommended, press, outcome, text, why
):
    with pytest.raises(Refusal, match=why):
        follow_up(recommended, mission, outcome, text, by=press)
    assert not RecommendationFollowUp.objects.exists()


def test_a_mission_does_not_follow_up_its_own_or_a_later_vote(
    mission, earlier, issued, press
):
    statement = issued(mission, recommendations=["Of this mission."])
    later = Sentence.objects.get(section__statement=statement)

    with pytest.raises(Refusal, match="not of an earlier vote"):
        follow_up(later, earlier, "unknown", "x", by=press)


def test_strangers_and_city_coordinators_follow_up_nothing(
    mission, recommended, stranger, city_coordinator
):
    for account in (stranger, city_coordinator):
        with pytest.raises(PermissionDenied):
            follow_up(recommended, mission, "unknown", "x", by=account)
