"""Choose the lexicon of a language."""

from orkhon.engines.reports.lexicon import az, en, kk, ky, ru, tr, uz
from orkhon.engines.reports.lexicon.model import Lexicon

LEXICONS: dict[str, Lexicon] = {
    one.LEXICON.language: one.LEXICON for one in (az, en, kk, ky, ru, tr, uz)
}


def lexicon_for(language: str) -> Lexicon:
    """Give the lexicon of a language; an empty one where none is written yet.

    With an empty lexicon only the register, the dates and the shape of names
    are left to read a report by.
    """
    return LEXICONS.get(language, Lexicon(language))
