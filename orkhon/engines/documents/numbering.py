"""Numbers of notes: one sequence a paper, a number used again within a leaf.

Every renderer walks a paper in the same order and asks here, so note 11 is note 11
on the page, in Word and in the PDF. The same note twice in one leaf keeps its
number; in the next leaf it is printed anew, because the reader has turned the page.
"""

from orkhon.engines.documents.runs import Note


class NoteNumbers:
    """Hands out numbers while a renderer walks through a paper."""

    def __init__(self) -> None:
        self._last = 0
        self._leaf: dict[Note, int] = {}

    def begin_leaf(self) -> None:
        """Start a new leaf: notes of the one before are not used again."""
        self._leaf = {}

    def number(self, note: Note) -> tuple[int, bool]:
        """The number of a note, and whether it is printed here for the first time."""
        if note in self._leaf:
            return self._leaf[note], False
        self._last += 1
        self._leaf[note] = self._last
        return self._last, True

    def in_leaf(self) -> tuple[tuple[int, Note], ...]:
        """The notes of the leaf so far, in order."""
        return tuple((number, note) for note, number in self._leaf.items())
