"""The key that readers compare with one that they have from another place."""

import logging

from orkhon.record.keys import KeyFileError, public_key

logger = logging.getLogger(__name__)


def own_key() -> str:
    """This site's public key as one word; "" while nothing was signed or it is lost."""
    try:
        found = public_key()
    except KeyFileError:
        logger.exception("the public page of checking shows no key")
        return ""
    return found.encode() if found else ""
