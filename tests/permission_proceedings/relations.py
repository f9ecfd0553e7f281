"""Rights at the addresses of relations."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
