"""Figures from outside: sourced, dated to the minute, superseded, disagreeing."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure, supersede
from orkhon.observation.models import MissionFigure
from orkhon.observation.queries.figures import (
    figure_keys,
    history_of,
    other_counts,
    standing_figures,
    written_figure,
)
from orkhon.record.actions import keep_source
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.register.models import Figure

# Figures of the referendum of 15 March 2026: voters on 20 and 24 February and in the
# result; turnout at 20:30, given of the middle number (interfax.ru 1078292;
# rus.baq.kz 320015787).
FIRST, MIDDLE, LAST = 12416759, 12461796, 12482613


def bulletin(number):
    return Cited(f"{number:,} voters", pasted=f"{number:,} voters.", title="Bulletin")


def voters(cited):
    return NewFigure(
        key="voters",
        words={"en": "voters on the list"},
        given=Given(Decimal(MIDDLE), "as-reported", cited),
        given_by="Sample commission",
    )


@pytest.fixture
def list_of_voters(entered, press):
    """The list as it moved: three numbers, the last one in force."""
    first = entered("voters", FIRST, given_on="2026-02-20")
    middle = supersede(
        first,
        Given(Decimal(MIDDLE), "corrected", bulletin(MIDDLE), given_on="2026-02-24"),
        by=press,
    )
    last = supersede(
        middle,
        Given(Decimal(LAST), "final", bulletin(LAST), given_on="2026-03-17"),
        by=press,
    )
    return [first, middle, last]


def test_a_list_of_voters_moves_and_every_size_of_it_stays(
    mission, list_of_voters, said, last_words
):
    first, middle, last = list_of_voters

    (key,) = figure_keys(mission)

    assert [one.shown for one in key.history] == [
        "12,416,759",
        "12,461,796",
        "12,482,613",
    ]
    assert [one.row for one in key.standing] == [last]
    assert not key.disagrees
    assert key.history[0].note == "superseded by 12,461,796"
    assert [one.row for one in history_of(middle)] == list_of_voters
    assert said(first) == ["observation.figure.enter"]
    assert said(last) == ["observation.figure.supersede"]
    assert last_words(last)["supersedes"] == str(middle.pk)


def test_turnout_at_half_past_eight_stays_of_the_middle_number(mission, entered, press):
    first = entered("voters", FIRST, given_on="2026-02-20")
    middle = supersede(
        first,
        Given(Decimal(MIDDLE), "corrected", bulletin(MIDDLE), given_on="2026-02-24"),
        by=press,
    )
    at = datetime(2026, 3, 15, 15, 30, tzinfo=UTC)

    turnout = entered(
        "turnout",
        "73.24",
        quote="73.24% by 20:30",
        unit="%",
        denominator_of=middle,
        given_at=at,
        status="preliminary",
    )
    supersede(
        middle,
        Given(Decimal(LAST), "final", bulletin(LAST), given_on="2026-03-17"),
        by=press,
    )

    turnout.refresh_from_db()
    assert turnout.given_at == at
    assert turnout.figure.as_of == "2026-03-15"
    assert written_figure(turnout, "en") == "73.24%"
    assert written_figure(turnout, "kk") == "73,24%"
    assert turnout.figure.denominator == (
        "voters: 12,461,796, Sample commission, 2026-02-24"
    )


def test_a_percentage_of_nothing_is_refused(mission, entered):
    with pytest.raises(Refusal, match="A percentage names its denominator"):
        entered("turnout", "73.24", quote="73.24%", unit="%")

    assert not Figure.objects.exists()
    assert not Source.objects.exists()


def test_a_figure_is_superseded_once(list_of_voters, press):
    with pytest.raises(Refusal, match="was superseded before"):
        supersede(
            list_of_voters[0],
            Given(Decimal(1), "final", bulletin(1)),
            by=press,
        )


def test_two_sources_that_disagree_stand_side_by_side(mission, entered):
    # Stations of the briefing of 23 February 2026 and its own sum, domain.md 2.5.
    entered("stations_open", 10411, given_by="Election commission")
    entered("stations_open", 10431, given_by="The same briefing, added up")

    (key,) = figure_keys(mission)

    assert key.disagrees
    assert [one.shown for one in key.standing] == ["10,411", "10,431"]
    assert len(standing_figures(mission)["stations_open"]) == 2


def test_the_same_number_from_two_sources_is_no_contradiction(mission, entered):
    entered("stations_open", 10411, given_by="Election commission")
    entered("stations_open", 10411, given_by="Ministry")

    (key,) = figure_keys(mission)

    assert not key.disagrees


def test_counts_of_other_missions_stay_apart_from_figures(mission, entered):
    entered("stations", 36, given_by="OTS", of_a_mission=True)
    entered("stations", 10411, given_by="Election commission")

    (ours,) = figure_keys(mission)
    (theirs,) = other_counts(mission)

    assert [one.shown for one in ours.history] == ["10,411"]
    assert [(one.row.given_by, one.shown) for one in theirs.lines] == [("OTS", "36")]


def test_a_number_that_the_cited_words_do_not_hold_is_pointed_out(mission, entered):
    entered("voters", FIRST)
    entered("stations_open", 10411, quote="some ten thousand stations")

    by_key = {one.key: one.history[0].is_in_quote for one in figure_keys(mission)}

    assert by_key == {"voters": True, "stations_open": False}


def test_words_of_a_kept_source_are_cited_where_they_stand(mission, press, kept):
    quote = "12,461,796 voters are on the list"

    made = enter_figure(
        mission,
        voters(Cited(quote, source=kept)),
        by=press,
    )

    citation = made.figure.citation
    assert citation.source == kept
    assert kept.text[citation.start : citation.end] == quote


@pytest.mark.parametrize(
    ("cited", "why"),
    [
        (Cited("words"), "a source that is kept, or its text"),
        (Cited("", pasted="A text."), "what the pasted text is"),
        (Cited("other", pasted="A text.", title="T"), "does not say “other”"),
        (
            Cited("", pasted="A text.", title="T", published_on="2026-13"),
            "2026-13",
        ),
    ],
)
def test_a_figure_without_a_source_is_refused(mission, press, cited, why):
    with pytest.raises(Refusal, match=why):
        enter_figure(mission, voters(cited), by=press)
    assert not MissionFigure.objects.exists()


def test_of_a_kept_source_the_words_are_named(mission, press, kept):
    with pytest.raises(Refusal, match="Say which words"):
        enter_figure(mission, voters(Cited("", source=kept)), by=press)


def test_a_source_that_is_not_open_to_one_is_not_cited(mission, press, protocol):
    closed, _is_new = keep_source(
        b"12,416,759",
        filename="closed.txt",
        media_type="text/plain",
        text="12,416,759",
        language="en",
        by=protocol,
        restricted_to=[protocol.actor_id],
    )

    with pytest.raises(Refusal, match="is not open to you"):
        enter_figure(mission, voters(Cited("12,416,759", source=closed)), by=press)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"key": "Ж"}, "short name in Latin letters"),
        ({"words": {"en": " "}}, "in at least one language"),
        ({"given_by": " "}, "who gave the figure"),
        ({"given_on": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_what_nobody_counted_or_gave_is_refused(mission, entered, changed, why):
    with pytest.raises(Refusal, match=why):
        entered(**{"key": "voters", "value": FIRST, **changed})


def test_the_whole_of_a_percentage_is_of_the_same_mission(
    mission, earlier, entered, press
):
    voters = entered("voters", FIRST)
    MissionFigure.objects.filter(pk=voters.pk).update(mission=earlier)
    voters.refresh_from_db()

    with pytest.raises(Refusal, match="belongs to another mission"):
        entered("turnout", "73", quote="73", unit="%", denominator_of=voters)


def test_who_does_not_keep_the_register_enters_no_figure(
    mission, entered, coordinator, stranger, city_coordinator
):
    for account in (coordinator, stranger, city_coordinator):
        with pytest.raises(PermissionDenied):
            entered("voters", FIRST, by=account)
    made = entered("voters", FIRST)
    with pytest.raises(PermissionDenied):
        supersede(made, Given(Decimal(1), "final", bulletin(1)), by=coordinator)
