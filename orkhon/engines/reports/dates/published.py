"""When a report was published: from its header, its dateline or its file name.

The order of trust: a label ("Опубликовано:"), a line of its own with date and
time or nothing else, the header that a crawler wrote, a dateline with its year,
"today" beside a full date, the file name, a dateline without its year.
A crawler writes the day on which it came by, so a day that the page itself gives
goes before it, unless it lies after it.
"""

import re
from dataclasses import replace

from orkhon.engines.reports.dates.calendar_days import mention
from orkhon.engines.reports.dates.finding import find_dates
from orkhon.engines.reports.dates.grammar import all_grammars
from orkhon.engines.reports.dates.model import DateMention
from orkhon.engines.reports.dates.numeric import numeric_dates

_HEAD_CHARACTERS = 1500
_HEAD_LINES = 12
_LABEL = re.compile(
    r"(?:published|posted|updated|date|опубликовано|дата(?:\s+публикации)?|"
    r"обновлено|жарияланған|жарияланды|жарыяланган|yayın(?:lanma)?\s+tarihi|"
    r"giriş|güncelleme|dərc\s+edilib|tarix|e['’‘ʻ]lon\s+qilingan|чоп\s+этилган|от)"
    r"(?:\s+on)?\s*:?\s*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\b")
# What may stand on the line of a date beside it: a clock, a view count, one or
# two words of a section or a time zone.
# A stamp in another language than the report stands on a line of its own.
_LONGEST_STAMP = 80
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINE_REST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = r"[^\W\d_][^\W\d_'’‘ʻ.-]*(?:[ -][^\W\d_][^\W\d_'’‘ʻ-]*){0,2}"
_BEFORE_DATELINE = re.compile(rf"\A[\s\"«“(]*(?:{_PLACE})\s*[,./|–—-]+\s*\Z")
_AFTER_DATELINE = re.compile(
    r"[.,]?\s*(?:[,./|–—-]+\s*)?[/(«]?\s*[^\W\d_][^\n]{0,40}?(?:[\s.,/)»–—:-]|\Z)"
)
_FILE_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\d)(?!\d)")
_TODAY = re.compile(
    r"(?:today|сегодня|бүгін|бүгүн|bugün|bu\s?gün|bugun|бугун)[,\s]+(?:on\s+)?$",
    re.IGNORECASE,
)


def find_published(text: str, language: str, filename: str) -> DateMention | None:
    """Find the day of publication of a report.

    Args:
        text: The whole report; only its head is read.
        language: Language of the report; its header may be in another one.
        filename: Name of the file, "" if there is none.
    Returns:
        A mention of precision "day" with the rule "label", "date-line",
        "crawl-header", "dateline", "today-with-date" or "file-name" (this one
        with an empty span). A dateline without a year has no date, only
        `month_day`. None where nothing tells.
    """
    head = text[:_HEAD_CHARACTERS]
    dates = _full_dates(head, language)
    crawl = next((date for date in dates if date.rule == "crawl-header"), None)
    own = _by_label(head, dates) or _by_line(head, dates)
    if own is not None and (crawl is None or (own.date or "") <= (crawl.date or "")):
        return own
    if crawl is not None:
        return crawl
    dateline = find_dateline(text, language, None)
    if dateline is not None and dateline.date is not None:
        return dateline
    for date in dates:
        if _TODAY.search(head[: date.start]):
            return _ruled(date, "today-with-date")
    named = _FILE_DATE.search(filename)
    if named is not None:
        written = "-".join(named.groups())
        found = next(iter(numeric_dates(written, language, (0,))), None)
        if found is not None and found.date is not None:
            return mention((0, 0), date=found.date, rule="file-name")
    return dateline


def find_dateline(
    text: str, language: str, published: str | None
) -> DateMention | None:
    """Find the date of a dateline: "Baku, October 17, AZERTAC".

    It hints at the day of the event; its place is that of the agency.

    Args:
        text: The whole report; only its head is read.
        language: Language of the report.
        published: ISO date of publication, from which a missing year is filled.
    Returns:
        A mention with the rule "dateline", or None.
    """
    head = text[:_HEAD_CHARACTERS]
    for date in find_dates(head, language, published):
        if date.precision != "day" or date.relative or date.problem is not None:
            continue
        line_start = head.rfind("\n", 0, date.start) + 1
        before = re.sub(
            r"\A\ufeff?\s*date\s+\d{4}-\d\d-\d\d\s", "", head[line_start : date.start]
        )
        # "Бугун, 29 март куни" opens a sentence; it is no dateline.
        if _TODAY.search(before):
            continue
        if _BEFORE_DATELINE.match(before) and _AFTER_DATELINE.match(head, date.end):
            return _ruled(date, "dateline")
    return None


def _full_dates(head: str, language: str) -> list[DateMention]:
    """The days of the head with a written year; stamps in any of the languages."""
    found = [date for date in find_dates(head, language, None) if _is_full(date)]
    others = [other for other, _ in all_grammars() if other != language]
    begin = 0
    for line in head.split("\n"):
        if len(line) <= _LONGEST_STAMP and _YEAR.search(line):
            for other in dict.fromkeys(others):
                for date in find_dates(line, other, None):
                    moved = replace(
                        date, start=date.start + begin, end=date.end + begin
                    )
                    if _is_full(moved) and all(
                        moved.end <= o.start or moved.start >= o.end for o in found
                    ):
                        found.append(moved)
        begin += len(line) + 1
    return sorted(found, key=lambda date: date.start)


def _is_full(date: DateMention) -> bool:
    return date.precision == "day" and date.date is not None and not date.relative


def _by_label(head: str, dates: list[DateMention]) -> DateMention | None:
    for date in dates:
        if date.rule == "crawl-header":
            continue
        line = head[head.rfind("\n", 0, date.start) + 1 : date.start]
        before = _CLOCK.sub("", line).rstrip(" ,|/")
        # "от 11.09.2025" also stands in sentences; a label comes early in its line.
        if len(line) <= 160 and _LABEL.search(before) and _labels(before):
            return _ruled(date, "label")
    return None


def _labels(before: str) -> bool:
    weak = before.rstrip().endswith((" от", "от", "date", "tarix"))
    return not weak or "Новости" in before or len(before.split()) <= 1


def _by_line(head: str, dates: list[DateMention]) -> DateMention | None:
    """A line that holds the date and hardly anything else, near the top."""
    position = 0
    filled = 0
    for line in head.split("\n"):
        begin, position = position, position + len(line) + 1
        if not line.strip():
            continue
        filled += 1
        if filled > _HEAD_LINES:
            return None
        for date in dates:
            if date.rule == "crawl-header" or not (
                begin <= date.start and date.end <= begin + len(line)
            ):
                continue
            rest = line[: date.start - begin] + " " + line[date.end - begin :]
            if len(_WORD.findall(rest)) <= _LINE_REST_WORDS and len(rest) <= 40:
                return _ruled(date, "date-line")
    return None


def _ruled(date: DateMention, rule: str) -> DateMention:
    return mention(
        (date.start, date.end),
        date=date.date,
        end_date=date.end_date,
        rule=rule,
        month_day=date.month_day,
    )
