"""A report's bytes -> its text and what was found in it, as plain values."""

from dataclasses import dataclass

from orkhon.dialogue.intake.values import Json, as_json, checked
from orkhon.engines import periods, reports
from orkhon.engines.reports import reading
from orkhon.engines.reports.clean import clean
from orkhon.engines.reports.dates import find_dates
from orkhon.engines.reports.language import detect
from orkhon.engines.reports.model import (
    Commitment,
    Event,
    Figure,
    Participant,
    Proposal,
)
from orkhon.engines.reports.vocabulary import vocabulary_of

TOO_MANY = 12
"""More contacts than a digest has: the note says that the report is unusual."""

STAMP_WORDS = 6
TITLE = 90
UNKNOWN = "und"

_STRENGTHS = {"ready": "is-ready-to"}
_FORMATS = {"in person": "in-person"}


@dataclass(frozen=True)
class Found:
    """One proposal, ready to be kept."""

    kind: str
    value: dict[str, Json]
    start: int
    end: int
    rule: str
    confidence: float
    contact_no: int


@dataclass(frozen=True)
class ReportRead:
    """A report as it was read: its text and everything that was found.

    Attributes:
        language: ISO 639-1, or `und` where it could not be told.
        published: Partial date, or "" where the report gives none.
        title: The headline, or the first words of the text.
        notes: What is odd about it, in plain words.
        chrome: Stretches of the web page around the report.
        found: The proposals in the order of the text.
    """

    filename: str
    media_type: str
    text: str
    language: str
    published: str
    title: str
    notes: tuple[str, ...]
    chrome: tuple[tuple[int, int], ...]
    found: tuple[Found, ...]


def read_text(data: bytes, filename: str) -> reading.ReadText:
    """Decode a file; raises `ReadingError` naming the file and the reason."""
    return reading.read(data, filename)


def read_proposals(
    read: reading.ReadText, filename: str, register: reports.Register | None
) -> reports.ReportProposals:
    """What the reader finds in a decoded report, in its own shape."""
    return reports.read_report(read.text, source=filename, register=register)


def read_report(
    read: reading.ReadText, filename: str, register: reports.Register | None
) -> ReportRead:
    """Find what a decoded report says, and say what is odd about it."""
    proposals = read_proposals(read, filename, register)
    notes = list(read.notes)
    published = _published(proposals.published or read.dated or "", notes)
    language = proposals.language or UNKNOWN
    if language == UNKNOWN:
        notes.append("The language is not known; little could be found.")
    if not published and not any(contact.date for contact in proposals.contacts):
        notes.append("No date was found in the text.")
    notes += _impossible_dates(read.text, language, published)
    if not any(one.kinds or one.participants for one in proposals.contacts):
        notes.append("No contact was found in the text.")
    if len(proposals.contacts) > TOO_MANY:
        notes.append(f"It speaks of {len(proposals.contacts)} contacts.")
    cleaned = _cleaned(read.text)
    found = []
    for one in proposals.proposals():
        kept = _found(one, notes)
        if kept is not None:
            found.append(kept)
    return ReportRead(
        filename=filename,
        media_type=read.media_type,
        text=read.text,
        language=language,
        published=published,
        title=read.title or _title(cleaned),
        notes=tuple(notes),
        chrome=_around(read.text, cleaned),
        found=tuple(found),
    )


def _impossible_dates(text: str, language: str, published: str) -> list[str]:
    """What is wrong with dates that the calendar does not have, each once."""
    mentions = find_dates(text, language, published or None)
    return list(dict.fromkeys(one.problem for one in mentions if one.problem))


def _found(one: Proposal, notes: list[str]) -> Found | None:
    kind = one.kind.replace("_", "-")
    try:
        value = checked(kind, _parts(one))
    except ValueError as error:
        words = f"{one.span.start} to {one.span.end}"
        notes.append(f"A {kind} at characters {words} was left out: {error}")
        return None
    return Found(
        kind=kind,
        value=as_json(value),
        start=one.span.start,
        end=one.span.end,
        rule=one.rule[:80],
        confidence=one.confidence,
        contact_no=one.contact_no or 0,
    )


def _parts(one: Proposal) -> dict[str, object]:
    """The parts of a value by the names that the record has for them."""
    value = one.value
    match value:
        case Participant():
            return {
                "name": value.name,
                "person": value.person,
                "post": value.post,
                "body": value.body,
                "side": value.side,
                "role": value.role,
            }
        case Commitment():
            return {
                "who": value.who,
                "strength": _STRENGTHS.get(value.strength, value.strength),
                "what": value.what,
                "when": value.when,
                "where": value.where,
                "status": value.status,
            }
        case Event():
            return {
                "name": value.name[:240],
                "ordinal": value.ordinal,
                "date": value.date,
                "place": value.place,
            }
        case Figure():
            return {"value": value.value, "what": value.what, "of": value.of}
    words = str(value)
    return {"value": _FORMATS.get(words, words)[:300]}


def _published(text: str, notes: list[str]) -> str:
    """The date of publication, or "" with a note when there is no such day."""
    if not text:
        return ""
    try:
        periods.parse(text)
    except periods.PartialDateError as error:
        notes.append(f"The date of publication was left out: {error}")
        return ""
    return text


def _cleaned(text: str) -> str:
    """The text with blanks where a web page added something; as long as it was."""
    detected = detect(text)
    return clean(
        text, vocabulary_of(detected.language), is_cyrillic=detected.script == "Cyrl"
    ).text


def _around(text: str, cleaned: str) -> tuple[tuple[int, int], ...]:
    """Lines that the web page added around the report, such as share buttons."""
    stretches = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        start = at + line.find(bare)
        if bare and not cleaned[start : start + len(bare)].strip():
            stretches.append((start, start + len(bare)))
        at += len(line)
    return tuple(stretches)


def _title(cleaned: str) -> str:
    """The first line that belongs to the report, cut at a word."""
    lines = (" ".join(line.split()) for line in cleaned.splitlines())
    filled = [line for line in lines if line]
    told = (line for line in filled if len(line.split()) > 2 and not _is_stamp(line))
    first = next(told, next(iter(filled), ""))
    if len(first) <= TITLE:
        return first
    return first[:TITLE].rsplit(" ", 1)[0] + " …"


def _is_stamp(line: str) -> bool:
    """Whether a line is hardly more than a place, a day and an agency."""
    return len(line.split()) <= STAMP_WORDS and any(sign.isdigit() for sign in line)
