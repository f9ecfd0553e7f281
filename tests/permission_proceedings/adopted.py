"""Rights at the addresses of adopted."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
