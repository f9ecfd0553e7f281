"""A sheet of rows: a label, a stretch to draw in, a text at the end.

On a phone the label stands over the row, so that the stretch keeps its length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.canvas import LETTER, LINE, Canvas
from orkhon.engines.elections.plots.lettering import width_of, wrapped
from orkhon.engines.elections.plots.palette import Tone

NARROW = 480
LARGEST_LABEL = 190.0
# Of the sheet, kept for texts behind the bars; longer ones are shortened.
LARGEST_TEXT = 0.65
THICK = 13.0
GAP = 11.0


@dataclass(frozen=True)
class Row:
    """Where one row is drawn: `top` is the upper edge of the bar, `foot` of its text."""

    number: int
    top: float
    foot: float


@dataclass(frozen=True)
class Rows:
    """The columns of a sheet of rows."""

    canvas: Canvas
    labels: tuple[str, ...]
    left: float
    right: float
    room: float

    def each(self, top: float) -> Iterator[Row]:
        """Write the labels from `top` down and say where each row's bar goes."""
        is_over = self.left < self.room
        for number, label in enumerate(self.labels):
            lines = len(wrapped(label, LETTER, self.room))
            self.canvas.label(0, top + 11, label, room=self.room)
            bar = top + lines * LINE if is_over else top
            yield Row(number, bar, bar + 11)
            top = max(bar + THICK, top + lines * LINE - 2) + GAP

    def text(self, row: Row, words: str) -> None:
        """Write what stands behind a bar."""
        x = self.right + 10
        self.canvas.words(x, row.foot, words, room=self.canvas.width - x)

    def end(self, top: float) -> float:
        """The foot of the last row, when the first begins at `top`."""
        is_over = self.left < self.room
        for label in self.labels:
            lines = len(wrapped(label, LETTER, self.room))
            bar = top + lines * LINE if is_over else top
            top = max(bar + THICK, top + lines * LINE - 2) + GAP
        return top - GAP


def rows_on(
    canvas: Canvas, labels: Sequence[str], texts: Sequence[str], *, text_room: float = 0
) -> Rows:
    """Divide a sheet into labels, bars and texts, none wider than it must be.

    Args:
        texts: Written behind the bars.
        text_room: Room kept behind the bars, when it is not the texts' own.
    """
    behind = text_room or max(width_of(text, LETTER) for text in texts) + 12
    right = canvas.width - min(behind, LARGEST_TEXT * canvas.width)
    widest = max(width_of(label, LETTER) for label in labels)
    if canvas.width < NARROW:
        return Rows(canvas, tuple(labels), 0.5, right, canvas.width)
    room = min(widest, LARGEST_LABEL, right - canvas.width / 4)
    return Rows(canvas, tuple(labels), room + 12, right, room)


def rule_under(canvas: Canvas, y: float) -> None:
    """The hairline between two rows."""
    canvas.line(0, y, canvas.width, y, tone=Tone.RULE)
