"""Rights at the addresses of the observer's app, and what they name."""

from tests.permission_answers import OPEN

ADDRESSES = {
    "field:shell": ("GET", [], OPEN),
    "field:part": ("GET", ["app file"], OPEN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {"app file": "index.html"}
