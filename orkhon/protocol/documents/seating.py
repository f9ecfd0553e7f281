"""A seating plan as PDF: the drawing on one sheet, then who sits where as a list."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Figure,
    Labels,
    PageBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.protocol.models import SeatingPlan
from orkhon.protocol.queries.seating import drawing_of, lines_of, wrongs_of
from orkhon.register.queries import labels
from orkhon.ui import dates, papers

PRINT = re.compile(r"@media print \{\s*:root[^{]*\{(?P<tokens>[^}]*)\}")
FACES = "Inter Variable, Inter, Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
SHEET = (245.0, 112.0)
"""Millimetres that the first page leaves for the drawing."""
WIDTHS = (25, 40, 35)


def seating_paper(plan: SeatingPlan) -> Paper:
    """The plan with its drawing, in the language in force."""
    labels.refresh()
    taken = [one for one in lines_of(plan) if one.name]
    blocks: list[Block] = [
        Figure(
            alt=gettext("Seating plan: %(title)s") % {"title": plan.title},
            svg=drawing_of(plan, styles=paper_styles(), sheet=SHEET).encode(),
            caption=gettext(
                "The wedge shows where a plate looks. Order of honour by usual "
                "practice; no rule is set."
            ),
        )
    ]
    facts = tuple(_facts(plan))
    if facts:
        blocks.append(Facts(facts))
    if taken:
        blocks += [
            PageBreak(),
            Table(
                (gettext("Seat"), gettext("Name"), gettext("Post")),
                tuple(
                    (
                        runs(f"{one.number} · {one.label}"),
                        runs(Strong(one.name)),
                        runs(post) if (post := _post(one.seat)) else (),
                    )
                    for one in taken
                ),
                WIDTHS,
                gettext("Who sits where"),
            ),
        ]
    wrong = wrongs_of(plan)
    if wrong:
        blocks += [Paragraph(runs(one.words)) for one in wrong]
    said = [plan.visit.title] if plan.visit else []
    return Paper(
        title=plan.title,
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(blocks),
        subtitle=gettext("Seating plan"),
        running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join([*said, *([gettext("sample")] if plan.sample else [])]),
        status=gettext("As of %(day)s, change %(n)s")
        % {"day": dates.day(timezone.localdate()), "n": plan.revision},
        labels=Labels(leaf=gettext("Part {number} of {count}")),
        is_across=True,
    )


def paper_styles() -> str:
    """Styles of the drawing on paper, in the colours that tokens.css gives to print."""
    found = PRINT.search(papers.tokens_css())
    said = (
        {}
        if found is None
        else dict(
            part.split(":", 1)
            for part in re.sub(r"/\*.*?\*/", "", found["tokens"]).split(";")
            if ":" in part
        )
    )
    tokens = {name.strip(): value.strip() for name, value in said.items()}

    def of(name: str, fallback: str) -> str:
        return tokens.get(name, fallback)

    ink, soft = of("--ink", "black"), of("--ink-3", "dimgray")
    return (
        f"text{{font-family:{FACES};fill:{ink}}}"
        f".seats-name{{font-weight:600}}.seats-note,.seats-no{{fill:{soft}}}"
        f".seats-table{{fill:{of('--inset', 'whitesmoke')};stroke:{soft}}}"
        f".seats-plate{{fill:{of('--sheet', 'white')};stroke:{soft}}}"
        f".is-guest .seats-plate{{fill:{of('--turquoise-wash', 'white')}}}"
        ".is-free .seats-plate{fill:none;stroke-dasharray:4 3}"
        f".is-wrong .seats-plate{{stroke:{of('--cinnabar-sign', 'black')};stroke-width:2}}"
        f".seats-looks{{fill:{of('--turquoise-deep', 'black')}}}"
    )


def _facts(plan: SeatingPlan) -> Iterator[tuple[str, Runs]]:
    if plan.item is not None:
        yield gettext("For"), runs(plan.item.title)
        if plan.item.place:
            yield gettext("Place"), runs(plan.item.place)


def _post(seat: object) -> str:
    person = getattr(seat, "participant", None)
    return str(person.post if person is not None else getattr(seat, "post", ""))
