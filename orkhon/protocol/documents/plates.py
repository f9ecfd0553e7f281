"""Name plates, place cards and badges of a visit as PDF, to be cut and folded."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources

from django.conf import settings
from django.utils.translation import gettext

from orkhon.engines.documents import ASSETS
from orkhon.protocol.models import Visit
from orkhon.protocol.queries.plates import Plate
from orkhon.record.refusals import Refusal
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates
from orkhon.ui.sheets import badge_sheets, sheets, size_of

KINDS = ("plates", "cards", "badges")
"""By the word in the address: tents for a table, cards for a meal, badges."""


@dataclass(frozen=True)
class Grid:
    """How pieces lie on a page of A4, in millimetres; whole pieces fill the page."""

    across: int
    down: int
    kind: str

    @property
    def width(self) -> float:
        """Of a piece."""
        return 210 / self.across

    @property
    def height(self) -> float:
        """Of a piece, both its sides together."""
        return 297 / self.down


TENTS = Grid(1, 2, "is-plate")
"""Two tents a page, each 210 by 74 mm when it stands."""
CARDS = Grid(2, 3, "is-card")
"""Six cards a page, each 105 by 49.5 mm when it stands."""


def plates_pdf(visit: Visit, kind: str, plates: Sequence[Plate]) -> bytes:
    """Print plates in the language in force; names and posts as they were entered.

    Args:
        kind: One of `KINDS`.
    Raises:
        Refusal: there is nobody to print.
    """
    if not plates:
        raise Refusal(gettext("there is nobody whose name could be printed"))
    if kind == "badges":
        return badge_sheets(
            f"{gettext('Badges')}, {visit.title}",
            [_badge(visit, one) for one in plates],
            styles=BADGE_STYLES,
        )
    grid, title = {
        "plates": (TENTS, gettext("Name plates")),
        "cards": (CARDS, gettext("Place cards")),
    }[kind]
    a_page = grid.across * grid.down
    pages = [
        _page(grid, plates[first : first + a_page], is_sample=visit.sample)
        for first in range(0, len(plates), a_page)
    ]
    styles = resources.files(__package__).joinpath("plates.css").read_text("utf-8")
    return sheets(f"{title}, {visit.title}", pages, styles=styles)


BADGE_STYLES = """
.who { display: block; height: 68mm; margin-top: 12mm; text-align: center; }
.who > div { width: auto; }
.name { font-size: 24pt; }
.name.is-long { font-size: 19pt; }
.name.is-very-long { font-size: 15pt; }
.other { margin-top: 2mm; font: 400 14pt/1.2 var(--face-text); color: var(--ink-2); }
.role { margin-top: 4mm; font-size: 11pt; }
.sent-by { font-size: 12pt; }
.check { display: block; text-align: center; }
.check > div { width: auto; }
.check .in-capacity { font: 600 13pt/1.3 var(--face-ui); }
.check .how { font-size: 9pt; }
"""


def _page(grid: Grid, plates: Sequence[Plate], *, is_sample: bool) -> str:
    tents = []
    for at, one in enumerate(plates):
        row, column = divmod(at, grid.across)
        left, top = column * grid.width, row * grid.height
        half = _half(one, is_sample=is_sample)
        tents.append(
            f'<div class="tent {grid.kind}" style="left:{left:g}mm;top:{top:g}mm;'
            f'width:{grid.width:g}mm;height:{grid.height:g}mm">'
            f'<div class="half is-back" aria-hidden="true">{half}</div>'
            f'<div class="half is-front">{half}</div><div class="fold"></div></div>'
        )
    return f'<div class="page">{"".join(tents)}{_cut_marks(grid)}</div>'


def _cut_marks(grid: Grid) -> str:
    """Short lines at the edges of the page where it is cut."""
    marks = [
        f'<div class="cut-mark is-across" style="{side}:0;top:{row * grid.height:g}mm">'
        "</div>"
        for row in range(1, grid.down)
        for side in ("left", "right")
    ]
    marks += [
        f'<div class="cut-mark is-down" style="{side}:0;left:{column * grid.width:g}mm">'
        "</div>"
        for column in range(1, grid.across)
        for side in ("top", "bottom")
    ]
    return "".join(marks)


def _half(one: Plate, *, is_sample: bool) -> str:
    parts = [f'<p class="name{size_of(one.names[0])}">{escape(one.names[0])}</p>']
    parts += [
        f'<p class="other{size_of(name)}">{escape(name)}</p>' for name in one.names[1:]
    ]
    if one.post:
        parts.append(f'<p class="post">{escape(one.post)}</p>')
    if one.whose:
        parts.append(f'<p class="whose">{escape(one.whose)}</p>')
    if is_sample:
        parts.append(f'<span class="is-sample">{escape(gettext("sample"))}</span>')
    return "".join(parts)


def _badge(visit: Visit, one: Plate) -> str:
    days = dates.between(visit.begins_on.isoformat(), visit.ends_on.isoformat())
    where = ", ".join(part for part in (visit.place, days) if part)
    sample = (
        f'<span class="is-sample">{escape(gettext("sample"))}</span>'
        if visit.sample
        else ""
    )
    others = "".join(f'<p class="other">{escape(name)}</p>' for name in one.names[1:])
    return (
        '<div class="badge">'
        f'<div class="whose"><img src="{ASSETS}mark.svg" alt="">'
        f"<div><b>{escape(assembly_named(settings.ORKHON_ASSEMBLY))}</b>"
        f'<span class="mission">{escape(visit.title)}</span></div>{sample}</div>'
        '<div class="who"><div>'
        f'<p class="name{size_of(one.names[0])}">{escape(one.names[0])}</p>{others}'
        f'<p class="role">{escape(one.post)}</p>'
        f'<p class="sent-by">{escape(one.whose)}</p></div></div>'
        f'<div class="check"><div><p class="in-capacity">{escape(one.capacity)}</p>'
        f'<p class="how">{escape(where)}</p></div></div></div>'
    )
