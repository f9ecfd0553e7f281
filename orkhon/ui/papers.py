"""What the papers look like, and a paper as a file of each kind."""

import re
from functools import lru_cache
from importlib import resources

from django.conf import settings

from orkhon.engines.documents import (
    FontFile,
    Paper,
    render_docx,
    render_html_file,
    render_markdown,
    render_pdf,
)

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
"""By the ending of the file, in the order in which they are offered."""
ACROSS = """
.papers { grid-template-columns: minmax(0, 297mm); }
.leaf { min-block-size: 210mm; }
@page leaf { size: A4 landscape; }
"""
STATIC = resources.files("orkhon.ui").joinpath("static", "ui")
# fonts.css is written by orkhon.ui.build_fonts in exactly this form.
FACE = re.compile(
    r'font-family: "(?P<family>[^"]+)";\s+font-style: (?P<style>\w+);\s+'
    r"font-weight: (?P<weight>[\d ]+);.*?"
    r'src: url\("(?P<file>[^"]+)"\).*?unicode-range: (?P<letters>[^;]+);',
    re.DOTALL,
)


@lru_cache(maxsize=1)
def tokens_css() -> str:
    """Colours, faces and sizes; the print values among them."""
    return STATIC.joinpath("tokens.css").read_text("utf-8")


@lru_cache(maxsize=1)
def page_css() -> str:
    """The styles that a paper as one HTML file carries with it."""
    return tokens_css() + STATIC.joinpath("orkhon.css").read_text("utf-8")


@lru_cache(maxsize=1)
def mark() -> bytes:
    """The mark at the head of each page."""
    return STATIC.joinpath("mark.svg").read_bytes()


@lru_cache(maxsize=1)
def mark_png() -> bytes:
    """The same mark as a picture for Word, 4.5 mm high at 600 dots an inch."""
    return resources.files(__package__).joinpath("mark.png").read_bytes()


@lru_cache(maxsize=1)
def fonts() -> tuple[FontFile, ...]:
    """The fonts that were built; none where node is absent, then the system's serve."""
    styles = STATIC.joinpath("fonts.css")
    if not styles.is_file():
        return ()
    found = []
    for face in FACE.finditer(styles.read_text("utf-8")):
        file = STATIC.joinpath(*face["file"].split("/"))
        if file.is_file():
            found.append(
                FontFile(
                    family=face["family"],
                    data=file.read_bytes(),
                    weight=face["weight"],
                    style=face["style"],
                    unicode_range=face["letters"],
                )
            )
    return tuple(found)


def printed(paper: Paper, form: str) -> bytes:
    """A paper as a file: docx, pdf, html or md; equal papers give equal bytes.

    Raises:
        ValueError: another form.
    """
    origin = settings.ORKHON_ADDRESS
    match form:
        case "docx":
            return render_docx(paper, mark_png=mark_png(), origin=origin)
        case "pdf":
            return render_pdf(
                paper,
                tokens_css=tokens_css(),
                mark_svg=mark(),
                fonts=fonts(),
                origin=origin,
            )
        case "html":
            css = page_css() + (ACROSS if paper.is_across else "")
            return render_html_file(paper, css=css, origin=origin).encode()
        case "md":
            return render_markdown(paper, origin=origin).encode()
    raise ValueError(f"“{form}” is no form of a paper")
