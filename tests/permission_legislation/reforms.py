"""Rights at the addresses of legislation: reforms."""

ADDRESSES = {}


def parts(found, country, people):
    """What the addresses above name, by the words used there."""
    return {}
