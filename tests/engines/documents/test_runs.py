"""Runs: what they say in plain words, and what they refuse."""

import pytest

from orkhon.engines.documents import (
    Deleted,
    DocumentError,
    Foreign,
    Inserted,
    LineBreak,
    Note,
    NoteRef,
    Quote,
    Strong,
    Text,
    plain,
    runs,
)
from orkhon.engines.documents.runs import absolute_link, quoted


def test_strings_and_notes_become_runs_and_empty_words_are_left_out():
    note = Note("Letter 27/012")
    assert runs("Kept", "", note, Strong("late")) == (
        Text("Kept"),
        NoteRef(note),
        Strong("late"),
    )


def test_plain_words_leave_the_notes_out():
    written = runs("Kept ", Foreign("бүгін", "kk"), Note("Letter"), LineBreak(), "yes")
    assert plain(written) == "Kept бүгін\nyes"


@pytest.mark.parametrize(
    ("language", "written"),
    # CLDR 44, delimiters of each language.
    [
        ("en", "“a”"),
        ("tr", "“a”"),
        ("az", "“a”"),
        ("uz-Cyrl", "“a”"),
        ("kk", "«a»"),
        ("ky", "«a»"),
        ("ru", "«a»"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language, written):
    assert quoted("a", language) == written


def test_a_path_of_the_site_leads_nowhere_without_the_site():
    assert absolute_link("/record/1", "") == ""
    assert (
        absolute_link("/record/1", "https://o.example/") == "https://o.example/record/1"
    )
    assert absolute_link("https://news.example/1", "") == "https://news.example/1"
    assert absolute_link("#n1", "https://o.example") == ""


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Note(), "a footnote has neither a source nor a quotation"),
        (lambda: Note("  "), "a footnote has neither a source nor a quotation"),
        (
            lambda: Note("Report", url="javascript:alert(1)"),
            "the footnote 'Report' links to 'javascript:alert(1)'; "
            "only https, http and paths of this site are printed",
        ),
        (
            lambda: Note("Report", quote="да", quote_language="russian"),
            "the footnote 'Report' has the language 'russian'; "
            'write it as "kk" or "uz-Cyrl"',
        ),
        (lambda: Text(""), "a run of text is empty"),
        (
            lambda: Text("a\x07b"),
            "a run of text holds the control character U+0007: 'a\\x07b'",
        ),
        (lambda: Strong(" "), "a strong run is empty"),
        (lambda: Foreign("", "kk"), "a foreign run is empty"),
        (
            lambda: Foreign("сөз", "KK"),
            "the foreign run 'сөз' has the language 'KK'; write it as \"kk\" or \"uz-Cyrl\"",
        ),
        (lambda: Quote(""), "a quotation is empty"),
        (
            lambda: Quote("so", "e n"),
            "the quotation 'so' has the language 'e n'; write it as \"kk\" or \"uz-Cyrl\"",
        ),
        (lambda: Inserted(" "), "an inserted run is empty"),
        (lambda: Deleted(""), "a deleted run is empty"),
        (
            lambda: Deleted("so", "e n"),
            "a deleted run, 'so', has the language 'e n'; "
            'write it as "kk" or "uz-Cyrl"',
        ),
    ],
)
def test_a_run_that_cannot_be_printed_is_refused(make, message):
    with pytest.raises(DocumentError) as refused:
        make()
    assert str(refused.value) == message


def test_a_space_between_two_runs_is_a_run():
    assert Text(" ").text == " "


def test_two_notes_in_a_row_are_not_read_as_one_number():
    ten, eleven = Note("Report of 4 September"), Note("Report of 12 November")
    gathered = runs("Given", ten, eleven)
    assert gathered == (
        Text("Given"), NoteRef(ten), Text("\u202f"), NoteRef(eleven)
    )  # fmt: skip
