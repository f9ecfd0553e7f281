"""Redline of two texts: provisions are matched first, then the words inside them."""

from orkhon.engines.texts.redline.carrying import carried
from orkhon.engines.texts.redline.comparison import compare
from orkhon.engines.texts.redline.model import (
    Carried,
    Piece,
    Redline,
    Row,
    TableRow,
)
from orkhon.engines.texts.redline.word_file import word_file
from orkhon.engines.texts.redline.wording import word_pieces

__all__ = [
    "Carried",
    "Piece",
    "Redline",
    "Row",
    "TableRow",
    "carried",
    "compare",
    "word_file",
    "word_pieces",
]
