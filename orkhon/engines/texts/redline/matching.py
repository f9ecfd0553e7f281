"""Which provision of the old text is which of the new, by words and number.

First what has the same words, then what is like enough, the likest first; then what has
the same number and nothing better. Articles are matched before what is inside them;
paragraphs that are left over look for a partner in any other article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from orkhon.engines.texts.redline.nodes import (
    FRAMES,
    Node,
    all_inside,
    own_words,
    spine,
)
from orkhon.engines.texts.redline.vocabulary import Rarity, words_in

# Thresholds of likeness, our own: tried on versions of codes, see docs/methods.
ALIKE = 0.45
"""Two articles are one, wherever they stand and however they are numbered."""
ALIKE_WITH_NUMBER = 0.2
"""Two provisions with the same number are one."""
ALIKE_INSIDE = 0.35
"""Two paragraphs of one article are one."""
ALIKE_ELSEWHERE = 0.6
"""Two paragraphs of different articles are one: it was moved."""
TELLING = 4
"""Words that a provision must have before it is looked for by its words alone."""
NUMBER_WORTH = 0.1
PLACE_WORTH = 0.05
FRAME_NUMBER = 0.4
FRAME_NO_HEADING = 0.3
FRAME_ALIKE = 0.6
"""Likeness of headings, share of articles in common and the number, added up."""


def match(olds: Sequence[Node], news: Sequence[Node]) -> None:
    """Set the partners of all nodes of two texts.

    Args:
        olds: What stands at the top of the old text.
        news: What stands at the top of the new one.
    """
    rarity = Rarity(node.words for side in (olds, news) for node in all_inside(side))
    old_row, new_row = spine(olds), spine(news)
    old_blocks = [node for node in old_row if not node.is_frame]
    new_blocks = [node for node in new_row if not node.is_frame]
    _same_words(old_blocks, new_blocks)
    _likest(old_blocks, new_blocks, rarity, ALIKE, TELLING)
    for block in old_blocks:
        if block.partner is not None:
            _inside(block, block.partner, rarity)
    _elsewhere(olds, news, rarity)
    if _is_one_work(old_blocks, new_blocks):
        _same_number(old_blocks, new_blocks)
    # What was written anew comes last: a paragraph that went into another article is
    # not the one that has its number now.
    for node in all_inside(olds):
        if node.partner is not None:
            _children(node, node.partner, rarity)
            _same_number(node.inside, node.partner.inside)
            _only_ones(node.inside, node.partner.inside)
    _frames(old_row, new_row, rarity)


def _free(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if node.partner is None]


def _same_words(olds: Iterable[Node], news: Iterable[Node]) -> None:
    """Match what has the same words; of several first what has the same number."""
    holding: defaultdict[str, list[Node]] = defaultdict(list)
    for node in _free(news):
        holding[node.key].append(node)
    having: defaultdict[str, list[Node]] = defaultdict(list)
    for node in _free(olds):
        if node.key in holding:
            having[node.key].append(node)
    for key, ours in having.items():
        theirs = holding[key]
        for node in ours:
            for other in theirs:
                if other.partner is None and _is_named_alike(node, other):
                    node.match(other)
                    break
        if ours[0].words.total() >= TELLING:
            for node, other in zip(_free(ours), _free(theirs), strict=False):
                node.match(other)


def _is_named_alike(one: Node, other: Node) -> bool:
    return _name(one) == _name(other)


def _likest(
    olds: Sequence[Node],
    news: Sequence[Node],
    rarity: Rarity,
    needed: float,
    telling: int,
) -> None:
    """Match the likest first; number and place decide between equals.

    Args:
        needed: Likeness of those whose numbers differ.
        telling: Words that these must have.
    """
    ours, theirs = _free(olds), _free(news)
    if not ours or not theirs:
        return
    ranked = []
    found = rarity.candidates(
        [node.words for node in ours], [node.words for node in theirs]
    )
    for likeness, row, column in found:
        one, other = ours[row], theirs[column]
        named = one.is_named and _is_named_alike(one, other)
        enough = likeness >= needed and one.words.total() >= telling
        if enough or (named and likeness >= ALIKE_WITH_NUMBER):
            away = abs(row / len(ours) - column / len(theirs))
            score = likeness + NUMBER_WORTH * named - PLACE_WORTH * away
            ranked.append((-score, row, column))
    for _score, row, column in sorted(ranked):
        if ours[row].partner is None and theirs[column].partner is None:
            ours[row].match(theirs[column])


def _is_one_work(olds: Sequence[Node], news: Sequence[Node]) -> bool:
    """At least half of what could keep its number did: versions of one work."""
    kept = sum(
        node.partner is not None and _is_named_alike(node, node.partner)
        for node in olds
    )
    return 2 * kept >= min(len(olds), len(news))


def _same_number(olds: Iterable[Node], news: Iterable[Node]) -> None:
    """Match what is left with the same number: it was written anew."""
    held: dict[tuple[str, str | None, str], Node] = {}
    for node in _free(news):
        held.setdefault(_name(node), node)
    for node in _free(olds):
        other = held.get(_name(node))
        if node.is_named and other is not None and other.partner is None:
            node.match(other)


def _name(node: Node) -> tuple[str, str | None, str]:
    return node.provision.kind, node.provision.number, node.scope


def _only_ones(olds: Sequence[Node], news: Sequence[Node]) -> None:
    """Match what has no number and is the only one of its kind left on both sides."""
    ours, theirs = (
        Counter(node.provision.kind for node in _free(side) if not node.is_named)
        for side in (olds, news)
    )
    for kind in ours:
        if ours[kind] == theirs[kind] == 1:
            one, other = (
                next(
                    node
                    for node in _free(side)
                    if node.provision.kind == kind and not node.is_named
                )
                for side in (olds, news)
            )
            one.match(other)


def _inside(old: Node, new: Node, rarity: Rarity) -> None:
    """Match by words what stands in two matched provisions, at every depth."""
    _children(old, new, rarity)
    for child in old.inside:
        if child.partner is not None and child.partner.parent is new:
            _inside(child, child.partner, rarity)


def _children(old: Node, new: Node, rarity: Rarity) -> None:
    _same_words(old.inside, new.inside)
    _likest(old.inside, new.inside, rarity, ALIKE_INSIDE, 1)


def _elsewhere(olds: Sequence[Node], news: Sequence[Node], rarity: Rarity) -> None:
    """Match paragraphs that went into another article."""
    ours, theirs = (
        [
            node
            for node in _free(all_inside(side))
            if not node.is_frame and node.words.total() >= TELLING
        ]
        for side in (olds, news)
    )
    found = rarity.candidates(
        [node.words for node in ours], [node.words for node in theirs]
    )
    # Of equals the outer one: an article before its only paragraph.
    for likeness, row, column in sorted(found, key=lambda one: (-one[0], *one[1:])):
        one, other = ours[row], theirs[column]
        if likeness < ALIKE_ELSEWHERE:
            break
        if one.partner is None and other.partner is None:
            one.match(other)
            _inside(one, other, rarity)


def _frames(olds: Iterable[Node], news: Iterable[Node], rarity: Rarity) -> None:
    """Match chapters by heading, number and the articles in them."""
    ours, theirs = (
        [node for node in _free(side) if node.provision.kind in FRAMES]
        for side in (olds, news)
    )
    shared: Counter[tuple[int, int]] = Counter()
    holding: Counter[int] = Counter()
    for frame in ours:
        for node in all_inside(frame.children):
            holding[id(frame)] += 1
            for above in _frames_around(node.partner):
                shared[id(frame), id(above)] += 1
    headings = {
        id(node): Counter(words_in(own_words(node.provision)))
        for node in (*ours, *theirs)
    }
    ranked = []
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            if one.provision.kind != other.provision.kind:
                continue
            a, b = headings[id(one)], headings[id(other)]
            same = rarity.likeness(a, b) if a or b else FRAME_NO_HEADING
            inside = shared[id(one), id(other)] / max(holding[id(one)], 1)
            named = _is_named_alike(one, other)
            score = same + inside + FRAME_NUMBER * named
            if score >= FRAME_ALIKE:
                ranked.append((-score, row, column))
    for _score, row, column in sorted(ranked):
        if ours[row].partner is None and theirs[column].partner is None:
            ours[row].match(theirs[column])


def _frames_around(node: Node | None) -> Iterable[Node]:
    while node is not None:
        if node.is_frame:
            yield node
        node = node.parent
