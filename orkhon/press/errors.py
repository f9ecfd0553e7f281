"""What this room refuses, in the user's words."""

from orkhon.legislation.errors import Refusal

__all__ = ["Overtaken", "Refusal"]


class Overtaken(Refusal):
    """Somebody else saved the text meanwhile; nothing was written over."""
