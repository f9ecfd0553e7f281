"""A plain reader to measure against: capitalised words and key words.

It is what a newcomer writes in an hour: two or more capitalised words in a row
are a person, "received" is a reception, the first date is the date, the first
city after "in" the place, a sentence with "will" or "agreed" a promise.
"""

import re

from benchmarks.reports_measures import Reading
from orkhon.engines.reports.dates import find_dates
from orkhon.engines.reports.lexicon.en_places import PLACES

_NAME = re.compile(r"\b[A-ZÇĞİÖŞÜ]\w+(?:-[A-Z]\w+)?(?: [A-ZÇĞİÖŞÜ]\w+)+")
_KINDS = (
    ("call", r"telephone|phone call|phone talk"),
    ("reception", r"received"),
    ("observation", r"observ|monitor"),
    ("signing", r"signed"),
    ("session", r"session|plenary"),
    ("visit", r"visit"),
    ("meeting", r"met|meeting|talks"),
)
_PROMISE = re.compile(
    r"[^.\n]*\b(?:will|would|ready to|agreed|decided|planned)\b[^.\n]*"
)
_TITLES = ("Chairman", "Chairperson", "Speaker", "Secretary General", "Ambassador")


def plain_reading(text: str) -> Reading:
    """Read a report by capitals and key words."""
    kinds = [kind for kind, cue in _KINDS if re.search(cue, text)]
    dates = find_dates(text, "en", None)
    place = next(
        (
            match.group(1)
            for match in re.finditer(r"\bin ([A-Z]\w+)", text)
            if match.group(1) in PLACES
        ),
        None,
    )
    persons = []
    for match in dict.fromkeys(match.group() for match in _NAME.finditer(text)):
        title = next((title for title in _TITLES if title in match), None)
        name = match.split(title)[-1].strip() if title else match
        if name:
            persons.append((name, title, None, "participant"))
    return Reading(
        kinds[:1],
        1,
        dates[0].date if dates else None,
        place,
        persons,
        [("", match.group()) for match in _PROMISE.finditer(text)],
    )
