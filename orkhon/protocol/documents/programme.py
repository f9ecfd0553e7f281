"""Programmes as they are given out: for one person, and for all.

A paper is made of a print that was kept and the one before it, so that it can be made
again as it was. What changed since the print before is marked line by line.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from orkhon.engines.documents import (
    Block,
    Columns,
    Facts,
    Figure,
    Heading,
    Inline,
    Labels,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.protocol.documents.programme_rows import (
    belongings,
    differences,
    hours,
    what,
    when,
    where,
)
from orkhon.protocol.documents.qr import qr_png, qr_svg
from orkhon.protocol.intake.printed import Changed, PrintedLine, compare
from orkhon.protocol.models import Printout, ProgrammeItem, VisitParticipant
from orkhon.record.clocks import offset_words, on_clock
from orkhon.register.queries import labels as register
from orkhon.ui import dates, papers

WIDTHS = (17, 47, 36)
What = Printout.What


def printout_bytes(printout: Printout, before: Printout | None, form: str) -> bytes:
    """A print as a file, in its own language.

    Args:
        before: The print that it replaces; None for a first one.
        form: pdf, docx or html.
    """
    register.refresh()
    with override(printout.language):
        return papers.printed(printout_paper(printout, before), form)


def printout_paper(printout: Printout, before: Printout | None) -> Paper:
    """A print as a paper, in the language in force."""
    marked = compare(
        None if before is None else [PrintedLine.of(one) for one in before.lines],
        [PrintedLine.of(one) for one in printout.lines],
        is_same_language=before is not None and before.language == printout.language,
    )
    visit, head = printout.visit, printout.head
    blocks: list[Block] = [Facts(tuple(_facts(printout, before, marked)))]
    if not marked:
        blocks.append(Paragraph(runs(_("There are no lines."))))
    if printout.what == What.CEREMONIES:
        blocks += _ceremonies(marked)
    else:
        for day, changes in groupby(marked, key=_day):
            blocks.append(Heading(dates.heading(day)))
            blocks.append(_table(printout, day, list(changes)))
    if printout.participant is not None:
        blocks += _phone(printout.participant)
    note = [str(head.get("name") or head.get("car") or visit.title)]
    if printout.number:
        note.append(_("number %(n)d") % {"n": printout.number})
    if visit.sample:
        note.append(_("sample"))
    return Paper(
        title=_title(printout),
        subtitle=f"{head.get('visit', visit.title)}, {_days(printout)}",
        language=printout.language,
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(note),
        status=_said_when(printout, before),
        labels=Labels(leaf=_("Part {number} of {count}")),
        is_across=printout.what == What.PROGRAMME and printout.participant is None,
    )


def feed_address(participant: VisitParticipant) -> str:
    """Where somebody's calendar is fetched, without an account."""
    path = reverse("protocol:calendar", args=[participant.feed_token])
    return f"{settings.ORKHON_ADDRESS.rstrip('/')}{path}"


def _title(printout: Printout) -> str:
    if printout.what == What.CAR:
        return _("Driver’s sheet: car %(car)s") % {
            "car": printout.head.get("car") or (printout.car and printout.car.label)
        }
    if printout.what == What.CEREMONIES:
        return _("Ceremonies")
    if printout.participant is None:
        return _("Programme of all")
    return _("Programme for %(name)s") % {
        "name": printout.head.get("name") or printout.participant.name
    }


def _days(printout: Printout) -> str:
    head, visit = printout.head, printout.visit
    return dates.between(
        str(head.get("from") or visit.begins_on), str(head.get("to") or visit.ends_on)
    )


def _facts(
    printout: Printout, before: Printout | None, marked: Sequence[Changed]
) -> Iterator[tuple[str, Runs]]:
    head, visit = printout.head, printout.visit
    if head.get("post"):
        yield _("Post"), runs(str(head["post"]))
    if head.get("car"):
        yield (
            _("Car"),
            runs(
                ", ".join(
                    filter(None, [str(head["car"]), str(head.get("plate") or "")])
                )
            ),
        )
        if head.get("driver"):
            yield _("Driver"), runs(str(head["driver"]))
    if visit.place:
        yield _("Place"), runs(str(head.get("place") or visit.place))
    zone = str(head.get("zone") or visit.time_zone)
    first = marked[0].line.starts_at if marked else printout.at
    yield (
        _("Clock"),
        runs(
            _("Hours are those of %(zone)s (%(offset)s).")
            % {"zone": zone, "offset": offset_words(first, zone)}
        ),
    )
    yield _("Printed"), runs(_said_when(printout, before))
    if before is not None:
        yield _("Changes"), runs(_counted(marked))


def _said_when(printout: Printout, before: Printout | None) -> str:
    """“Printed on 3 March 2027, 10:05, number 2; replaces number 1”."""
    at = on_clock(printout.at, printout.visit.time_zone)
    if not printout.number:
        return _("To look at, not given out; as of %(day)s, %(hour)s") % {
            "day": dates.day(at.date()),
            "hour": f"{at:%H:%M}",
        }
    said = _("Printed on %(day)s, %(hour)s, number %(n)d") % {
        "day": dates.day(at.date()),
        "hour": f"{at:%H:%M}",
        "n": printout.number,
    }
    if before is not None:
        said += "; " + _("replaces number %(n)d") % {"n": before.number}
    return said


def _counted(marked: Sequence[Changed]) -> str:
    counts = {
        state: sum(one.state == state for one in marked)
        for state in ("changed", "new", "cancelled")
    }
    words = []
    if counts["changed"]:
        words.append(
            ngettext("%(n)d line changed", "%(n)d lines changed", counts["changed"])
            % {"n": counts["changed"]}
        )
    if counts["new"]:
        words.append(
            ngettext("%(n)d new line", "%(n)d new lines", counts["new"])
            % {"n": counts["new"]}
        )
    if counts["cancelled"]:
        words.append(
            ngettext(
                "%(n)d line cancelled", "%(n)d lines cancelled", counts["cancelled"]
            )
            % {"n": counts["cancelled"]}
        )
    return ", ".join(words) or _("none since the print before")


def _day(change: Changed) -> date:
    return change.line.starts_at.date()


def _table(printout: Printout, day: date, changes: list[Changed]) -> Table:
    zone = str(printout.head.get("zone") or printout.visit.time_zone)
    if printout.what == What.CAR:
        beside = _("Passengers")
    elif printout.participant is None:
        beside = _("Who takes part")
    else:
        beside = _("Car, interpreter, seat; with whom")
    return Table(
        (
            pgettext("programme", "Time"),
            pgettext("programme", "What and where"),
            beside,
        ),
        tuple(
            (when(one.line, zone), what(one), _beside(printout, one)) for one in changes
        ),
        WIDTHS if printout.participant or printout.car else (14, 40, 46),
        _("Programme of %(day)s") % {"day": dates.with_weekday(day)},
    )


def _beside(printout: Printout, change: Changed) -> Runs:
    line = change.line
    if change.state == "cancelled":
        return ()
    found: list[list[Inline | str]] = []
    if printout.participant is not None:
        if line.car:
            parts = [_("Car %(car)s") % {"car": line.car}, line.plate, line.driver]
            found.append([Strong(", ".join(filter(None, parts)))])
        if line.interpreter:
            found.append([_("Interpreter: %(name)s") % {"name": line.interpreter}])
        if line.seat:
            found.append([_("Seat: %(seat)s") % {"seat": line.seat}])
    for one in line.people:
        if printout.participant is None:
            of_them = belongings(one)
            found.append([Strong(one.name), f" – {of_them}" if of_them else ""])
        elif one.interpreter:
            found.append([_("You interpret for %(name)s") % {"name": one.name}])
        else:
            found.append([", ".join(filter(None, [one.name, one.post]))])
    flat: list[Inline | str] = []
    for words in found:
        if flat:
            flat.append(LineBreak())
        flat += [word for word in words if word]
    return runs(*flat) if flat else ()


def _ceremonies(marked: Sequence[Changed]) -> Iterator[Block]:
    """A part for each ceremony: when, where, its order, who does what where."""
    for day, changes in groupby(marked, key=_day):
        yield Heading(dates.heading(day))
        for change in changes:
            line = change.line
            yield Heading(f"{hours(line)} {line.title}", level=2)
            if change.state == "cancelled":
                yield Paragraph(
                    runs(Strong(pgettext("line of a programme", "CANCELLED")))
                )
                continue
            about: list[Inline | str] = [
                ", ".join(
                    filter(
                        None,
                        [
                            str(ProgrammeItem.Kind(line.kind).label),
                            where(line),
                            line.dress
                            and _("dress: %(dress)s") % {"dress": line.dress},
                        ],
                    )
                )
            ]
            if change.state == "new":
                about[:0] = [Strong(pgettext("line of a programme", "NEW")), " "]
            yield Paragraph(runs(*about, *differences(change)))
            yield from _of_ceremony(line)


def _of_ceremony(line: PrintedLine) -> Iterator[Block]:
    steps = [step.strip() for step in line.ceremony.splitlines() if step.strip()]
    if steps:
        yield Table(
            (pgettext("ceremony", "Step"), pgettext("ceremony", "What happens")),
            tuple(
                (runs(str(number)), runs(step)) for number, step in enumerate(steps, 1)
            ),
            (10, 90),
            line.title,
        )
    if line.carry:
        things = "; ".join(filter(None, line.carry.splitlines()))
        yield Paragraph(runs(Strong(_("At hand:")), f" {things}"))
    if line.people:
        yield Table(
            (
                pgettext("ceremony", "Name"),
                pgettext("ceremony", "Post"),
                pgettext("ceremony", "Part"),
                pgettext("ceremony", "Place"),
            ),
            tuple(
                (
                    runs(one.name),
                    runs(one.post) if one.post else (),
                    runs(one.task) if one.task else (),
                    runs(one.seat) if one.seat else (),
                )
                for one in line.people
            ),
            (30, 34, 20, 16),
            line.title,
        )


def _phone(participant: VisitParticipant) -> Iterator[Block]:
    address = feed_address(participant)
    yield Heading(_("On your telephone"))
    yield Columns(
        (
            Paragraph(
                runs(
                    _(
                        "This code leads to your own calendar, which shows changes as "
                        "soon as they are made. It needs no account: give it to nobody."
                    )
                )
            ),
            Paragraph(runs(address)),
        ),
        (
            Figure(
                _("QR code of the address of your calendar"),
                png=qr_png(address),
                svg=qr_svg(address),
            ),
        ),
    )
