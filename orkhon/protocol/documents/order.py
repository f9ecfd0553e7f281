"""The table of order as paper: of a forum and a day, or of a visit."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext

from orkhon.engines.documents import (
    Block,
    Heading,
    Labels,
    Numbered,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.protocol.models import Visit
from orkhon.protocol.queries.order import OrderLine, OrderTable, PersonLine
from orkhon.register.queries import labels
from orkhon.ui import dates

WIDTHS = (6, 34, 24, 12, 24)


def order_paper(table: OrderTable) -> Paper:
    """The order of delegations and speakers, with names and flags to use."""
    blocks: list[Block] = [
        Paragraph(runs(rule_words(table))),
    ]
    if table.lines:
        blocks += [
            Table(
                (
                    pgettext("list of participants", "No."),
                    gettext("Delegation"),
                    gettext("Name to use"),
                    gettext("Flag"),
                    gettext("Why here"),
                ),
                tuple(_row(one) for one in table.lines),
                WIDTHS,
                gettext("Order of delegations and speakers"),
            ),
            Heading(gettext("Flags to set up")),
            Paragraph(
                runs(
                    gettext(
                        "In this order from the left, as the audience sees them. "
                        "Which flag is shown is recorded by forum; no picture of a "
                        "flag is kept here."
                    )
                )
            ),
        ]
        shown = [one for one in table.lines if one.shown.flag]
        if shown:
            blocks.append(Numbered(tuple(runs(one.shown.text) for one in shown)))
        unset = [
            labels.named(one.body) for one in table.lines if one.shown.flag is None
        ]
        if unset:
            blocks.append(
                Paragraph(
                    runs(
                        gettext("Not set, to be asked for: %(names)s.")
                        % {"names": "; ".join(unset)}
                    )
                )
            )
    return _paper(
        gettext("Order of delegations"),
        f"{labels.named(table.forum)}, {dates.day(table.day)}",
        blocks,
    )


def visit_paper(
    visit: Visit, sides: Sequence[tuple[str, Sequence[PersonLine]]]
) -> Paper:
    """The order within both delegations of a visit."""
    blocks: list[Block] = []
    for heading, people in sides:
        if people:
            blocks += [
                Heading(heading),
                Table(
                    (
                        pgettext("list of participants", "No."),
                        pgettext("list of participants", "Name"),
                        pgettext("list of participants", "Post"),
                        gettext("Why here"),
                    ),
                    tuple(
                        (
                            runs(str(one.number)),
                            runs(Strong(one.participant.name)),
                            _maybe(one.participant.post),
                            runs(one.why),
                        )
                        for one in people
                    ),
                    (8, 32, 32, 28),
                    heading,
                ),
            ]
    if not blocks:
        blocks.append(Paragraph(runs(gettext("Nobody is entered yet."))))
    return _paper(
        gettext("Order within the delegations"),
        visit.title,
        blocks,
        is_sample=visit.sample,
    )


def rule_words(table: OrderTable) -> str:
    """What the order rests on, in one sentence or two."""
    if table.rule is None:
        return gettext(
            "Members in English alphabetical order. What else decides a place is usual "
            "practice: this forum has no order rule set."
        )
    return gettext("By: %(words)s") % {"words": table.rule.words}


def flag_words(flag: bool | None) -> str:
    """Whether a flag is shown; what is not recorded is not set."""
    if flag is None:
        return gettext("not set")
    return gettext("shown") if flag else gettext("not shown")


def basis_words(line: OrderLine) -> str:
    """Why somebody stands there, and whether a rule says so."""
    if line.is_rule:
        return line.why
    return gettext("%(why)s (usual practice)") % {"why": line.why}


def _row(one: OrderLine) -> tuple[Runs, ...]:
    return (
        runs(str(one.number)),
        runs(Strong(labels.named(one.body))),
        runs(one.shown.text or gettext("not set")),
        runs(flag_words(one.shown.flag)),
        runs(basis_words(one)),
    )


def _maybe(text: str) -> Runs:
    return runs(text) if text else ()


def _paper(
    title: str, subtitle: str, blocks: Sequence[Block], *, is_sample: bool = False
) -> Paper:
    labels.refresh()
    return Paper(
        title=title,
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(blocks),
        subtitle=subtitle,
        running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=gettext("sample") if is_sample else "",
        status=gettext("As of %(day)s") % {"day": dates.day(timezone.localdate())},
        labels=Labels(leaf=gettext("Part {number} of {count}")),
    )
