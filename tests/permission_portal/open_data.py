"""Rights at the addresses of the open data: everybody, and nothing for what is closed."""

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.catalogue.kinds import KINDS
from tests.permission_answers import NOWHERE, OPEN

# The last kind: to it an address leads that is asked for without naming one.
LEGAL_DOCUMENTS = KINDS[-1]
LAW, CLOSED = ["opened legal document"], ["legal document"]

ADDRESSES = {
    "portal:data": ("GET", ["language"], OPEN),
    "portal:data-json": ("GET", ["data kind"], OPEN),
    "portal:data-csv": ("GET", ["data kind"], OPEN),
    "portal:data-figures": ("GET", [], OPEN),
    "portal:popolo": ("GET", [], OPEN),
    "portal:akoma-ntoso": ("GET", [], OPEN),
    "portal:openapi": ("GET", [], OPEN),
    "portal:open-data:root": ("GET", [], OPEN),
    "portal:open-data:changes": ("GET", [], OPEN),
    "portal:open-data:search": ("GET", [], OPEN),
    "portal:open-data:list_of": ("GET", [], OPEN),
    "portal:open-data:api-root": ("GET", [], OPEN),
    "portal:open-data:thing_of": ("GET", ["opened legal document"], OPEN),
    "portal:open-data:thing_of ": ("GET", ["legal document"], NOWHERE),
    "portal:open-data:versions_of": ("GET", ["opened legal document"], OPEN),
    "portal:open-data:versions_of ": ("GET", ["legal document"], NOWHERE),
    "portal:open-data:version_of": ("GET", [*LAW, "data version"], OPEN),
    "portal:open-data:version_of ": ("GET", [*CLOSED, "data version"], NOWHERE),
    "portal:search": ("GET", ["language"], OPEN),
    "portal:no-data": ("GET", [], NOWHERE),
}


def parts(found, people):
    """What is published is taken in; an address without a kind names legal documents."""
    refresh([LEGAL_DOCUMENTS])
    return {"data kind": "body", "data version": 1}
