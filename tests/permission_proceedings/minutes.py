"""Rights at the addresses of minutes."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
