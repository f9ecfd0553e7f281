"""Rights at the addresses of drafts."""

ADDRESSES = {}


def parts(found, country, people):
    return {}
