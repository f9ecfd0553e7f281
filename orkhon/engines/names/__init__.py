"""Names across orthographies: fold, compare, explain, romanise, index."""

from orkhon.engines.names.comparison import compare
from orkhon.engines.names.explanation import Level, Part, WordPair, explain
from orkhon.engines.names.folding import fold
from orkhon.engines.names.index import Index
from orkhon.engines.names.letters import script_of
from orkhon.engines.names.pronunciation import pronounce
from orkhon.engines.names.romanisation import UnknownLanguage, romanise, sort_key
from orkhon.engines.names.sounds import bones as bones_of
from orkhon.engines.names.words import strip_titles

__all__ = [
    "Index",
    "Level",
    "Part",
    "UnknownLanguage",
    "WordPair",
    "bones_of",
    "compare",
    "explain",
    "fold",
    "pronounce",
    "romanise",
    "script_of",
    "sort_key",
    "strip_titles",
]
