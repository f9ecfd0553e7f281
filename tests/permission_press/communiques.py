"""Rights at the addresses of the room's first page and of communiqués."""

from tests.permission_answers import OFFICE

ADDRESSES = {
    "press:index": ("GET", [], OFFICE),
}


def parts(found, country, people):
    """What an address of this subject can name."""
    return {}
