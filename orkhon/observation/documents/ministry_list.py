"""The list of names for the ministry: Word, PDF and CSV from the same frozen rows.

It is written in English, as accreditation asks for names in Latin letters; the names
are those of the passports.
"""

import csv
import io
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Inline,
    Paper,
    Paragraph,
    Runs,
    Table,
    Text,
)
from orkhon.observation.models import Mission
from orkhon.register.queries import labels
from orkhon.ui import dates, papers

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Row:
    """One line of a list; `replaces` is the name that went before, "" for none."""

    order: int
    observer: str
    code: str
    name: str
    parliament: str
    country: str
    capacity: str
    post: str
    replaces: str


def list_files(
    mission: Mission,
    number: int,
    rows: tuple[Row, ...],
    *,
    made_at: datetime,
    why_late: str = "",
) -> dict[str, bytes]:
    """The list in each of `MEDIA_TYPES`.

    Args:
        number: Of the list within the mission, from 1.
        rows: In the order of the list.
        why_late: Printed where the list was made after its deadline.
    """
    labels.refresh()
    with translation.override("en"):
        paper = list_paper(mission, number, rows, made_at=made_at, why_late=why_late)
    return {
        "docx": papers.printed(paper, "docx"),
        "pdf": papers.printed(paper, "pdf"),
        "csv": list_csv(rows),
    }


def list_paper(
    mission: Mission,
    number: int,
    rows: tuple[Row, ...],
    *,
    made_at: datetime,
    why_late: str = "",
) -> Paper:
    """The list as a paper, in the language in force."""
    by_parliament: dict[str, int] = {}
    for row in rows:
        by_parliament[row.parliament] = by_parliament.get(row.parliament, 0) + 1
    here = made_at.astimezone(ZoneInfo(mission.time_zone))
    facts = [
        ("Vote", _text(f"{mission.get_vote_kind_display()}, {mission.country}")),
        ("Day of the vote", _text(dates.heading(mission.vote_on))),
        ("Observers", _text(str(len(rows)))),
        (
            "Of",
            _text(", ".join(f"{who} ({n})" for who, n in by_parliament.items())),
        ),
    ]
    if mission.head is not None:
        facts.append(("Head of the mission", _text(str(mission.head))))
    blocks: list[Block] = [
        Facts(tuple(facts)),
        Heading("Observers"),
        Table(
            head=("No.", "Name as in the passport", "Parliament", "Capacity and post"),
            widths=(8, 34, 28, 30),
            caption="Observers proposed for accreditation",
            rows=tuple(
                (
                    _text(str(row.order)),
                    _text(row.name),
                    _text(row.parliament),
                    _text(", ".join(part for part in (row.capacity, row.post) if part)),
                )
                for row in rows
            ),
        ),
    ]
    changes = [row for row in rows if row.replaces]
    if changes:
        blocks += [
            Heading("In place of names given before"),
            *(
                Paragraph(_text(f"{row.name} comes in place of {row.replaces}."))
                for row in changes
            ),
        ]
    if why_late:
        blocks += [
            Heading("Sent after the deadline"),
            Paragraph(_text(why_late)),
        ]
    note = [f"List {number}", dates.day(here.date())]
    if mission.sample:
        note.append("sample")
    return Paper(
        title=f"Observers of {labels.assembly_named(settings.ORKHON_ASSEMBLY)}",
        subtitle=f"{mission.title}, list {number}",
        language="en",
        blocks=tuple(blocks),
        running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(note),
        status="Each person on this list has signed the pledge of the observers.",
        issued_at=made_at,
    )


def list_csv(rows: tuple[Row, ...]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a mark, as spreadsheets expect it."""
    written = io.StringIO(newline="")
    columns = [one.name for one in fields(Row) if one.name != "observer"]
    table = csv.DictWriter(written, columns, extrasaction="ignore")
    table.writeheader()
    for row in rows:
        table.writerow({key: _inert(value) for key, value in asdict(row).items()})
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _inert(value: object) -> object:
    """A text that a spreadsheet would take for a formula, marked as text."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value


def _text(words: str) -> Runs:
    run: Inline = Text(words)
    return (run,)
