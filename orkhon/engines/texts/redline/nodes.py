"""Provisions of the two texts while they are being matched."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Optional

from orkhon.engines.texts.redline.vocabulary import words_in
from orkhon.engines.texts.structure.model import Provision

# What may only stand around articles: a law is one row of articles, and a new chapter
# above some of them moves none. A section that holds paragraphs is like an article.
FRAMES = frozenset(
    {"book", "part", "section", "subsection", "chapter", "subchapter", "annex"}
)

_ALONE = frozenset({"preface", "preamble"})


@dataclass(slots=True, eq=False)
class Node:
    """A provision and what is known of it; changed while matching goes on.

    Attributes:
        is_frame: It only stands around articles, and so does all that it stands in.
        scope: Where its number counts, at the top and in frames: articles of the law
            have one row of numbers, those of each annex another, chapters one a part.
        key: Its words and those of all inside it, without any number.
        words: How often each word stands in it, numbers of provisions apart.
        partner: What it is matched with in the other text.
        stays: It stands where its partner stands, seen from what they stand in.
    """

    provision: Provision
    parent: Optional["Node"]
    level: int
    is_frame: bool
    scope: str
    children: list["Node"] = field(default_factory=list)
    key: str = ""
    words: Counter[str] = field(default_factory=Counter)
    partner: Optional["Node"] = None
    stays: bool = False

    @property
    def inside(self) -> Sequence["Node"]:
        """What is matched and moves with it: nothing in a frame."""
        return () if self.is_frame else self.children

    @property
    def is_named(self) -> bool:
        """It has a number, or there is one of its kind in a text."""
        return self.provision.number is not None or self.provision.kind in _ALONE

    def match(self, other: "Node") -> None:
        """Take two provisions for one."""
        self.partner, other.partner = other, self


def own_words(provision: Provision) -> str:
    """A provision's own words without its number, spaces made single.

    Heading, text and cells stand on lines of their own, so that equal lines mean equal
    words.
    """
    cells = (cell for row in provision.rows for cell in (*row, "\n"))
    parts = (provision.heading, provision.text, *cells)
    return "\n".join(" ".join(part.split()) for part in parts)


def grow(
    provisions: Iterable[Provision], parent: Node | None = None, level: int = 0
) -> list[Node]:
    """Nodes for provisions and all inside them."""
    return [_grown(one, parent, level) for one in provisions]


def _grown(provision: Provision, parent: Node | None, level: int) -> Node:
    in_row = parent is None or parent.is_frame
    is_frame = in_row and provision.kind in FRAMES and _holds_article(provision)
    node = Node(provision, parent, level, is_frame, _scope(provision, parent))
    node.children = grow(provision.children, node, level + 1)
    own = own_words(provision)
    # Opened and closed, so that equal keys mean equal trees; words hold neither sign.
    node.key = f"\x1e{own}{''.join(child.key for child in node.children)}\x1f"
    node.words = Counter(words_in(own))
    for child in node.inside:
        node.words.update(child.words)
    return node


def _holds_article(provision: Provision) -> bool:
    return any(
        child.kind == "article" or _holds_article(child) for child in provision.children
    )


def _scope(provision: Provision, parent: Node | None) -> str:
    """The place within which numbers of this kind are given."""
    while parent is not None and parent.is_frame:
        above = parent.provision
        if provision.kind != "article" or above.kind == "annex":
            return f"{above.kind} {above.number}"
        parent = parent.parent
    return ""


def spine(nodes: Iterable[Node]) -> list[Node]:
    """Frames and what stands in them in one row, in the order of reading."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if node.is_frame:
            found += spine(node.children)
    return found


def all_inside(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes and all inside them, frames or not, in the order of reading."""
    for node in nodes:
        yield node
        yield from all_inside(node.children)
