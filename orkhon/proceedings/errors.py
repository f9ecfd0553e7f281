"""What this room refuses, in the user's words."""


class Refusal(ValueError):
    """An act that cannot be done as asked; nothing was changed."""
