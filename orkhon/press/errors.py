"""What this room refuses, in the user's words."""

from orkhon.record.refusals import Refusal


class Overtaken(Refusal):
    """Somebody else saved the text meanwhile; nothing was written over."""
