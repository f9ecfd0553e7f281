"""A text back as plain lines: nothing that came in is missing."""

from orkhon.engines.texts.structure.model import Provision, Text, TextError

_SIGN = {"same": " ", "below": "\n", "above": "\n"}


def plain(text: Text) -> str:
    """Write a text as the plain lines that it was read from.

    Args:
        text: Any text, read or made by hand.
    Returns:
        One line a paragraph, cells of a table parted by tabs. Reading it again gives
        the same provisions; but for white space it is what came in.
    """
    return _joined(text.provisions)


def wording(provision: Provision) -> str:
    """Write one provision with all in it, as `plain` does."""
    return _joined((provision,))


def body(provision: Provision) -> str:
    """Write a provision without its own marker and heading: what it says."""
    pieces = ["\n", provision.text] if provision.text else []
    _rows(provision, pieces)
    for child in provision.children:
        _write(child, pieces)
    return "".join(pieces[1:])


def require_kept(source: str, text: Text) -> None:
    """Refuse a reading that lost or changed a letter.

    Args:
        source: All words that came in, in order; white space does not count.
        text: What was read.
    Raises:
        TextError: the two differ; the message shows where.
    """
    came, kept = "".join(source.split()), "".join(plain(text).split())
    if came == kept:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(came, kept, strict=False)) if a != b),
        min(len(came), len(kept)),
    )
    raise TextError(
        f"The text would not be kept whole: “{came[at : at + 40]}” became "
        f"“{kept[at : at + 40]}”"
    )


def _joined(provisions: tuple[Provision, ...]) -> str:
    pieces: list[str] = []
    for provision in provisions:
        _write(provision, pieces)
    # The first piece is the sign before the first word.
    return "".join(pieces[1:])


def _write(provision: Provision, pieces: list[str]) -> None:
    start = _SIGN[provision.starts]
    if provision.heading and provision.heading_place == "above":
        pieces += [start, provision.heading]
        start = "\n"
    if provision.marker:
        pieces += [start, provision.marker]
        start = " "
    if provision.heading and provision.heading_place != "above":
        sign = _SIGN[provision.heading_place] if provision.marker else start
        pieces += [sign, provision.heading]
        start = " "
    if provision.text:
        stands_alone = not provision.marker and not provision.heading
        pieces += [start if stands_alone else _SIGN[provision.text_place]]
        pieces.append(provision.text)
    _rows(provision, pieces)
    for child in provision.children:
        _write(child, pieces)


def _rows(provision: Provision, pieces: list[str]) -> None:
    for row in provision.rows:
        pieces += ["\n", "\t".join(row)]
