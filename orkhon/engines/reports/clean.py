"""Blank out what a page adds to a report, without moving a character.

What is not part of the report (crawl header, menus, share buttons, photo
credits, lines in another script) is replaced by spaces, so that every offset
into the cleaned text is an offset into the text that was passed in.
"""

import re
from dataclasses import dataclass

from orkhon.engines.reports.dates import find_dates
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.segments import paragraphs_of
from orkhon.engines.reports.vocabulary import Vocabulary

_CRAWL = re.compile(r"\A\ufeff?\s*date \d{4}-\d{2}-\d{2}(?=\s)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_STAMP_LENGTH = 48
_STAMP_REST = 14
_CHROME_LENGTH = 200
_BODY_LENGTH = 120
_HEADLINE_LENGTH = 220
_SENTENCE_END = re.compile(r"[.!?:…][\"”»)]*$")


# A city, perhaps its country, then a date, an agency or both, and a mark.
_CITY = r"(?!(?:On|In|At|From|Since|The|During|As|For|By)\b)(?:St\. )?[^\W\d_a-zа-я][\w’'-]*(?: [^\W\d_a-zа-я][\w’'-]*){0,2}"
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d]{3,}\.?|[^\W\d]{3,}\.? \d{1,2}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_AGENCY = r"/?(?:[A-ZÇĞİÖŞÜ]{3,}(?:\.[A-Za-z]+)?|Kazinform|Qazinform|Kabar|Trend|Tass|Report|[A-Z]\w+\.(?:com|az|uz|kz|kg)|[A-Z]\w+ [A-Z]\w+(?=\s+[–—-]))/?"
_DATELINE = re.compile(
    rf"[(/]?{_CITY}(?:, {_CITY})?[)/]?(?:"
    rf"[,.:]\s*(?:{_DAY})(?:\s*[,./]?\s*(?:[-–—/(]\s*)?{_AGENCY}\)?(?=[\s.,/:–—-]|$))?\s*[-–—:/.,]*(?=\s|$)"
    rf"|[,.]?\s*[-–—(\[/]*\s*\b{_AGENCY}[)\]]?(?:\s*[-–—:./]+|(?=\s+[A-ZА-Я]))"
    rf"|$)"
)


@dataclass(frozen=True)
class Cleaned:
    """A report without what the page added.

    Attributes:
        text: As long as the text passed in; blanks where something was removed.
        headline: The headline above the report, or None.
        tail_from: Where the agency's tail about older news begins.
        dateline: Place, date and agency at the head of the first paragraph,
            blanked out as well, or None.
    """

    text: str
    headline: Span | None
    tail_from: int
    dateline: Span | None


def clean(text: str, vocabulary: Vocabulary, *, is_cyrillic: bool) -> Cleaned:
    """Blank out page furniture and find the headline.

    Args:
        text: The report as it came in.
        vocabulary: The language of the report.
        is_cyrillic: Whether the report is written in Cyrillic letters.
    """
    crawl = _CRAWL.match(text)
    if crawl:
        text = _blank(text, 0, crawl.end())
    text = _unwrapped(text)
    language = vocabulary.lexicon.language
    body_seen = False
    for line in paragraphs_of(text):
        words = text[line.start : line.end]
        if (
            _is_other_script(words, is_cyrillic=is_cyrillic)
            or (vocabulary.chrome.search(words) and len(words) <= _CHROME_LENGTH)
            or (
                not body_seen
                and len(words) <= _STAMP_LENGTH
                and _is_stamp(words, language)
            )
        ):
            text = _blank(text, line.start, line.end)
        elif len(words) > _BODY_LENGTH and _SENTENCE_END.search(words):
            body_seen = True
    headline = _headline(text, vocabulary)
    dateline = _dateline(text, headline)
    if dateline:
        text = _blank(text, dateline.start, dateline.end)
    return Cleaned(text, headline, _tail(text, vocabulary), dateline)


def _unwrapped(text: str) -> str:
    """Put a blank for each line end inside a paragraph, so that no value holds one."""
    for line in paragraphs_of(text):
        words = text[line.start : line.end]
        if "\n" in words:
            text = text[: line.start] + words.replace("\n", " ") + text[line.end :]
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _is_other_script(line: str, *, is_cyrillic: bool) -> bool:
    """Whether most letters of a line are not of the report's script."""
    latin = len(_LATIN.findall(line))
    cyrillic = len(_CYRILLIC.findall(line))
    own, other = (cyrillic, latin) if is_cyrillic else (latin, cyrillic)
    return other > own


def _is_stamp(line: str, language: str) -> bool:
    """Whether a line is hardly more than a full date, a clock, a count of views."""
    for date in find_dates(line, language, None):
        rest = line[: date.start] + line[date.end :]
        letters = sum(character.isalpha() for character in rest)
        if date.precision == "day" and date.date is not None and letters <= _STAMP_REST:
            return True
    return False


def _headline(text: str, vocabulary: Vocabulary) -> Span | None:
    """Give the first line where it is short, without a stop, above others."""
    lines = paragraphs_of(text)
    if len(lines) < 2:
        return None
    last: Span | None = None
    for line in lines[:4]:
        if last is not None and text[last.end : line.start].strip("\n"):
            break  # something was blanked between
        words = text[line.start : line.end]
        if len(words) > _HEADLINE_LENGTH or _SENTENCE_END.search(words):
            break
        # A line that credits its source is the lead, though it has no stop.
        if _is_dateline(words) or vocabulary.credits.search(words):
            break
        last = line
    if last is None or last == lines[-1]:
        return None
    return Span(lines[0].start, last.end)


def _is_dateline(line: str) -> bool:
    match = _DATELINE.match(line)
    return match is not None and (match.end() < len(line) or line.isupper())


def _dateline(text: str, headline: Span | None) -> Span | None:
    """Give the dateline of the first paragraphs: "Baku, October 17, AZERTAC"."""
    for line in paragraphs_of(text)[:6]:
        if headline and line.start < headline.end:
            continue
        words = text[line.start : line.end]
        match = _DATELINE.match(words)
        if match and (match.end() < len(words) or words.isupper() or "," in words):
            return Span(line.start, line.start + match.end())
        return None
    return None


def _tail(text: str, vocabulary: Vocabulary) -> int:
    """Give where the tail begins: never in the first third of the report."""
    start = len(text)
    for line in paragraphs_of(text):
        if line.start > len(text) / 3 and vocabulary.tails.search(
            text[line.start : line.end]
        ):
            start = min(start, line.start)
    return start
