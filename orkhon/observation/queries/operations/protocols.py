"""Protocols that do not add up: the rule in words, as written, the difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import get_language, gettext, ngettext

from orkhon.observation.models import FormDesign, ProtocolCheck, Submission
from orkhon.observation.queries.operations.scope import Scope, protocol_checks

Result = Mapping[str, Any]
"""One relation as a `ProtocolCheck` keeps it."""

MOST_LINES = 12


@dataclass(frozen=True)
class Counts:
    """How many protocols there are, how many do not add up, or cannot be checked."""

    all: int
    off: int
    unchecked: int


@dataclass(frozen=True)
class BrokenRule:
    """One rule that a protocol breaks, or that cannot be held against it.

    Attributes:
        rule: Such as “in boxes = valid + invalid”.
        written: Such as “812 ⁚ 789 + 26 = 815”.
        difference: Such as “3 more”; "" when it cannot be known.
        is_hard: Not merely unusual.
    """

    key: str
    rule: str
    written: str
    difference: str
    is_hard: bool
    law: str


@dataclass(frozen=True)
class ProtocolLine:
    """A protocol that does not add up, and what stands about it.

    Attributes:
        is_read_twice: A second person said that the figures are those of the photo.
    """

    check: ProtocolCheck
    form: Submission
    rules: tuple[BrokenRule, ...]
    is_read_twice: bool

    @property
    def first_rule(self) -> BrokenRule | None:
        return self.rules[0] if self.rules else None


def counts(scope: Scope) -> Counts:
    """All protocols that stand, in one question."""
    found = protocol_checks(scope).aggregate(
        all=Count("pk"),
        off=Count("pk", filter=Q(balanced=False)),
        unchecked=Count("pk", filter=Q(balanced=None)),
    )
    return Counts(**found)


def off_balance(scope: Scope, *, most: int = MOST_LINES) -> list[ProtocolLine]:
    """The protocols that do not add up, the newest first."""
    rows = list(
        protocol_checks(scope)
        .filter(balanced=False)
        .select_related(
            "submission__station__city", "submission__team", "submission__observer"
        )
        .order_by("-submission_id")[:most]
    )
    labels = labels_of(scope)
    return [line(one, labels) for one in rows]


def line(check: ProtocolCheck, labels: Mapping[str, str]) -> ProtocolLine:
    """One protocol with the rules it breaks."""
    form = check.submission
    broken = [one for one in check.results if one.get("status") == "broken"]
    broken.sort(key=lambda one: one.get("severity") != "hard")
    return ProtocolLine(
        check,
        form,
        tuple(rule(one, labels) for one in broken),
        form.review == Submission.Review.APPROVED,
    )


def rule(result: Result, labels: Mapping[str, str]) -> BrokenRule:
    """A relation in words, with its figures."""
    left, right = result.get("left_terms", []), result.get("right_terms", [])
    sense = str(result.get("sense", "="))
    sign = {"<=": "≤", ">=": "≥"}.get(sense, "=")
    words = result.get("words") or {}
    return BrokenRule(
        key=str(result.get("key", "")),
        rule=words.get(get_language() or "en")
        or f"{_side(left, labels)} {sign} {_side(right, labels)}",
        written=_written(result, left, right),
        difference=_difference(result, sense),
        is_hard=result.get("severity") == "hard",
        law=str(result.get("legal_reference", "")),
    )


def labels_of(scope: Scope) -> dict[str, str]:
    """What the lines of the mission's protocols are called, in the language in force."""
    language = get_language() or "en"
    found: dict[str, str] = {}
    designs = FormDesign.objects.filter(mission=scope.mission, protocol__isnull=False)
    for schema in designs.values_list("protocol", flat=True):
        for one in (schema or {}).get("lines", []):
            labels = one.get("labels", {})
            found[one["key"]] = labels.get(language) or labels.get("en") or one["key"]
    return found


def _side(terms: Sequence[Result], labels: Mapping[str, str]) -> str:
    return _joined(terms, lambda one: labels.get(one["line"]) or _plain(one["line"]))


def _written(result: Result, left: Sequence[Result], right: Sequence[Result]) -> str:
    sides = []
    for terms, total in ((left, result.get("left")), (right, result.get("right"))):
        words = _joined(terms, lambda one: _figure(one.get("value")))
        if len(terms) > 1 and total is not None:
            words = f"{words} = {_figure(total)}"
        sides.append(words)
    return " ⁚ ".join(sides)


def _joined(terms: Sequence[Result], said: Any) -> str:
    words = ""
    for one in terms:
        times = int(one.get("times", 1))
        sign = "−" if times < 0 else "+"
        words += f" {sign} " if words else ("−" if times < 0 else "")
        words += f"{abs(times)} × " if abs(times) != 1 else ""
        words += said(one)
    return words


def _figure(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u202f")
    return gettext("illegible") if value == "illegible" else gettext("missing")


def _difference(result: Result, sense: str) -> str:
    found = result.get("difference")
    if not isinstance(found, int):
        return ""
    if sense == "<=":
        return ngettext("%(n)s too many", "%(n)s too many", -found) % {"n": -found}
    if sense == ">=":
        return ngettext("%(n)s too few", "%(n)s too few", found) % {"n": found}
    if found > 0:
        return ngettext("%(n)s more", "%(n)s more", found) % {"n": found}
    return ngettext("%(n)s fewer", "%(n)s fewer", -found) % {"n": -found}


def _plain(key: str) -> str:
    return key.removeprefix("option_").replace("_", " ")
