"""Rights at the addresses of renewals."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
