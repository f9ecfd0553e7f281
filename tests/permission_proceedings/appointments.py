"""Rights at the addresses of appointments."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
