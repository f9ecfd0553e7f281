"""What shows a fact of a draft or a reform: words, kept and cited."""

import pytest

from orkhon.legislation.actions.citing import Cited, cited_place
from orkhon.record.actions import keep_source
from orkhon.record.refusals import Refusal

WORDS = "The group met in Astana.\r\nIt will meet again."


def test_words_are_kept_under_where_they_were_read(legal):
    made = cited_place(Cited(WORDS, "sample.example, 3", "en", "2026-10"), by=legal)
    assert made.quote == WORDS.replace("\r\n", "\n")
    source = made.source
    assert (source.title, source.language, source.published_on) == (
        "sample.example, 3",
        "en",
        "2026-10",
    )
    assert cited_place(made, by=legal) == made
    assert cited_place(None, by=legal) is None


def test_words_of_a_kept_source_are_found_in_it(legal):
    source, _new = keep_source(
        b"One. Two. Three.",
        filename="sample.txt",
        media_type="text/plain",
        text="One. Two. Three.",
        language="en",
        by=legal,
    )
    made = cited_place(Cited("Two.", "", source=source), by=legal)
    assert (made.start, made.end) == (5, 9)
    with pytest.raises(Refusal, match=r"does not say “Four\.”"):
        cited_place(Cited("Four.", "", source=source), by=legal)


def test_a_source_for_others_is_not_cited(legal, research):
    source, _new = keep_source(
        b"One.",
        filename="sample.txt",
        media_type="text/plain",
        text="One.",
        language="en",
        by=legal,
        restricted_to=[legal.actor_id],
    )
    with pytest.raises(Refusal, match="is not open to you"):
        cited_place(Cited("One.", "", source=source), by=research)


@pytest.mark.parametrize(
    ("cited", "why"),
    [
        (Cited(" ", "sample.example"), "Say which words show it"),
        (Cited("Words.", "  "), "where the words were read"),
        (Cited("Words.", "x" * 301), "where it was read: more than 300 letters"),
        (Cited("Words.", "sample", published_on="May"), "“May” is no date"),
        (Cited("Words\x00.", "sample"), "NUL character"),
    ],
)
def test_words_that_cannot_be_kept_are_refused(legal, cited, why):
    with pytest.raises(Refusal, match=why):
        cited_place(cited, by=legal)
