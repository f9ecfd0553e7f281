"""References to provisions inside law texts, and what they point at."""

from orkhon.engines.texts.citations.finding import find_references
from orkhon.engines.texts.citations.model import THIS, Reference

__all__ = ["THIS", "Reference", "find_references"]
