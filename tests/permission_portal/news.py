"""Rights at the addresses of the news: what is out, and the same under embargo."""

from tests.permission_answers import NOWHERE, OPEN

OUT = ["press year", "published communique"]
HELD = ["press year", "embargoed communique"]
PAPER = ["press version", "press language", "press form"]

ADDRESSES = {
    "portal:news": ("GET", ["language"], OPEN),
    "portal:communique": ("GET", ["language", *OUT], OPEN),
    "portal:communique ": ("GET", ["language", *HELD], NOWHERE),
    "portal:communique-version": ("GET", ["language", *OUT, "press version"], OPEN),
    "portal:communique-version ": (
        "GET",
        ["language", *HELD, "press version"],
        NOWHERE,
    ),
    "portal:communique-paper": ("GET", [*OUT, *PAPER], OPEN),
    "portal:communique-paper ": ("GET", [*HELD, *PAPER], NOWHERE),
    "portal:communique-bundle": ("GET", [*OUT, "press version"], OPEN),
    "portal:communique-bundle ": ("GET", [*HELD, "press version"], NOWHERE),
}


def parts(found, people):
    """The press room's own things serve."""
    return {}
