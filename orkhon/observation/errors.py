"""What this room refuses, in words that name the thing and the value."""


class Refusal(ValueError):
    """A verb that cannot be done as asked; nothing was changed."""
