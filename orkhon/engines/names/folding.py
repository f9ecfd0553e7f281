"""The search skeleton of a text."""

import re
import unicodedata

from orkhon.engines.names.letters import APOSTROPHES
from orkhon.engines.names.sounds import fold_word

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{''.join(APOSTROPHES)}̀-ͯ])*")


def fold(text: str) -> str:
    """Fold a text to its search skeleton: equal for spellings of one word.

    Vowels become a, i or u, consonants one letter of their class, marks,
    doubled letters, glides, signs and punctuation go; words stay in order, one
    space apart. Məclis and meclis, İSTANBUL and istanbul, Oʻ and O' fold alike.

    Args:
        text: Any string.
    Returns:
        The skeleton; "" when the text has no letters or digits. Folding a
        skeleton gives the same skeleton.
    """
    words = map(fold_word, _WORD.findall(unicodedata.normalize("NFC", text)))
    return " ".join(word for word in words if word)
