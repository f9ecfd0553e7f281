"""A redline as a Word file with tracked changes."""

from datetime import datetime

from orkhon.engines.texts.redline.layout import lines
from orkhon.engines.texts.redline.model import Redline
from orkhon.engines.texts.redline.package import package
from orkhon.engines.texts.redline.tracked import Tracker, require_writable
from orkhon.engines.texts.structure.model import TextError


def word_file(redline: Redline, title: str, author: str, at: datetime) -> bytes:
    """Write a redline as .docx; accept all and it is the new text, reject all the old.

    Args:
        redline: As `compare` gives it.
        title: For the header and the properties; the text itself has the words of the
            two texts and no others.
        author: Whose name stands on each change.
        at: Time of the changes, with its zone.
    Returns:
        The file. What moved is marked as moved: its words as they were at the old
        place, as they are now at the new one.
    Raises:
        TextError: no author, a time without a zone, or a sign in the text that no
            Word file can hold.
    """
    if not author.strip():
        raise TextError("Tracked changes need the name of an author")
    if at.tzinfo is None:
        raise TextError("The time of tracked changes needs its time zone")
    for words in (title, author):
        require_writable(words)
    tracker = Tracker(author, at)
    written: list[str] = []
    for row in redline.rows:
        for number, line in enumerate(lines(row)):
            written.append(tracker.paragraph(row, line, number))
        if row.table:
            # Word makes one table of two that touch.
            written.append(tracker.table(row) + "<w:p/>")
    return package("".join(written), title, author, at, redline.language)
