"""Reports that wait, and one report with its proposals, ready to be reviewed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from orkhon.dialogue.intake.values import (
    EventSeen,
    FigureSeen,
    PersonSeen,
    Plain,
    Promise,
    Value,
    checked,
)
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    ContactKind,
    ContactMatch,
    Participation,
    Proposal,
    Report,
)
from orkhon.dialogue.queries.source_text import Marked, Paragraph, paragraphs
from orkhon.engines import names
from orkhon.ui import dates

WAITING = Q(proposals__state=Proposal.State.PROPOSED)
STATE_CLASS: Mapping[str, str] = {
    Proposal.State.PROPOSED: "is-waiting",
    Proposal.State.CONFIRMED: "is-done",
    Proposal.State.EDITED: "is-done",
    Proposal.State.REFUSED: "is-off",
}
SPAN_CLASS: Mapping[str, str] = {
    Proposal.State.PROPOSED: "is-proposed",
    Proposal.State.CONFIRMED: "is-confirmed",
    Proposal.State.EDITED: "is-confirmed",
    Proposal.State.REFUSED: "is-refused",
}
_HEADING = ("date", "contact-kind", "format", "place")


@dataclass(frozen=True)
class Line:
    """One proposal as the list shows it.

    Attributes:
        label: What sort of value it is, in the field's words.
        text: The value in words.
        under: What stands beneath it, such as what a person changed.
        value: The value decided on, or proposed while it waits.
        span_class, state_class: How it stands, as the stylesheet names it.
    """

    proposal: Proposal
    label: str
    text: str
    under: str
    value: Value
    span_class: str
    state_class: str
    is_person: bool
    is_strong: bool


@dataclass(frozen=True)
class Group:
    """Proposals of one sort within one contact of the report."""

    key: str
    title: str
    contact_no: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Review:
    """A report on the review screen."""

    report: Report
    groups: tuple[Group, ...]
    paragraphs: tuple[Paragraph, ...]
    here: Line | None
    decided: int
    total: int
    place: int
    waiting_reports: int
    previous: Report | None
    following: Report | None
    matches: tuple[ContactMatch, ...]


def all_reports() -> QuerySet[Report]:
    """Every report with its source and how many proposals wait and are decided."""
    return (
        Report.objects.select_related("source")
        .annotate(
            total=Count("proposals"),
            waiting=Count("proposals", filter=WAITING),
            decided=Count("proposals", filter=~WAITING),
        )
        .order_by("-read_at", "pk")
    )


def waiting_reports() -> QuerySet[Report]:
    """Reports with proposals that nobody has answered, the newest first."""
    return all_reports().filter(pk__in=_with_waiting())


def read_reports() -> QuerySet[Report]:
    """Reports in which every proposal is answered, the newest first."""
    return all_reports().exclude(pk__in=_with_waiting())


def _with_waiting() -> QuerySet[Proposal, uuid.UUID]:
    waits = Proposal.objects.filter(state=Proposal.State.PROPOSED)
    return waits.values_list("report_id", flat=True)


def in_order(proposals: list[Proposal]) -> list[Proposal]:
    """Proposals in the order of the review screen, which j and k follow."""
    return [line.proposal for group in _groups(proposals) for line in group.lines]


def review(report: Report, at: int | None = None) -> Review:
    """One report with everything that its review screen shows.

    Args:
        at: Number of the proposal in hand; else the first that waits.
    """
    proposals = list(report.proposals.select_related("contact"))
    groups = _groups(proposals)
    lines = [one for group in groups for one in group.lines]
    here = next((one for one in lines if one.proposal.number == at), None)
    if here is None:
        here = next(
            (one for one in lines if one.proposal.state == Proposal.State.PROPOSED),
            None,
        )
    spans = [
        Marked(
            one.proposal.number,
            one.proposal.start,
            one.proposal.end,
            one.span_class,
            is_here=here is not None and one.proposal.pk == here.proposal.pk,
        )
        for one in lines
        if one.proposal.start is not None and one.proposal.end is not None
    ]
    waiting = list(waiting_reports().values_list("pk", flat=True))
    place = waiting.index(report.pk) if report.pk in waiting else -1
    around = Report.objects.select_related("source").in_bulk(waiting)
    return Review(
        report=report,
        groups=tuple(groups),
        paragraphs=tuple(paragraphs(report.source.text, spans, report.chrome)),
        here=here,
        decided=sum(one.proposal.state != Proposal.State.PROPOSED for one in lines),
        total=len(lines),
        place=place + 1,
        waiting_reports=len(waiting),
        previous=around[waiting[place - 1]] if place > 0 else None,
        following=(around[waiting[place + 1]] if place + 1 < len(waiting) else None),
        matches=tuple(
            ContactMatch.objects.filter(
                Q(one__reports=report) | Q(other__reports=report),
                answer=ContactMatch.Answer.WAITING,
            )
            .select_related("one", "other")
            .distinct()
        ),
    )


def line(proposal: Proposal) -> Line:
    """A proposal in words."""
    value = checked(proposal.kind, proposal.corrected or proposal.value)
    label, text = _words(proposal, value)
    under = ""
    if proposal.corrected:
        was = checked(proposal.kind, proposal.value)
        before = _words(proposal, was)[1]
        if before != text:
            under = _("edited; was “%(before)s”") % {"before": before}
        else:
            under = _("edited")
    elif proposal.drawn:
        under = _("drawn by a person")
    return Line(
        proposal=proposal,
        label=label,
        text=text,
        under=under,
        value=value,
        span_class=SPAN_CLASS[proposal.state],
        state_class=STATE_CLASS[proposal.state],
        is_person=isinstance(value, PersonSeen),
        is_strong=isinstance(value, Promise | FigureSeen),
    )


def _groups(proposals: list[Proposal]) -> list[Group]:
    sorted_lines: dict[tuple[int, str], list[Line]] = {}
    for one in proposals:
        made = line(one)
        sorted_lines.setdefault((one.contact_no, _group_of(made)), []).append(made)
    numbers = sorted({number for number, _key in sorted_lines})
    titles = {
        "contact": _("Contact"),
        "took-part": _("Who took part"),
        "named": _("Only named"),
        "promises": _("Promises"),
        "events": _("Events"),
        "figures": _("Figures"),
        "topics": _("Topics"),
    }
    groups = []
    for number in numbers:
        for key, title in titles.items():
            lines = sorted_lines.get((number, key), [])
            if not lines:
                continue
            if len(numbers) > 1:
                title = _("Contact %(number)s: %(title)s") % {
                    "number": number + 1,
                    "title": title,
                }
            lines.sort(key=_within)
            groups.append(Group(key, title, number, tuple(lines)))
    return groups


def _group_of(made: Line) -> str:
    match made.value:
        case PersonSeen(role=Participation.Role.PARTICIPANT):
            return "took-part"
        case PersonSeen():
            return "named"
        case Promise():
            return "promises"
        case EventSeen():
            return "events"
        case FigureSeen():
            return "figures"
    return "topics" if made.proposal.kind == Proposal.Kind.TOPIC else "contact"


def _within(made: Line) -> tuple[int, int, int]:
    kind = made.proposal.kind
    first = _HEADING.index(kind) if kind in _HEADING else 0
    return first, made.proposal.start or 0, made.proposal.number


def _words(proposal: Proposal, value: Value) -> tuple[str, str]:
    """The label of a value, and the value, as a reader would say them."""
    label = str(proposal.get_kind_display())
    match value:
        case PersonSeen():
            is_said = names.fold(value.body) in names.fold(value.post)
            body = "" if is_said else value.body
            post = ", ".join(part for part in (value.post, body) if part)
            post = post or _("post not given in the text")
            if value.role != Participation.Role.PARTICIPANT:
                post = f"{Participation.Role(value.role).label}; {post}"
            return post, value.name
        case Promise():
            strength = Commitment.Strength(value.strength).label
            label = _("Promise, strength “%(strength)s”") % {"strength": strength}
            if value.status == "done":
                label = _("Said to be done")
            what = value.what
            if value.when:
                by = {"what": value.what, "day": _date(value.when)}
                what = _("%(what)s, by %(day)s") % by
            parts = [what, ", ".join(value.who)]
            return label, "; ".join(part for part in parts if part)
        case EventSeen():
            is_said = value.ordinal is None or str(value.ordinal) in value.name
            ordinal = "" if is_said else f"({value.ordinal})"
            parts = [f"{value.name} {ordinal}".strip(), _date(value.date), value.place]
            return label, ", ".join(part for part in parts if part)
        case FigureSeen():
            return label, " ".join(
                part for part in (_number(value.value), value.what, value.of) if part
            )
        case Plain() if proposal.kind == Proposal.Kind.CONTACT_KIND:
            return label, str(ContactKind(value.value).label)
        case Plain() if proposal.kind == Proposal.Kind.FORMAT:
            return label, str(Contact.Format(value.value).label)
        case Plain() if proposal.kind == Proposal.Kind.DATE:
            return label, _date(value.value)
        case Plain():
            return label, value.value


def _number(value: int) -> str:
    """A number in the groups and with the marks of the reader's language."""
    return number_format(value, use_l10n=True, force_grouping=True)


def _date(text: str) -> str:
    """A partial date or a range of them as the reader's language writes it."""
    first, _slash, last = text.partition("/")
    return dates.between(first, last) if last else dates.partial(first) if first else ""
