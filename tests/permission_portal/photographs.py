"""Rights at the addresses of photographs and press kits: what is out, and what is not."""

from tests.permission_answers import NOWHERE, OPEN

OUT = ["published photograph"]
INNER = ["photograph"]

ADDRESSES = {
    "portal:photographs": ("GET", ["language"], OPEN),
    "portal:photograph": ("GET", ["language", *OUT], OPEN),
    "portal:photograph ": ("GET", ["language", *INNER], NOWHERE),
    "portal:photograph-file": ("GET", [*OUT, "photograph size"], OPEN),
    "portal:photograph-file ": ("GET", [*INNER, "photograph size"], NOWHERE),
    "portal:communique-kit": ("GET", ["press year", "published communique"], OPEN),
    "portal:communique-kit ": (
        "GET",
        ["press year", "embargoed communique"],
        NOWHERE,
    ),
}


def parts(found, people):
    """The press room's own things serve."""
    return {}
