"""The pages of figures from outside and of what became of recommendations."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from orkhon.observation.actions.figures import Given, supersede
from orkhon.observation.forms.figures import typed_number
from orkhon.observation.models import MissionFigure, RecommendationFollowUp, Sentence
from tests.rooms.observation.findings.conftest import STATIONS
from tests.rooms.observation.findings.test_figures import FIRST, MIDDLE, bulletin

TYPED = {
    "key": "turnout",
    "words_en": "turnout at 20:30",
    "words_kk": "сағат 20:30-дағы қатысу",
    "value": "73,24",
    "unit": "%",
    "status": "preliminary",
    "given_by": "Sample commission",
    "given_on": "2026-03-15",
    "given_time": "20:30",
    "pasted": "By 20:30 73.24% had voted.",
    "source_title": "Sample bulletin",
    "source_language": "en",
    "quote": "73.24%",
}


def words(answer):
    return answer.content.decode()


def test_a_figure_is_entered_with_its_minute_and_its_words(entered, press, visit_page):
    voters = entered("voters", MIDDLE, given_on="2026-02-24")

    answer = visit_page(
        "enter-figure", by=press, data={**TYPED, "whole": str(voters.pk)}
    )

    made = MissionFigure.objects.get(key="turnout")
    assert made.figure.value == Decimal("73.24")
    # 20:30 in Almaty, five hours ahead.
    assert made.given_at.isoformat() == "2026-03-15T15:30:00+00:00"
    assert made.words == {
        "en": "turnout at 20:30",
        "kk": "сағат 20:30-дағы қатысу",
    }
    assert "12,461,796" in made.figure.denominator
    assert made.figure.citation.quote == "73.24%"
    assert made.figure.citation.source.text == TYPED["pasted"]
    assert "73.24%" in words(answer)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit": "%", "denominator": ""}, "denominator"),
        ({"denominator": "voters", "quote": "80%"}, "quote"),
        ({"denominator": "voters", "pasted": "", "quote": ""}, "source"),
        ({"denominator": "voters", "source_title": ""}, "source_title"),
        ({"denominator": "voters", "words_en": "", "words_kk": ""}, "words_en"),
        ({"denominator": "voters", "given_on": ""}, "given_on"),
        ({"denominator": "voters", "given_on": "2026-13"}, "given_on"),
        ({"denominator": "voters", "source_date": "yesterday"}, "source_date"),
        ({"denominator": "voters", "value": "many"}, "value"),
    ],
)
def test_a_mistake_keeps_what_was_typed(mission, press, visit_page, change, field):
    answer = visit_page("enter-figure", by=press, data={**TYPED, **change}, status=422)

    assert field in answer.context["form"].errors
    assert 'value="turnout"' in words(answer)
    assert not MissionFigure.objects.exists()


def test_a_kept_source_or_a_pasted_text_and_not_both(mission, press, kept, visit_page):
    typed = {**TYPED, "denominator": "voters", "source": str(kept.pk)}

    both = visit_page("enter-figure", by=press, data=typed, status=422)
    assert "pasted" in both.context["form"].errors
    wordless = visit_page(
        "enter-figure", by=press, data={**typed, "pasted": "", "quote": ""}, status=422
    )
    assert "quote" in wordless.context["form"].errors
    visit_page(
        "enter-figure",
        by=press,
        data={**typed, "pasted": "", "quote": "12,461,796 voters"},
    )

    assert MissionFigure.objects.get().figure.citation.source == kept


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 461 796", "12461796"),
        ("12\u00a0461\u202f796", "12461796"),
        ("12,461,796", "12461796"),
        ("12.461.796", "12461796"),
        ("1,234,567.5", "1234567.5"),
        ("1.234.567,5", "1234567.5"),
        ("73.24", "73.24"),
        ("73,24", "73.24"),
        ("-3", "-3"),
        ("12461", "12461"),
    ],
)
def test_numbers_are_read_as_people_type_them(text, number):
    assert typed_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["12,461", "12.461", "1,2,3", "a", "", "1e5", "5-3"])
def test_a_number_that_reads_in_two_ways_is_asked_about(text):
    with pytest.raises(ValidationError):
        typed_number(text)


def test_figures_stand_by_what_they_count_with_their_history(
    entered, press, visit_page
):
    first = entered("voters", FIRST, given_on="2026-02-20")
    supersede(
        first,
        Given(Decimal(MIDDLE), "corrected", bulletin(MIDDLE), given_on="2026-02-24"),
        by=press,
    )
    entered("voters", 12461700, given_by="A newspaper")

    page = words(visit_page("figures"))

    assert "superseded by 12,461,796" in page
    assert "The sources disagree; both stand." in page
    assert page.index("12,416,759") < page.index("12,461,796")


def test_an_empty_page_of_figures_says_what_it_would_hold(mission, visit_page, press):
    page = words(visit_page("figures", by=press))

    assert "No figure from outside." in page
    assert "None is entered." in page


def test_other_missions_counts_stand_beside_ours(asked, come, entered, visit_page):
    come("voting", "KT-001", "AZ-01", secrecy="yes")
    asked(STATIONS, key="stations")
    entered("stations", 36, given_by="OTS", of_a_mission=True)
    entered("observers", 300, given_by="CIS", of_a_mission=True)

    others = visit_page("figures").context["others"]

    assert [(one.theirs.key, one.shown) for one in others] == [
        ("observers", ""),
        ("stations", "1"),
    ]


def test_a_figure_is_superseded_on_its_page(entered, press, visit_page):
    first = entered("voters", FIRST)
    typed = {
        "value": "12 461 796",
        "status": "corrected",
        "given_on": "2026-02-24",
        "pasted": "12 461 796 voters",
        "source_title": "Sample bulletin 2",
    }
    wrong = visit_page(
        "supersede-figure", first.pk, by=press, data={**typed, "value": "x"}, status=422
    )
    assert "12 461 796 voters" in words(wrong)

    answer = visit_page("supersede-figure", first.pk, by=press, data=typed)

    assert "12,416,759" in words(answer)
    assert MissionFigure.objects.filter(figure__superseded_by=None).count() == 1
    again = visit_page("supersede-figure", first.pk, by=press, data=typed, status=422)
    assert "was superseded before" in words(again)
    visit_page("supersede-figure", first.pk, by=press, status=302)


def test_a_coordinator_reads_figures_and_not_their_closed_sources(
    entered, coordinator, visit_page
):
    made = entered("voters", FIRST)

    page = words(visit_page("figure", made.pk, by=coordinator))

    assert "12,416,759" in page
    assert "The source is not open to you." in page
    assert "Supersede" not in page


def test_recommendations_are_followed_up_on_their_page(
    mission, issued, earlier, press, visit_page
):
    assert "No earlier recommendation." in words(visit_page("recommendations"))
    issued(earlier, recommendations=["Display every protocol."])
    sentence = Sentence.objects.get()
    typed = {"outcome": "partly", "text": "Seen in some stations."}

    wrong = visit_page("follow-up", sentence.pk, by=press, data=typed, status=422)
    assert "source" in wrong.context["form"].errors
    assert "Seen in some stations." in words(wrong)
    answer = visit_page(
        "follow-up",
        sentence.pk,
        by=press,
        data={**typed, "pasted": "Some do.", "source_title": "Sample report"},
    )

    assert RecommendationFollowUp.objects.get().citation.quote == "Some do."
    assert "carried out in part" in words(answer)
    visit_page("follow-up", sentence.pk, at=earlier, status=404)
