"""Mail (.eml) to text: the plain part, or else the HTML part, and the headers."""

import datetime
import email
import email.message
import email.policy
import email.utils

from orkhon.engines.reports.reading.encoding import decode
from orkhon.engines.reports.reading.model import ReadingError, ReadText
from orkhon.engines.reports.reading.page import page_text

MEDIA_TYPE = "message/rfc822"

# Parts inside parts: a forwarded mail in a forwarded mail is about this deep.
MOST_PARTS = 200


def read_mail(data: bytes, filename: str) -> ReadText:
    """Read a mail.

    Attachments are named in the notes and not read. The Date header is given as
    `dated`: a hint, for a mail can bring an old report.

    Raises:
        ReadingError: the mail has no readable text, or too many parts.
    """
    too_many = ReadingError(
        f"{filename}: the mail has more than {MOST_PARTS} parts; it is not opened"
    )
    parts = []
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            parts.append(part)
            if len(parts) > MOST_PARTS:
                raise too_many
    except RecursionError as error:
        raise too_many from error
    text, encoding = _body(parts, filename)
    attached = [
        part.get_filename() or part.get_content_type()
        for part in parts
        if part.is_attachment()
    ]
    notes = (f"Attachments are not read: {', '.join(attached)}.",) if attached else ()
    subject = message.get("subject")
    title = " ".join(str(subject).split()) if subject else None
    return ReadText(text, MEDIA_TYPE, encoding, title or None, notes, _dated(message))


def _body(parts: list[email.message.EmailMessage], filename: str) -> tuple[str, str]:
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() != kind or part.is_attachment():
                continue
            payload = part.get_payload(decode=True)
            if not isinstance(payload, bytes) or not payload.strip():
                continue
            text, encoding = decode(payload, filename, part.get_content_charset())
            if kind == "text/html":
                text = page_text(text, filename)[0]
            text = text.replace("\r\n", "\n").strip()
            if text:
                return text, encoding
    raise ReadingError(f"{filename}: the mail has no text, only headers or attachments")


def _dated(message: email.message.EmailMessage) -> str | None:
    written = message.get("date")
    if written is None:
        return None
    try:
        moment: datetime.datetime = email.utils.parsedate_to_datetime(str(written))
    except ValueError:
        return None
    return moment.date().isoformat()
