"""What goes wrong with accounts."""


class AccountError(ValueError):
    """An account cannot be made or changed as asked."""
