"""The text of a communiqué in one language, byte for byte."""

from collections.abc import Iterable


def printed_text(
    symbol: str, title: str, lead: str, paragraphs: Iterable[str]
) -> bytes:
    """A communiqué in one language as it is printed under its number.

    Args:
        symbol: 2026/7, or 2026/7-2 for its second version.
        lead: What stands before the first paragraph; "" for none.
    Returns:
        UTF-8: symbol, title, lead and paragraphs, an empty line between them, one
        newline at the end.
    """
    lines = [symbol, title, lead, *paragraphs]
    return ("\n\n".join(one for one in lines if one) + "\n").encode()
