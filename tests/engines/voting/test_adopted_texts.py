"""The printed text of an adopted text, and a bundle whose parts do not agree."""

import copy

import pytest

from orkhon.engines.voting import (
    check_adopted,
    is_adopted_text,
    numbered,
    printed_text,
)
from tests.engines.verify.browser_verifier import agreed_text

# printf 'DECL/001/2027/FINAL\n\nOn maps\n\nMeeting,\n\n1. Asks.\n' | sha256sum
DIGEST = "1d04fb62236a63e8cfe8295a208dd0954e0547ad86573e007c7da434e603a6c5"
PRINTED = b"DECL/001/2027/FINAL\n\nOn maps\n\nMeeting,\n\n1. Asks.\n"
EVIDENCE = {
    "shape": "orkhon-adopted-text/1",
    "symbol": "DECL/001/2027/FINAL",
    "counter": {"organ": "sample", "code": "DECL", "year": 2027, "number": 1},
    "authentic": "en",
    "languages": [
        {
            "language": "en",
            "authentic": True,
            "title": "On maps",
            "text_sha256": DIGEST,
            "paragraphs": [
                {"number": "", "text": "Meeting,"},
                {"number": "1", "text": "Asks."},
            ],
        }
    ],
}
SAID = [
    {"paper_sha256": []},
    {"symbol": "DECL/001/2027/FINAL", "text_sha256": {"en": DIGEST}},
]
PAPERS = {"decl-001-2027-final-en.txt": PRINTED, "decl-001-2027-final-en.pdf": b"%PDF"}


def checked(evidence, papers, said):
    """What we find, once the verifier of the public page has found the same."""
    found = check_adopted(evidence, papers, said=said)
    agreed_text(found, evidence, papers, said)
    return found


def altered(**changes):
    """The evidence with members of the first language, or of itself, changed."""
    found = copy.deepcopy(EVIDENCE)
    for key, value in changes.items():
        (found if key in found else found["languages"][0])[key] = value
    return found


def test_a_printed_text_is_symbol_title_and_numbered_paragraphs():
    paragraphs = [("", "Meeting,"), ("1", "Asks.")]
    assert printed_text("DECL/001/2027/FINAL", "On maps", paragraphs) == PRINTED


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("14", "14. Asks."),
        ("14a", "14a. Asks."),
        ("14.", "14. Asks."),
        ("(a)", "(a) Asks."),
        ("Article 3", "Article 3 Asks."),
        ("", "Asks."),
    ],
)
def test_a_number_has_its_point(number, line):
    assert numbered(number, "Asks.") == line


def test_what_agrees_holds_and_says_which_words():
    (found,) = checked(EVIDENCE, PAPERS, SAID)
    assert found.holds
    assert found.what == (
        "DECL/001/2027/FINAL, en, authentic text: 2 paragraphs as adopted, "
        f"sha-256 {DIGEST}."
    )
    assert is_adopted_text(EVIDENCE)
    assert not is_adopted_text({"shape": "orkhon-briefing/1"})
    assert not is_adopted_text([])


@pytest.mark.parametrize(
    ("evidence", "papers", "said", "what"),
    [
        (altered(title="On toys"), PAPERS, SAID, "not those that were adopted"),
        (altered(text_sha256="00"), PAPERS, SAID, "not those that were adopted"),
        (EVIDENCE, {}, SAID, "the paper says something else"),
        (
            EVIDENCE,
            {"decl-001-2027-final-en.txt": PRINTED + b" "},
            SAID,
            "the paper says something else",
        ),
        (EVIDENCE, PAPERS, [], "No entry in the bundle adopts DECL/001/2027/FINAL"),
        (
            EVIDENCE,
            PAPERS,
            [{"symbol": "DECL/001/2027/FINAL", "text_sha256": {"en": "00"}}],
            "not those that were adopted",
        ),
        (altered(symbol="DECL/002/2027/FINAL"), PAPERS, SAID, "the counter does not"),
        (altered(symbol="DECL-1"), PAPERS, SAID, "has not the form"),
        (altered(authentic=False), PAPERS, SAID, "authentic"),
        (altered(languages=[]), PAPERS, SAID, "0 languages are called authentic"),
        (altered(paragraphs=[{}]), PAPERS, SAID, "cannot be read"),
        # A forger may put anything where words are expected.
        (altered(paragraphs="Asks."), PAPERS, SAID, "“paragraphs” is no list"),
        (altered(language=["en"]), PAPERS, SAID, "“language” is no text"),
        (altered(title=7), PAPERS, SAID, "“title” is no text"),
        ([], PAPERS, SAID, "it is no object"),
    ],
)
def test_what_does_not_agree_is_named(evidence, papers, said, what):
    (found,) = checked(evidence, papers, said)
    assert not found.holds
    assert what in found.what


def test_a_translation_is_called_one():
    language = EVIDENCE["languages"][0]
    both = altered(
        languages=[language, language | {"language": "tr", "authentic": False}]
    )
    papers = PAPERS | {"decl-001-2027-final-tr.txt": PRINTED}
    said = [SAID[1] | {"text_sha256": {"en": DIGEST, "tr": DIGEST}}]
    _english, turkish = checked(both, papers, said)
    assert turkish.holds
    assert "tr, unofficial translation" in turkish.what
