"""Names across orthographies: fold, compare, explain, romanise, index."""

from orkhon.engines.names.comparison import compare
from orkhon.engines.names.folding import fold
from orkhon.engines.names.index import Index
from orkhon.engines.names.letters import script_of
from orkhon.engines.names.words import strip_titles

__all__ = ["Index", "compare", "fold", "script_of", "strip_titles"]
