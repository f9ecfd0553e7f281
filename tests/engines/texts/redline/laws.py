"""Short laws for the tests; invented."""

from orkhon.engines.texts.redline import Piece, Redline, Row, compare
from orkhon.engines.texts.structure import Provision, Text, identified


def law(*provisions: Provision, language: str = "en") -> Text:
    """A text of these provisions, with identifiers."""
    return Text(language, "Latn", "", identified(provisions)[0])


def article(
    number: int | str, heading: str = "", *inside: Provision | str, text: str = ""
) -> Provision:
    """An article; words inside are numbered as its paragraphs."""
    children = tuple(
        one if isinstance(one, Provision) else paragraph(place, one)
        for place, one in enumerate(inside, 1)
    )
    return Provision(
        "article", str(number), heading, text, children, f"Article {number}."
    )


def paragraph(number: int, text: str, *inside: Provision) -> Provision:
    """A numbered paragraph."""
    return Provision("paragraph", str(number), "", text, inside, f"{number}.")


def point(letter: str, text: str) -> Provision:
    """A lettered point."""
    return Provision("point", letter, "", text, (), f"{letter})")


def chapter(number: int, heading: str, *inside: Provision) -> Provision:
    """A chapter of articles."""
    return Provision("chapter", str(number), heading, "", inside, f"Chapter {number}.")


def table(*rows: tuple[str, ...]) -> Provision:
    """A table."""
    return Provision("table", rows=rows)


def marked(pieces: tuple[Piece, ...]) -> str:
    """Pieces as one line: [deleted] {inserted} same."""
    signs = {"same": "{}", "deleted": "[{}]", "inserted": "{{{}}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def rows_of(old: Text, new: Text) -> list[tuple[str, str, str]]:
    """Place, what happened and the marked words of each row."""
    return [(row.place, " ".join(row.how), line(row)) for row in compare(old, new).rows]


def line(row: Row) -> str:
    """Number, heading and words of a row, all pieces."""
    parts = (marked(part) for part in (row.marker, row.heading, row.pieces))
    return " ".join(part for part in parts if part)


def reading(redline: Redline, away: str) -> str:
    """All words of a redline but one kind, without white space."""
    place = {"inserted": "new", "deleted": "old"}[away]
    words = []
    for row in redline.rows:
        if row.place != place:
            cells = [cell for one in row.table for cell in one.cells]
            for pieces in (row.marker, row.heading, row.pieces, *cells):
                words += [piece.text for piece in pieces if piece.kind != away]
    return "".join("".join(words).split())
