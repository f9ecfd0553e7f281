"""A form's questions as a tree, with the names that OData allows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from orkhon.engines.xforms.model import Field, FormSchema, odata_name

ROOT_TABLE = "Submissions"


@dataclass(frozen=True, slots=True)
class Node:
    """A group, a repeat or a question; the root stands for the form itself."""

    name: str
    """As OData writes it."""
    element: str
    """As the XML writes it."""
    kind: str
    """"structure", "repeat" or the type of its bind."""
    path: str
    """OData names from the root down, with slashes and one before: `/header/team`."""
    is_select_multiple: bool
    is_binary: bool
    children: "tuple[Node, ...]"
    by_element: "dict[str, Node]" = field(repr=False, compare=False)

    @property
    def is_repeat(self) -> bool:
        return self.kind == "repeat"

    @property
    def is_structure(self) -> bool:
        return self.kind == "structure"

    @property
    def table(self) -> str:
        """The table that its rows stand in, when it is a repeat or the root."""
        return ROOT_TABLE + self.path.replace("/", ".")

    def walk(self) -> "Iterator[Node]":
        """Everything below it, each before what it holds."""
        for child in self.children:
            yield child
            yield from child.walk()


def tree_of(schema: FormSchema) -> Node:
    """The form as a tree."""
    below: dict[str, list[Field]] = defaultdict(list)
    for each in schema.fields:
        below[each.group].append(each)

    def nodes(group: str, path: str) -> tuple[Node, ...]:
        return tuple(node(each, path) for each in below.get(group, ()))

    def node(each: Field, above: str) -> Node:
        name = odata_name(each.name)
        path = f"{above}/{name}"
        return _node(
            name, each.name, each.type, path, nodes(each.path, path), field=each
        )

    return _node("", schema.root, "structure", "", nodes("", ""))


def repeats_of(root: Node) -> tuple[Node, ...]:
    """The repeats of a form, outer ones first."""
    return tuple(each for each in root.walk() if each.is_repeat)


def _node(
    name: str,
    element: str,
    kind: str,
    path: str,
    children: tuple[Node, ...],
    *,
    field: Field | None = None,
) -> Node:
    return Node(
        name=name,
        element=element,
        kind=kind,
        path=path,
        is_select_multiple=field is not None and field.is_select_multiple,
        is_binary=field is not None and field.is_binary,
        children=children,
        by_element={child.element: child for child in children},
    )
