"""Rights at the addresses of stations, and what they name."""

ADDRESSES = {}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    return {}
