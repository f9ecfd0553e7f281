"""A read text as short lines that can be written down by hand."""

from orkhon.engines.texts.structure import Text, walk


def outline(text: Text) -> list[str]:
    """One line a provision: identifier, heading, text, parted by " | "."""
    lines = []
    for one, _above in walk(text):
        parts = [one.eid, one.heading, one.text]
        lines.append(" | ".join(part.replace("\n", " / ") for part in parts if part))
    return lines
