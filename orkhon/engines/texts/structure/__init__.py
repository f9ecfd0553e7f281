"""The structure of a law text: its provisions, their numbers and identifiers."""

from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.language import Detected, detect
from orkhon.engines.texts.structure.model import Block, Provision, Text, TextError
from orkhon.engines.texts.structure.writing import body, plain, require_kept, wording

__all__ = [
    "Block",
    "Detected",
    "Provision",
    "Text",
    "TextError",
    "body",
    "detect",
    "identified",
    "plain",
    "require_kept",
    "wording",
]
