"""Filled forms as rows of OData: the table of the form, and one for each repeat."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from orkhon.engines.xforms.central.tree import ROOT_TABLE, Node, repeats_of, tree_of
from orkhon.engines.xforms.central.values import JSON, json_of
from orkhon.engines.xforms.model import FormSchema

Row = dict[str, JSON]

MOST_PLANS = 20_000
"""Paths remembered of one form; the rest is worked out each time."""

_STEP = re.compile(r"(.*?)(?:\[(\d+)\])?")


class TableError(ValueError):
    """A table or a property that the form does not have."""


@dataclass(slots=True)
class _Turn:
    """The form itself, or one turn of a repeat."""

    node: Node
    id: str
    link: str
    frame: Row
    above: "_Turn | None"
    repeats: "dict[str, list[_Turn]]" = field(default_factory=dict)


class Tables:
    """The tables of one form, ready to be filled many times.

    Args:
        schema: The form.
        expand: Put the turns of repeats into the rows above them.
        wkt: Write places as well-known text.
    """

    def __init__(
        self, schema: FormSchema, *, expand: bool = False, wkt: bool = False
    ) -> None:
        self.root = tree_of(schema)
        self._expand = expand
        self._wkt = wkt
        self._nodes = {node.table: node for node in (self.root, *repeats_of(self.root))}
        self._plans: dict[str, tuple[tuple[str, ...], Node] | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._nodes)

    def rows(
        self, table: str, instance_id: str, values: Mapping[str, str]
    ) -> list[Row]:
        """What one filled form says in a table.

        Args:
            table: One of `names`.
            instance_id: Its logical id.
            values: As `Instance.values`.
        Returns:
            One row for the form itself; for a repeat as many as it has turns, each
            with the id of the turn or form above it.
        Raises:
            TableError: the form has no such table.
        """
        wanted = self._nodes.get(table)
        if wanted is None:
            raise TableError(f"there is no table “{table}”")
        turn = self._filled(instance_id, values)
        if wanted is self.root:
            return [self._shown(turn)]
        return [
            self._shown(each) | {f"__{_above(each)}-id": each.above.id}
            for each in _turns(turn)
            if each.node is wanted and each.above is not None
        ]

    def _filled(self, instance_id: str, values: Mapping[str, str]) -> _Turn:
        link = f"{ROOT_TABLE}('{quote(instance_id, safe='')}')"
        top = _Turn(self.root, instance_id, link, _frame(self.root), None)
        for path, text in values.items():
            plan = self._plan(path)
            if plan is None:
                self._walk(top, path, text)
                continue
            place: Row = top.frame
            for name in plan[0]:
                place = place[name]  # type: ignore[assignment]  # -- frames are nested dicts
            place[plan[1].name] = json_of(plan[1].kind, text, wkt=self._wkt)
        return top

    def _plan(self, path: str) -> tuple[tuple[str, ...], Node] | None:
        """Where a path outside all repeats leads; None for any other path."""
        if path in self._plans:
            return self._plans[path]
        found = self._planned(path)
        if len(self._plans) < MOST_PLANS:
            self._plans[path] = found
        return found

    def _planned(self, path: str) -> tuple[tuple[str, ...], Node] | None:
        node, groups = self.root, []
        *steps, last = path.split("/")[2:] or [""]
        for step in steps:
            inner = node.by_element.get(step)
            if inner is None or not inner.is_structure:
                return None
            node = inner
            groups.append(inner.name)
        leaf = node.by_element.get(last)
        if leaf is None or leaf.is_repeat or leaf.is_structure:
            return None
        return tuple(groups), leaf

    def _walk(self, top: _Turn, path: str, text: str) -> None:
        turn, node, place = top, self.root, top.frame
        for step in path.split("/")[2:]:
            name, number = _STEP.fullmatch(step).groups()  # type: ignore[union-attr]  # -- it matches any text
            inner = node.by_element.get(name)
            if inner is None:
                return
            node = inner
            if node.is_repeat:
                turn = self._turn(turn, node, int(number or 1))
                place = turn.frame
            elif node.is_structure:
                place = place[node.name]  # type: ignore[assignment]  # -- frames are nested dicts
            else:
                place[node.name] = json_of(node.kind, text, wkt=self._wkt)

    def _turn(self, above: _Turn, node: Node, number: int) -> _Turn:
        turns = above.repeats.setdefault(node.path, [])
        while len(turns) < number:
            key = f"{above.id}{node.path}[{len(turns) + 1}]"
            turn_id = hashlib.sha256(key.encode()).hexdigest()[:40]
            inner = node.path.removeprefix(above.node.path)
            turns.append(
                _Turn(
                    node,
                    turn_id,
                    f"{above.link}{inner}('{turn_id}')",
                    _frame(node),
                    above,
                )
            )
        return turns[number - 1]

    def _shown(self, turn: _Turn) -> Row:
        row: Row = {"__id": turn.id, **turn.frame}
        for path, turns in turn.repeats.items():
            inner = path.removeprefix(turn.node.path)
            *groups, name = inner.split("/")[1:]
            place = row
            for group in groups:
                place = place[group]  # type: ignore[assignment]  # -- frames are nested dicts
            place[f"{name}@odata.navigationLink"] = f"{turn.link}{inner}"
            if self._expand:
                place[name] = [self._shown(each) for each in turns]
        return row


def selection(root: Node, table: str, select: str) -> Callable[[Row], Row]:
    """What `$select` leaves of a row.

    Args:
        root: The form.
        table: The table whose rows are cut.
        select: Names with commas between: `__id`, `__system`, `header/team`.
    Raises:
        TableError: a name that the table does not have.
    """
    node = next(
        (each for each in (root, *repeats_of(root)) if each.table == table), None
    )
    if node is None:
        raise TableError(f"there is no table “{table}”")
    known = {
        each.path.removeprefix(node.path)[1:]
        for each in node.walk()
        if not any(
            outer.is_repeat and each.path.startswith(f"{outer.path}/")
            for outer in node.walk()
        )
    }
    wanted: dict[str, object] = {}
    for name in (part.strip() for part in select.split(",")):
        if not (name in known or name.split("/")[0].startswith("__")):
            raise TableError(f"there is no property “{name}”")
        _want(wanted, name.split("/"))
    return lambda row: _cut(row, wanted)


def _want(wanted: dict[str, object], steps: list[str]) -> None:
    """Ask for a property; one that is asked for whole stays whole."""
    *groups, last = steps
    for group in groups:
        inner = wanted.setdefault(group, {})
        if not isinstance(inner, dict):
            return
        wanted = inner
    wanted[last] = True


def _cut(row: Row, wanted: Mapping[str, object]) -> Row:
    kept: Row = {}
    for name, value in row.items():
        rule = wanted.get(name.partition("@")[0])
        if rule is True:
            kept[name] = value
        elif isinstance(rule, dict) and isinstance(value, dict):
            kept[name] = _cut(value, rule)
    return kept


def _frame(node: Node) -> Row:
    """Every answer of a table, not given yet; repeats are added when they come."""
    return {
        child.name: _frame(child) if child.is_structure else None
        for child in node.children
        if not child.is_repeat
    }


def _turns(turn: _Turn) -> Iterator[_Turn]:
    for turns in turn.repeats.values():
        for each in turns:
            yield each
            yield from _turns(each)


def _above(turn: _Turn) -> str:
    assert turn.above is not None  # noqa: S101 -- only the form itself stands alone
    return ROOT_TABLE + turn.above.node.path.replace("/", "-")
