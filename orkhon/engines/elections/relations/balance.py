"""Whether a protocol adds up, relation by relation, to the unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from orkhon.engines.elections.relations.form import (
    ILLEGIBLE,
    Exemption,
    ProtocolError,
    ProtocolSchema,
    Relation,
    Sense,
    Severity,
    Term,
    Value,
)


class Status(StrEnum):
    """What can be said of one relation in one protocol."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNCHECKED = "unchecked"
    """A line is missing or illegible."""
    NOT_APPLICABLE = "not_applicable"
    """All its lines may be absent, and all are; or the form exempts such figures."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation in one protocol."""

    relation: Relation
    status: Status
    left: int | None
    """Sum of the left side; None when it cannot be known."""
    right: int | None
    missing: tuple[str, ...] = ()
    illegible: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    """Lines that may be absent and are: they were taken as not in this protocol."""

    @property
    def difference(self) -> int | None:
        """Right side less left side, with its sign; None when either is unknown."""
        if self.left is None or self.right is None:
            return None
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Balance:
    """A protocol held against its form."""

    schema: ProtocolSchema
    findings: tuple[Finding, ...]

    @property
    def hard(self) -> tuple[Finding, ...]:
        """Findings on the relations that must hold."""
        return self._of(Severity.HARD)

    @property
    def soft(self) -> tuple[Finding, ...]:
        """Findings on the relations that usually hold."""
        return self._of(Severity.SOFT)

    @property
    def balanced(self) -> bool:
        """Every hard relation holds; one that cannot be checked does not hold.

        A form without hard relations can balance nothing and is never balanced.
        """
        checked = [
            finding
            for finding in self.hard
            if finding.status is not Status.NOT_APPLICABLE
        ]
        return bool(checked) and all(
            finding.status is Status.HOLDS for finding in checked
        )

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Hard relations that do not hold."""
        return tuple(item for item in self.hard if item.status is Status.BROKEN)

    @property
    def unchecked(self) -> tuple[Finding, ...]:
        """Hard relations that cannot be checked."""
        return tuple(item for item in self.hard if item.status is Status.UNCHECKED)

    @property
    def unusual(self) -> tuple[Finding, ...]:
        """Soft relations that do not hold."""
        return tuple(item for item in self.soft if item.status is Status.BROKEN)

    def words(self) -> str:
        """The whole in English: what does not add up, what cannot be said."""
        parts = [self._verdict()]
        parts += [sentence(self.schema, item) for item in self.broken]
        parts += [sentence(self.schema, item) for item in self.unchecked]
        parts += [f"Unusual: {sentence(self.schema, item)}" for item in self.unusual]
        return " ".join(f"{part}." for part in parts)

    def _verdict(self) -> str:
        if self.balanced:
            return "Adds up"
        if self.broken:
            return "Does not add up"
        return "Cannot be said to add up"

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.relation.severity is severity
        )


def check(schema: ProtocolSchema, values: Mapping[str, Value]) -> Balance:
    """Hold a protocol's figures against every relation of its form.

    Args:
        schema: The form, in the version that was used.
        values: Figures by line key; None or no entry is a line without a figure,
            ILLEGIBLE one that stands there and cannot be read. Neither is zero. A
            line that `may_be_absent` and has no figure adds nothing to its
            relations, and the finding says so.
    Returns:
        One finding for each relation, in the form's order.
    Raises:
        ProtocolError: a line that the form does not have, a figure below zero or
            not whole.
    """
    require_figures(schema, values)
    optional = {line.key for line in schema.lines if line.may_be_absent}
    return Balance(
        schema,
        tuple(_finding(relation, values, optional) for relation in schema.relations),
    )


def require_figures(schema: ProtocolSchema, values: Mapping[str, Value]) -> None:
    """Refuse figures that cannot stand in a protocol of this form."""
    for key, value in values.items():
        label = schema.line(key).label()
        if value is None or value is ILLEGIBLE:
            continue
        if isinstance(value, bool) or not isinstance(value, int):
            raise ProtocolError(f"{label}: {value!r} is not a whole number")
        if value < 0:
            raise ProtocolError(f"{label}: {value} is below zero")


def sentence(schema: ProtocolSchema, finding: Finding) -> str:
    """One finding in English, without a full stop.

    “in boxes 812, valid + invalid 815: 3 more”.
    """
    relation = finding.relation
    left, right = (
        _side_words(schema, side) for side in (relation.left, relation.right)
    )
    bound = {Sense.EQUAL: "", Sense.AT_MOST: "at most ", Sense.AT_LEAST: "at least "}
    if finding.status is Status.NOT_APPLICABLE:
        unless = relation.unless
        if unless is None or len(finding.absent) == len(relation.terms):
            return f"{left} and {right} are not in this protocol"
        exempt, limit = (
            _side_words(schema, side) for side in (unless.left, unless.right)
        )
        words = bound[unless.sense] or "equal to "
        return f"{left} against {right} does not apply: {exempt} {words}{limit}"
    if finding.status is Status.UNCHECKED:
        reasons = [
            f"{_names(schema, keys)} {word}"
            for keys, word in (
                (finding.missing, "missing"),
                (finding.illegible, "illegible"),
            )
            if keys
        ]
        return f"{left} against {right} cannot be checked: {', '.join(reasons)}"
    said = f"{left} {finding.left}, {bound[relation.sense]}{right} {finding.right}"
    if finding.status is Status.HOLDS:
        return said
    return f"{said}: {_excess(relation.sense, finding.difference or 0)}"


def _excess(sense: Sense, difference: int) -> str:
    if sense is Sense.AT_MOST:
        return f"{-difference} too many"
    if sense is Sense.AT_LEAST:
        return f"{difference} too few"
    return f"{abs(difference)} {'more' if difference > 0 else 'fewer'}"


def _side_words(schema: ProtocolSchema, side: Iterable[Term]) -> str:
    words = ""
    for term in side:
        sign = "−" if term.times < 0 else "+"
        words += f" {sign} " if words else ("−" if term.times < 0 else "")
        words += f"{abs(term.times)} × " if abs(term.times) != 1 else ""
        words += schema.line(term.line).label()
    return words


def _names(schema: ProtocolSchema, keys: Iterable[str]) -> str:
    return " and ".join(schema.line(key).label() for key in keys)


def _finding(
    relation: Relation, values: Mapping[str, Value], optional: set[str]
) -> Finding:
    own = [term.line for term in relation.terms]
    keys = list(dict.fromkeys(own + [term.line for term in relation.exempting]))
    without = [key for key in keys if values.get(key) is None]
    absent = tuple(key for key in without if key in optional)
    missing = tuple(key for key in without if key not in optional)
    illegible = tuple(key for key in keys if values.get(key) is ILLEGIBLE)
    left = _total(relation.left, values, optional)
    right = _total(relation.right, values, optional)
    if set(own) <= set(absent):
        absent = tuple(own)
        return Finding(relation, Status.NOT_APPLICABLE, None, None, absent=absent)
    exempt = _is_exempt(relation.unless, values, optional)
    if exempt:
        return Finding(relation, Status.NOT_APPLICABLE, left, right, absent=absent)
    if exempt is None or left is None or right is None:
        # A side of which nothing is there says nothing, though each line may be absent.
        unread = missing if missing or illegible else absent
        return Finding(
            relation, Status.UNCHECKED, left, right, unread, illegible, absent
        )
    holds = _stands(left, relation.sense, right, relation.tolerance)
    status = Status.HOLDS if holds else Status.BROKEN
    return Finding(relation, status, left, right, absent=absent)


def _is_exempt(
    unless: Exemption | None, values: Mapping[str, Value], optional: set[str]
) -> bool | None:
    """Whether the form exempts these figures; None when that cannot be known."""
    if unless is None:
        return False
    left = _total(unless.left, values, optional)
    right = _total(unless.right, values, optional)
    if left is None or right is None:
        return None
    return _stands(left, unless.sense, right, 0)


def _stands(left: int, sense: Sense, right: int, tolerance: int) -> bool:
    return {
        Sense.EQUAL: abs(left - right) <= tolerance,
        Sense.AT_MOST: left - right <= tolerance,
        Sense.AT_LEAST: right - left <= tolerance,
    }[sense]


def _total(
    side: Iterable[Term], values: Mapping[str, Value], optional: set[str]
) -> int | None:
    total, seen = 0, False
    for term in side:
        value = values.get(term.line)
        if isinstance(value, int):
            total, seen = total + term.times * value, True
        elif value is ILLEGIBLE or term.line not in optional:
            return None
    return total if seen else None
