"""Axes in percent and in counts: hairlines, round values, a name."""

from collections.abc import Callable, Sequence

from orkhon.engines.elections.plots.canvas import LETTER, Canvas
from orkhon.engines.elections.plots.palette import Tone
from orkhon.engines.elections.plots.plot import PlotError
from orkhon.engines.elections.plots.scales import Scale

TICK = 4.0
SMALL = 11.0
# From the axis to the foot of its values, and on to the foot of its name.
TO_VALUES = 15.0
TO_NAME = 32.0
ROOM_A_VALUE = 46.0


def axis_below(
    canvas: Canvas,
    places: Sequence[tuple[float, str]],
    *,
    foot: float,
    left: float,
    right: float,
    top: float | None = None,
    name: str = "",
) -> None:
    """Draw an axis along the foot: its line, values with ticks, its name.

    Args:
        places: Place and text of each value.
        top: Hairlines go up to here; None draws none.
    """
    for x, value in places:
        if top is not None:
            canvas.line(x, top, x, foot, tone=Tone.RULE)
        canvas.line(x, foot, x, foot + TICK, tone=Tone.CUT)
        canvas.words(
            x, foot + TO_VALUES, value, tone=Tone.NOTE, anchor="middle", size=SMALL
        )
    canvas.line(left, foot, right, foot, tone=Tone.CUT, thick=1)
    if name:
        canvas.words(
            (left + right) / 2,
            foot + TO_NAME,
            name,
            tone=Tone.SOFT,
            anchor="middle",
            room=right - left,
        )


def axis_left(
    canvas: Canvas,
    places: Sequence[tuple[float, str]],
    *,
    left: float,
    right: float,
) -> None:
    """Draw hairlines from left to right with their values before them."""
    for y, value in places:
        canvas.line(left, y, right, y, tone=Tone.RULE)
        canvas.words(
            left - 6, y + SMALL / 3, value, tone=Tone.NOTE, anchor="end", size=SMALL
        )


def name_above(
    canvas: Canvas, name: str, *, left: float, foot: float, room: float
) -> None:
    """Write the name of the upright axis over it, where it is read without turning."""
    canvas.words(left, foot, name, tone=Tone.SOFT, room=room, size=LETTER)


def parts_in(length: float, room: float = ROOM_A_VALUE) -> int:
    """How many steps fit on an axis when each value needs so much room."""
    return max(2, int(length / room))


def places(
    scale: Scale, values: Sequence[float], written: Callable[[float], str]
) -> list[tuple[float, str]]:
    """Each value with its place on the scale and its text."""
    return [(scale.at(value), written(value)) for value in values]


def proportion(value: float, what: str) -> float:
    """The value, when it is a proportion of 1.

    Raises:
        PlotError: it is none.
    """
    if not 0 <= value <= 1:
        raise PlotError(f"{what} is {value}, not a proportion between 0 and 1")
    return value


def count_of(value: float, what: str) -> float:
    """The value, when something can be so many.

    Raises:
        PlotError: it is negative or no number.
    """
    if not 0 <= value < float("inf"):
        raise PlotError(f"{what} cannot be {value}")
    return value
