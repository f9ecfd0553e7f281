"""Two texts become the rows of one redline."""

from collections.abc import Iterator, Sequence

from orkhon.engines.texts.redline.matching import match
from orkhon.engines.texts.redline.model import How, Piece, Place, Redline, Row
from orkhon.engines.texts.redline.nodes import Node, all_inside, grow, own_words, spine
from orkhon.engines.texts.redline.order import settle
from orkhon.engines.texts.redline.tables import table_rows
from orkhon.engines.texts.redline.vocabulary import words_in
from orkhon.engines.texts.redline.wording import word_pieces
from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.model import Provision, Text
from orkhon.engines.texts.structure.tree import walk

HANDED_ON = 0.5
"""Share of an article's words that its first paragraph must have to be their heir."""


def compare(old: Text, new: Text) -> Redline:
    """Compare two texts, of one work or of two, in one language.

    Args:
        old: What the changes are made to.
        new: What they lead to.
    Returns:
        Every provision of both texts. The words of the old text are the "same" and
        "deleted" pieces of the rows that stand at "both" and "old" places, in order;
        those of the new text likewise.
    Source:
        docs/methods/redline.md.
    """
    olds, news = grow(_named(old)), grow(_named(new))
    match(olds, news)
    settle(spine(olds), spine(news))
    for node in all_inside(olds):
        _settle_elsewhere(node)
    return Redline(tuple(_merged(spine(olds), spine(news))), new.language)


def _named(text: Text) -> Sequence[Provision]:
    """Provisions with identifiers, given now to a text that was made without."""
    if all(provision.eid for provision, _ in walk(text)):
        return text.provisions
    return identified(text.provisions)[0]


def _settle_elsewhere(node: Node) -> None:
    """Mark what stays inside a provision that moved into another."""
    other = node.partner
    if other is None or node.stays:
        return
    if not any(child.stays for child in node.inside):
        settle(node.inside, other.inside)


def _merged(olds: Sequence[Node], news: Sequence[Node]) -> Iterator[Row]:
    """Rows of what stands in two matched provisions, or at the top."""
    coming = iter(news)
    for node in olds:
        if not node.stays or node.partner is None:
            yield from _alone(node, "old")
            continue
        for other in iter(coming.__next__, node.partner):
            yield from _alone(other, "new")
        yield from _together(node, node.partner)
    for other in coming:
        yield from _alone(other, "new")


def _alone(node: Node, place: Place) -> Iterator[Row]:
    """Rows of what stands here in one text only, with all inside it."""
    if place == "old":
        yield _row(node, node.partner, place)
    else:
        yield _row(node.partner, node, place)
    for child in node.inside:
        yield from _alone(child, place)


def _together(old: Node, new: Node) -> Iterator[Row]:
    """Rows of what stands here in both, with all inside it."""
    olds, news = old.inside, new.inside
    if _hands_on(old, new):
        yield _row(old, new, "both", old_text="")
        yield _heir(news[0], old.provision.text, "inserted")
        for child in news[0].inside:
            yield from _alone(child, "new")
        news = news[1:]
    elif _hands_on(new, old):
        yield _row(old, new, "both", new_text="")
        yield _heir(olds[0], new.provision.text, "deleted")
        for child in olds[0].inside:
            yield from _alone(child, "old")
        olds = olds[1:]
    else:
        yield _row(old, new, "both")
    yield from _merged(olds, news)


def _hands_on(giver: Node, other: Node) -> bool:
    """The words of one stand in the first paragraph of the other: it got a number."""
    words = set(words_in(giver.provision.text))
    if not words or other.provision.text or giver.provision.rows or not other.inside:
        return False
    if other.provision.rows:
        return False
    heir = other.inside[0]
    if heir.partner is not None:
        return False
    common = words & {*words_in(heir.provision.text)}
    return len(common) >= HANDED_ON * len(words)


def _heir(node: Node, text: str, kind: How) -> Row:
    """The row of a paragraph whose words stand in the other text without a number."""
    one = node.provision
    if kind == "inserted":
        return Row(
            ("inserted",),
            "both",
            None,
            one,
            node.level,
            word_pieces("", one.marker),
            word_pieces("", one.heading),
            word_pieces(text, one.text),
            table_rows((), one.rows),
        )
    return Row(
        ("deleted",),
        "both",
        one,
        None,
        node.level,
        word_pieces(one.marker, ""),
        word_pieces(one.heading, ""),
        word_pieces(one.text, text),
        table_rows(one.rows, ()),
    )


_NOTHING = Provision("unknown")


def _row(
    old: Node | None,
    new: Node | None,
    place: Place,
    *,
    old_text: str | None = None,
    new_text: str | None = None,
) -> Row:
    """The row of one provision; texts that another row shows are given as ""."""
    a = _NOTHING if old is None else old.provision
    b = _NOTHING if new is None else new.provision
    node = new or old
    return Row(
        _how(old, new),
        place,
        None if old is None else a,
        None if new is None else b,
        node.level if node is not None else 0,
        _pieces(a.marker, b.marker),
        _pieces(a.heading, b.heading),
        _pieces(
            a.text if old_text is None else old_text,
            b.text if new_text is None else new_text,
        ),
        table_rows(a.rows, b.rows),
    )


def _pieces(a: str, b: str) -> tuple[Piece, ...]:
    return word_pieces(a, b) if a or b else ()


def _how(old: Node | None, new: Node | None) -> tuple[How, ...]:
    if old is None:
        return ("inserted",)
    if new is None:
        return ("deleted",)
    found: list[How] = []
    if not old.stays:
        found.append("moved")
    if "".join(old.provision.marker.split()) != "".join(new.provision.marker.split()):
        found.append("renumbered")
    if own_words(old.provision) != own_words(new.provision):
        found.append("changed")
    return tuple(found) or ("same",)
