"""Reports come in: kept as they were, proposed from, refused in plain words."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.actions.reports import receive_report
from orkhon.dialogue.models import Proposal, Report
from orkhon.engines.reports.reading import ReadingError
from orkhon.record.models import Entry, Source
from tests.rooms.dialogue.conftest import TEXT


def verbs():
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


def test_a_report_is_kept_byte_for_byte_and_proposed_from(received, report):
    assert received.created
    assert received.proposals == report.proposals.count() > 5
    assert report.source.text == TEXT
    assert report.source.language == "en"
    assert verbs()[-2:] == ["record.source.keep", "dialogue.report.receive"]


def test_every_proposal_stands_on_words_of_the_text(report):
    for proposal in report.proposals.all():
        assert 0 <= proposal.start < proposal.end <= len(TEXT)
    name = report.proposals.get(
        kind=Proposal.Kind.PARTICIPANT, value__name="Erlan Tastaq"
    )
    assert TEXT[name.start : name.end] == "Erlan Tastaq"


def test_the_same_report_twice_is_the_first_one(received, clerk):
    before = Entry.objects.count()
    again = receive_report(TEXT.encode(), "another-name.txt", by=clerk)
    assert not again.created
    assert again.report == received.report
    assert again.proposals == received.proposals
    assert Entry.objects.count() == before


def test_a_stranger_brings_nothing_in(delegate, administrator):
    for stranger in (delegate, administrator):
        with pytest.raises(PermissionDenied):
            receive_report(TEXT.encode(), "x.txt", by=stranger)
    assert not Report.objects.exists()
    assert not Source.objects.exists()


def _bomb():
    """A Word file that unpacks to more than is read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return packed.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "large.txt": (b"a" * 50_000_000, "too large"),
    "binary.txt": (bytes(range(256)) * 8, "not a text"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(64), "not a text"),
    "bomb.docx": (_bomb(), "bomb.docx"),
    "broken.docx": (b"PK\x03\x04 nothing more", "broken.docx"),
    "blank.txt": (b" \n\t\n ", "blanks"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_leaves_nothing_and_says_why(name, clerk):
    data, reason = BAD[name]
    before = Entry.objects.count()
    with pytest.raises(ReadingError, match=name) as refusal:
        receive_report(data, name, by=clerk)
    assert reason in str(refusal.value)
    assert not Report.objects.exists()
    assert not Source.objects.exists()
    assert Entry.objects.count() == before


def test_a_report_without_a_date_is_kept_and_says_so(clerk):
    report = receive_report(
        b"The Speaker met with the Ambassador. They discussed water.", "x.txt", by=clerk
    ).report
    assert report.source.published_on == ""
    assert any("date" in note for note in report.notes)


def test_a_day_that_the_calendar_does_not_have_is_named(clerk):
    report = receive_report(
        b"The Speaker met with the Ambassador on 31 February 2026.", "x.txt", by=clerk
    ).report
    assert any("31 February 2026" in note for note in report.notes)
    assert not report.proposals.filter(kind="date").exists()


def test_a_report_in_an_unknown_language_is_kept_and_says_so(clerk):
    text = "Die Sitzung des Ausschusses fand am Montag statt und wurde vertagt."
    report = receive_report(text.encode(), "x.txt", by=clerk).report
    assert report.source.text == text
    assert report.source.language == "und"
    assert report.notes == [
        "The language is not known; little could be found.",
        "No date was found in the text.",
        "No contact was found in the text.",
    ]


def test_a_day_that_does_not_exist_is_no_date(clerk):
    text = "Baku, 31 June 2027. The Speaker Aizada Sample met with Ulan Sample on 30 February 2027."
    report = receive_report(text.encode(), "x.txt", by=clerk).report
    dates = report.proposals.filter(kind="date").values_list("value__value", flat=True)
    assert "2027-06-31" not in dates
    assert "2027-02-30" not in dates


def test_a_digest_of_forty_meetings_keeps_them_all(clerk):
    given = [
        "Aizada",
        "Bekzat",
        "Cholpon",
        "Damir",
        "Elmira",
        "Farid",
        "Gulnara",
        "Hikmet",
    ]
    names = ["Temirov", "Orazova", "Yıldızlı", "Qasımlı", "Nurbekov"]
    people = [f"{first} {last}" for first in given for last in names]
    text = "\n\n".join(
        f"On {place % 28 + 1} March 2027 Chairman {person} met in Ankara with the "
        f"Ambassador. They discussed question number {place}."
        for place, person in enumerate(people)
    )
    report = receive_report(text.encode(), "digest.txt", by=clerk).report
    assert report.source.text == text
    persons = report.proposals.filter(kind="participant")
    assert {one.value["name"] for one in persons} >= set(people)


def test_an_old_encoding_is_read_and_the_note_names_it(clerk):
    text = "Секретариат. 10 марта 2027 года в Баку состоялась встреча председателя Сената с послом Турции. Стороны обсудили сотрудничество двух стран."
    report = receive_report(text.encode("cp1251"), "old.txt", by=clerk).report
    assert report.source.text == text
    assert any("cp1251" in note for note in report.notes)


def test_a_page_with_scripts_is_kept_without_running_or_showing_them(clerk):
    page = b"""<html><head><title>Sample</title><script>alert(1)</script></head>
    <body><p onclick="alert(2)">The Speaker met with the Ambassador in Baku on 10 March 2027.</p>
    <img src=x onerror=alert(3)></body></html>"""
    report = receive_report(page, "page.html", by=clerk).report
    assert "alert" not in report.source.text
    assert "The Speaker met" in report.source.text
