"""Where each provision stands in the plain text that citations point into."""

from orkhon.engines.texts.structure import Provision, Text, TextError, walk

MOST_EID = 255
MOST_NUMBER = 40
MOST_MARKER = 200


def spans_of(source: str, text: Text) -> list[tuple[int, int]]:
    """The characters of each provision, with all in it, in document order.

    White space is not counted, so a text that was read again with other lines finds
    its places.

    Args:
        source: The plain text that was kept.
        text: Read from the same words.
    Returns:
        First character and one past the last; (0, 0) for a provision without words.
    Raises:
        TextError: the two do not hold the same signs.
    """
    places = [place for place, sign in enumerate(source) if not sign.isspace()]
    spans: list[tuple[int, int]] = []

    def placed(provisions: tuple[Provision, ...], begins: int) -> int:
        for one in provisions:
            at = len(spans)
            spans.append((0, 0))
            ends = placed(one.children, begins + _own_signs(one))
            if ends > len(places):
                raise TextError("The text is longer than the one that was kept")
            if ends > begins:
                spans[at] = (places[begins], places[ends - 1] + 1)
            begins = ends
        return begins

    if placed(text.provisions, 0) != len(places):
        raise TextError("The text is shorter than the one that was kept")
    return spans


def same_signs(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space."""
    return "".join(one.split()) == "".join(other.split())


def require_room(text: Text) -> None:
    """Refuse what no law has: numbers longer than a row of a table holds.

    Raises:
        TextError: a number, a marker or an identifier is too long; it is named.
    """
    for one, _above in walk(text):
        if (
            len(one.eid) > MOST_EID
            or len(one.marker) > MOST_MARKER
            or len(one.number or "") > MOST_NUMBER
        ):
            raise TextError(
                f"“{one.marker[:60]}” is too long for the number of a provision"
            )


def _own_signs(one: Provision) -> int:
    """Signs of a provision before its first child."""
    cells = (cell for row in one.rows for cell in row)
    return sum(
        len("".join(words.split()))
        for words in (one.marker, one.heading, one.text, *cells)
    )
