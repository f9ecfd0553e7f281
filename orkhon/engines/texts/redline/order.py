"""Which matched provisions stay where they are, and which moved.

Those stay that keep one another's order and have the most words together: the heaviest
increasing subsequence (Fredman 1975, with weights; Fenwick's tree, 1994). So a long
article that a short one was moved across stays, and the short one moved.
"""

from collections.abc import Sequence

from orkhon.engines.texts.redline.nodes import Node


def settle(olds: Sequence[Node], news: Sequence[Node]) -> None:
    """Mark what stays among provisions that stand in one another's partners."""
    places = {id(node): place for place, node in enumerate(news)}
    pairs = [
        (node, node.partner, places[id(node.partner)])
        for node in olds
        if node.partner is not None and id(node.partner) in places
    ]
    weights = [1 + node.words.total() for node, _other, _place in pairs]
    for number in heaviest_rise([place for *_, place in pairs], weights):
        node, other, _place = pairs[number]
        node.stays = other.stays = True
    for node, other, _place in pairs:
        settle(node.inside, other.inside)


def heaviest_rise(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Positions of the increasing subsequence with the greatest weight.

    Args:
        values: Different numbers from 0.
        weights: Of each, positive.
    """
    tree: list[tuple[int, int]] = [(0, -1)] * (max(values, default=0) + 2)
    before: list[int] = []
    best = (0, -1)
    for position, (value, weight) in enumerate(zip(values, weights, strict=True)):
        under = (0, -1)
        at = value
        while at > 0:
            under = max(under, tree[at], key=lambda one: one[0])
            at -= at & -at
        before.append(under[1])
        here = (under[0] + weight, position)
        best = max(best, here, key=lambda one: one[0])
        at = value + 1
        while at < len(tree):
            tree[at] = max(tree[at], here, key=lambda one: one[0])
            at += at & -at
    chain = []
    position = best[1]
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]
