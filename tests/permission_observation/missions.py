"""Rights at the addresses of missions, and what they name."""

from tests.permission_answers import MISSION

LIST = MISSION | {"delegation secretary": "allowed"}
"""A delegation's secretary knows of a mission and sees its own names alone."""

ADDRESSES = {
    "observation:missions": ("GET", [], LIST),
    "observation:mission": ("GET", ["mission"], MISSION),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {}
