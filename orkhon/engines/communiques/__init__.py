"""A communiqué as it is printed, and whether a bundle says the same as it."""

from orkhon.engines.communiques.checking import (
    SHAPE,
    Checked,
    CommuniqueError,
    check_communique,
    is_communique,
)
from orkhon.engines.communiques.printing import printed_text

__all__ = [
    "SHAPE",
    "Checked",
    "CommuniqueError",
    "check_communique",
    "is_communique",
    "printed_text",
]
