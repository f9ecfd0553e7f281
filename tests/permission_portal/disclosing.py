"""Who opens bodies, relations and yearbooks to everybody: the heads and the press."""

from django.utils import timezone

from tests.permission_answers import INVISIBLE, OFFICE

OPENERS = INVISIBLE | dict.fromkeys(("secretariat", "head"), "allowed")

ADDRESSES = {
    "register:everybody": ("GET", ["body"], OPENERS),
    "register:everybody ": ("POST", ["body"], OPENERS),
    "proceedings:disclose-relation": (
        "GET",
        ["kind of relation", "memorandum"],
        OPENERS,
    ),
    "proceedings:disclose-relation ": (
        "POST",
        ["kind of relation", "memorandum"],
        OPENERS,
    ),
    "proceedings:yearbooks": ("GET", [], OFFICE),
    "proceedings:yearbook": ("GET", ["yearbook"], OPENERS),
    "proceedings:yearbook ": ("POST", ["yearbook"], OPENERS),
}


def parts(found, people):
    """This year: of every other the record must have something."""
    return {"yearbook": timezone.localdate().year}
