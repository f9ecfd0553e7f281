"""A protocol form out of configuration: JSON in, a checked schema out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from orkhon.engines.elections.relations.form import (
    Exemption,
    Line,
    ProtocolError,
    ProtocolSchema,
    Relation,
    Sense,
    Severity,
    Term,
)

FORM_FIELDS = ("name", "version", "lines", "relations")
LINE_FIELDS = ("key", "labels", "may_be_absent", "is_option")
RELATION_FIELDS = (
    "key",
    "left",
    "sense",
    "right",
    "severity",
    "legal_reference",
    "tolerance",
    "words",
    "unless",
)
EXEMPTION_FIELDS = ("left", "sense", "right")
TERM_FIELDS = ("line", "times")

Word = TypeVar("Word", bound=StrEnum)


def schema_from(form: object) -> ProtocolSchema:
    """Read a form from the value of its JSON.

    Args:
        form: An object with `name`, `version`, `lines` and `relations`. A line has
            `key`, `labels` by language, and may have `may_be_absent` and
            `is_option`. A relation has `key`, `left` and `right` (lists of line
            keys, or of objects with `line` and `times`), `sense` (=, <= or >=),
            `severity` (hard or soft) and `legal_reference`, and may have
            `tolerance`, `words` by language, and `unless`: an object with `left`,
            `sense` and `right`, for the figures to which the relation does not apply.
    Returns:
        The schema; every relation speaks of lines that the form has.
    Raises:
        ProtocolError: naming the field, line or relation and what is wrong.
    """
    fields = _object(form, "the form", FORM_FIELDS)
    name = _text(fields.get("name"), "the form's name")
    version = _text(fields.get("version"), f"the version of form {name}")
    where = f"form {name} {version}"
    lines = tuple(
        _line(line, f"{where}, line {number}")
        for number, line in enumerate(_list(fields.get("lines"), f"{where}, lines"), 1)
    )
    _without_doubles([line.key for line in lines], f"{where}: line")
    known = {line.key for line in lines}
    relations = tuple(
        _relation(relation, f"{where}, relation {number}", known)
        for number, relation in enumerate(
            _list(fields.get("relations", []), f"{where}, relations"), 1
        )
    )
    _without_doubles([relation.key for relation in relations], f"{where}: relation")
    if not lines:
        raise ProtocolError(f"{where} has no lines")
    return ProtocolSchema(name, version, lines, relations)


def _line(value: object, where: str) -> Line:
    fields = _object(value, where, LINE_FIELDS)
    key = _text(fields.get("key"), f"{where}: key")
    return Line(
        key,
        _texts(fields.get("labels"), f"{where} “{key}”: labels"),
        _flag(fields.get("may_be_absent", False), f"{where} “{key}”: may_be_absent"),
        _flag(fields.get("is_option", False), f"{where} “{key}”: is_option"),
    )


def _relation(value: object, where: str, known: set[str]) -> Relation:
    fields = _object(value, where, RELATION_FIELDS)
    key = _text(fields.get("key"), f"{where}: key")
    where = f"{where} “{key}”"
    left, right = _sides(fields, where, known)
    tolerance = _whole(fields.get("tolerance", 0), f"{where}: tolerance")
    if tolerance < 0:
        raise ProtocolError(f"{where}: a tolerance of {tolerance} is below zero")
    reference = fields.get("legal_reference")
    if not isinstance(reference, str):
        raise ProtocolError(
            f"{where}: legal_reference must be a text, “” when the rule is our own"
        )
    words = fields.get("words")
    unless = fields.get("unless")
    return Relation(
        key,
        left,
        _one_of(Sense, fields.get("sense"), f"{where}: sense"),
        right,
        _one_of(Severity, fields.get("severity"), f"{where}: severity"),
        reference,
        tolerance,
        None if words is None else _texts(words, f"{where}: words"),
        None if unless is None else _exemption(unless, f"{where}: unless", known),
    )


def _exemption(value: object, where: str, known: set[str]) -> Exemption:
    fields = _object(value, where, EXEMPTION_FIELDS)
    left, right = _sides(fields, where, known)
    return Exemption(
        left, _one_of(Sense, fields.get("sense"), f"{where}: sense"), right
    )


def _sides(
    fields: Mapping[str, object], where: str, known: set[str]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    left = _side(fields.get("left"), f"{where}: left side", known)
    right = _side(fields.get("right"), f"{where}: right side", known)
    _without_doubles([term.line for term in left + right], f"{where}: line")
    return left, right


def _side(value: object, where: str, known: set[str]) -> tuple[Term, ...]:
    terms = tuple(_term(term, where) for term in _list(value, where))
    if not terms:
        raise ProtocolError(f"{where} is empty")
    for term in terms:
        if term.line not in known:
            raise ProtocolError(f"{where}: the form has no line “{term.line}”")
    return terms


def _term(value: object, where: str) -> Term:
    if isinstance(value, str):
        return Term(value)
    fields = _object(value, where, TERM_FIELDS)
    line = _text(fields.get("line"), f"{where}: line")
    times = _whole(fields.get("times", 1), f"{where}, line “{line}”: times")
    if times == 0:
        raise ProtocolError(f"{where}: line “{line}” counts 0 times")
    return Term(line, times)


def _object(
    value: object, where: str, allowed: tuple[str, ...]
) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ProtocolError(f"{where} must be an object, not {value!r}")
    unknown = sorted(str(key) for key in value if key not in allowed)
    if unknown:
        raise ProtocolError(
            f"{where} has no field “{unknown[0]}”; there are {', '.join(allowed)}"
        )
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise ProtocolError(f"{where} must be a list, not {value!r}")
    return list(value)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ProtocolError(f"{where} must be a text, not {value!r}")
    return value


def _texts(value: object, where: str) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise ProtocolError(f"{where} must be texts by language, not {value!r}")
    return {str(key): _text(text, f"{where} in {key}") for key, text in value.items()}


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise ProtocolError(f"{where} must be true or false, not {value!r}")
    return value


def _whole(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ProtocolError(f"{where} must be a whole number, not {value!r}")
    return value


def _one_of(kind: type[Word], value: object, where: str) -> Word:
    for word in kind:
        if value == word.value:
            return word
    raise ProtocolError(
        f"{where} must be {' or '.join(word.value for word in kind)}, not {value!r}"
    )


def _without_doubles(keys: list[str], where: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ProtocolError(f"{where} “{key}” stands twice")
        seen.add(key)
