"""Files of laws, as they come in, to texts."""

from orkhon.engines.texts.intake.model import Change, Comment, Limits, TakenIn
from orkhon.engines.texts.intake.take_in import take_in

__all__ = ["Change", "Comment", "Limits", "TakenIn", "take_in"]
