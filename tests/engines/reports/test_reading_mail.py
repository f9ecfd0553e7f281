"""Mail: the body, whatever its encoding, and the day it was sent as a hint."""

from email.message import EmailMessage

import pytest

from orkhon.engines.reports.reading import ReadingError, mail, read

RUSSIAN = "Спикер принял делегацию.\n\nСтороны обсудили планы на год и на сессию."


def test_a_plain_mail_in_koi8_is_read_with_its_subject_and_day():
    # Subject is "Встреча" in Base64 (RFC 2047).
    head = (
        b"From: a@example.org\r\nSubject: =?utf-8?B?0JLRgdGC0YDQtdGH0LA=?=\r\n"
        b"Date: Tue, 3 Mar 2026 10:00:00 +0500\r\n"
        b"Content-Type: text/plain; charset=koi8-r\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    data = head + RUSSIAN.replace("\n", "\r\n").encode("koi8-r")
    for name in ("report.eml", "report"):
        found = read(data, name)
        assert (found.text, found.encoding, found.title, found.dated) == (
            RUSSIAN,
            "koi8-r",
            "Встреча",
            "2026-03-03",
        )
        assert found.media_type == "message/rfc822"


def test_the_plain_part_goes_before_the_page_and_attachments_are_named():
    message = EmailMessage()
    message["Subject"] = "Sample"
    message.set_content("The Speaker met a guest.")
    message.add_alternative("<p>Another wording.</p>", subtype="html")
    message.add_attachment(b"\x89PNG", "image", "png", filename="photo.png")
    found = read(message.as_bytes(), "report.eml")
    assert found.text == "The Speaker met a guest."
    assert found.notes == ("Attachments are not read: photo.png.",)
    assert found.dated is None


def test_a_mail_with_a_page_only_gives_the_text_of_the_page():
    message = EmailMessage()
    message["Date"] = "yesterday, about noon"
    message.set_content("<h1>Head</h1><p>The Speaker met a guest.</p>", subtype="html")
    found = read(message.as_bytes(), "report.eml")
    assert found.text == "Head\n\nThe Speaker met a guest."
    assert (found.title, found.dated) == (None, None)


def test_a_mail_without_a_text_is_refused():
    message = EmailMessage()
    message["Subject"] = "Empty"
    message.set_content("   ")
    message.add_attachment(b"%PDF", "application", "pdf", filename="report.pdf")
    with pytest.raises(ReadingError) as refusal:
        read(message.as_bytes(), "report.eml")
    assert str(refusal.value) == (
        "report.eml: the mail has no text, only headers or attachments"
    )


def test_a_mail_of_blanks_that_are_no_ascii_is_refused():
    message = EmailMessage()
    message["Subject"] = "Blank"
    message.set_content("\N{NO-BREAK SPACE}")
    with pytest.raises(ReadingError):
        read(message.as_bytes(), "report.eml")


def test_a_mail_of_too_many_parts_is_not_opened():
    message = EmailMessage()
    message["Subject"] = "Many"
    message.set_content("The Speaker met a guest.")
    for _ in range(mail.MOST_PARTS):
        message.add_attachment(b"x", "image", "png")
    with pytest.raises(ReadingError) as refusal:
        read(message.as_bytes(), "report.eml")
    assert str(refusal.value) == (
        "report.eml: the mail has more than 200 parts; it is not opened"
    )


def test_a_mail_nested_beyond_reading_is_refused_in_words():
    inner = b"Content-Type: text/plain\r\n\r\nSample."
    for depth in range(3000):
        mark = b"b%d" % depth
        inner = (
            b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n%s\r\n--%s--'
            % (mark, mark, inner, mark)
        )
    with pytest.raises(ReadingError, match="more than 200 parts"):
        read(b"From: a@example.org\r\nSubject: Sample\r\n" + inner, "report.eml")
