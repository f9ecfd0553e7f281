"""Corrections, objections, joint statements, sources: what stands around the text."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from orkhon.engines.findings.paper_text import text_of_html
from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure
from orkhon.observation.documents.statement.papers import (
    statement_bytes,
    statement_paper,
)
from orkhon.observation.models import Finding, StatementPosition
from orkhon.record.actions import cite, keep_source
from tests.rooms.observation.statement_papers.test_statement_papers import notes_of

NOW = datetime(2027, 3, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def html(texts):
    """The paper of a statement in one language as HTML."""

    def one(statement, language="en"):
        return statement_bytes(statement_paper(texts(statement)[language]), "html")

    return one


@pytest.fixture
def cited(press):
    """A place in a source: `cited("kk")`; `restricted_to` restricts it."""

    def one(language, text="Қырық екі бап өзгерді.", **fields):
        source, _is_new = keep_source(
            text.encode(),
            filename="law.txt",
            media_type="text/plain",
            text=text,
            language=language,
            by=press,
            title="Sample law",
            published_on="2026-12",
            **fields,
        )
        return cite(source, start=0, end=len(source.text), by=press)

    return one


def sentence(section, kind, text, **more):
    return (section, kind, {"en": text, "kk": text}, more)


def test_a_correction_says_at_its_head_what_it_corrects_and_why(written, day, html):
    first = written()
    second = written(
        corrects=first,
        correction_words={"en": "Two stations were counted twice."},
    )
    said = text_of_html(html(second).decode())
    head, _, rest = said.partition("The mission and its mandate")
    assert (
        "Correction This text corrects the one of the same mission that bears" in head
    )
    assert "number 1; that one stays on record as it was issued." in head
    assert "Two stations were counted twice." in head
    assert "Correction" not in rest
    # A language without its own words has the authentic ones.
    assert "Two stations were counted twice." in text_of_html(
        html(second, "kk").decode()
    )
    assert "Correction" not in text_of_html(html(first).decode())


def test_an_objection_is_said_to_be_kept_and_a_withdrawn_one_is_not(written, day, html):
    statement = written()
    row = StatementPosition.objects.create(
        statement=statement,
        name="Sample member",
        stance="objects",
        taken_at=NOW,
        entered_by="account/sample",
    )
    line = "Objections by members of the mission that are kept with the record of this text: 1."
    said = text_of_html(html(statement).decode())
    assert line in said
    assert "Sample member" not in said
    row.replaced_at = NOW
    row.save()
    assert "Objections" not in text_of_html(html(statement).decode())


def test_a_joint_statement_says_whose_each_number_is(written, day, html):
    paper = html(written(joint_with=["Sample Organisation"]))
    assert "Issued together with Sample Organisation" in text_of_html(
        paper.decode().replace("</dt><dd>", " ")
    )
    notes = notes_of(paper)
    counted = [one for one in notes if "finding “" in one]
    assert counted
    assert all("counted by the mission of: " in one for one in counted)
    assert "Given by: Sample commission" in notes[-1]
    alone = notes_of(html(written()))
    assert not any("counted by the mission" in one for one in alone)


def test_sources_that_disagree_stand_side_by_side_with_their_names(
    written, day, html, press, mission
):
    quote = "12,482,613"
    enter_figure(
        mission,
        NewFigure(
            key="voters_on_list",
            words={"en": "Voters on the list"},
            given=Given(
                value=Decimal(12482613),
                status="final",
                cited=Cited(quote, pasted=f"It is {quote}.", title="Sample paper"),
                given_on="2027-03-15",
            ),
            given_by="Sample newspaper",
        ),
        by=press,
    )
    paper = html(written())
    said = text_of_html(paper.decode())
    assert (
        "Voters on the list: 12,461,796 (Sample commission) / 12,482,613 (Sample"
        " newspaper)."
    ) in said
    (note,) = [one for one in notes_of(paper) if one.startswith("Given by")]
    assert "Given by: Sample commission; 24 February 2027, 10:00; preliminary" in note
    assert "Given by: Sample newspaper; 15 March 2027; final" in note


def test_a_cited_sentence_quotes_its_source_in_its_own_language(
    written, day, html, cited
):
    statement = written(
        phrases=(),
        own=[
            sentence(
                "legal_framework", "cited", "Articles changed.", citation=cited("kk")
            )
        ],
    )
    paper = html(statement)
    assert notes_of(paper) == ["Sample law, December 2026: Қырық екі бап өзгерді."]
    assert '<q lang="kk">' in paper.decode()
    assert '<q lang="kk">' not in html(statement, "kk").decode()


def test_a_long_quotation_ends_at_a_word(written, day, html, cited):
    one = cited("en", "Sample words " * 40)
    own = [sentence("legal_framework", "cited", "Articles changed.", citation=one)]
    (note,) = notes_of(html(written(phrases=(), own=own)))
    # 240 characters hold eighteen times the two words, and the first of them again.
    assert note == f"Sample law, December 2026: {'Sample words ' * 18}…"


def test_a_restricted_source_is_neither_named_nor_quoted(
    written, day, html, cited, press
):
    one = cited("en", "A word in confidence.", restricted_to=[press.actor_id])
    own = [sentence("legal_framework", "cited", "Articles changed.", citation=one)]
    assert notes_of(html(written(phrases=(), own=own))) == [
        "a source restricted to named people"
    ]


def test_a_sentence_that_rests_on_findings_names_them_at_its_end(
    written, day, html, texts
):
    statement = written(
        own=[sentence("election_day", "assessment", "Booths stood too close.")]
    )
    row = statement.sections.get(key="election_day").sentences.last()
    row.findings.set(Finding.objects.filter(key="voting_secrecy_no"))
    paper = html(statement)
    assert "Booths stood too close." in text_of_html(paper.decode())
    assert "Rests on: Voting secrecy no, 1 of 2" in notes_of(paper)


def test_limits_of_a_finding_are_printed_with_its_number(written, day, html):
    statement = written()
    Finding.objects.filter(key="voting_secrecy_no").update(
        limits="The booths of one station were behind a door."
    )
    notes = notes_of(html(statement))
    assert any(
        "; The booths of one station were behind a door; finding" in one
        for one in notes
    )


def test_a_share_says_in_its_note_of_how_many(written, day, html):
    statement = written()
    row = Finding.objects.get(key="voting_secrecy_no")
    row.query = {**row.query, "show": "share"}
    row.save()
    paper = html(statement)
    assert "could not mark the ballot in secret: 50.0%." in text_of_html(paper.decode())
    assert any(
        "; 1 of 2; not seen or not answered: 1;" in one for one in notes_of(paper)
    )


def test_a_percentage_names_its_whole(written, day, html, press, mission):
    enter_figure(
        mission,
        NewFigure(
            key="turnout",
            words={"en": "Turnout"},
            unit="%",
            denominator="12,482,613 voters",
            given=Given(
                value=Decimal("73.12"),
                status="final",
                cited=Cited("73.12", pasted="It was 73.12.", title="Sample paper"),
                given_on="2027-03-15",
            ),
            given_by="Sample commission",
        ),
        by=press,
    )
    paper = html(written(phrases=("turnout",)))
    assert "Turnout: 73.12%." in text_of_html(paper.decode())
    assert notes_of(paper) == [
        "Given by: Sample commission; 15 March 2027; final; of: 12,482,613 voters;"
        " source: Sample paper"
    ]
