"""Where two matched provisions seem to differ: signs for a reader, never a verdict.

Alignment is not conformity. A flag names what is on one side and not on the other; a
person decides what it means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.alignment.bags import read_bag
from orkhon.engines.texts.alignment.languages import variety
from orkhon.engines.texts.alignment.lexicon import Lexicon, shipped_lexicon
from orkhon.engines.texts.alignment.modals import KINDS, modals
from orkhon.engines.texts.alignment.quantities import quantities

LENGTH_BAND = 2.0
"""Times longer or shorter than usual from which a length is far off."""
SHORT_TEXT = 60
"""Letters below which a length says nothing."""

_NAMES = {
    "deadline": "Deadlines differ",
    "percent": "Percentages differ",
    "amount": "Amounts differ",
    "date": "Dates differ",
    "number": "Numbers differ",
}
_POINT = re.compile(r"(?m)(?:^|(?<=[\s;:,.(]))(?:\d{1,3}|[^\W\d_])\)")


@dataclass(frozen=True, slots=True)
class Flag:
    """One difference.

    Attributes:
        kind: `deadline`, `percent`, `amount`, `date`, `number`, `modal`, `points`,
            `term` or `length`.
        words: What differs, in plain English.
        a: What the first text has.
        b: What the second text has.
    """

    kind: str
    words: str
    a: tuple[str, ...]
    b: tuple[str, ...]


def raise_flags(
    a: str,
    a_lang: str,
    b: str,
    b_lang: str,
    *,
    terms: Sequence[str] = (),
    usual_ratio: float | None = None,
    lexicon: Lexicon | None = None,
) -> list[Flag]:
    """Say where two corresponding provisions differ.

    Args:
        a: A provision of the model law; several read as one are joined by lines.
        a_lang: Its language tag.
        b: The provision of the national law.
        b_lang: Its language tag.
        terms: Terms that the first text's law defines, in its language.
        usual_ratio: Letters of the second text for one of the first in the two
            laws as a whole; None leaves length unflagged.
        lexicon: A lexicon of the caller's; the shipped one by default.
    Returns:
        Flags, none when no sign of a difference was found.
    Raises:
        AlignmentError: an unknown language.
    """
    one, other = variety(a_lang, [a]), variety(b_lang, [b])
    words = lexicon or shipped_lexicon()
    flags = [
        *_quantities(a, one, b, other),
        *_modals(a, one, b, other),
        *_points(a, b),
        *_terms(terms, a, one, b, other, words),
    ]
    if usual_ratio is not None:
        flags += _length(a, b, usual_ratio)
    return flags


def _quantities(a: str, one: str, b: str, other: str) -> list[Flag]:
    here, there = Counter(quantities(a, one)), Counter(quantities(b, other))
    flags = []
    for kind, words in _NAMES.items():
        only_here = sorted(str(item) for item in here - there if item.kind == kind)
        only_there = sorted(str(item) for item in there - here if item.kind == kind)
        if only_here or only_there:
            flags.append(Flag(kind, words, tuple(only_here), tuple(only_there)))
    return flags


def _modals(a: str, one: str, b: str, other: str) -> list[Flag]:
    here, there = modals(a, one), modals(b, other)
    only_here = tuple(kind for kind in KINDS if here[kind] and not there[kind])
    only_there = tuple(kind for kind in KINDS if there[kind] and not here[kind])
    if not (only_here and only_there):
        return []
    words = f"{_listed(only_here)} here, {_listed(only_there)} there"
    return [Flag("modal", words, only_here, only_there)]


def _points(a: str, b: str) -> list[Flag]:
    here, there = len(_POINT.findall(a)), len(_POINT.findall(b))
    if here == there:
        return []
    words = f"{here} enumerated points here, {there} there"
    return [Flag("points", words, (str(here),), (str(there),))]


def _terms(
    terms: Sequence[str], a: str, one: str, b: str, other: str, lexicon: Lexicon
) -> list[Flag]:
    """Terms of the first text of which the second has neither concept nor sound."""
    here, there = _ideas(a, one, lexicon), _ideas(b, other, lexicon)
    missing = []
    for term in terms:
        ideas = _ideas(term, one, lexicon)
        if ideas and ideas <= here and not ideas & there:
            missing.append(term)
    if not missing:
        return []
    return [Flag("term", "Defined terms missing", tuple(missing), ())]


def _ideas(text: str, language: str, lexicon: Lexicon) -> set[str]:
    bag = read_bag(text, language, lexicon)
    ideas = {sign for sign in bag.signs if sign.startswith("~")}
    for node in bag.lemmas:
        concepts = lexicon.to_concepts[node].indices
        ideas |= {lexicon.concepts[place].id for place in concepts}
    return ideas


def _length(a: str, b: str, usual_ratio: float) -> list[Flag]:
    if min(len(a), len(b)) < 1 or max(len(a), len(b)) < SHORT_TEXT:
        return []
    times = len(b) / len(a) / usual_ratio
    if 1 / LENGTH_BAND <= times <= LENGTH_BAND:
        return []
    words = f"{times:.1f} times the usual length"
    return [Flag("length", words, (str(len(a)),), (str(len(b)),))]


def _listed(kinds: Sequence[str]) -> str:
    return " and ".join(f"“{kind}”" for kind in kinds)
