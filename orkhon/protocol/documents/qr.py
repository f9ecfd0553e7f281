"""A text as a QR code, as a picture for PDF and for Word."""

import io

import segno

MILLIMETRES, DOTS_AN_INCH = 32, 300
BORDER = 4
"""Modules of the quiet zone, ISO/IEC 18004."""


def qr_svg(text: str) -> bytes:
    """The code as SVG, 32 mm wide with its quiet zone."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    width, _height = code.symbol_size(border=BORDER)
    written = io.BytesIO()
    code.save(
        written,
        kind="svg",
        border=BORDER,
        scale=MILLIMETRES / width,
        unit="mm",
        xmldecl=False,
        svgns=True,
    )
    return written.getvalue()


def qr_png(text: str) -> bytes:
    """The code as PNG, about 32 mm wide where 300 dots make an inch."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    width, _height = code.symbol_size(border=BORDER)
    scale = max(1, round(MILLIMETRES / 25.4 * DOTS_AN_INCH / width))
    written = io.BytesIO()
    code.save(written, kind="png", border=BORDER, scale=scale, dpi=DOTS_AN_INCH)
    return written.getvalue()
