"""One line of a printed programme: hours, words, and what changed since a print."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from orkhon.engines.documents import (
    Deleted,
    Inline,
    Inserted,
    LineBreak,
    Runs,
    Strong,
    runs,
)
from orkhon.protocol.intake.printed import Changed, PrintedLine, PrintedPerson
from orkhon.protocol.models import ProgrammeItem
from orkhon.record.clocks import offset_words
from orkhon.ui import dates

FIELDS = {
    "hours": pgettext_lazy("programme", "time"),
    "zone": gettext_lazy("time zone"),
    "kind": pgettext_lazy("programme", "kind"),
    "title": pgettext_lazy("programme", "title"),
    "place": pgettext_lazy("programme", "place"),
    "to_place": pgettext_lazy("programme", "to"),
    "dress": pgettext_lazy("programme", "dress"),
    "carry": pgettext_lazy("programme", "to carry"),
    "ceremony": pgettext_lazy("programme", "order of the ceremony"),
    "car": pgettext_lazy("programme", "car"),
    "plate": pgettext_lazy("programme", "plate"),
    "driver": pgettext_lazy("programme", "driver"),
    "interpreter": pgettext_lazy("programme", "interpreter"),
    "seat": pgettext_lazy("programme", "seat"),
    "task": pgettext_lazy("programme", "task"),
    "people": pgettext_lazy("programme", "people"),
}
LONG = ("carry", "ceremony")
"""Texts whose old words are not repeated; the new ones stand in the line."""
ARROW = " → "


def hours(line: PrintedLine) -> str:
    """“10:00–10:45”; an end on another day names it, a moment has no end."""
    begins, ends = line.starts_at, line.ends_at
    if begins == ends:
        return f"{begins:%H:%M}"
    text = f"{begins:%H:%M}–{ends:%H:%M}"
    if ends.date() != begins.date():
        text += f" ({dates.day_month(ends.date().isoformat())})"
    return text


def when(line: PrintedLine, zone: str) -> Runs:
    """The hours, and the clock where it is not that of the visit."""
    if line.zone == zone:
        return runs(Strong(hours(line)))
    clock = f"{line.zone}, {offset_words(line.starts_at, line.zone)}"
    return runs(Strong(hours(line)), LineBreak(), clock)


def where(line: PrintedLine) -> str:
    """The place; of a transfer from where to where."""
    return ARROW.join(part for part in (line.place, line.to_place) if part)


def what(change: Changed) -> Runs:
    """Title, place, and what there is to know; marked where it changed."""
    line = change.line
    found: list[Inline | str] = []
    match change.state:
        case "new":
            found += [Strong(pgettext("line of a programme", "NEW")), " "]
        case "cancelled":
            found += [
                Strong(pgettext("line of a programme", "CANCELLED")),
                " ",
                Deleted(line.title),
            ]
            if where(line):
                found += [LineBreak(), Deleted(where(line))]
            return runs(*found)
        case "changed":
            found += [Strong(pgettext("line of a programme", "CHANGED")), " "]
    found.append(Strong(line.title))
    if where(line):
        found += [LineBreak(), where(line)]
    if line.kind in (
        ProgrammeItem.Kind.WREATH,
        ProgrammeItem.Kind.HONOUR_BOOK,
        ProgrammeItem.Kind.SIGNING,
    ):
        found += [LineBreak(), str(ProgrammeItem.Kind(line.kind).label)]
    for label, value in (
        (_("Your part"), line.task),
        (_("Dress"), line.dress),
        (_("Carry"), "; ".join(filter(None, line.carry.splitlines()))),
    ):
        if value:
            found += [LineBreak(), f"{label}: {value}"]
    if line.ceremony:
        found += [LineBreak(), _("Order of the ceremony:")]
        for number, step in enumerate(filter(None, line.ceremony.splitlines()), 1):
            found += [LineBreak(), f"{number}. {step}"]
    found += differences(change)
    return runs(*found)


def differences(change: Changed) -> list[Inline | str]:
    """What it was before, struck; nothing for lines that did not change."""
    was = change.was
    if change.state != "changed" or was is None:
        return []
    found: list[Inline | str] = [LineBreak(), _("Was:")]
    for place, name in enumerate(change.fields):
        found.append(("; " if place else " ") + str(FIELDS[name]) + " ")
        found += _old(was, change.line, name)
    return found


def _old(was: PrintedLine, line: PrintedLine, name: str) -> list[Inline | str]:
    if name == "people":
        return list(_people(was.people, line.people))
    if name in LONG:
        return [_("other")]
    if name == "hours":
        old = hours(was)
        if was.starts_at.date() != line.starts_at.date():
            old = f"{dates.day_month(was.starts_at.date().isoformat())}, {old}"
    elif name == "kind":
        old = str(ProgrammeItem.Kind(was.kind).label)
    else:
        old = str(getattr(was, name))
    return [Deleted(old)] if old.strip() else [_("none")]


def _people(
    was: tuple[PrintedPerson, ...], now: tuple[PrintedPerson, ...]
) -> Iterator[Inline | str]:
    before, after = {one.name: one for one in was}, {one.name: one for one in now}
    written = False
    for name, one in before.items():
        if name not in after:
            yield ", " if written else ""
            yield Deleted(name)
        elif after[name] != one:
            yield ", " if written else ""
            yield f"{name} "
            yield Deleted(belongings(one) or "–")
        else:
            continue
        written = True
    for name in after:
        if name not in before:
            yield ", " if written else ""
            yield Inserted(name)
            written = True


def belongings(one: PrintedPerson) -> str:
    """Car, interpreter, seat and task of somebody, in one line."""
    parts = []
    if one.car:
        parts.append(_("car %(car)s") % {"car": one.car})
    if one.interpreter:
        parts.append(_("interpreter %(name)s") % {"name": one.interpreter})
    if one.seat:
        parts.append(_("seat %(seat)s") % {"seat": one.seat})
    if one.task:
        parts.append(one.task)
    return ", ".join(parts)
