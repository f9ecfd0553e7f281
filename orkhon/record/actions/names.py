"""File names and readers of a source, as they are kept."""

import re
from collections.abc import Sequence

from orkhon.record.actions.entries import RecordError

LONGEST_NAME = 255
"""Signs of a file name that are kept, its ending among them."""


def kept_name(filename: str, text: str) -> str:
    """The last part of a path, in signs that print; it goes into headers and lists.

    Args:
        text: What the source says; looked at here because a refusal names the file.
    Raises:
        RecordError: a text the database cannot hold.
    """
    last = re.split(r"[/\\]", filename)[-1]
    printed = "".join(sign for sign in last if sign.isprintable()).strip()
    if "\0" in text:
        raise RecordError(f"{printed}: its text holds a NUL character")
    stem, dot, ending = printed.rpartition(".")
    if len(printed) <= LONGEST_NAME or not stem:
        return printed[:LONGEST_NAME] or "unnamed"
    ending = f"{dot}{ending}"[:16]
    return stem[: LONGEST_NAME - len(ending)] + ending


def reader_lines(restricted_to: Sequence[str], filename: str) -> str:
    """Readers as the column holds them: one a line, sorted, each once.

    Raises:
        RecordError: a reader without a name.
    """
    if any(not reader.strip() or "\n" in reader for reader in restricted_to):
        raise RecordError(f"{filename}: a reader without a name")
    return "\n".join(sorted(set(restricted_to)))
