"""A statement is counted again from its rows; what was altered is named in plain words."""

import json

import pytest

from orkhon.engines.findings import (
    Row,
    RowOut,
    check_statement,
    is_statement,
    rows_file,
)
from orkhon.engines.findings.paper_text import text_of_html
from tests.engines.findings.sample_rows import VISITS
from tests.engines.findings.sample_statement import (
    PUBLISHED,
    evidence,
    leaves,
    papers,
    rows,
)
from tests.engines.verify.browser_verifier import agreed_statement, ask, asker


def checked(said=None, lines=None, made=None, proved=None, published=PUBLISHED):
    """What we find, once the verifier of the public page has found the same."""
    given = (
        evidence() if said is None else said,
        rows() if lines is None else lines,
        papers() if made is None else made,
        leaves(rows()) if proved is None else proved,
        published,
    )
    found = check_statement(*given[:3], leaves=given[3], said=given[4])
    agreed_statement(found, *given)
    return found


def faults(*args, **more):
    return [one.what for one in checked(*args, **more) if not one.holds]


def test_an_untouched_statement_holds_and_says_each_number():
    # By hand, from sample_rows: five stations; a no in s1 and s3 of s1, s3, s5;
    # bad in r03 and r07 of the seven that are rated.
    assert [one.what for one in checked()] == [
        "14 rows: 14, each with its receipt.",
        "The draw of stations is the one of entry 7.",
        "Stations visited: 5 stations: 5.",
        "Stations where secrecy was not kept: 2 of 3 stations: 2 of 3.",
        "Visits rated badly: 2 of 7 forms: 2 of 7.",
        "en: 4 sentences stand in statement-1-1-en.html; 3 numbers in them are what "
        "the rows give.",
        "kk: 4 sentences stand in statement-1-1-kk.html; 3 numbers in them are what "
        "the rows give.",
    ]
    assert all(one.holds for one in checked())


def test_one_altered_row_is_named_with_the_findings_that_it_changes():
    lines = rows().replace(b'"voting/secrecy":"no"', b'"voting/secrecy":"yes"', 1)
    assert faults(lines=lines)[:3] == [
        "Row r03 was altered.",
        "Stations where secrecy was not kept: 2 of 3 stations (2 not seen) said, "
        "1 of 3 (2 not seen) counted.",
        "en: “Secrecy was not kept in 2 of 3 stations.” says 2 of 3 where the rows "
        "give 1 of 3 (secrecy).",
    ]


def test_a_row_added_taken_out_or_given_twice_is_named():
    lines = rows().splitlines(keepends=True)
    assert "Row r01 was taken out." in faults(lines=b"".join(lines[1:]))
    more = rows_file([RowOut(Row("r99", "voting", "voting"), "00")])
    assert faults(lines=rows() + more)[:2] == [
        "Row r99 was added: the evidence has no such row.",
        "Row r99 has no receipt in the record.",
    ]
    twice = faults(lines=rows() + lines[0])
    assert twice == [
        "Row r01 has the receipt of another row.",
        "The rows cannot be counted: 15 rows have 14 names.",
    ]


def test_a_row_without_a_receipt_in_the_record_is_named():
    gone = json.loads(rows().splitlines()[2])
    assert faults(proved=leaves(rows()) - {gone["leaf"]}) == [
        "Row r03 has no receipt in the record."
    ]


def test_an_altered_result_is_named():
    said = evidence()
    said["findings"][0]["result"]["value"] = 37
    assert faults(said) == [
        "Stations visited: 37 stations (0 not seen) said, 5 (0 not seen) counted."
    ]


def test_a_hidden_silence_is_named():
    said = evidence()
    said["findings"][1]["result"]["not_seen"] = 0
    assert faults(said) == [
        "Stations where secrecy was not kept: 2 of 3 stations (0 not seen) said, "
        "2 of 3 (2 not seen) counted."
    ]


def test_an_altered_number_in_one_language_is_named():
    said = evidence()
    said["sentences"]["kk"][0]["segments"][1]["text"] = "40"
    assert faults(said) == [
        "kk: “Біз 40 учаскеде болдық.” says 40 where the rows give 5 (stations).",
        "kk: “Біз 40 учаскеде болдық.” does not stand in statement-1-1-kk.html.",
    ]


def test_an_altered_sentence_is_named():
    said = evidence()
    said["sentences"]["en"][0]["segments"][2]["text"] = " stations & slept."
    assert faults(said) == [
        "en: “We visited 5 stations & slept.” does not stand in statement-1-1-en.html."
    ]


def test_an_altered_paper_is_named():
    made = papers()
    made["statement-1-1-en.html"] = made["statement-1-1-en.html"].replace(b"ed ", b"d ")
    assert "does not stand in statement-1-1-en.html." in faults(made=made)[0]


def test_a_query_turned_round_gives_another_number():
    said = evidence()
    said["findings"][1]["query"]["where"][0]["is"] = ["never"]
    assert faults(said)[0] == (
        "Stations where secrecy was not kept: 2 of 3 stations (2 not seen) said, "
        "0 of 3 (2 not seen) counted."
    )


def test_a_finding_that_nothing_answers_is_named():
    said = evidence()
    said["findings"][1]["query"]["where"][0]["path"] = "voting/police"
    assert faults(said)[0] == (
        "Stations where secrecy was not kept: 2 of 3 stations said, but nothing can be "
        "counted: none of the forms “voting” answers “voting/police”."
    )
    assert "has a number that nothing gives: 2 of 3 (secrecy)" in faults(said)[1]


def test_a_figure_that_is_another_one_is_named():
    said = evidence()
    said["figures"][0]["shown"]["en"] = "12,482,614"
    assert faults(said) == [
        "en: “12,482,613” says 12,482,613 where the figure voters is 12,482,614."
    ]


def test_a_number_in_a_language_that_has_no_signs_here_is_named():
    said = evidence()
    said["statement"]["languages"] = ["fr"]
    said["sentences"] = {"fr": said["sentences"]["en"][:1]}
    made = {"statement-1-1-fr.html": papers()["statement-1-1-en.html"]}
    assert faults(said, made=made) == [
        "fr: “We visited 5 stations & listened.” has a number that cannot be written: "
        "numbers are not written in “fr”."
    ]


@pytest.mark.parametrize("kind", ["finding", "assessment"])
def test_an_assessment_without_a_finding_is_named(kind):
    said = evidence()
    said["sentences"]["en"][3] |= {"kind": kind, "findings": ["nothing"]}
    assert faults(said) == ["en: “12,482,613” rests on no finding."]


def test_a_language_without_a_paper_or_without_a_sentence_is_named():
    made = papers()
    del made["statement-1-1-kk.html"]
    assert faults(made=made) == ["kk: 0 papers in HTML where there is one."]
    said = evidence()
    said["sentences"]["kk"] = []
    assert faults(said) == ["kk: the evidence has no sentence."]
    del said["sentences"]["kk"]
    assert faults(said) == ["kk: the evidence has no sentence."]


@pytest.mark.parametrize(
    "published",
    [{}, {7: "words"}, {7: {"seed": "another"}}, {7: {**PUBLISHED[7], "seed": "x"}}],
)
def test_a_draw_that_was_not_published_so_is_named(published):
    assert faults(published=published) == [
        "The draw of stations is not what entry 7 published."
    ]


def test_a_draw_without_an_entry_is_named():
    said = evidence()
    del said["draws"][0]["entry"]
    assert faults(said) == ["The draw of stations is not what entry None published."]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda said: said.pop("rows"), "“rows” is missing or not what it should be"),
        (lambda said: said.pop("sentences"), "“sentences” is missing"),
        (lambda said: said["rows"].pop("digests"), "“digests” is missing"),
        (lambda said: said["statement"].pop("languages"), "“languages” is missing"),
        (lambda said: said.update(findings=[1]), "a finding is missing or not"),
        (lambda said: said["findings"][0].pop("result"), "its result is missing"),
        (lambda said: said["findings"][0].pop("title"), "the title of “stations”"),
        (lambda said: said["findings"][0].update(query={}), "the finding “stations”: “show”"),
        (lambda said: said["figures"][0].update(shown={"en": 1}), "what is shown of"),
        (lambda said: said["sentences"]["en"][0].update(segments=None), "“segments” is"),
        (lambda said: said["sentences"]["en"][0].update(findings=[1]), "the key of a"),
    ],
)  # fmt: skip
def test_evidence_that_is_none_is_one_plain_fault(change, words):
    said = evidence()
    change(said)
    (fault,) = faults(said)
    assert fault.startswith("The evidence cannot be read: ")
    assert words in fault


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (b"{", "line 1 of the rows: "),
        (b"\n", "line 1 of the rows: "),
        (b"[]\n", "line 1 of the rows: a row is an object"),
        (b'{"row":"r1","form":"a"}\n', "the leaf of row r1 is missing"),
        (b"\xff\n", "line 1 of the rows: "),
        (b"[" * 100_000, "line 1 of the rows: "),
    ],
)
def test_rows_that_are_none_are_one_plain_fault(lines, words):
    (fault,) = faults(lines=lines)
    assert words in fault


def test_only_the_evidence_of_a_statement_is_taken_for_one():
    assert is_statement(evidence())
    assert not is_statement({"format": "other"})
    assert not is_statement([])


def test_a_released_line_leaves_with_its_row():
    out = RowOut(VISITS[0], "ab", {"/data/voting/remarks": "A calm “morning”"})
    said = json.loads(rows_file([out]))
    assert said["texts"] == {"/data/voting/remarks": "A calm “morning”"}
    assert "derived" not in said


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>We saw\n 5&nbsp;stations.</p>", "We saw 5 stations."),
        ("5<a class='fn x'>1</a> of<br>7", "5 of 7"),
        ("5<span class=footnote>Forms <i>of<br></i> voting</span> and", "5 and"),
        ("a<sup>2</sup>b<style>c</style></i>d", "abd"),
        # an element that nobody closed ends with the one around it
        ("a<span class=footnote><i>b</span>c", "ac"),
        ("<img class=fn>a", "a"),
    ],
)
def test_a_paper_is_read_as_a_reader_sees_it(html, text):
    assert text_of_html(html) == text
    if asker() is not None:
        assert ask("textOfHtml", html=html) == text
