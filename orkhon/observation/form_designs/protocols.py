"""Station protocols as configuration: which lines, which relations, how sure.

A file in `protocols/` says for one country and kind of vote what the paper has, and
how well we know it. Its part `form` is what `orkhon.engines.elections` reads.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orkhon.engines.elections.relations import ProtocolSchema, schema_from
from orkhon.engines.elections.relations.form import Line, Relation, Sense, Term

FOLDER = Path(__file__).parent
OPTIONS = "options"
"""Stands in a configuration for the lists or candidates that the mission names."""

Labels = Mapping[str, str]


class ProtocolUnknown(ValueError):
    """No form is known for this country and vote, or its options are missing."""


@dataclass(frozen=True, slots=True)
class ProtocolSource:
    """What we know of one country's form, and how."""

    name: str
    country: str
    """ISO 3166 letters; "" for a form that belongs to no country."""
    vote: str
    status: str
    """generic, unconfirmed, from data, form of …, superseded, unknown."""
    note: str
    sources: tuple[str, ...]
    is_known: bool
    needs_options: bool
    aliases: tuple[str, ...]
    """Names of single votes, for example `kz-referendum-2026`."""


@dataclass(frozen=True, slots=True)
class ProtocolCheck:
    """A relation as a live note of the form: when to show it, and its formula."""

    key: str
    condition: str
    """XPath over the names of the lines, in XLSForm's ${…}; true where it is off."""
    formula: Labels
    """“Ballots received = …” by language."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """A country's lines, ready to be asked."""

    schema: ProtocolSchema
    lines: tuple[Line, ...]
    checks: tuple[ProtocolCheck, ...]


def protocol_sources() -> tuple[ProtocolSource, ...]:
    """All configurations, the known and those that say that nothing is known."""
    paths = sorted((FOLDER / "protocols").glob("*.json"))
    return tuple(_source(path.stem) for path in paths)


def protocol_name(vote: str) -> str:
    """The configuration for a vote: its own name, or one of its aliases.

    `kz-referendum-2026` is `kazakhstan-referendum`. The version is in the form.

    Raises:
        ProtocolUnknown: no configuration has this name; the known ones are listed.
    """
    names = {
        name: source.name
        for source in protocol_sources()
        for name in (source.name, *source.aliases)
    }
    if vote not in names:
        raise ProtocolUnknown(
            f"there is no form “{vote}”; there are {', '.join(sorted(names))}"
        )
    return names[vote]


def protocol_form(name: str, options: Sequence[Labels] = ()) -> dict[str, object]:
    """The configuration as `schema_from` reads it, labels and options filled in.

    Args:
        name: A file of `protocols/`, for example `kazakhstan-referendum`, or one of
            its aliases.
        options: Labels by language of the lists or candidates, in the order of the
            paper; only for a form that leaves them open.
    Raises:
        ProtocolUnknown: no such configuration, none known for that country, options
            missing, or options given to a form that has its own.
    """
    name = protocol_name(name)
    source = _source(name)
    form = _read(name)["form"]
    if not isinstance(form, dict):
        raise ProtocolUnknown(f"{name}: {source.note}")
    if source.needs_options != bool(options):
        raise ProtocolUnknown(
            f"{name} needs its lists or candidates"
            if source.needs_options
            else f"{name} has its own options; {len(options)} more were given"
        )
    labels = _labels()
    lines: list[dict[str, object]] = []
    for line in form["lines"]:
        if line["key"] == OPTIONS:
            lines += [
                {"key": f"option_{number}", "labels": dict(label), "is_option": True}
                for number, label in enumerate(options, 1)
            ]
        else:
            lines.append({**line, "labels": labels[line["key"]]})
    keys = [f"option_{number}" for number in range(1, len(options) + 1)]
    relations = [
        {
            **relation,
            "left": _expanded(relation["left"], keys),
            "right": _expanded(relation["right"], keys),
        }
        for relation in form["relations"]
    ]
    return {**form, "lines": lines, "relations": relations}


def protocol(name: str, options: Sequence[Labels] = ()) -> Protocol:
    """The same, checked by the engine and with its live notes."""
    return protocol_from(protocol_form(name, options))


def protocol_from(form: object) -> Protocol:
    """A protocol out of a configuration, a mission's own changed one for example.

    Raises:
        ProtocolError: of the engine, naming the line or relation that is wrong.
    """
    schema = schema_from(form)
    checks = tuple(_check(schema, relation) for relation in schema.relations)
    return Protocol(schema, schema.lines, checks)


def numbered_options(count: int) -> tuple[Labels, ...]:
    """Options that only have a number yet: “List or candidate 3”."""
    template = _labels()["option"]
    return tuple(
        {language: text.format(number=number) for language, text in template.items()}
        for number in range(1, count + 1)
    )


@cache
def _read(name: str) -> dict[str, object]:
    path = FOLDER / "protocols" / f"{name}.json"
    loaded: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def _labels() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(
        (FOLDER / "lines.json").read_text(encoding="utf-8")
    )
    return loaded


def _source(name: str) -> ProtocolSource:
    read = _read(name)
    form = read["form"]
    lines = form["lines"] if isinstance(form, dict) else []
    sources = read["sources"]
    return ProtocolSource(
        name,
        str(read["country"]),
        str(read["vote"]),
        str(read["status"]),
        str(read["note"]),
        tuple(sources) if isinstance(sources, list) else (),
        form is not None,
        any(line["key"] == OPTIONS for line in lines),
        _aliases(read),
    )


def _aliases(read: Mapping[str, object]) -> tuple[str, ...]:
    aliases = read.get("aliases", [])
    return tuple(map(str, aliases)) if isinstance(aliases, list) else ()


def _expanded(side: list[object], keys: list[str]) -> list[object]:
    expanded: list[object] = []
    for term in side:
        if term == OPTIONS:
            expanded.extend(keys)
        else:
            expanded.append(term)
    return expanded


def _check(schema: ProtocolSchema, relation: Relation) -> ProtocolCheck:
    """A note that shows while a relation is off and all it needs is there.

    It reads missing lines as `orkhon.engines.elections.relations.check` does: one
    that may be absent adds nothing, any other leaves the relation unsaid.
    """
    optional = {line.key for line in schema.lines if line.may_be_absent}
    needed = [*_present(relation.left, optional), *_present(relation.right, optional)]
    off = [_off(relation.left, relation.sense, relation.right, relation.tolerance)]
    unless = relation.unless
    if unless is not None:
        needed += [*_present(unless.left, optional), *_present(unless.right, optional)]
        off.append(_off(unless.left, unless.sense, unless.right, 0))
    condition = " and ".join(dict.fromkeys([*needed, *off]))
    sign = {"=": "=", "<=": "≤", ">=": "≥"}[relation.sense.value]
    languages = schema.lines[0].labels
    formula = {
        language: f"{_side(schema, relation.left, language)} {sign} "
        f"{_side(schema, relation.right, language)}"
        for language in languages
    }
    return ProtocolCheck(relation.key, condition, formula)


def _present(side: Sequence[Term], optional: set[str]) -> list[str]:
    """What of one side must be there before anything can be said."""
    needed = [term.line for term in side if term.line not in optional]
    if needed:
        return [f"${{{key}}} != ''" for key in needed]
    either = " or ".join(f"${{{term.line}}} != ''" for term in side)
    return [f"({either})"]


def _off(
    left: Sequence[Term], sense: Sense, right: Sequence[Term], tolerance: int
) -> str:
    """True where two sides do not stand to each other as they should."""
    first, second = _total(left), _total(right)
    return {
        Sense.EQUAL: f"abs(({first}) - ({second})) > {tolerance}",
        Sense.AT_MOST: f"({first}) - ({second}) > {tolerance}",
        Sense.AT_LEAST: f"({second}) - ({first}) > {tolerance}",
    }[sense]


def _total(side: Sequence[Term]) -> str:
    return " ".join(
        f"{'-' if term.times < 0 else '+'} "
        f"{'' if abs(term.times) == 1 else f'{abs(term.times)} * '}"
        f"coalesce(${{{term.line}}}, 0)"
        for term in side
    ).removeprefix("+ ")


def _side(schema: ProtocolSchema, side: Sequence[Term], language: str) -> str:
    words = ""
    for term in side:
        line, times = term.line, term.times
        sign = "−" if times < 0 else "+"
        words += f" {sign} " if words else ("−" if times < 0 else "")
        words += f"{abs(times)} × " if abs(times) != 1 else ""
        words += f"“{schema.line(line).label(language)}”"
    return words
