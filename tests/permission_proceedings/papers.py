"""Rights at the addresses of papers."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
