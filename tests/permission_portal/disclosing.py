"""Who opens bodies, relations and yearbooks to everybody: the heads and the press."""

from tests.permission_answers import INVISIBLE

OPENERS = INVISIBLE | dict.fromkeys(("secretariat", "head"), "allowed")

ADDRESSES = {
    "register:everybody": ("GET", ["body"], OPENERS),
    "register:everybody ": ("POST", ["body"], OPENERS),
}


def parts(found, people):
    """The rooms have them."""
    return {}
