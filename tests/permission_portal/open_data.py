"""Rights at the addresses of the open data: everybody, and nothing for what is closed."""

from tests.permission_answers import NOWHERE, OPEN

ADDRESSES = {
    "portal:data": ("GET", ["language"], OPEN),
    "portal:data-json": ("GET", ["data kind"], OPEN),
    "portal:data-csv": ("GET", ["data kind"], OPEN),
    "portal:popolo": ("GET", [], OPEN),
    "portal:akoma-ntoso": ("GET", [], OPEN),
    "portal:openapi": ("GET", [], OPEN),
    "portal:open-data:root": ("GET", [], OPEN),
    "portal:open-data:changes": ("GET", [], OPEN),
    "portal:open-data:search": ("GET", [], OPEN),
    "portal:open-data:list_of": ("GET", [], OPEN),
    "portal:open-data:thing_of": ("GET", ["closed thing"], NOWHERE),
    "portal:open-data:versions_of": ("GET", ["closed thing"], NOWHERE),
    "portal:open-data:version_of": ("GET", ["closed thing", "data version"], NOWHERE),
}


def parts(found, people):
    """A kind, and a key under which nothing is published."""
    return {"data kind": "body", "closed thing": "nothing", "data version": 1}
