"""Lines of a roadmap: what is meant to be done, and when, as the sources say."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.legislation.actions.citing import Shown, cited_place, short
from orkhon.legislation.models import RoadmapLine, Work
from orkhon.legislation.permissions import can_follow
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

NOTE_LENGTH = 4000


@dataclass(frozen=True)
class Line:
    """A line of a roadmap, as somebody says it.

    Attributes:
        roadmap: The title of the roadmap.
        position: Its place there; 0 is the roadmap itself.
        years: "2024" or "2023-2028"; "" where no source ties it to a year.
        note: What the sources say and what they do not, a line each: `date | what |
            where` for an event, `not found | what`, and any other `name | value`.
    """

    roadmap: str
    position: int
    title: str
    years: str = ""
    note: str = ""


@transaction.atomic
def enter_line(
    line: Line,
    *,
    by: Actor,
    work: Work | None = None,
    shown: Shown = None,
    sample: bool = False,
) -> RoadmapLine:
    """Enter a line of a roadmap.

    Raises:
        Refusal: no title, no roadmap, a long text, a place that is taken, or a national
            law.
    """
    require(can_follow(by), "enter a line of a roadmap")
    made = RoadmapLine(sample=sample)
    _write(made, line)
    taken = RoadmapLine.objects.filter(roadmap=made.roadmap, position=made.position)
    if taken.exists():
        raise Refusal(
            _("place %(n)d of “%(roadmap)s” is taken")
            % {"n": made.position, "roadmap": made.roadmap}
        )
    made.work = _bindable(work)
    made.citation = cited_place(shown, by=by)
    made.save()
    append("legislation.roadmap.enter", subject_of(made), by=by, **_said(made))
    return made


@transaction.atomic
def correct_line(
    row: RoadmapLine, line: Line, *, by: Actor, shown: Shown = None
) -> RoadmapLine:
    """Say a line anew; what it said before is in the record. Its place stays.

    Raises:
        Refusal: no title, a long text, or another place.
    """
    require(can_follow(by), "correct a line of a roadmap")
    held = RoadmapLine.objects.select_for_update().get(pk=row.pk)
    before = _said(held)
    if (line.roadmap, line.position) != (held.roadmap, held.position):
        raise Refusal(_("a line keeps its place in its roadmap"))
    _write(held, line)
    held.citation = cited_place(shown, by=by) or held.citation
    held.save()
    append(
        "legislation.roadmap.correct",
        subject_of(held),
        by=by,
        before=before,
        **_said(held),
    )
    return held


@transaction.atomic
def bind_line(row: RoadmapLine, work: Work | None, *, by: Actor) -> RoadmapLine:
    """Say which work a line became; None takes that back.

    Raises:
        Refusal: a national law.
    """
    require(can_follow(by), "bind a line of a roadmap")
    held = RoadmapLine.objects.select_for_update().get(pk=row.pk)
    held.work = _bindable(work)
    held.save()
    append(
        "legislation.roadmap.bind",
        subject_of(held),
        by=by,
        work="" if work is None else work.key,
    )
    return held


def _bindable(work: Work | None) -> Work | None:
    if work is not None and work.kind == Work.Kind.NATIONAL_LAW:
        raise Refusal(_("a line of the roadmap becomes no national law"))
    return work


def _write(row: RoadmapLine, line: Line) -> None:
    row.roadmap = short(line.roadmap, 160, _("roadmap"))
    row.position = line.position
    row.title = short(line.title, 300, _("title"))
    row.years = short(line.years, 20, _("years"))
    row.note = line.note.replace("\r\n", "\n").strip()
    if not row.roadmap or not row.title:
        raise Refusal(_("Say which roadmap it is and what the line is called."))
    if len(row.note) > NOTE_LENGTH:
        raise Refusal(_("the note has more than %(n)d letters") % {"n": NOTE_LENGTH})


def _said(row: RoadmapLine) -> dict[str, JSON]:
    return {
        "roadmap": row.roadmap,
        "position": row.position,
        "title": row.title,
        "years": row.years,
        "note": row.note,
        "work": "" if row.work is None else row.work.key,
        "citation": None if row.citation_id is None else str(row.citation_id),
    }
