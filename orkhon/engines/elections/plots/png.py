"""A plot as PNG, for Word and for those who send pictures."""

import struct
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import resvg_py

from orkhon.engines.elections.plots.palette import TOKENS, Tone
from orkhon.engines.elections.plots.plot import Plot, PlotError, Theme

UNITS_AN_INCH = 96
INCH_IN_METRES = 0.0254
PRINT_DPI = 200
# PNG specification (W3C, 3rd edition), 5.2 and 5.6: signature, then IHDR of 25 bytes.
END_OF_HEADER = 8 + 25


def to_png(plot: Plot, *, dpi: int = PRINT_DPI, fonts: Sequence[bytes] = ()) -> bytes:
    """Draw a plot as PNG on white.

    Args:
        plot: Drawn for paper.
        dpi: Dots an inch; written into the file, so that it prints as wide as meant.
        fonts: TrueType or OpenType files to write with; without any, those of the
            machine. Equal plots, fonts and versions of resvg give equal bytes.
    Raises:
        PlotError: the plot is drawn for a screen and has no colours of its own, or
            the dots are too few to be read or too many to be held.
    """
    if plot.theme is not Theme.PAPER:
        raise PlotError("a plot for a screen has no colours; draw it for paper")
    if not 36 <= dpi <= 1200:
        raise PlotError(f"{dpi} dots an inch; 36 to 1200 can be drawn")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, font in enumerate(fonts):
            file = Path(folder, f"{number}.ttf")
            file.write_bytes(font)
            files.append(str(file))
        drawn = resvg_py.svg_to_bytes(
            svg_string=plot.svg,
            background=TOKENS[Tone.SHEET][1],
            zoom=dpi / UNITS_AN_INCH,
            font_files=files or None,
            skip_system_fonts=bool(files),
        )
    return _sized(drawn, dpi)


def _sized(drawn: bytes, dpi: int) -> bytes:
    """The same file with its dots a metre (chunk pHYs), which resvg leaves out."""
    dots = round(dpi / INCH_IN_METRES)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    written = struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return drawn[:END_OF_HEADER] + written + drawn[END_OF_HEADER:]
