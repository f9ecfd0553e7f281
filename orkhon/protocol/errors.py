"""What this room refuses, in the user's words."""

from orkhon.legislation.errors import Refusal

__all__ = ["Refusal"]
