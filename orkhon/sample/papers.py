"""The papers of the demonstration: the briefing book for the next meeting."""

import hashlib
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from orkhon.dialogue.documents.briefing import (
    briefing_bytes,
    briefing_paper,
    file_name,
)
from orkhon.dialogue.models import Contact
from orkhon.dialogue.queries.briefing.book import contact_briefing

FORMATS = ("docx", "pdf")


def write(folder: Path, *, on: date) -> list[Path]:
    """Write the briefing of the next planned meeting in Word and as PDF.

    A paper whose words have not changed since the last time is left as it is.

    Returns:
        The files, written now or before; none when no meeting is planned.
    """
    planned = Contact.objects.filter(
        state=Contact.State.PLANNED, on_day__gte=on, merged_into=None
    )
    meeting = planned.order_by("on_day", "at_time").first()
    if meeting is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    briefing = contact_briefing(meeting, on)
    words = briefing_paper(
        briefing,
        settings.LANGUAGE_CODE,
        made_at=timezone.localtime().replace(hour=7, minute=0, second=0, microsecond=0),
    )
    digest = hashlib.sha256(briefing_bytes(words, "md")).hexdigest()
    papers = []
    for form in FORMATS:
        path = folder / file_name(briefing, form)
        stamp = path.with_name(f".{path.name}.sha256")
        if not (
            path.exists() and stamp.exists() and stamp.read_text("utf-8") == digest
        ):
            path.write_bytes(briefing_bytes(words, form))
            stamp.write_text(digest, "utf-8")
        papers.append(path)
    return papers
