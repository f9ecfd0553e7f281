"""The terms that a law defines, each in a point of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orkhon.engines.texts.structure import Provision, Text, walk

LEAST = 2
"""Definitions that an article must have: one dash is no definition."""
SHARE = 0.6
"""Share of an article's points that must define a term."""
_TERM = re.compile(
    # “product” means …; product means …; product – …; Ürün: …
    r"\s*(?:[“\"«„](?P<quoted>[^”\"»“]{2,80})[”\"»“]"
    r"|(?P<bare>[^–—:;.,]{2,60}?)(?:\s(?:[–—]|means)\s|:\s))"
)


@dataclass(frozen=True)
class Definition:
    """One term with the point that defines it.

    Attributes:
        term: As the law writes it.
        point: The provision.
        above: What it stands in, from the article down.
    """

    term: str
    point: Provision
    above: tuple[Provision, ...]


def definitions_in(article: Provision) -> list[Definition]:
    """The definitions of an article; none where its points are something else.

    Args:
        article: With what stands in it; its introduction may have no number.
    """
    points = list(_points(article))
    found = [
        Definition((match["quoted"] or match["bare"]).strip(), one, above)
        for one, above in points
        if (match := _TERM.match(one.text))
    ]
    is_list = len(found) >= LEAST and len(found) >= SHARE * len(points)
    return found if is_list else []


def defined_terms(text: Text) -> list[str]:
    """All terms that a law defines, in order."""
    return [
        one.term
        for article, _above in walk(text)
        if article.kind == "article"
        for one in definitions_in(article)
    ]


def _points(article: Provision) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    """Its points and the paragraphs that are numbered like points (2.1.1)."""
    inside = replace(_NOTHING, provisions=(article,))
    for one, above in walk(inside):
        is_leaf = all(child.kind == "unknown" for child in one.children)
        if one.number is not None and one.kind != "article" and is_leaf:
            yield one, above


_NOTHING = Text("", "", "", ())
