"""The shape of what comes out, and what holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.reports import read_report
from orkhon.engines.reports.clean import clean
from orkhon.engines.reports.vocabulary import vocabulary_of

REPORT = (
    " date 2026-03-04 Chairman of the Senate Askar Beketayev met with Ambassador of Hungary "
    "Gábor Szentesi in Astana today. The sides discussed water. They agreed to open a "
    "school. The 5th session of TURKPA was recalled. 12 observers came."
)
WORDS = st.sampled_from(
    [
        "Chairman",
        "of",
        "the",
        "Senate",
        "Askar",
        "Beketayev",
        "met",
        "with",
        ",",
        ".",
        "Secretary",
        "General",
        "TURKPA",
        "(",
        ")",
        "“",
        "”",
        "in",
        "Astana",
        "today",
        "Mr.",
        "and",
        "will",
        "agreed",
        "to",
        "\n",
        "\n\n",
        "A.",
        "İstanbul",
        "5th",
        "session",
        "12",
        "observers",
        "his",
        "deputies",
        "Deputy",
        ":",
        "–",
        "said",
        "former",
        "President",
        "was",
        "represented",
        "by",
        "from",
        "Kazakhstan",
        "’s",
    ]
)


def test_the_json_has_exactly_the_keys_that_were_agreed():
    json = read_report(REPORT, source="a.txt").as_json()
    assert list(json) == ["source", "language", "published", "contacts"]
    contact = json["contacts"][0]
    assert list(contact) == [
        "kind",
        "format",
        "date",
        "date_precision",
        "place",
        "participants",
        "commitments",
        "events",
        "topics",
    ]
    assert list(contact["participants"][0]) == [
        "name",
        "person",
        "post",
        "body",
        "side",
        "role",
        "span",
    ]
    assert list(contact["commitments"][0]) == [
        "who",
        "strength",
        "what",
        "when",
        "where",
        "status",
        "span",
    ]
    assert list(contact["events"][0]) == ["name", "ordinal", "date", "place", "span"]
    assert contact["kind"] == ["meeting"]
    assert contact["topics"] == ["water"]
    assert (contact["date"], contact["date_precision"]) == ("2026-03-04", "day")
    assert (contact["place"], contact["format"]) == ("Astana", "in person")


def test_every_value_is_a_proposal_with_its_place_in_the_order_of_the_text():
    read = read_report(REPORT, source="a.txt")
    found = read.proposals()
    assert {one.kind for one in found} == {
        "contact_kind",
        "format",
        "date",
        "place",
        "participant",
        "commitment",
        "event",
        "figure",
        "topic",
    }
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    assert {one.contact_no for one in found if one.kind == "figure"} == {None}
    assert all(one.rule and 0 < one.confidence <= 1 for one in found)


def test_a_text_in_which_nothing_happens_gives_an_empty_contact():
    read = read_report(
        "Nothing of note is written here and nobody is named.", source="a"
    )
    assert read.contacts[0].as_json() == {
        "kind": [],
        "format": None,
        "date": None,
        "date_precision": None,
        "place": None,
        "participants": [],
        "commitments": [],
        "events": [],
        "topics": [],
    }


def test_a_reading_can_be_renamed_and_says_nothing_else():
    read = read_report(REPORT, source="a.txt")
    assert read.renamed("b.txt").source == "b.txt"
    assert read.renamed("b.txt").contacts == read.contacts


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_whatever_the_words_no_span_leaves_the_text(words):
    text = "x " + " ".join(words)
    for one in read_report(text, source="any").proposals():
        assert 0 <= one.span.start < one.span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_the_text_cleaning_keeps_its_length(text):
    cleaned = clean(text, vocabulary_of("en"), is_cyrillic=False)
    assert len(cleaned.text) == len(text)
    for before, after in zip(text, cleaned.text, strict=True):
        assert after in (before, " ")


def test_a_language_without_a_lexicon_is_read_by_dates_and_shapes_alone():
    read = read_report("Lorem ipsum dolor sit amet consectetur.", source="a.txt")
    assert read.contacts[0].participants == ()
