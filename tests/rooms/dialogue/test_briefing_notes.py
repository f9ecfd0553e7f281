"""The footnotes of a briefing: the sentence, the source, who may read it."""

from datetime import date

import pytest

from orkhon.dialogue.documents.briefing import briefing_paper
from orkhon.dialogue.documents.notes import sentence_around
from orkhon.dialogue.queries.briefing.book import person_briefing
from orkhon.engines.documents import NoteRef, Table, render_markdown
from tests.rooms.dialogue.briefing_sample import account, world

pytestmark = pytest.mark.django_db
IN_MARCH = date(2027, 3, 15)


@pytest.fixture
def sample():
    return world()


def paper(sample, **others):
    return briefing_paper(person_briefing(sample.speaker, IN_MARCH), "en", **others)


def notes(paper):
    written = render_markdown(paper, origin="https://o.example")
    return [line for line in written.splitlines() if line.startswith("[^")]


def test_every_fact_leads_to_its_sentence_in_the_source(sample):
    found = notes(paper(sample))
    assert any(
        "“He said that written comments would follow by March.”" in line
        and f"/record/sources/{sample.reports['november'].source_id}/?span=" in line
        for line in found
    )


def test_a_fact_without_a_source_says_so(sample):
    assert any(
        "Entered by hand; no source is kept" in one for one in notes(paper(sample))
    )


def test_a_restricted_source_is_named_and_not_quoted_to_others():
    named = account("named", "legal")
    sample = world(open_to=named.actor_id)
    for reader in (None, account("other", "legal")):
        found = "".join(notes(paper(sample, reader=reader)))
        assert "A source restricted to named people" in found
        assert "written comments would follow" not in found
        assert "Talks in Astana" not in found
    assert "written comments would follow" in "".join(
        notes(paper(sample, reader=named))
    )


def test_a_russian_quotation_in_an_english_paper_keeps_its_language():
    sample = world(language="ru")
    quoted = {
        run.note.quote_language
        for block in paper(sample).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for run in cell
        if isinstance(run, NoteRef) and run.note.quote
    }
    assert quoted == {"ru", None}


@pytest.mark.parametrize(
    ("around", "cited", "sentence"),
    [
        ("They met. He agreed to come. Two.", "agreed", "He agreed to come."),
        ("Mr. Hasan agreed. Two.", "agreed", "Mr. Hasan agreed."),
        ("One! “Yes,” he agreed.” Two", "agreed", "“Yes,” he agreed.”"),
        ("In 2025. He agreed\nTwo", "agreed", "He agreed"),
        ("F1 | He agreed. | news.example", "He agreed.", "He agreed."),
        ("A" * 300 + " agreed " + "b" * 300, "agreed", "agreed"),
    ],
)
def test_a_footnote_quotes_the_sentence_around_the_cited_words(around, cited, sentence):
    start = around.index(cited)
    first, last = sentence_around(around, start, start + len(cited))
    assert around[first:last] == sentence
