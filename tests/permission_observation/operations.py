"""Rights at the addresses of operations, and what they name."""

ADDRESSES = {}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {}
