"""The tree of a text as rows; called inside the transaction of the text's own act."""

from itertools import count

from orkhon.engines.texts.structure import Provision as Read
from orkhon.engines.texts.structure import Text
from orkhon.legislation.intake.spans import spans_of
from orkhon.legislation.models import Expression, Provision

MOST_WHY = 300


def write_provisions(expression: Expression, text: Text) -> int:
    """Write the provisions of a text, level by level: a law has thousands.

    Args:
        expression: Has no provisions yet; its source's text holds the same words.
        text: As the structure engine read it.
    Returns:
        How many articles there are.
    Raises:
        TextError: the source's text holds other words.
    """
    spans = spans_of(expression.source.text, text)
    places = count()
    levels: list[list[Provision]] = []

    def laid(
        provisions: tuple[Read, ...], parent: Provision | None, level: int
    ) -> None:
        if provisions and level == len(levels):
            levels.append([])
        for one in provisions:
            position = next(places)
            row = _row(expression, one, parent, position, spans[position])
            levels[level].append(row)
            laid(one.children, row, level + 1)

    laid(text.provisions, None, 0)
    for rows in levels:
        # Parents have their keys by now: they were written with the level above.
        Provision.objects.bulk_create(rows)
    return sum(row.kind == "article" for rows in levels for row in rows)


def _row(
    expression: Expression,
    one: Read,
    parent: Provision | None,
    position: int,
    span: tuple[int, int],
) -> Provision:
    return Provision(
        expression=expression,
        parent=parent,
        position=position,
        eid=one.eid,
        kind=one.kind,
        number=one.number,
        heading=one.heading,
        text=one.text,
        marker=one.marker,
        heading_place=one.heading_place,
        text_place=one.text_place,
        starts=one.starts,
        rows=[list(cells) for cells in one.rows],
        why=one.why[:MOST_WHY],
        start=span[0],
        end=span[1],
    )
