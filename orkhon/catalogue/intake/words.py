"""Words as they are looked for: one in any script and spelling has few forms.

A word has two: *plain* (small Latin letters without marks: what was typed, nearly) and
its *skeleton* (`orkhon.engines.names.fold`, with h as k: Hasan, Гасан and Ґəсəн are one).
In the index a plain form bears the mark `=`, so that one list holds both; what a thing
is narrowed by stands in the same list under marks of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from orkhon.engines.names import bones_of, fold, sort_key

LONGEST_WORD = 40
"""Letters of a word that are looked at; what is longer is no word."""
MOST_WORDS = 20_000
"""Different words of one thing that it is found by; the longest law has fewer."""
KEPT = 1 << 16
"""Words whose forms a process keeps."""

PLAIN = "="
KIND = "#"
LANGUAGE = "@"
YEAR = "+"
MARKS = PLAIN + KIND + LANGUAGE + YEAR + "-"
"""What a term may hold besides letters and figures."""

_SIGNS = "'`´ʻʼʽʾʿ‘’‛′ˈ"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}̀-ͯ])*")


@dataclass(frozen=True, slots=True)
class Form:
    """A word in the forms that it is looked for by.

    Attributes:
        spelling: As it is written.
        plain: Small Latin letters and figures.
        skeleton: The same for every spelling that sounds alike.
    """

    spelling: str
    plain: str
    skeleton: str

    @property
    def bones(self) -> str:
        """Its consonants in their classes."""
        return bones_of(self.skeleton)


def places(text: str) -> Iterator[re.Match[str]]:
    """Where the words of a text stand."""
    return _WORD.finditer(text)


def forms(text: str) -> list[Form]:
    """The words of a text in order; one that sounds like nothing is left out."""
    found = (form(match[0]) for match in places(text))
    return [one for one in found if one is not None]


@lru_cache(KEPT)
def form(word: str) -> Form | None:
    """One word in its forms; None when it has no letter or figure that is known."""
    word = word[:LONGEST_WORD]
    skeleton = _joined(fold(word)).replace("h", "k")
    plain = _joined(sort_key(word)) or skeleton
    if not skeleton:
        return None
    return Form(word, plain[:LONGEST_WORD], skeleton[:LONGEST_WORD])


def distinct(found: Iterable[Form]) -> dict[tuple[str, str], Form]:
    """Each word once, by its forms, as it was first met."""
    known: dict[tuple[str, str], Form] = {}
    for one in found:
        if len(known) >= MOST_WORDS:
            break
        known.setdefault((one.plain, one.skeleton), one)
    return known


def terms(found: Iterable[Form]) -> list[str]:
    """The terms of an index: each plain form under its mark, each skeleton, once."""
    known: dict[str, None] = {}
    for one in found:
        known[PLAIN + one.plain] = None
        known[one.skeleton] = None
    return list(known)


def _joined(text: str) -> str:
    """Letters and figures alone, so that no word becomes two in a database's eyes."""
    return "".join(one for one in text if one.isalnum())
