"""The annexes of a final report: each shows something, and ours stays apart."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from orkhon.engines.findings.paper_text import text_of_html
from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure
from orkhon.observation.documents.statement.papers import (
    statement_bytes,
    statement_paper,
)
from orkhon.observation.models import (
    Mission,
    RecommendationFollowUp,
    Sentence,
    SentenceText,
    Statement,
    StatementSection,
)
from orkhon.record.actions import keep_source

NOW = datetime(2023, 6, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def paper(written, texts):
    """The final report of the day as a paper."""

    def one(language="en"):
        statement = written("report", own=[RECOMMENDED])
        return statement_paper(texts(statement)[language])

    return one


@pytest.fixture
def said(paper):
    """What the report says in HTML, cells apart."""

    def one(language="en"):
        html = statement_bytes(paper(language), "html").decode()
        for end in ("</td>", "</th>", "</h2>", "</h3>", "</p>"):
            html = html.replace(end, f" | {end}")
        return text_of_html(html)

    return one


RECOMMENDED = (
    "recommendations",
    "recommendation",
    {"en": "Put the list up a day earlier.", "kk": "Тізімді бір күн бұрын іліңіз."},
    {},
)


@pytest.fixture
def earlier(mission, press):
    """A recommendation of 2023 in the same country, carried out in part since."""
    before = Mission.objects.create(
        number=9,
        title="Earlier sample vote",
        vote_kind="presidential",
        country=mission.country,
        vote_on=date(2023, 3, 19),
        time_zone="Asia/Almaty",
        sample=True,
    )
    kept, _is_new = keep_source(
        b"{}",
        filename="evidence.json",
        media_type="application/json",
        text="{}",
        language="en",
        by=press,
    )
    statement = Statement.objects.create(
        mission=before,
        kind="report",
        number=1,
        authentic="en",
        languages=["en"],
        state="published",
        made_at=NOW,
        made_by="account/sample",
        published_at=NOW,
        seq=1,
        evidence=kept,
    )
    section = StatementSection.objects.create(
        statement=statement, key="recommendations", precedence=1
    )
    sentence = Sentence.objects.create(
        section=section,
        precedence=1,
        kind="recommendation",
        made_at=NOW,
        made_by="account/sample",
        revised_at=NOW,
        revised_by="account/sample",
    )
    SentenceText.objects.create(
        sentence=sentence,
        language="en",
        text="Build ramps.",
        revised_at=NOW,
        revised_by="account/sample",
    )
    return sentence


def test_numbers_stand_by_stage_with_how_many_did_not_see_it(day, said):
    text = said()
    table = text[text.index("Annex 1. Numbers by stage") :]
    assert "The mission as a whole | What was counted | Number | Not seen |" in table
    assert "Stations | 3 | 0 |" in table
    assert "Voting | What was counted | Number | Not seen |" in table
    assert "Voting secrecy no | 1 of 2 | 1 |" in table


def test_figures_of_others_stand_with_whose_when_and_as_what(day, said):
    assert (
        "Annex 2. Figures of others | What | Number | Whose, and when | Status |"
        " Voters on the list | 12,461,796 |"
        " Sample commission, 24 February 2027, 10:00 | preliminary |"
    ) in said()


def test_annexes_with_nothing_to_show_are_left_out_and_the_rest_numbered(day, said):
    text = said("kk")
    assert "1-қосымша. Кезеңдер бойынша сандар" in text
    assert "2-қосымша. Өзгелердің сандары" in text
    assert "3-қосымша" not in text


def test_what_another_mission_counted_stands_beside_ours_and_is_not_added(
    day, said, mission, press
):
    enter_figure(
        mission,
        NewFigure(
            key="stations",
            words={"en": "Stations visited"},
            given=Given(
                value=Decimal(170),
                status="final",
                cited=Cited("170", pasted="They were in 170.", title="Sample text"),
                given_on="2027-03-15",
            ),
            given_by="Sample Organisation",
            of_a_mission=True,
        ),
        by=press,
    )
    text = said()
    assert (
        "Annex 3. What other missions counted | What | They counted |"
        " Whose, and when | This mission |"
        " Stations visited | 170 | Sample Organisation, 15 March 2027 | 3 |"
    ) in text
    assert "173" not in text


def test_earlier_recommendations_say_what_became_of_them(day, said, earlier):
    assert (
        "Annex 3. What became of earlier recommendations | Recommendation | Made at |"
        " What became of it | Build ramps. | Earlier sample vote, 19 March 2023 |"
        " not known |"
    ) in said()


def test_what_a_later_mission_saw_of_a_recommendation_is_printed(day, said, earlier):
    RecommendationFollowUp.objects.create(
        recommendation=earlier,
        outcome="partly",
        text="Ramps at two of three stations.",
        made_at=NOW,
        made_by="account/sample",
    )
    assert "carried out in part. Ramps at two of three stations. |" in said()


def test_recommendations_are_numbered(day, paper):
    html = statement_bytes(paper(), "html").decode()
    assert "<ol>\n<li>Put the list up a day earlier.</li>\n</ol>" in html


def test_ratings_are_drawn_by_city_as_svg_and_for_word_as_png(rated_day, paper):
    made = paper()
    html = statement_bytes(made, "html").decode()
    assert html.count('src="data:image/svg+xml') == 1
    assert 'alt="Voting. Visits: 2; cities: 1; ratings: ' in html
    assert "they are no conclusion of the mission." in html
    with zipfile.ZipFile(io.BytesIO(statement_bytes(made, "docx"))) as package:
        pictures = [one for one in package.namelist() if one.endswith(".png")]
    # The mark of the house, and the plot.
    assert len(pictures) == 2


def test_without_a_rating_nothing_is_drawn(day, paper):
    assert "<figure>" not in statement_bytes(paper(), "html").decode()
