"""A plot as PNG, for Word and for those who send pictures."""

import io
import re
import struct
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont, TTLibError

from orkhon.engines.elections.plots.canvas import said
from orkhon.engines.elections.plots.palette import FACES, TOKENS, Tone
from orkhon.engines.elections.plots.plot import Plot, PlotError, Theme

UNITS_AN_INCH = 96
INCH_IN_METRES = 0.0254
PRINT_DPI = 200
LEAST_DPI, MOST_DPI = 36, 1200
# PNG specification (W3C, 3rd edition), 5.2 and 5.6: signature, then IHDR of 25 bytes.
END_OF_HEADER = 8 + 25
WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")


def to_png(
    plot: Plot, *, dpi: int = PRINT_DPI, fonts: Sequence[bytes | Path] = ()
) -> bytes:
    """Draw a plot as PNG on white.

    Args:
        plot: Drawn for paper.
        dpi: Dots an inch, 36 to 1200; written into the file, so that it prints as
            wide as meant.
        fonts: TrueType, OpenType or WOFF2 files to write with, the bytes or where
            they lie; all subsets of a face may be given. Where they lack a letter
            of the plot (≤ is often one), or none are given, the machine's serve for
            all of it. Equal plots, fonts and versions of resvg give equal bytes.
    Raises:
        PlotError: the plot is drawn for a screen and has no colours of its own; a
            font is none, or nothing can be written with it; the machine's fonts are needed and it has none that the
            plots name.
    """
    if plot.theme is not Theme.PAPER:
        raise PlotError("a plot for a screen has no colours; draw it for paper")
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise PlotError(f"{dpi} dots an inch; {LEAST_DPI} to {MOST_DPI} can be drawn")
    faces = [_face(font) for font in fonts]
    missing = _letters(plot).difference(*(face.letters for face in faces))
    # Beside the machine's, resvg takes the files of a face for fonts that lack most
    # letters, and writes everything in the first of the machine's that it finds.
    if missing and not _machine_writes():
        raise PlotError(
            f"no font given holds {min(missing)!r}, and this machine has none of {FACES}"
        )
    return _sized(_drawn(plot.svg, dpi, [] if missing else faces), dpi)


@dataclass(frozen=True)
class _Face:
    """A font as plain TrueType or OpenType, its family and its letters."""

    data: bytes
    family: str
    letters: frozenset[str]


def _drawn(svg: str, dpi: int, faces: Sequence[_Face]) -> bytes:
    """Drawn with these fonts and no others; without any, with the machine's."""
    # What no family in the plot finds, resvg leaves blank without a word.
    families = ", ".join(dict.fromkeys(face.family for face in faces))
    named = svg.replace(FACES, said(families or FACES))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, face in enumerate(faces):
            file = Path(folder, f"{number}.ttf")
            file.write_bytes(face.data)
            files.append(str(file))
        return resvg_py.svg_to_bytes(
            svg_string=named,
            background=TOKENS[Tone.SHEET][1],
            zoom=dpi / UNITS_AN_INCH,
            font_files=files or None,
            skip_system_fonts=bool(files),
        )


def _face(font: bytes | Path) -> _Face:
    return _unpacked(font.read_bytes() if isinstance(font, Path) else font)


@lru_cache(maxsize=32)
def _unpacked(data: bytes) -> _Face:
    try:
        with TTFont(io.BytesIO(data), recalcTimestamp=False) as face:
            letters = frozenset(map(chr, face.getBestCmap()))
            family = face["name"].getBestFamilyName()
            if face.flavor is not None:
                face.flavor = None
                plain = io.BytesIO()
                face.save(plain)
                data = plain.getvalue()
    except (TTLibError, KeyError) as error:
        raise PlotError(f"{len(data)} bytes are no font: {error}") from error
    face_read = _Face(data, family, letters)
    letter = min(filter(str.isalnum, letters), default=max(letters))
    if not _writes(letter, [face_read]):
        raise PlotError(f"nothing can be written with the font {family}")
    return face_read


def _letters(plot: Plot) -> set[str]:
    """Every letter that the plot writes."""
    return {letter for words in WORDS.findall(plot.svg) for letter in unescape(words)}


def _machine_writes() -> bool:
    """Whether the machine has one of the faces that the plots name."""
    return _writes("H", [])


def _writes(letter: str, faces: Sequence[_Face]) -> bool:
    """Whether a letter leaves a trace: what resvg cannot load, it passes over."""
    sheet = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"'
        f' font-family="{FACES}"><text y="15">{{}}</text></svg>'
    )
    blank, written = (
        _drawn(sheet.format(said(words)), UNITS_AN_INCH, faces)
        for words in ("", letter)
    )
    return blank != written


def _sized(drawn: bytes, dpi: int) -> bytes:
    """The same file with its dots a metre (chunk pHYs), which resvg leaves out."""
    dots = round(dpi / INCH_IN_METRES)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    written = struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return drawn[:END_OF_HEADER] + written + drawn[END_OF_HEADER:]
