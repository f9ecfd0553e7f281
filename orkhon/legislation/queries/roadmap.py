"""The roadmap as data: its lines, what sources say of them and what they do not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines import periods
from orkhon.legislation.models import RoadmapLine

NOT_FOUND = "not found"
HEAD = ("roadmap", "position", "title", "years", "work", "on", "what", "reference")


@dataclass(frozen=True)
class Happened:
    """Something that a source says of a line; `on` is a partial date."""

    on: str
    what: str
    reference: str


@dataclass(frozen=True)
class RoadmapEntry:
    """A line of a roadmap with its note read.

    Attributes:
        said: What else is known: name and value.
        events: In the order in which they are written.
        not_found: What was looked for in vain.
        words: The rest of the note, as it is written.
    """

    row: RoadmapLine
    said: Sequence[tuple[str, str]]
    events: Sequence[Happened]
    not_found: Sequence[str]
    words: str


def roadmaps() -> list[tuple[str, RoadmapEntry | None, list[RoadmapEntry]]]:
    """Each roadmap: its title, what is known of itself, its lines in order."""
    found: dict[str, list[RoadmapEntry]] = defaultdict(list)
    rows = RoadmapLine.objects.select_related("work", "citation__source")
    for row in rows.order_by("roadmap", "position"):
        found[row.roadmap].append(read_line(row))
    return [
        (
            title,
            next((one for one in lines if not one.row.position), None),
            [one for one in lines if one.row.position],
        )
        for title, lines in found.items()
    ]


def read_line(row: RoadmapLine) -> RoadmapEntry:
    """A line with its note taken apart; a line of another form stays as it is."""
    said, events, unknown, rest = [], [], [], []
    for line in row.note.splitlines():
        parts = [part.strip() for part in line.split(" | ")]
        if len(parts) == 3 and _is_date(parts[0]):
            events.append(Happened(*parts))
        elif len(parts) == 2 and parts[0] == NOT_FOUND:
            unknown.append(parts[1])
        elif len(parts) == 2:
            said.append((parts[0], parts[1]))
        elif line.strip():
            rest.append(line.strip())
    return RoadmapEntry(row, said, events, unknown, "\n".join(rest))


def roadmap_rows() -> list[tuple[object, ...]]:
    """A row an event for CSV; a line without events has one, what is not found too."""
    rows: list[tuple[object, ...]] = []
    for _title, head, lines in roadmaps():
        for one in ([head] if head else []) + lines:
            start = (
                one.row.roadmap,
                one.row.position,
                one.row.title,
                one.row.years or NOT_FOUND,
                "" if one.row.work is None else one.row.work.key,
            )
            events = [(done.on, done.what, done.reference) for done in one.events]
            unknown = [("", f"{NOT_FOUND}: {what}", "") for what in one.not_found]
            rows += [
                (*start, *event) for event in [*events, *unknown] or [("", "", "")]
            ]
    return rows


def roadmap_data() -> list[dict[str, object]]:
    """The same for JSON."""
    return [
        {
            "roadmap": title,
            "lines": [
                {
                    "position": one.row.position,
                    "title": one.row.title,
                    "years": one.row.years or None,
                    "work": None if one.row.work is None else one.row.work.key,
                    "events": [
                        {"on": done.on, "what": done.what, "reference": done.reference}
                        for done in one.events
                    ],
                    "not_found": list(one.not_found),
                    "sample": one.row.sample,
                }
                | dict(one.said)
                for one in ([head] if head else []) + lines
            ],
        }
        for title, head, lines in roadmaps()
    ]


def _is_date(text: str) -> bool:
    try:
        periods.parse(text)
    except periods.PartialDateError:
        return False
    return True
