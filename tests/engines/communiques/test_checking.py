"""A communiqué's words, papers and entry say the same, or it is said what does not."""

import pytest

from orkhon.engines.communiques import (
    SHAPE,
    check_communique,
    is_communique,
    printed_text,
)
from tests.engines.verify.browser_verifier import agreed_communique

PRINTED = b"2027/1\n\nSample title\n\nSample lead\n\nOne.\n\nTwo.\n"
DIGEST = "407725a4c1c06277683188733d0da3eab0624f2472f498e24f9ad5a40cd04af3"
"""`printf '2027/1\\n\\nSample title\\n\\n…' | sha256sum` of GNU coreutils 9.1."""


def _evidence(**more):
    return {
        "shape": SHAPE,
        "symbol": "2027/1",
        "version": 1,
        "correction": "",
        "authentic": "en",
        "languages": [
            {
                "language": "en",
                "title": "Sample title",
                "lead": "Sample lead",
                "paragraphs": ["One.", "Two."],
                "text_sha256": DIGEST,
            }
        ],
    } | more


def _entry(**more):
    return {"symbol": "2027/1", "correction": "", "text_sha256": {"en": DIGEST}} | more


PAPERS = {"communique-2027-1-en.txt": PRINTED}


def _language(**more):
    return _evidence(languages=[_evidence()["languages"][0] | more])


def _told(evidence, papers=PAPERS, said=None):
    """What we find, once the verifier of the public page has found the same."""
    said = [_entry()] if said is None else said
    found = check_communique(evidence, papers, said=said)
    agreed_communique(found, evidence, papers, said)
    return [(one.holds, one.what) for one in found]


def test_a_text_is_printed_with_empty_lines_between_its_parts():
    assert printed_text("2027/1", "Sample title", "Sample lead", ["One.", "Two."]) == (
        PRINTED
    )
    assert printed_text("2027/1", "Title", "", ["One."]) == b"2027/1\n\nTitle\n\nOne.\n"


def test_what_was_published_holds():
    assert _told(_evidence()) == [
        (
            True,
            "Communiqué 2027/1, en, authentic text: 2 paragraphs as published, "
            f"sha-256 {DIGEST}.",
        )
    ]


def test_a_correction_says_what_it_corrects():
    evidence = _evidence(version=2, correction="The day was wrong.")
    said = [_entry(correction="The day was wrong.")]
    assert _told(evidence, said=said)[0] == (
        True,
        "Communiqué 2027/1 corrects: The day was wrong.",
    )
    assert _told(evidence)[0] == (
        False,
        "Communiqué 2027/1: its entry gives another reason of correction.",
    )


def test_other_words_in_evidence_paper_or_entry_are_found():
    changed = _evidence()
    changed["languages"][0]["paragraphs"] = ["One.", "Three."]
    wrong = "the words are not those that were published."
    assert _told(changed)[0][1].endswith(wrong)
    assert _told(_evidence(), said=[_entry(text_sha256={"en": "00"})])[0][1].endswith(
        wrong
    )
    assert _told(_evidence(), {"communique-2027-1-en.txt": b"x"})[0] == (
        False,
        "Communiqué 2027/1, en, authentic text: the paper says something else.",
    )


def test_a_translation_is_called_unofficial():
    evidence = _evidence()
    evidence["languages"].append(evidence["languages"][0] | {"language": "kk"})
    said = [_entry(text_sha256={"en": DIGEST, "kk": DIGEST})]
    papers = PAPERS | {"communique-2027-1-kk.txt": PRINTED}
    told = _told(evidence, papers, said)
    assert told[1][1].startswith("Communiqué 2027/1, kk, unofficial translation: 2")


@pytest.mark.parametrize(
    "said",
    [[], ["x"], [{"symbol": "2027/2"}], [{"symbol": "2027/1", "text_sha256": "one"}]],
)
def test_without_its_entry_nothing_is_published(said):
    assert _told(_evidence(), said=said) == [
        (False, "No entry in the bundle publishes communiqué 2027/1.")
    ]


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ([], "it is no object"),
        ({}, "“symbol” is missing or no text"),
        (_evidence(symbol=None), "“symbol” is missing or no text"),
        (_evidence(version="2"), "“version” is missing or no whole number"),
        (_evidence(version=True), "“version” is missing or no whole number"),
        (_evidence(correction="so"), "version 1 says of a correction “so”"),
        (_evidence(version=2), "version 2 says of a correction “”"),
        (_evidence(authentic="kk"), "no language, or more than one, is authentic"),
        (_evidence(languages=None), "“languages” is missing or no list"),
        (_evidence(languages=["en"]), "a language is no object"),
        (_language(language=["en"]), "“language” is missing or no text"),
        (_language(lead=None), "“lead” is missing or no text"),
        (_language(paragraphs="One."), "“paragraphs” is missing or no list"),
        (_language(paragraphs=["One.", 2]), "a paragraph is no text"),
    ],
)
def test_evidence_that_cannot_be_read_is_named(evidence, why):
    assert _told(evidence) == [(False, f"The evidence cannot be read: {why}.")]


def test_the_order_of_entries_does_not_hide_the_one_that_counts():
    other = {"symbol": "2027/1", "text_sha256": DIGEST}
    assert _told(_evidence(), said=["x", other, _entry()])[0][0]


def test_an_entry_that_knows_no_correction_gives_none():
    said = [{"symbol": "2027/1", "text_sha256": {"en": DIGEST}}]
    assert [holds for holds, _what in _told(_evidence(), said=said)] == [True]
    evidence = _evidence(version=2, correction="The day was wrong.")
    assert [holds for holds, _what in _told(evidence, said=said)] == [False, True]


def test_another_paper_is_no_communique():
    assert is_communique(_evidence())
    assert not is_communique({"shape": "orkhon-adopted-text/1"})
    assert not is_communique("2027/1")
