"""References to provisions inside law texts, and what they point at."""

from orkhon.engines.texts.citations.changes import (
    BrokenReference,
    Located,
    broken,
    located,
)
from orkhon.engines.texts.citations.finding import find_references
from orkhon.engines.texts.citations.model import THIS, Reference
from orkhon.engines.texts.citations.places import Places, resolve

__all__ = [
    "THIS",
    "BrokenReference",
    "Located",
    "Places",
    "Reference",
    "broken",
    "find_references",
    "located",
    "resolve",
]
