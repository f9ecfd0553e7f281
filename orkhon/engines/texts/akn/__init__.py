"""Akoma Ntoso 3.0, out and in."""

from orkhon.engines.texts.akn.about import About, Document
from orkhon.engines.texts.akn.checking import check
from orkhon.engines.texts.akn.reading import read
from orkhon.engines.texts.akn.writing import write

__all__ = ["About", "Document", "check", "read", "write"]
