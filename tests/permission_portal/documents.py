"""Statements, model laws and adopted texts: opened ones, and those that are not."""

from tests.permission_answers import NOWHERE, OPEN
from tests.permission_observation.statements import ISSUED, ONE

OPENED_TEXT = ["code", "year", "opened text"]
CLOSED_TEXT = ["code", "year", "closed text"]

ADDRESSES = {
    "portal:statement": ("GET", ["language", *ISSUED], OPEN),
    "portal:statement ": ("GET", ["language", *ONE], NOWHERE),
    "portal:paper": ("GET", [*ISSUED, "paper language", "paper format"], OPEN),
    "portal:paper ": ("GET", [*ONE, "paper language", "paper format"], NOWHERE),
    "portal:bundle": ("GET", ISSUED, OPEN),
    "portal:bundle ": ("GET", ONE, NOWHERE),
    "portal:model-law": ("GET", ["language", "opened law"], OPEN),
    "portal:model-law ": ("GET", ["language", "model law"], NOWHERE),
    "portal:model-law-json": ("GET", ["opened law"], OPEN),
    "portal:model-law-json ": ("GET", ["model law"], NOWHERE),
    "portal:model-law-csv": ("GET", ["opened law"], OPEN),
    "portal:model-law-csv ": ("GET", ["model law"], NOWHERE),
    "portal:adopted-texts": ("GET", ["language"], OPEN),
    "portal:adopted-text": ("GET", ["language", *OPENED_TEXT], OPEN),
    "portal:adopted-text ": ("GET", ["language", *CLOSED_TEXT], NOWHERE),
    "portal:adopted-text-json": ("GET", OPENED_TEXT, OPEN),
    "portal:adopted-text-json ": ("GET", CLOSED_TEXT, NOWHERE),
    "portal:adopted-texts-json": ("GET", [], OPEN),
    "portal:adopted-texts-csv": ("GET", [], OPEN),
    "portal:adopted-paper": ("GET", [*OPENED_TEXT, "text language", "text form"], OPEN),
    "portal:adopted-paper ": (
        "GET",
        [*CLOSED_TEXT, "text language", "text form"],
        NOWHERE,
    ),
    "portal:adopted-bundle": ("GET", OPENED_TEXT, OPEN),
    "portal:adopted-bundle ": ("GET", CLOSED_TEXT, NOWHERE),
}


def parts(found, people):
    """The rooms have them."""
    return {}
