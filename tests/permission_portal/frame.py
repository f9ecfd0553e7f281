"""The pages that name nothing: home, feed, how to check, the map of the site."""

from tests.permission_answers import OPEN

ADDRESSES = {
    "robots": ("GET", [], OPEN),
    "portal:door": ("GET", [], OPEN),
    "portal:home": ("GET", ["language"], OPEN),
    "portal:feed": ("GET", ["language"], OPEN),
    "portal:check": ("GET", ["language"], OPEN),
    "portal:sitemaps": ("GET", [], OPEN),
    "portal:sitemap": ("GET", ["language"], OPEN),
}


def parts(found, people):
    """Nothing of their own."""
    return {}
