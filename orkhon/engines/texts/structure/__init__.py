"""The structure of a law text: its provisions, their numbers and identifiers."""

from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.language import Detected, detect
from orkhon.engines.texts.structure.model import (
    Block,
    Kind,
    Place,
    Provision,
    Text,
    TextError,
)
from orkhon.engines.texts.structure.naming import name_of, short_no
from orkhon.engines.texts.structure.reading import read_blocks, read_plain
from orkhon.engines.texts.structure.tree import find, walk
from orkhon.engines.texts.structure.writing import body, plain, require_kept, wording

__all__ = [
    "Block",
    "Detected",
    "Kind",
    "Place",
    "Provision",
    "Text",
    "TextError",
    "body",
    "detect",
    "find",
    "identified",
    "name_of",
    "plain",
    "read_blocks",
    "read_plain",
    "require_kept",
    "short_no",
    "walk",
    "wording",
]
