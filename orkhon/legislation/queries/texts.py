"""Texts as the engine knows them, rebuilt from their rows, and their units."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from orkhon.engines.texts.structure import Provision as Read
from orkhon.engines.texts.structure import Text, body, name_of, short_no, walk
from orkhon.legislation.models import Expression, Provision, Version, Work
from orkhon.legislation.queries.definitions import definitions_in

UNITS_BELOW = frozenset({"paragraph"})
"""What a long article is examined by, when it has several that are numbered."""


@dataclass(frozen=True)
class Unit:
    """What is decided as one: an article, one of its paragraphs, a definition.

    Attributes:
        eid: Identifier of the provision in its expression, the same in all languages.
        no: "14(1)".
        name: "Article 14(1)" in the text's language.
        heading: The article's heading.
        words: What it says, without number; a paragraph's own words alone.
        chapter: Heading of the chapter it stands in, with its number; "" for none.
        article: Identifier of the article.
        start, end: Characters of the source's text.
    """

    eid: str
    no: str
    name: str
    heading: str
    words: str
    chapter: str
    article: str
    start: int
    end: int


def text_of(expression: Expression) -> Text:
    """The tree of an expression as the structure engine gave it."""
    return texts_of([expression])[expression.pk]


def texts_of(expressions: Collection[Expression]) -> dict[UUID, Text]:
    """The trees of several expressions, by their keys; one query for all of them."""
    below: dict[tuple[UUID, int | None], list[Provision]] = defaultdict(list)
    rows = Provision.objects.filter(expression__in=expressions)
    for row in rows.order_by("expression", "position"):
        below[row.expression_id, row.parent_id].append(row)

    def built(expression: UUID, parent: int | None) -> tuple[Read, ...]:
        return tuple(
            Read(
                kind=row.kind,  # type: ignore[arg-type]  # -- the engine's own words
                number=row.number,
                heading=row.heading,
                text=row.text,
                children=built(expression, row.pk),
                marker=row.marker,
                eid=row.eid,
                heading_place=row.heading_place,  # type: ignore[arg-type]  # -- as above
                text_place=row.text_place,  # type: ignore[arg-type]  # -- as above
                starts=row.starts,  # type: ignore[arg-type]  # -- as above
                rows=tuple(tuple(cells) for cells in row.rows),
                why=row.why,
            )
            for row in below[expression, parent]
        )

    return {
        one.pk: Text(
            one.language,
            one.script,
            one.title,
            built(one.pk, None),
            tuple(one.notes),
        )
        for one in expressions
    }


def units_of(expression: Expression) -> list[Unit]:
    """What of a text is compared and decided, in its order.

    Returns:
        Each article; one with several numbered paragraphs by these instead, one that
        defines terms by its definitions. Annexes stand as wholes. A preamble and what
        was not understood are no units.
    """
    spans = {
        eid: (start, end)
        for eid, start, end in expression.provisions.values_list("eid", "start", "end")
    }
    return units_in(text_of(expression), spans)


def units_in(
    text: Text, spans: Mapping[str, tuple[int, int]] | None = None
) -> list[Unit]:
    """As `units_of`, for a text that is in no table; its spans are 0 and 0."""
    places = spans or {}
    return [
        Unit(
            one.eid,
            short_no(one, spoken(above)),
            name_of(one, text.language, spoken(above)),
            _heading(one, above),
            body(one),
            _chapter(above),
            _article(one, above).eid,
            *places.get(one.eid, (0, 0)),
        )
        for one, above in _units(text)
    ]


def spoken(above: tuple[Read, ...]) -> tuple[Read, ...]:
    """What a provision stands in, as people say it: “2(a)” though (a) has a lead-in.

    A paragraph without a number is left out when its article has no other.
    """
    return tuple(
        one
        for one, parent in zip(above, (None, *above), strict=False)
        if one.kind != "paragraph"
        or one.number is not None
        or parent is None
        or sum(child.kind == "paragraph" for child in parent.children) > 1
    )


def _units(text: Text) -> Iterator[tuple[Read, tuple[Read, ...]]]:
    for one, above in walk(text):
        if one.kind == "annex" and not any(up.kind == "annex" for up in above):
            yield one, above
        elif one.kind == "article" and not any(up.kind == "annex" for up in above):
            parts = [
                child
                for child in one.children
                if child.kind in UNITS_BELOW and child.number is not None
            ]
            if len(parts) >= 2:
                yield from ((part, (*above, one)) for part in parts)
            elif defined := definitions_in(one):
                yield from ((each.point, (*above, *each.above)) for each in defined)
            else:
                yield one, above


def _article(one: Read, above: tuple[Read, ...]) -> Read:
    return next((up for up in reversed(above) if up.kind == "article"), one)


def _heading(one: Read, above: tuple[Read, ...]) -> str:
    return _article(one, above).heading.replace("\n", " ")


def _chapter(above: tuple[Read, ...]) -> str:
    outside = list(takewhile(lambda up: up.kind != "article", above))
    if not outside:
        return ""
    return " ".join(
        part.replace("\n", " ")
        for part in (outside[-1].marker, outside[-1].heading)
        if part
    )


def latest(work: Work) -> Version | None:
    """The last version of a work; None before the first."""
    return work.versions.order_by("-number").first()


def authentic(version: Version) -> Expression | None:
    """The expression that is binding, or the first where none is called so."""
    return version.expressions.order_by("-is_authentic", "language").first()


def expression_in(version: Version, language: str) -> Expression | None:
    """The expression in a language; None where there is none."""
    return version.expressions.filter(language=language).first()
