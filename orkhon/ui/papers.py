"""What the papers look like: the tokens, the mark and the fonts of the house."""

import re
from functools import lru_cache
from importlib import resources

from orkhon.engines.documents import FontFile

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
