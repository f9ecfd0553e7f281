"""The tree of a text while it is read, line after line.

Only what is open can still grow: so the tree in its order is the text in its order.
"""

from dataclasses import dataclass, field

from orkhon.engines.texts.structure.items import Item
from orkhon.engines.texts.structure.model import Kind, Place, Provision

# Deeper than any law; a file made to nest without end shall not.
DEEPEST = 12
WORDS = "words"
PARTS: frozenset[Kind] = frozenset(
    {"book", "part", "section", "subsection", "chapter", "subchapter"}
)
_BELOW: dict[Kind, Kind] = {
    "paragraph": "point",
    "point": "subpoint",
    "subpoint": "subpoint",
}


@dataclass(slots=True)
class Node:
    """A provision that can still grow; attributes as in Provision."""

    kind: Kind
    number: str | None = None
    heading: str = ""
    text: str = ""
    marker: str = ""
    heading_place: Place = "same"
    text_place: Place = "same"
    starts: Place = "below"
    rows: tuple[tuple[str, ...], ...] = ()
    why: str = ""
    children: list["Node"] = field(default_factory=list)

    def provision(self) -> Provision:
        """The provision as it stands now, with all in it."""
        return Provision(
            kind=self.kind,
            number=self.number,
            heading=self.heading,
            text=self.text,
            children=tuple(child.provision() for child in self.children),
            marker=self.marker,
            heading_place=self.heading_place,
            text_place=self.text_place,
            starts=self.starts,
            rows=self.rows,
            why=self.why,
        )


@dataclass(frozen=True, slots=True)
class _Open:
    style: str
    value: str | None
    node: Node


class Growing:
    """What has been read so far, and what of it is open."""

    def __init__(self) -> None:
        self.top: list[Node] = []
        self._parts: list[tuple[int, Node]] = []
        self._items: list[_Open] = []
        self._last = ""

    def open_items(self) -> tuple[tuple[str, str | None], ...]:
        """Style and value of the numbered items that are open, outermost first."""
        return tuple(
            (one.style, one.value) for one in self._items if one.style != WORDS
        )

    def innermost_part(self, default: Kind) -> Kind:
        """The kind of the innermost open part or chapter, else the default."""
        kinds = [node.kind for _rank, node in self._parts]
        return next((kind for kind in reversed(kinds) if kind in PARTS), default)

    def open_part(self, node: Node, rank: int) -> None:
        """Begin a part, chapter, article or annex; what ranks no higher is closed."""
        while self._parts and self._parts[-1][0] >= rank:
            self._parts.pop()
        self._items.clear()
        self._append(node)
        self._parts.append((rank, node))
        self._last = node.text[-1:]

    def close(self) -> None:
        """Close all that is open: what comes next stands at the top."""
        self._parts.clear()
        self._items.clear()

    def add_item(self, item: Item, starts: Place = "below") -> None:
        """Add a numbered line: beside the open one of its style, or below the last."""
        self._make_room(item)
        outermost = not self._items
        kind: Kind = "paragraph" if item.is_paragraph else "point"
        if not outermost:
            kind = _BELOW[self._items[-1].node.kind]
        node = Node(kind, item.value, text=item.rest, marker=item.marker, starts=starts)
        self._append(node)
        self._items.append(_Open(item.style, item.value, node))
        self._last = item.rest[-1:]

    def add_words(self, words: str, *, quotation: bool = False) -> None:
        """Add a line without a number, or a whole quotation."""
        top = self._items[-1] if self._items else None
        if top and top.style != WORDS and not top.node.text and not top.node.children:
            top.node.text = words
            top.node.text_place = "below"
            self._last = words[-1]
            return
        kind = self._make_room_for_words(words)
        node = Node("paragraph" if quotation else kind, text=words)
        self._append(node)
        self._items.append(_Open(WORDS, None, node))
        self._last = words[-1]

    def add_inside(self, node: Node) -> None:
        """Add a table, a remark or the rest of a quotation to what is open."""
        self._append(node)

    def _make_room(self, item: Item) -> None:
        at = self._beside(item.style)
        if at is not None:
            del self._items[at:]
            return
        while self._items and self._items[-1].style == WORDS:
            if self._items[-1].node.text.endswith(":"):
                break
            self._items.pop()
        if item.is_paragraph and self._last != ":":
            # A new row of paragraphs does not begin inside a point.
            while self._items and not _is_numbered_paragraph(self._items[-1]):
                self._items.pop()
        del self._items[DEEPEST:]

    def _beside(self, style: str) -> int | None:
        """The place of the open item that an item of this style stands beside."""
        for at, one in enumerate(self._items):
            if one.style == style:
                return at
            figures = style.startswith("figure") and one.style.startswith("figure")
            if figures and int(one.style[6:]) > int(style[6:]):
                return at
        return None

    def _make_room_for_words(self, words: str) -> Kind:
        """Close what the line does not belong to; returns what it is."""
        if self._last == ":":
            holder = self._innermost()
            return "point" if holder is None else _BELOW.get(holder.kind, "point")
        kind: Kind = "paragraph"
        small = words[0].islower()
        top = self._items[-1] if self._items else None
        if top and top.style == WORDS:
            self._items.pop()
            if small or self._last in (";", ","):
                # The next line of a list without numbers.
                return top.node.kind
        if not small:
            while self._items and not _is_numbered_paragraph(self._items[-1]):
                self._items.pop()
        elif top and top.node.kind != "paragraph" and self._last in (";", ","):
            # The points are over, the sentence that holds them goes on.
            self._items.pop()
        return kind

    def _innermost(self) -> Node | None:
        if self._items:
            return self._items[-1].node
        return self._parts[-1][1] if self._parts else None

    def _append(self, node: Node) -> None:
        holder = self._innermost()
        (self.top if holder is None else holder.children).append(node)


def _is_numbered_paragraph(one: _Open) -> bool:
    return one.style != WORDS and one.node.kind == "paragraph"
