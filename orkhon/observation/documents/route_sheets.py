"""A team's route sheet as a paper and as a calendar."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from orkhon.engines.documents import (
    Block,
    Facts,
    Figure,
    Heading,
    Identity,
    Labels,
    LineBreak,
    PageBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    Text,
    render_pdf,
    runs,
)
from orkhon.observation.documents.days import team_map
from orkhon.observation.form_designs.conduct import rules_of_conduct
from orkhon.observation.models import Coordinator, Mission, Team, Visit
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates, papers

WIDTHS = (9, 15, 15, 41, 20)


def conduct(language: str) -> tuple[str, ...]:
    """The rules of conduct, each in its first words; the whole text was signed."""
    return tuple(
        found[1] for found in re.finditer(r"\*\*(.+?)\*\*", rules_of_conduct(language))
    )


def route_sheet(
    team: Team,
    visits: Sequence[Visit],
    coordinators: Iterable[Coordinator],
    *,
    language: str,
    made_at: datetime | None = None,
) -> Paper:
    """One team's day on paper, one or two pages.

    Args:
        visits: Its standing visits in order, with their stations.
        coordinators: Whom it calls.
    """
    with translation.override(language):
        return _paper(
            team.mission,
            _("Route sheet of team %(code)s") % {"code": team.code},
            _sheet(team, visits, list(coordinators), language),
            language,
            made_at,
        )


def route_sheets(
    mission: Mission,
    teams: Sequence[tuple[Team, Sequence[Visit]]],
    coordinators: Iterable[Coordinator],
    *,
    language: str,
    made_at: datetime | None = None,
) -> Paper:
    """The sheets of several teams, each on a leaf of its own."""
    known = list(coordinators)
    with translation.override(language):
        blocks: list[Block] = []
        for team, visits in teams:
            sheet = _sheet(team, visits, known, language)
            if blocks:
                # One identity heads a paper; further sheets begin with a heading.
                blocks.append(PageBreak())
                head = sheet[0]
                if isinstance(head, Identity):
                    facts = [] if head.facts is None else [head.facts]
                    sheet = [Heading(head.name), *facts, *sheet[1:]]
            blocks += sheet
        return _paper(mission, _("Route sheets"), blocks, language, made_at)


def sheet_bytes(paper: Paper) -> bytes:
    """The paper as PDF."""
    return render_pdf(
        paper,
        tokens_css=papers.tokens_css(),
        mark_svg=papers.mark(),
        fonts=papers.fonts(),
        origin=settings.ORKHON_ADDRESS,
    )


def route_calendar(team: Team, visits: Iterable[Visit], *, at: datetime) -> bytes:
    """A team's visits as a calendar; moments are UTC, phones show their own zone.

    Args:
        at: The moment of writing, for DTSTAMP.
    """
    made = Calendar()
    made.add("prodid", "-//Orkhon//Routes//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{team.mission.title}, {team.code}")
    for visit in visits:
        if visit.starts_at is None or visit.ends_at is None:
            continue
        event = Event()
        event.add("uid", f"{visit.pk}@orkhon")
        event.add("dtstamp", at)
        event.add("dtstart", visit.starts_at.astimezone(ZoneInfo("UTC")))
        event.add("dtend", visit.ends_at.astimezone(ZoneInfo("UTC")))
        event.add("summary", f"{visit.get_stage_display()}: {visit.station.code}")
        place = ", ".join(
            part for part in (visit.station.name, visit.station.address) if part
        )
        event.add("location", place)
        if visit.station.latitude is not None:
            event.add("geo", (visit.station.latitude, visit.station.longitude))
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def local(moment: datetime | None, zone: str) -> str:
    """Hours and minutes in the host's time; "" for not known."""
    return "" if moment is None else f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def _paper(
    mission: Mission,
    title: str,
    blocks: Sequence[Block],
    language: str,
    made_at: datetime | None,
) -> Paper:
    note = f"{mission.title} · {dates.day(mission.vote_on)}"
    status = _("Times are those of %(zone)s.") % {"zone": mission.time_zone}
    if mission.sample:
        status += " " + _("Sample: everything in it is invented.")
    return Paper(
        title=title,
        language=language,
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=note,
        status=status,
        issued_at=made_at,
        labels=Labels(
            source=_("source"),
            leaf=_("Part {number} of {count}"),
            notes=_("Sources"),
        ),
    )


def _sheet(
    team: Team,
    visits: Sequence[Visit],
    coordinators: Sequence[Coordinator],
    language: str,
) -> list[Block]:
    mission = team.mission
    members = [one.observer for one in team.members.all()]
    blocks: list[Block] = [
        Identity(
            name=_("Team %(code)s") % {"code": team.code},
            lede=runs(", ".join(one.name for one in members) or _("nobody yet")),
            facts=Facts(tuple(_facts(team, coordinators))),
        )
    ]
    if visits:
        blocks.append(
            Table(
                head=(_("Order"), _("Time"), _("Stage"), _("Station"), _("Note")),
                rows=tuple(_row(one, mission) for one in visits),
                widths=WIDTHS,
                caption=_("The day in order"),
            )
        )
    else:
        blocks.append(Paragraph(runs(_("No visits stand for this team yet."))))
    blocks += [
        Heading(_("Rules of conduct"), 2),
        Paragraph(runs(" ".join(conduct(language)))),
    ]
    title = _("The day of team %(code)s") % {"code": team.code}
    svg = team_map(title, team, visits, is_paper=True)
    if svg:
        blocks.append(
            Figure(
                alt=_("Map of the stations in order; the table above says the same"),
                svg=svg.encode(),
                caption=_(
                    "Triangle: opening. Circle: voting. Square: closing and counting. No borders are drawn."
                ),
            )
        )
    return blocks


def _facts(
    team: Team, coordinators: Sequence[Coordinator]
) -> Iterable[tuple[str, Runs]]:
    fitting = [
        one for one in coordinators if one.city_id in (None, team.city_id) and one.phone
    ]
    # Whoever runs the team's own city is called first.
    fitting.sort(key=lambda one: one.city_id is None)
    pairs = [
        (_("City"), "" if team.city is None else team.city.name),
        (_("From"), team.home_name),
        (_("Car"), team.car),
        (
            _("Driver"),
            " ".join(part for part in (team.driver, team.driver_phone) if part),
        ),
        (_("Interpreter"), team.interpreter),
        (
            _("Coordinator"),
            "; ".join(f"{one.user}, {one.phone}" for one in fitting[:2]),
        ),
    ]
    for label, value in pairs:
        yield label, runs(value or _("not known"))


def _row(visit: Visit, mission: Mission) -> tuple[Runs, ...]:
    station = visit.station
    where: list[Strong | Text | LineBreak] = [Strong(station.code)]
    place = ", ".join(part for part in (station.name, station.address) if part)
    if place:
        where += [LineBreak(), Text(place)]
    zone = mission.time_zone
    hours = local(visit.starts_at, zone)
    if visit.ends_at is not None:
        hours += f"–{local(visit.ends_at, zone)}"
    note = []
    if visit.travel_minutes:
        note.append(_("%(n)d min on the road") % {"n": visit.travel_minutes})
    if station.latitude is None:
        note.append(_("no coordinates"))
    return (
        runs(f"{visit.order}"),
        runs(hours) if hours else (),
        runs(str(visit.get_stage_display())),
        tuple(where),
        runs("; ".join(note)) if note else (),
    )
