"""The search skeleton of a text, and the key that sorts names."""

import re
import unicodedata

from orkhon.engines.names.letters import APOSTROPHES
from orkhon.engines.names.sounds import fold_word

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{''.join(APOSTROPHES)}̀-ͯ])*")
_MOST_ROUNDS = 32


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
    folded = _fold_once(unicodedata.normalize("NFC", text))
    for _ in range(_MOST_ROUNDS):
        again = _fold_once(folded)
        if again == folded:
            break
        folded = again
    return folded


def _fold_once(text: str) -> str:
    words = (fold_word(word) for word in _WORD.findall(text))
    return " ".join(word for word in words if word)
