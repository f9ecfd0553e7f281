"""What the machine proposes from our own forms, in seven languages and in plain words."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from orkhon.observation.actions.findings import propose_findings
from orkhon.observation.actions.own_forms import take_own_forms
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import (
    Finding,
    FormVersion,
    PollingStation,
    Submission,
)
from orkhon.observation.queries.finding_forms import ratings_by_city
from orkhon.observation.queries.finding_pages import finding_line, findings_page
from orkhon.observation.queries.proposals import finding_key
from orkhon.observation.queries.query_words import query_words
from orkhon.observation.queries.questions import questions_of


@pytest.fixture
def proposed(mission, protocol):
    """What is proposed from our forms of voting and of the count, by key."""
    take_own_forms(mission, ["voting", "counting"], by=protocol, publish=True)
    return {one.key: one for one in propose_findings(mission, by=protocol)}


@pytest.fixture
def come_rated(mission, protocol, kept):
    """A form of voting with a rating, at a station of a city: `come_rated("good", city)`."""
    count = iter(range(1, 100))

    def one(rating, city):
        version = FormVersion.objects.get(
            design__mission=mission, design__form_id="voting"
        )
        place = next(count)
        station = PollingStation.objects.create(
            mission=mission, code=f"R-{place}", number=str(place), city=city
        )
        return Submission.objects.create(
            mission=mission,
            form_id="voting",
            version=version.version,
            form_version=version,
            instance_id=f"uuid:{place}",
            root_instance_id=f"uuid:{place}",
            source=kept,
            sha256=kept.sha256,
            channel=Submission.Channel.APP,
            received_at=timezone.now(),
            stage="voting",
            station=station,
            station_code=station.code,
            values={"/data/voting/rating": rating},
            seq=place,
            leaf=f"{place:064x}",
        )

    return one


def test_a_fault_that_a_form_asks_about_is_proposed_with_its_paragraph(proposed):
    # forms/voting.toml: identity_checked, adverse "no", feeds voting.identification.
    found = proposed["voting_identity_checked_no"]

    assert found.paragraph == "voting.identification"
    assert found.proposed_from == "form voting, question identity_checked"
    assert found.query == {
        "forms": ["voting"],
        "count": "forms",
        "where": [{"path": "voting/identity_checked", "is": ["no"]}],
        "among": None,
        "show": "count_of",
    }
    # forms/counting.toml: here the fault is a yes.
    assert "counting_outsiders_touched_yes" in proposed
    assert "counting_outsiders_touched_no" not in proposed


def test_ratings_are_proposed_twice_and_what_was_not_seen_never(proposed):
    assert proposed["voting_rating_bad"].query["where"] == [
        {"path": "voting/rating", "is": ["very_bad", "bad"]}
    ]
    assert "voting_rating_good" in proposed
    assert "voting_disturbance_campaign" in proposed
    assert not [key for key in proposed if key.endswith(("_not_seen", "_none", "_na"))]


def test_every_proposal_feeds_a_paragraph_or_the_missions_own_work(proposed):
    without = {key for key, one in proposed.items() if not one.paragraph}

    assert without == {
        "stations",
        "stations_drawn",
        "cities",
        "visits_voting",
        "visits_counting",
    }
    assert {one.paragraph for one in proposed.values()} - {""} <= set(paragraphs())


def test_a_proposal_is_read_in_the_readers_language(mission, proposed):
    # The question and its answer as forms/voting.toml and choices.toml word them.
    with override("kk"):
        groups = findings_page(mission).groups
        title = next(
            line.title
            for group in groups
            for line in group.lines
            if line.finding.key == "voting_identity_checked_no"
        )
        heading = next(one.title for one in groups if one.key == "voting.secrecy")

    assert "Әрбір сайлаушының жеке басын куәландыратын құжаты тексерілді ме?" in title
    assert heading == "Дауыс беру: құпиялық және көмек"


def test_a_person_s_title_is_left_as_it_is(mission, proposed):
    Finding.objects.filter(key="voting_secrecy_no").update(title="Booths stood open")

    with override("kk"):
        lines = [
            line for group in findings_page(mission).groups for line in group.lines
        ]

    titles = {one.finding.key: one.title for one in lines}
    assert titles["voting_secrecy_no"] == "Booths stood open"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        (
            {
                "forms": ["voting"],
                "count": "stations",
                "where": [
                    {"path": "voting/secrecy", "is": ["no"]},
                    {"path": "voting/voters_so_far", "at_least": 1200},
                    {"drawn": True},
                ],
                "among": [{"path": "voting/secrecy", "answered": True}],
                "show": "share",
            },
            "Polling stations in: “Voting”; “Could every voter mark the ballot in"
            " secret?”: “No”; “Voters who took part so far, by the commission's"
            " figure”: 1,200 or more; the station is of the drawn sample; of those"
            " where “Could every voter mark the ballot in secret?”: any answer but “not"
            " seen”",
        ),
        (
            {
                "forms": ["voting"],
                "count": "forms",
                "where": [{"path": "voting/voters_so_far", "at_most": "0.5"}],
                "among": [],
                "show": "count_of",
            },
            "Visits: “Voting”; “Voters who took part so far, by the commission's"
            " figure”: 0.5 or fewer; of all these",
        ),
        (
            {
                "forms": ["gone"],
                "count": "cities",
                "where": [
                    {"derived": "adds_up", "is": ["no", "unchecked"]},
                    {"drawn": False},
                    {"path": "gone/away", "is": ["x"]},
                ],
                "show": "count",
            },
            "Cities in: “gone”; the protocol does not add up or the protocol cannot"
            " be checked; the station is not of the drawn sample; “gone/away”: “x”",
        ),
        (
            {
                "forms": "all",
                "count": "forms",
                "where": [],
                "show": "median",
                "path": "voting/voters_so_far",
            },
            "Middle value of “Voters who took part so far, by the commission's"
            " figure” in: all forms but incident reports",
        ),
        (
            {
                "forms": "all",
                "count": "forms",
                "where": [],
                "show": "sum",
                "path": "a/b",
            },
            "Sum of “a/b” in: all forms but incident reports",
        ),
        (
            {
                "forms": "all",
                "count": "forms",
                "where": [],
                "show": "ratio",
                "path": "a/b",
                "over": "a/c",
            },
            "“a/b” as a share of “a/c” in: all forms but incident reports",
        ),
    ],
)
def test_a_query_in_plain_words(mission, protocol, query, line):
    take_own_forms(mission, ["voting"], by=protocol, publish=True)

    assert query_words(query, questions_of(mission)).line == line


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Booths stood open", "booths_stood_open"),
        ("  Voting / secrecy: no ", "voting_secrecy_no"),
        ("Құпиялық", ""),
        ("a" * 80, "a" * 60),
    ],
)
def test_short_names_are_what_placeholders_hold(text, key):
    assert finding_key(text) == key


def test_what_every_statement_counts_has_a_name_of_its_own(mission, proposed):
    assert proposed["stations"].title == "Polling stations visited"
    (own,) = [one for one in findings_page(mission).groups if one.key == ""]
    line = next(one for one in own.lines if one.finding.key == "stations")
    assert line.under == "Polling stations in: all forms but incident reports"


def test_ratings_are_drawn_city_by_city(proposed, city, come_rated):
    # Two visits of the city rated, one not; one of no city.
    for rating in ("good", "very_bad", "not_rated"):
        come_rated(rating, city)
    come_rated("good", None)

    line = finding_line(Finding.objects.get(key="voting_rating_good"))
    found = ratings_by_city(line)

    assert line.shown == "2 of 3"
    assert [(one.city, [n for _label, n in one.cells]) for one in found.cities] == [
        ("", [0, 1, 0, 0]),
        ("Köktöbe", [0, 1, 0, 1]),
    ]
    assert [one.not_rated for one in found.cities] == [0, 1]
    assert found.plot("Ratings").table.rows[1] == (
        "Köktöbe",
        "0",
        "1",
        "0",
        "1",
        "1",
        "3",
    )
