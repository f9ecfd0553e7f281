"""Rights at the addresses of seating."""

ADDRESSES: dict[str, tuple[str, list[str], dict[str, object]]] = {}


def parts(found, country, people):
    """What an address of this subject can name."""
    return {}
