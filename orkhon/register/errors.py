"""What the register refuses, in words that name the thing and the value."""


class RegisterError(ValueError):
    """A name, date, post or merge that cannot stand as asked."""
