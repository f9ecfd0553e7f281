"""Rights at the addresses of reports."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
