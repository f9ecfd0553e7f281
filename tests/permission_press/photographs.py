"""Rights at the addresses of photographs."""

import io

from PIL import Image

from orkhon.press.actions.photographs import (
    Particulars,
    Words,
    describe,
    publish,
    take_in,
)
from tests.permission_answers import OFFICE
from tests.permission_press.communiques import WRITERS

ONE = ["photograph"]
BESIDE = [*ONE, "press year", "press number"]

ADDRESSES = {
    "press:photographs": ("GET", [], OFFICE),
    "press:photograph-take-in": ("POST", [], WRITERS),
    "press:photograph": ("GET", ONE, OFFICE),
    "press:photograph ": ("POST", ONE, WRITERS),
    "press:photograph-publish": ("POST", ONE, WRITERS),
    "press:photograph-withdraw": ("POST", ONE, WRITERS),
    "press:photograph-attach": ("POST", ONE, WRITERS),
    "press:photograph-detach": ("POST", BESIDE, WRITERS),
    "press:photograph-up": ("POST", BESIDE, WRITERS),
    "press:photograph-file": ("GET", [*ONE, "photograph size"], OFFICE),
}


def parts(found, country, people):
    """A photograph of which nothing is written, and one that is out."""
    inner = take_in(_drawn("red"), filename="sample-1.png", by=people["head"])
    out = take_in(_drawn("blue"), filename="sample-2.png", by=people["head"])
    describe(
        out,
        Particulars("Sample author", "Sample rights", "", "", ""),
        shown=[],
        texts={"en": Words("A blue sheet (sample)", "")},
        by=people["head"],
    )
    publish(out, by=people["head"])
    return {
        "photograph": inner.number,
        "published photograph": out.number,
        "photograph size": "small",
    }


def _drawn(colour):
    written = io.BytesIO()
    Image.new("RGB", (32, 24), colour).save(written, "PNG")
    return written.getvalue()
