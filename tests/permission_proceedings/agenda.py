"""Rights at the addresses of agenda."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
