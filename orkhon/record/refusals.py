"""What the rooms refuse."""


class Refusal(ValueError):
    """An act that cannot be done as asked, in the user's words; nothing was changed.

    It names the thing and the value.
    """
