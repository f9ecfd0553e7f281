"""The register of gifts as paper and as a table for spreadsheets."""

from collections.abc import Sequence
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

from orkhon.engines.documents import (
    Block,
    Heading,
    Labels,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.protocol.models import Gift
from orkhon.protocol.queries.gifts import Listed, Total
from orkhon.register.queries import labels
from orkhon.ui import dates
from orkhon.ui.tables import csv_bytes

WIDTHS = (13, 27, 25, 20, 15)
FORMS = ("pdf", "docx", "csv")
"""In which the register is offered."""


def register_paper(parts: Sequence[Listed], *, title: str, note: str = "") -> Paper:
    """The register; struck gifts are left out.

    Args:
        title: Which gifts: "Register of gifts, 2027".
        note: Whose and of when, where it is not all of them.
    """
    labels.refresh()
    blocks: list[Block] = []
    for part in parts:
        blocks += [
            Heading(heading_of(part.direction)),
            Paragraph(runs(total_words(part.total))),
            Table(
                (
                    gettext("Date"),
                    pgettext("gift", "Gift"),
                    _whom(part.direction),
                    gettext("Occasion"),
                    gettext("Worth"),
                ),
                tuple(_row(one) for one in part.gifts),
                WIDTHS,
                heading_of(part.direction),
            ),
        ]
    if not blocks:
        blocks.append(Paragraph(runs(gettext("No gift is entered."))))
    is_sample = any(one.sample for part in parts for one in part.gifts)
    said = [note] if note else []
    if is_sample:
        said.append(gettext("sample"))
    return Paper(
        title=title,
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(blocks),
        running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(said),
        status=gettext("As of %(day)s") % {"day": dates.day(timezone.localdate())},
        labels=Labels(leaf=gettext("Part {number} of {count}")),
        is_across=True,
    )


def register_csv(parts: Sequence[Listed]) -> bytes:
    """The register as a table; its columns are in English, cells safe to open."""
    return csv_bytes(
        (
            "date", "direction", "gift", "person", "body", "occasion", "worth",
            "currency", "on behalf of", "kept at", "note", "why again",
        ),
        [
            (
                one.on,
                one.direction,
                one.what,
                one.person.display_name if one.person else "",
                one.body.display_name if one.body else "",
                one.occasion,
                "" if one.worth is None else f"{one.worth:.2f}",
                one.currency,
                one.ours.display_name if one.ours else "",
                one.kept_at,
                one.note,
                one.repeated_why,
            )
            for part in parts
            for one in part.gifts
        ],
    )  # fmt: skip


def heading_of(direction: str) -> str:
    """The head of a part of the register."""
    if direction == Gift.Direction.GIVEN:
        return gettext("Gifts given")
    return gettext("Gifts received")


def worth_words(amount: Decimal, currency: str) -> str:
    """A worth as the reader's language writes it."""
    return f"{number_format(amount, 2)} {currency}"


def total_words(total: Total) -> str:
    """What gifts are worth together; where one is unknown, "at least"."""
    count = ngettext("%(n)d gift", "%(n)d gifts", total.count) % {"n": total.count}
    if not total.amounts:
        return gettext("%(count)s; no worth is known.") % {"count": count}
    amounts = ", ".join(worth_words(amount, code) for code, amount in total.amounts)
    if total.is_whole:
        return gettext("%(count)s, worth %(amounts)s.") % {
            "count": count,
            "amounts": amounts,
        }
    unknown = ngettext(
        "%(n)d of unknown worth", "%(n)d of unknown worth", total.unknown
    ) % {"n": total.unknown}
    return gettext("%(count)s, worth at least %(amounts)s; %(unknown)s.") % {
        "count": count,
        "amounts": amounts,
        "unknown": unknown,
    }


def undated_words(one: Gift) -> str:
    """What stands in place of a date: planned for a visit, or not known."""
    is_ahead = one.visit is not None and one.visit.ends_on >= timezone.localdate()
    return pgettext("gift", "planned") if is_ahead else gettext("not known")


def _whom(direction: str) -> str:
    if direction == Gift.Direction.GIVEN:
        return gettext("Given to")
    return gettext("Received from")


def _row(one: Gift) -> tuple[Runs, ...]:
    what: list[object] = [Strong(one.what)]
    under = [one.kept_at] if one.kept_at else []
    if one.repeated_why:
        under.append(gettext("again, because: %(why)s") % {"why": one.repeated_why})
    for line in under:
        what += [LineBreak(), *runs(line)]
    whom = [one.person.display_name] if one.person else []
    if one.body:
        whom.append(labels.named(one.body))
    worth = (
        gettext("not known")
        if one.worth is None
        else worth_words(one.worth, one.currency)
    )
    return (
        runs(dates.partial(one.on) if one.on else undated_words(one)),
        tuple(what),  # type: ignore[arg-type]  # -- each is a run
        runs(", ".join(whom)),
        runs(one.occasion) if one.occasion else (),
        runs(worth),
    )
