"""The quick count of a mission: the published sample, its protocols, what may be said.

What is excluded is named with its reason. Where there is no sample by lot, nothing is
estimated: the counts stand alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.elections.estimation import (
    Bounds,
    EstimationError,
    FrameComparison,
    compare,
)
from orkhon.engines.elections.quickcount import (
    TURNOUT,
    Decision,
    Moment,
    QuickCount,
    ShareOf,
    StationReport,
    count,
    decide,
    spaced,
)
from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.observation.models import FormStage, Mission, ReleaseRule, Submission
from orkhon.observation.queries.protocol_values import protocol_values
from orkhon.observation.queries.quick_count_sample import Sample, sample_of
from orkhon.observation.queries.release_rules import RuleSaid, said_of, usual_lines
from orkhon.observation.queries.results.naming import protocol_design, schema_of

LEVEL = 0.95
"""Of the intervals: the true figure lies inside in so many of all samples so drawn."""
MOST_POINTS = 200
"""Points over time; with more reports they stand after equally many each."""


@dataclass(frozen=True)
class Excluded:
    """A protocol that is kept and not counted, and why."""

    form: Submission
    code: str
    why: str


@dataclass(frozen=True)
class Sum:
    """Counts alone: what the protocols that add up have in one line."""

    label: str
    total: int | None
    stations: int
    """Stations whose protocol has a figure there."""


@dataclass(frozen=True)
class Screen:
    """Everything that the page of the quick count says.

    Attributes:
        why_no_margin: Why no margin of error may be given; () for a sample by lot.
        forms: By station's code, the protocol that counts, the latest.
        count: None without a sample by lot, options or reports; `why_no_count` says.
        said: The rule as it was set; None before.
        decision: None without a count or a rule.
    """

    sample: Sample
    forms: Mapping[str, Submission]
    excluded: tuple[Excluded, ...]
    sums: tuple[Sum, ...]
    lines: Mapping[str, str]
    labels: Mapping[str, str]
    count: QuickCount | None = None
    why_no_count: str = ""
    rule: ReleaseRule | None = None
    said: RuleSaid | None = None
    decision: Decision | None = None
    bounds: Mapping[str, Bounds | str] = field(default_factory=dict)
    frame: FrameComparison | None = None
    why_no_frame: str = ""

    @property
    def why_no_margin(self) -> tuple[str, ...]:
        """Why this is no probability sample, in sentences."""
        return self.sample.why_not


def quick_count_of(mission: Mission, now: datetime) -> Screen:
    """Count what has come in up to now.

    Raises:
        Refusal: the mission has no protocol form.
        ProtocolError: its form contradicts itself.
    """
    schema = schema_of(mission)
    rule = ReleaseRule.objects.filter(mission=mission).first()
    said = None if rule is None else said_of(rule)
    lines = usual_lines(schema) if said is None else dict(said.lines)
    labels = _labels(schema)
    good, excluded = _sorted(mission)
    reports = [_report(one, schema, lines, labels, mission) for one in good]
    sample = sample_of(mission)
    options = list(labels.values())
    found, why = None, ""
    if sample.plan is None or sample.why_not:
        why = _("There is no probability sample: the counts stand alone.")
    elif not reports:
        why = _("No protocol that counts has come.")
    else:
        try:
            found = count(
                sample.plan,
                reports,
                options,
                share_of=ShareOf.VALID,
                level=LEVEL,
                moments=spaced(reports, MOST_POINTS)
                if len(reports) > MOST_POINTS
                else None,
            )
        except EstimationError as error:
            why = str(error)
    latest = {_code(one): one for one in good}
    if found is not None:
        by_report = dict(zip(map(id, reports), good, strict=True))
        latest = {code: by_report[id(one)] for code, one in found.counted.items()}
        excluded += [
            Excluded(by_report[id(one.report)], one.report.station, one.why)
            for one in found.aside
        ]
    screen = Screen(
        sample,
        latest,
        tuple(excluded),
        _sums(latest, schema),
        lines,
        labels,
        found,
        why,
        rule,
        said,
    )
    return screen if found is None else _judged(screen, found, mission, now)


def _judged(
    screen: Screen, found: QuickCount, mission: Mission, now: datetime
) -> Screen:
    """With the decision, the worst case and the responders beside the frame."""
    decision = None
    if screen.rule is not None and screen.said is not None:
        zone = ZoneInfo(mission.time_zone)
        decision = decide(
            found,
            screen.said.engine_rule(screen.rule.set_at.astimezone(zone)),
            now=_not_before(now, found.latest.at).astimezone(zone),
        )
    worst: dict[str, Bounds | str] = {}
    for item in (TURNOUT, *found.options):
        try:
            worst[item] = found.bounds(item)
        except EstimationError as error:
            worst[item] = str(error)
    frame, why = None, ""
    unknown = sum(one is None for one in screen.sample.voters.values())
    if found.response is None:
        why = _("Too few stations have reported.")
    elif unknown:
        why = _("Voters on the list are not known of %(n)s stations of the frame.") % {
            "n": unknown
        }
    else:
        known = {code: float(one or 0) for code, one in screen.sample.voters.items()}
        frame = compare(found.response, _("voters on the list"), known)
    return Screen(
        screen.sample,
        screen.forms,
        screen.excluded,
        screen.sums,
        screen.lines,
        screen.labels,
        found,
        "",
        screen.rule,
        screen.said,
        decision,
        worst,
        frame,
        why,
    )


def _not_before(now: datetime, last: Moment) -> datetime:
    """Now, or the last report: our clock may have been set back since it came."""
    return max(now, last) if isinstance(last, datetime) else now


def _sorted(mission: Mission) -> tuple[list[Submission], list[Excluded]]:
    """Protocols that may count, in the order of their arrival; the others with why."""
    design = protocol_design(mission)
    rows = (
        Submission.objects.filter(
            mission=mission,
            stage=FormStage.PROTOCOL,
            form_id="" if design is None else design.form_id,
            is_draft=False,
            is_current=True,
        )
        .select_related("station", "team", "protocol_check")
        .order_by("received_at", "pk")
    )
    good, excluded = [], []
    for one in rows:
        why = _why_not(one)
        if why:
            excluded.append(Excluded(one, _code(one), why))
        else:
            good.append(one)
    return good, excluded


def _why_not(form: Submission) -> str:
    """The rule of exclusion; figures that are missing are judged by the engine."""
    if form.state == Submission.State.QUARANTINED:
        return _("held: %(why)s") % {"why": form.why_held}
    if form.state == Submission.State.WITHDRAWN:
        return _("withdrawn")
    if form.review == Submission.Review.REJECTED:
        return _("rejected by a reviewer")
    if form.station is None:
        return _("its code is not in the list of stations")
    check = getattr(form, "protocol_check", None)
    if check is not None and check.balanced is False:
        return _("does not add up")
    return ""


def _report(
    form: Submission,
    schema: ProtocolSchema,
    lines: Mapping[str, str],
    labels: Mapping[str, str],
    mission: Mission,
) -> StationReport:
    figures = {
        key: value if isinstance(value, int) else None
        for key, value in protocol_values(form.values, schema).items()
    }
    return StationReport(
        station=_code(form),
        at=form.received_at.astimezone(ZoneInfo(mission.time_zone)),
        votes={label: figures.get(key) for key, label in labels.items()},
        valid=figures.get(lines["valid"]),
        voters=figures.get(lines["voters"]),
        cast=figures.get(lines["cast"]),
    )


def _sums(forms: Mapping[str, Submission], schema: ProtocolSchema) -> tuple[Sum, ...]:
    values = [protocol_values(one.values, schema) for one in forms.values()]
    sums = []
    for line in schema.lines:
        known = [value for one in values if isinstance(value := one.get(line.key), int)]
        total = sum(known) if known else None
        sums.append(Sum(line.label(_language()), total, len(known)))
    return tuple(sums)


def _labels(schema: ProtocolSchema) -> dict[str, str]:
    """Options by line; two of one name, or one called turnout, keep their key."""
    labels: dict[str, str] = {}
    for line in schema.lines:
        if line.is_option:
            label = line.label(_language())
            taken = label in labels.values() or label == TURNOUT
            labels[line.key] = f"{label} ({line.key})" if taken else label
    return labels


def _code(form: Submission) -> str:
    return form.station_code or "–" if form.station is None else form.station.code


def _language() -> str:
    return get_language() or "en"
