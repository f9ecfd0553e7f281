"""The press review of a period as a paper: confirmed reports and confirmed mistakes."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Bullets,
    Heading,
    Labels,
    Paper,
    Paragraph,
    Table,
    runs,
)
from orkhon.press.models import Coverage, Mistake
from orkhon.press.queries.reviews import coverages, quotes
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates, languages

FORMATS = ("docx", "pdf")


def review_paper(first: str, last: str) -> Paper:
    """What others reported of the events of a period, in the language in force.

    Args:
        first, last: Partial dates; what a machine proposed and nobody confirmed is left
            out.
    """
    rows = list(coverages(first, last))
    blocks = [block for one in rows for block in _coverage(one)]
    return Paper(
        title=_("Press review"),
        subtitle=dates.between(first, last),
        language=get_language() or "en",
        blocks=tuple(blocks)
        or (Paragraph(runs(_("Nothing was put into the review."))),),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_("sample") if any(one.sample for one in rows) else "",
        labels=Labels(leaf=_("Part {number} of {count}")),
    )


def _coverage(coverage: Coverage) -> Iterator[Block]:
    said = [dates.partial(coverage.on) if coverage.on else "", coverage.title]
    yield Heading(", ".join(filter(None, said)))
    clippings = [
        one for one in coverage.clippings.all() if one.confirmed_at is not None
    ]
    if not clippings:
        yield Paragraph(runs(_("No report is confirmed.")))
        return
    for one in clippings:
        source = one.report.source
        when = dates.partial(source.published_on) if source.published_on else ""
        head = [
            one.outlet or _("outlet not known"),
            when,
            languages.name(source.language),
        ]
        yield Heading(" · ".join(filter(None, head)), level=2)
        yield Paragraph(runs(str(one.report)))
        told = quotes(one.report)
        if told:
            yield Bullets(
                tuple(runs(f"“{' '.join(quote.words.split())}”") for quote in told)
            )
        wrong = [
            row for row in one.mistakes.all() if row.progress == Mistake.State.CONFIRMED
        ]
        if wrong:
            yield Table(
                (_("Says"), _("The record"), _("What was done")),
                tuple(
                    (
                        runs(f"{row.get_kind_display()}: {row.says}"),
                        runs(row.record_says),
                        runs(row.followed_up or "–"),
                    )
                    for row in wrong
                ),
                caption=_("What it got wrong"),
            )
