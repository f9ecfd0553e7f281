"""Drafts: brought in, issued, frozen with their lines, made anew of what was accepted."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from docx import Document

from orkhon.proceedings.actions.amendments import accept
from orkhon.proceedings.actions.draft_words import (
    Brought,
    bring_in,
    change_paragraph,
)
from orkhon.proceedings.actions.drafts import (
    begin_draft,
    begin_version,
    withdraw_draft,
)
from orkhon.proceedings.actions.issuing import (
    issue,
    issue_language,
    next_version,
    set_deadline,
)
from orkhon.proceedings.models import AgendaItem, ParagraphText, Session
from orkhon.proceedings.queries.draft_texts import digest_of, rows_of
from orkhon.proceedings.queries.drafts import consolidated, standing_of, version_text
from orkhon.record.actions import subject_of
from orkhon.record.models import Source
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.drafting import (
    ENGLISH,
    a_draft,
    brought,
    issued,
    paragraph,
    put,
)

# By hand: lines of 72 letters, "1. " and "2. " in front of the first.
PRINTED = [
    (1, "Sample declaration on the safety of products"),
    (2, "The sample assembly, recalling its earlier text on the same matter,"),
    (3, "General part"),
    (4, "The Assembly recommends that the parliaments of its members bring"),
    (5, "their laws on the safety of products closer to the model law, and inform"),
    (6, "the Secretariat each year of the provisions enacted."),
    (7, "It invites the parliaments to exchange alerts on dangerous products"),
    (8, "without delay and asks the Commission to report to the next session."),
    (9, "It thanks the host."),
]


def lines(version, language="en"):
    return [
        (line.no, line.words)
        for row in version_text(version, language)
        for line in row.lines
    ]


def word_file(*paragraphs):
    document, out = Document(), BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def verbs(about):
    return [entry.verb for entry in entries_about(about)]


def test_a_text_comes_in_as_numbered_paragraphs_in_two_languages(session, secretary):
    version = a_draft(session, secretary).versions.get()
    english, kazakh = version_text(version, "en"), version_text(version, "kk")
    assert [(row.role, row.number) for row in english] == [
        ("title", ""),
        ("preamble", ""),
        ("heading", "I"),
        ("operative", "1"),
        ("operative", "2"),
        ("operative", "3"),
    ]
    assert [row.key for row in kazakh] == [row.key for row in english]
    assert kazakh[5].text == "Қабылдаушы тарапқа алғыс айтады."
    assert Source.objects.filter(language="kk").get().text.startswith("Өнім")


def test_a_word_file_comes_in_like_typed_words(session, secretary):
    draft = begin_draft(session, "decision", "Sample decision", "en", by=secretary)
    version = begin_version(draft, by=secretary)
    data = word_file(
        "Sample decision on the next session",
        "The sample assembly,",
        "1. Decides to meet again in the spring;",
        "2. Asks the Secretariat to report.",
        "Explanatory note",
        "The host has agreed.",
    )
    bring_in(version, Brought("en", "decision.docx", data), by=secretary)
    assert [
        (row.role, row.number, row.text) for row in version_text(version, "en")
    ] == [
        ("title", "", "Sample decision on the next session"),
        ("preamble", "", "The sample assembly,"),
        ("operative", "1", "Decides to meet again in the spring;"),
        ("operative", "2", "Asks the Secretariat to report."),
        ("note", "", "Explanatory note"),
        ("note", "", "The host has agreed."),
    ]


def test_a_file_that_cannot_be_read_is_kept_and_refused(session, secretary):
    version = a_draft(session, secretary, languages=()).versions.get()
    with pytest.raises(Refusal, match="The file is kept as it came"):
        bring_in(version, Brought("en", "draft.docx", b"PK\x03\x04none"), by=secretary)
    assert Source.objects.get().is_quarantined
    with pytest.raises(Refusal, match="there are no words in the text"):
        bring_in(version, brought(words=" \n \n"), by=secretary)


def test_a_second_language_has_the_same_paragraphs(session, secretary):
    version = a_draft(session, secretary, languages=("en",)).versions.get()
    other = "Tytle\n\nPreamble,\n\n1. One.\n\n2. Two."
    with pytest.raises(Refusal) as refused:
        bring_in(version, brought("kk", other), by=secretary)
    assert str(refused.value) == (
        "paragraph 3 is numbered “1” here and “I” in English; 4 paragraphs here, 6 there"
    )
    short = ENGLISH.replace("3. It thanks the host.", "")
    with pytest.raises(Refusal, match="5 paragraphs here, 6 there"):
        bring_in(version, brought("kk", short), by=secretary)
    with pytest.raises(Refusal, match="too long for a number"):
        bring_in(version, brought("en", "1.100.100.100.1. So."), by=secretary)


def test_an_issued_version_has_lines_that_never_move(session, secretary, parliaments):
    version = issued(session, secretary)
    assert lines(version) == PRINTED
    owners = [parliaments["AZ"]]
    change = put(
        version,
        owners,
        secretary,
        "replace",
        "1",
        words="of its members",
        text="of all members of the assembly without any exception whatsoever",
    )
    accept(change, by=secretary, note="nobody against")
    following = next_version(version.draft, by=secretary)
    issue(following, by=secretary)
    version.refresh_from_db()
    assert lines(version) == PRINTED
    assert version.sha256 == digest_of(rows_of(version))
    assert lines(following) != PRINTED
    assert "proceedings.version.issue" in verbs(subject_of(version))


def test_issued_words_do_not_change(session, secretary):
    version = issued(session, secretary)
    with pytest.raises(Refusal, match="version 1 is issued; its words do not change"):
        change_paragraph(paragraph(version, "3"), "en", "Other.", by=secretary)
    with pytest.raises(Refusal, match="version 1 is issued; its words do not change"):
        bring_in(version, brought(), by=secretary)
    with pytest.raises(Refusal, match="version 1 is issued already"):
        issue(version, by=secretary)


def test_a_version_in_hand_is_corrected(session, secretary):
    version = a_draft(session, secretary).versions.get()
    third = paragraph(version, "3")
    change_paragraph(
        third, "en", " It thanks\r\n the  host ", by=secretary, number="4.", role="note"
    )
    row = version_text(version, "en")[-1]
    assert (row.number, row.role, row.text) == ("4", "note", "It thanks\nthe host")
    for wrong, said in (
        ({"text": " "}, "the paragraph has no words"),
        ({"role": "verse"}, "“verse” is no kind of paragraph"),
        ({"number": "1234567890123"}, "too long for a number"),
        ({"language": "hu"}, "“hu” is none of the seven languages"),
    ):
        asked = {"language": "en", "text": "So."} | wrong
        with pytest.raises(Refusal, match=said):
            change_paragraph(third, by=secretary, **asked)


def test_a_translation_that_is_not_whole_follows_later(session, secretary):
    draft = a_draft(session, secretary)
    version = draft.versions.get()
    ParagraphText.objects.get(paragraph=paragraph(version, "3"), language="kk").delete()
    issue(version, by=secretary)
    with pytest.raises(Refusal, match="paragraphs without words in Kazakh: 3"):
        issue_language(version, "kk", by=secretary)
    change_paragraph(paragraph(version, "3"), "kk", "Алғыс айтады.", by=secretary)
    issue_language(version, "kk", by=secretary)
    assert lines(version, "kk")[-1] == (8, "Алғыс айтады.")
    with pytest.raises(Refusal, match="issued in Kazakh already"):
        issue_language(version, "kk", by=secretary)
    with pytest.raises(Refusal, match="its words do not change"):
        change_paragraph(paragraph(version, "3"), "kk", "Рахмет.", by=secretary)


def test_a_version_without_its_authentic_text_is_not_issued(session, secretary):
    draft = a_draft(session, secretary, languages=("kk",))
    version = draft.versions.get()
    with pytest.raises(Refusal, match="paragraphs without words in English: 1, 2"):
        issue(version, by=secretary)
    with pytest.raises(Refusal, match="version 1 is not issued yet"):
        issue_language(version, "kk", by=secretary)
    empty = begin_draft(session, "decision", "Empty", "en", by=secretary)
    with pytest.raises(Refusal, match="the version has no text yet"):
        issue(begin_version(empty, by=secretary), by=secretary)


def test_the_next_version_keeps_paragraphs_and_what_is_translated(
    session, secretary, parliaments
):
    version = issued(session, secretary)
    change = put(
        version,
        [parliaments["KG"]],
        secretary,
        "replace",
        "2",
        words="without delay",
        text="within two working days",
    )
    new = put(
        version,
        [parliaments["KG"]],
        secretary,
        "insert-paragraph",
        "1",
        text="It notes.",
    )
    for one in (new, change):
        accept(one, by=secretary, note="nobody against")
    following = next_version(version.draft, by=secretary, note="after the reading")
    english, kazakh = (version_text(following, one) for one in ("en", "kk"))
    assert [(row.number, row.text) for row in english[3:]] == [
        ("1", paragraph(version, "1").texts.get(language="en").text),
        ("2", "It notes."),
        (
            "3",
            "It invites the parliaments to exchange alerts on dangerous products "
            "within two working days and asks the Commission to report to the next "
            "session.",
        ),
        ("4", "It thanks the host."),
    ]
    assert english[3].key == str(paragraph(version, "1").key)
    assert english[4].key == str(new.pk)
    assert [bool(row.text) for row in kazakh] == [*[True] * 4, False, False, True]
    with pytest.raises(Refusal, match="version 2 is in hand and not issued yet"):
        next_version(version.draft, by=secretary)
    with pytest.raises(Refusal, match="version 2 is in hand and not issued yet"):
        begin_version(version.draft, by=secretary)


def test_a_text_from_outside_keeps_the_paragraphs_that_go_on(session, secretary):
    version = issued(session, secretary)
    following = begin_version(version.draft, by=secretary, note="of the Chair")
    words = ENGLISH.replace("3. It thanks", "3. A wholly new wish.\n\n4. It thanks")
    bring_in(following, brought("en", words), by=secretary)
    keys = {row.number: row.key for row in version_text(following, "en")}
    assert keys["4"] == str(paragraph(version, "3").key)
    old = {row.key for row in version_text(version, "en")}
    assert keys["3"] not in old
    bring_in(following, brought("en", words), by=secretary)
    again = {row.number: row.key for row in version_text(following, "en")}
    assert again == keys


def test_what_follows_from_nothing_is_refused(session, secretary, head):
    draft = begin_draft(session, "decision", "Sample decision", "en", by=secretary)
    with pytest.raises(Refusal, match="no version is issued yet"):
        next_version(draft, by=secretary)
    assert consolidated(draft, "en") == ()
    with pytest.raises(Refusal, match="the note has more than 300 letters"):
        begin_version(draft, by=secretary, note="x" * 301)
    with pytest.raises(Refusal, match="say why the draft is withdrawn"):
        withdraw_draft(draft, " ", by=head)
    withdraw_draft(draft, "the Council took it off", by=head)
    with pytest.raises(Refusal, match="“Sample decision” is settled: withdrawn"):
        begin_version(draft, by=secretary)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "the draft has no title"),
        ({"title": "x" * 301}, "the title has more than 300 letters"),
        ({"kind": "poem"}, "“poem” is no kind of text"),
        ({"authentic": "hu"}, "“hu” is none of the seven languages"),
    ],
)
def test_a_draft_that_cannot_be_is_refused(session, secretary, wrong, said):
    asked = {"kind": "appeal", "title": "Sample", "authentic": "en"} | wrong
    with pytest.raises(Refusal, match=said):
        begin_draft(session, by=secretary, **asked)


def test_a_draft_belongs_to_an_item_of_its_own_session(session, secretary, item):
    assert a_draft(session, secretary, item=item).item == item
    other = Session.objects.create(key="other", organ=session.organ, title="Other")
    elsewhere = AgendaItem.objects.create(
        session=other,
        number="1",
        precedence=1,
        kind="text",
        title="Other",
        made_at=item.made_at,
        made_by="x",
    )
    with pytest.raises(Refusal, match="item 1 is of another session"):
        begin_draft(session, "appeal", "A", "en", by=secretary, item=elsewhere)


@time_machine.travel(datetime(2027, 5, 1, tzinfo=UTC), tick=False)
def test_the_deadline_is_on_the_clock_of_its_zone(session, secretary):
    version = a_draft(session, secretary).versions.get()
    with pytest.raises(Refusal, match="the deadline has passed already"):
        issue(
            version,
            by=secretary,
            amendments_by=datetime(2027, 5, 1, 5),  # noqa: DTZ001 -- on the zone's clock
            time_zone="Asia/Bishkek",
        )
    issue(
        version,
        by=secretary,
        amendments_by=datetime(2027, 5, 28, 18),  # noqa: DTZ001 -- on the zone's clock
        time_zone="Asia/Bishkek",
    )
    assert version.amendments_by == datetime(2027, 5, 28, 12, tzinfo=UTC)
    later = datetime(2027, 5, 30, 18)  # noqa: DTZ001 -- on the zone's clock
    for zone, day, reason, said in (
        ("Asia/Baku", later, " ", "say why the deadline is another one"),
        ("Mars/Base", later, "asked for", "“Mars/Base” is no time zone"),
        ("Asia/Baku", later.replace(year=2026), "asked for", "has passed already"),
        # Clocks in Budapest go from two to three that night.
        (
            "Europe/Budapest",
            later.replace(year=2028, month=3, day=26, hour=2, minute=30),
            "asked for",
            "clocks in Europe/Budapest do not show 02:30 on 2028-03-26",
        ),
    ):
        with pytest.raises(Refusal, match=said):
            set_deadline(version, day, zone, reason, by=secretary)
    set_deadline(version, later, "Asia/Baku", "asked for", by=secretary)
    assert version.amendments_by == datetime(2027, 5, 30, 14, tzinfo=UTC)


def test_a_version_says_whether_it_could_be_adopted(session, secretary, parliaments):
    version = issued(session, secretary)
    assert standing_of(version).is_clean
    one = put(
        version, [parliaments["TR"]], secretary, words="model law", text="by 2029"
    )
    assert standing_of(version).open == (one.number,)
    accept(one, by=secretary, note="nobody against")
    standing = standing_of(version)
    assert (standing.open, standing.unmerged, standing.is_clean) == ((), (1,), False)
    following = issue(next_version(version.draft, by=secretary), by=secretary)
    assert standing_of(following).is_clean
    assert not standing_of(version).is_last


@pytest.mark.parametrize("who", ["kazakh", "press", "stranger"])
def test_only_editors_write_drafts(session, secretary, who, request):
    draft = a_draft(session, secretary)
    version = draft.versions.get()
    by = request.getfixturevalue(who)
    for act in (
        lambda: begin_draft(session, "appeal", "A", "en", by=by),
        lambda: begin_version(draft, by=by),
        lambda: bring_in(version, brought(), by=by),
        lambda: change_paragraph(paragraph(version, "3"), "en", "A", by=by),
        lambda: issue(version, by=by),
        lambda: issue_language(version, "kk", by=by),
        lambda: next_version(draft, by=by),
        lambda: set_deadline(version, None, "", "", by=by),
        lambda: withdraw_draft(draft, "x", by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert draft.versions.count() == 1
