"""Rights at the addresses of rules."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
