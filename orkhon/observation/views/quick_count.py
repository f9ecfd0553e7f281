"""The screen of the quick count, and the rule that is set before the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.engines.elections.estimation import (
    Bounds,
    Cell,
    Estimate,
    StratumResponse,
)
from orkhon.engines.elections.plots import (
    PAGE_WIDTH,
    PHONE_WIDTH,
    ConvergenceWords,
    Plot,
    ShareLine,
    SharePoint,
    Theme,
    convergence,
)
from orkhon.engines.elections.quickcount import TURNOUT, QuickCount
from orkhon.engines.elections.relations import ProtocolError
from orkhon.observation.actions.quick_count import set_release_rule
from orkhon.observation.forms.quick_count import RuleForm
from orkhon.observation.models import Mission, ReleaseRule, Team
from orkhon.observation.permissions import can_issue, can_write_statement
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.quick_count import (
    LEVEL,
    Screen,
    quick_count_of,
)
from orkhon.observation.queries.release_rules import (
    has_protocols,
    polls_close_at,
)
from orkhon.observation.queries.results.naming import schema_of
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class FigureLine:
    """Turnout or one option, as the table of estimates shows it; in percent.

    Attributes:
        value: None where it is undefined; then `why` says so in words.
        margin: None where there is none; then `why` says so in words.
        worst: Where the missing stations could carry it, or why that is not known.
    """

    label: str
    is_turnout: bool
    value: float | None
    low: float | None
    high: float | None
    margin: float | None
    why: str
    effect: str
    worst: Bounds | str
    worst_low: float | None
    worst_high: float | None


@dataclass(frozen=True)
class Missing:
    """A stratum, with the teams to ask."""

    stratum: StratumResponse
    stations: tuple[tuple[str, Team | None], ...]


@require_GET
@inside
def quick_count(request: HttpRequest, number: int) -> HttpResponse:
    """Turnout and shares over time, what is missing, and whether it may be said."""
    mission = mission_of(request, number, can_write_statement)
    return _page(request, mission, None)


@require_POST
@inside
def set_rule(request: HttpRequest, number: int) -> HttpResponse:
    """Set down when it may be said aloud; once, before the polls close."""
    mission = mission_of(request, number, can_issue)
    try:
        form = _rule_form(request, mission)
    except (Refusal, ProtocolError) as error:
        messages.error(request, str(error))
        return redirect("observation:quick-count", number)
    if form.is_valid():
        try:
            set_release_rule(mission, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The rule stands and is in the record."))
            return redirect("observation:quick-count", number)
    return _page(request, mission, form)


def _page(
    request: HttpRequest, mission: Mission, form: RuleForm | None
) -> HttpResponse:
    screen, why = None, ""
    try:
        screen = quick_count_of(mission, counting_moment(mission, timezone.now()))
        if form is None and _may_set(request, mission):
            form = _rule_form(request, mission)
    except (Refusal, ProtocolError) as error:
        why = str(error)
    found = None if screen is None else screen.count
    return render(
        request,
        "observation/quick_count.html",
        {
            "mission": mission,
            "part": "quick-count",
            "screen": screen,
            "why": why,
            "level": round(LEVEL * 100),
            "figures": []
            if screen is None or found is None
            else _figures(screen, found),
            "plots": [] if found is None else _plots(found),
            "missing": [] if screen is None else _missing(screen),
            "excluded": () if screen is None else screen.excluded,
            "closes": polls_close_at(mission),
            "form": form,
        },
        status=422 if form is not None and form.errors else 200,
    )


def _may_set(request: HttpRequest, mission: Mission) -> bool:
    closes = polls_close_at(mission)
    return (
        can_issue(request.user, mission)
        and closes is not None
        and timezone.now() < closes
        and not ReleaseRule.objects.filter(mission=mission).exists()
        and not has_protocols(mission)
    )


def _rule_form(request: HttpRequest, mission: Mission) -> RuleForm:
    return RuleForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        schema=schema_of(mission),
        language=get_language() or "en",
    )


def _figures(screen: Screen, found: QuickCount) -> list[FigureLine]:
    return [
        _figure(name, cell, screen.bounds.get(name, ""))
        for name, cell in found.latest.figures.items()
    ]


def _figure(name: str, cell: Cell, worst: Bounds | str) -> FigureLine:
    value = low = high = margin = None
    why, effect = "", ""
    if not isinstance(cell, Estimate):
        why = str(cell)
    else:
        value = 100 * cell.value
        if cell.interval is None:
            why = cell.why_no_interval
        else:
            low, high = 100 * cell.interval.low, 100 * cell.interval.high
            margin = 100 * cell.margin
        effect = "" if cell.design_effect is None else cell.design_effect.words()
    bounds = worst if isinstance(worst, Bounds) else None
    return FigureLine(
        _("turnout") if name == TURNOUT else name,
        name == TURNOUT,
        value,
        low,
        high,
        margin,
        why,
        effect,
        worst,
        None if bounds is None else 100 * bounds.low,
        None if bounds is None else 100 * bounds.high,
    )


def _missing(screen: Screen) -> list[Missing]:
    """Strata with their missing stations; without a count every drawn one is asked."""
    if screen.count is not None:
        strata: Sequence[StratumResponse] = screen.count.strata
    elif screen.sample.plan is not None:
        drawn: dict[str, list[str]] = {}
        for unit in screen.sample.plan.units:
            drawn.setdefault(unit.stratum, []).append(unit.id)
        strata = [
            StratumResponse(
                name,
                len(codes),
                tuple(sorted(code for code in codes if code not in screen.forms)),
            )
            for name, codes in sorted(drawn.items())
        ]
    else:
        strata = []
    return [
        Missing(
            one, tuple((code, screen.sample.teams.get(code)) for code in one.missing)
        )
        for one in strata
    ]


def _plots(found: QuickCount) -> list[tuple[Plot, Plot]]:
    """Turnout alone, and the options together: they lie far apart."""
    pairs = []
    for title, names in (
        (_("Turnout as stations reported"), (TURNOUT,)),
        (_("Shares of valid ballots as stations reported"), found.options),
    ):
        lines = [one for name in names if (one := _line(found, name)) is not None]
        if lines:
            wide, narrow = (
                convergence(
                    lines,
                    title=title,
                    words=_words(),
                    theme=Theme.SCREEN,
                    width=width,
                )
                for width in (PAGE_WIDTH, PHONE_WIDTH)
            )
            pairs.append((wide, narrow))
    return pairs


def _line(found: QuickCount, name: str) -> ShareLine | None:
    points = tuple(
        SharePoint(one.at, one.value, one.low, one.high)
        for one in found.series(name)
        if one.value is not None and 0 <= one.value <= 1
    )
    label = _("turnout") if name == TURNOUT else name
    return ShareLine(label, points) if points else None


def _words() -> ConvergenceWords:
    return ConvergenceWords(
        time=_("Time"),
        stations=_("Stations counted"),
        option=_("Option"),
        share=_("Share"),
        low=_("From"),
        high=_("To"),
        no_interval=_("no margin of error"),
    )
