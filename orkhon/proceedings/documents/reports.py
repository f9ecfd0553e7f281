"""Reports to a session as papers: Word, PDF and plain text.

An issued report is printed from what was frozen. The definition of every figure
stands with it; a table that does not add up says so.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Note,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.proceedings.documents.printing import labels, language_in_force, printed
from orkhon.proceedings.models import SessionReport
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.finances import Finances, Part, Scale
from orkhon.proceedings.queries.report_figures import FIGURES
from orkhon.proceedings.queries.reports import (
    FINANCIAL,
    MissionReport,
    ReportContent,
    content,
)
from orkhon.proceedings.queries.sessions import zone_of
from orkhon.record.moments import read
from orkhon.register.queries import labels as register
from orkhon.register.queries.counted import Counted
from orkhon.ui import dates

FIGURE_WIDTHS = (40, 12, 48)
ROW_WIDTHS = (48, 22, 30)


def report_bytes(report: SessionReport, form: str, language: str) -> bytes:
    """The report as a file.

    Args:
        form: One of `printing.MEDIA`.
        language: Of the headings and definitions; its text stays as it was written.
    Raises:
        StoreError: what was frozen is missing or was altered.
    """
    # Papers are made by commands too, which no request tells of a new name.
    register.refresh()
    with override(language):
        zone = zone_of(report.session).key
        return printed(report_paper(content(report), zone), form)


def report_paper(one: ReportContent, zone: str) -> Paper:
    """The report in the language in force; moments on the clock of `zone`."""
    blocks: list[Block] = [Facts(tuple(_facts(one, zone))), *_text(one)]
    if one.figures:
        blocks += _figures(one.figures)
    if one.kind in FINANCIAL:
        blocks += _finances(one.finances, one.scale)
    if one.mission is not None:
        blocks += _mission(one.mission)
    return Paper(
        title=one.title,
        subtitle=one.session_title,
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [one.session_title, *([_("sample")] if one.sample else [])]
        ),
        status=standing_words(one, zone),
        labels=labels(),
    )


def standing_words(one: ReportContent, zone: str) -> str:
    """Issued by whom and when, or a draft; as the foot of every page says it."""
    if not one.issued_at:
        return _("Draft; figures as of %(moment)s") % {
            "moment": on_clock(read(one.counted_at), zone)
        }
    return _("Issued on %(moment)s by %(person)s; its figures are frozen") % {
        "moment": on_clock(read(one.issued_at), zone),
        "person": one.issued_by,
    }


def money(amount: Decimal, currency: str) -> str:
    """An amount to the cent, thousands apart: 1 234 567.89 USD."""
    written = f"{amount:,.2f}".replace(",", "\u00a0")
    return f"{written}\u00a0{currency}" if currency else written


def part_words(key: str) -> str:
    """Income or expenditure."""
    return _("Income") if key == "income" else _("Expenditure")


def check_words(part: Part, currency: str) -> str:
    """Whether the stated total is the sum, to the unit; "" where none is stated."""
    if part.difference is None:
        return ""
    if part.adds_up:
        return _("The heads add up to the stated total.")
    return _(
        "Does not add up: the heads make %(computed)s, stated are %(stated)s, a"
        " difference of %(difference)s. Kept as entered."
    ) % {
        "computed": money(part.computed, currency),
        "stated": money(part.stated.amount if part.stated else part.computed, currency),
        "difference": money(part.difference, currency),
    }


def scale_words(scale: Scale) -> str:
    """The scale of contributions, or that it is not set."""
    if not scale.is_set:
        return _("not set")
    words = ", ".join(f"{one.country} {one.share}" for one in scale.shares)
    if scale.is_whole:
        return words
    return _("%(shares)s; the shares do not add up to one") % {"shares": words}


def _facts(one: ReportContent, zone: str) -> Iterator[tuple[str, Runs]]:
    yield _("Kind"), runs(str(SessionReport.Kind(one.kind).label))
    if one.from_on:
        yield _("Period"), runs(dates.between(one.from_on, one.to_on))
    if one.item:
        yield _("Item"), runs(one.item)
    if one.figures:
        yield _("Figures as of"), runs(on_clock(read(one.counted_at), zone))
    yield _("State"), runs(standing_words(one, zone))


def _text(one: ReportContent) -> Iterator[Block]:
    for part in one.text.split("\n"):
        if part.strip():
            yield Paragraph(runs(part.strip()))


def _figures(figures: Sequence[Counted]) -> Iterator[Block]:
    yield Heading(_("Figures"))
    yield Table(
        (_("Figure"), pgettext("figure", "Number"), pgettext("figure", "Of")),
        tuple(_figure(one) for one in figures),
        FIGURE_WIDTHS,
        _("Figures of the period, counted from the record"),
    )


def _figure(one: Counted) -> tuple[Runs, ...]:
    words = FIGURES[one.key]
    of: Runs = ()
    if one.of is not None and words.of is not None:
        of = runs(f"{one.of} {words.of}")
    return (
        runs(str(words.label), Note(f"{words.definition} {_where(one)}")),
        runs(Strong(str(one.value))),
        of,
    )


def _where(one: Counted) -> str:
    return _("Listed at %(address)s") % {
        "address": f"{settings.ORKHON_ADDRESS}{one.url}"
    }


def _finances(one: Finances, scale: Scale) -> Iterator[Block]:
    for part in one.parts:
        yield Heading(part_words(part.key))
        yield Table(
            (
                pgettext("budget", "Head"),
                _("Amount"),
                pgettext("budget", "Found in"),
            ),
            tuple(_rows(part, one.currency)),
            ROW_WIDTHS,
            part_words(part.key),
        )
        checked = check_words(part, one.currency)
        if checked:
            yield Paragraph(runs(Strong(checked) if not part.adds_up else checked))
    if one.balance is not None:
        yield Paragraph(
            runs(
                _("Income less expenditure, as computed: %(balance)s")
                % {"balance": money(one.balance, one.currency)}
            )
        )
    if not one.parts:
        yield Paragraph(runs(_("No figures are entered yet.")))
    yield Heading(_("Scale of contributions"))
    yield Paragraph(runs(scale_words(scale)))


def _rows(part: Part, currency: str) -> Iterator[tuple[Runs, ...]]:
    for row in part.heads:
        yield (
            runs(row.head),
            runs(money(row.amount, currency)),
            runs(row.where) if row.where else (),
        )
    yield (
        runs(Strong(_("Computed total"))),
        runs(Strong(money(part.computed, currency))),
        (),
    )
    if part.stated is not None:
        yield (
            runs(Strong(part.stated.head)),
            runs(Strong(money(part.stated.amount, currency))),
            runs(part.stated.where) if part.stated.where else (),
        )


def mission_words(one: MissionReport) -> str:
    """Which statement the final report is, or that it is not published yet."""
    if one.number is None:
        return _("not published yet")
    return _("Statement %(number)d of the mission, published on %(day)s") % {
        "number": one.number,
        "day": dates.day(read(one.published_at).date()),
    }


def _mission(one: MissionReport) -> Iterator[Block]:
    yield Heading(_("Final report of the mission"))
    yield Facts(
        (
            (_("Mission"), runs(one.title)),
            (_("Final report"), runs(mission_words(one))),
            (pgettext("web", "Address"), runs(f"{settings.ORKHON_ADDRESS}{one.url}")),
        )
    )
