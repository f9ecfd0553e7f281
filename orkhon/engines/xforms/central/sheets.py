"""Filled forms as CSV tables, one for the form and one for each repeat."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orkhon.engines.xforms.central.tree import Node, repeats_of, tree_of
from orkhon.engines.xforms.model import FormSchema

PLACE = ("Latitude", "Longitude", "Altitude", "Accuracy")

_STEP = re.compile(r"(.*?)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Column:
    """A question's column, or one of the four of a place."""

    head: str
    part: int | None


class Sheets:
    """The tables of one form.

    Args:
        schema: The form.
        group_paths: Write the names of groups before the question's own.
    Source:
        ODK Central API documentation, "Exporting Form Submissions to CSV": the names
        of ODK Briefcase.
    """

    def __init__(self, schema: FormSchema, *, group_paths: bool = True) -> None:
        self._root = tree_of(schema)
        self._group_paths = group_paths
        nodes = (self._root, *repeats_of(self._root))
        self._columns = {node.path: self._of(node) for node in nodes}
        self._names = _file_names([node for node in nodes if node.is_repeat])

    @property
    def repeats(self) -> Mapping[str, str]:
        """Each repeat's table by its path: the end of its file's name."""
        return self._names

    def heads(self, table: str = "") -> list[str]:
        """The headings of a table; "" is the form's own."""
        return [
            column.head
            for columns in self._columns[table].values()
            for column in columns
        ]

    def lines(
        self, instance_id: str, values: Mapping[str, str]
    ) -> dict[str, list[list[str]]]:
        """One filled form: the lines of each table, by its path.

        Returns:
            The form's own table has exactly one line; a repeat's lines end with
            PARENT_KEY and KEY.
        """
        cells: dict[tuple[str, str], dict[str, str]] = {("", instance_id): {}}
        parents: dict[str, str] = {}
        for path, text in values.items():
            node, table, key = self._root, "", instance_id
            below = ""
            for step in path.split("/")[2:]:
                name, number = _STEP.fullmatch(step).groups()  # type: ignore[union-attr]  # -- it matches any text
                inner = node.by_element.get(name)
                if inner is None:
                    break
                node = inner
                below += f"/{name}"
                if node.is_repeat:
                    parent, key = key, f"{key}{below}[{number or 1}]"
                    parents[key] = parent
                    table, below = node.path, ""
                    cells.setdefault((table, key), {})
                elif not node.is_structure:
                    cells[table, key][node.path] = text
        found: dict[str, list[list[str]]] = {path: [] for path in self._columns}
        for (table, key), said in cells.items():
            line = self._line(table, said)
            found[table].append([*line, parents[key], key] if table else line)
        return found

    def _line(self, table: str, said: Mapping[str, str]) -> list[str]:
        line: list[str] = []
        for path, columns in self._columns[table].items():
            text = said.get(path, "")
            if columns[0].part is None:
                line.append(text)
            else:
                parts = text.split()
                line += [*parts[:4], *[""] * (4 - len(parts))]
        return line

    def _of(self, table: Node) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}

        def add(node: Node, heads: Sequence[str]) -> None:
            for child in node.children:
                own = [*heads, child.element] if self._group_paths else [child.element]
                if child.is_structure:
                    add(child, own)
                elif child.kind == "geopoint":
                    found[child.path] = [
                        Column("-".join([*own, part]), number)
                        for number, part in enumerate(PLACE)
                    ]
                elif not child.is_repeat:
                    found[child.path] = [Column("-".join(own), None)]

        add(table, [])
        return found


def _file_names(repeats: Sequence[Node]) -> dict[str, str]:
    """Repeats of one name in several groups are numbered."""
    totals: dict[str, int] = {}
    for node in repeats:
        totals[node.element] = totals.get(node.element, 0) + 1
    seen: dict[str, int] = {}
    names = {}
    for node in repeats:
        seen[node.element] = seen.get(node.element, 0) + 1
        is_one = totals[node.element] == 1
        names[node.path] = (
            node.element if is_one else f"{node.element}~{seen[node.element]}"
        )
    return names
