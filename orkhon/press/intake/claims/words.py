"""Words of a text: capitalised runs, endings, phrases of office, places."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from orkhon.engines.reports.lexicon.choice import LEXICONS, lexicon_for
from orkhon.engines.reports.suffixes import strip_case

APOSTROPHES = "'’‘ʻʼ`"
_WORD = re.compile(rf"[^\W\d_](?:[\w{APOSTROPHES}-]*\w)?")
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)[\"«“„(]*$")
_ENGLISH_GENITIVE = re.compile(rf"[{APOSTROPHES}]s?$")
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "’"))
PARTICLES = frozenset({"uulu", "uly", "oglu", "kyzy", "qızı", "оглы", "уулу", "кызы"})


@dataclass(frozen=True)
class Word:
    """A capitalised word with its place.

    Attributes:
        begins: Whether a sentence begins with it, so that its capital says nothing.
    """

    text: str
    start: int
    end: int
    begins: bool


def runs_of(text: str) -> Iterator[tuple[Word, ...]]:
    """Capitalised words that stand side by side with nothing but spaces between."""
    run: list[Word] = []
    for match in _WORD.finditer(text):
        word = match[0]
        capital = word[0].isupper() or (bool(run) and word in PARTICLES)
        if _is_initial(word) and text[match.end() : match.end() + 1] != ".":
            # “С Рустемом”, “A delegation”: a small word at the beginning of a sentence.
            capital = False
        joined = bool(run) and re.fullmatch(
            r"[ \u00a0]+|\.[ \u00a0]*" if _is_initial(run[-1].text) else r"[ \u00a0]+",
            text[run[-1].end : match.start()],
        )
        if run and not (capital and joined):
            yield tuple(run)
            run = []
        if capital:
            begins = not run and bool(_SENTENCE.search(text[: match.start()]))
            run.append(Word(word, match.start(), match.end(), begins))
    if run:
        yield tuple(run)


def _is_initial(word: str) -> bool:
    return len(word) == 1


def one_form(word: str) -> str:
    """Canonical Unicode with one kind of apostrophe."""
    return unicodedata.normalize("NFC", word).translate(_ONE_APOSTROPHE)


@lru_cache(maxsize=50_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """A word and what it may be without a case ending, itself first."""
    found = [one_form(word)]
    if language == "en":
        found.append(_ENGLISH_GENITIVE.sub("", found[0]))
    found.extend(map(one_form, strip_case(word, language)))
    # Names of other nations bear endings after an apostrophe in Latin script.
    stem, mark, _ending = found[0].rpartition("’")
    if mark and len(stem) > 2:
        found.append(stem)
    return tuple(dict.fromkeys(one for one in found if one))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A word without marks on its letters and without regard to capitals.

    The dotless and dotted i are one letter here, and schwa an a: so an English text
    writes Azerbaijani and Turkish names.
    """
    shown = word.replace("İ", "i").replace("I", "i").casefold()
    bare = unicodedata.normalize("NFD", shown.replace("ı", "i").replace("ə", "a"))
    return "".join(one for one in bare if not unicodedata.combining(one))


def plains(word: str) -> frozenset[str]:
    """`plain`, and with an e for the schwa, as Turkish writes it."""
    return frozenset({plain(word), plain(word.replace("ə", "e").replace("Ə", "E"))})


@lru_cache(maxsize=16)
def ordinary(language: str) -> frozenset[str]:
    """Words that stand before names and are no part of them: posts, titles, bodies."""
    lexicon = lexicon_for(language)
    phrases: list[str] = [
        *lexicon.titles,
        *lexicon.ranks,
        *lexicon.rank_modifiers,
        *lexicon.body_heads,
        *lexicon.not_names,
        *lexicon.demonyms,
        *lexicon.places,
    ]
    return frozenset(
        plain(word.strip("*")) for phrase in phrases for word in phrase.split()
    )


def is_ordinary(word: str, language: str) -> bool:
    """Whether a capitalised word is one of `ordinary`, in any of its forms."""
    known = ordinary(language)
    return any(plain(form) in known for form in forms(word, language))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of every language: a guest's name is written in all of them."""
    return frozenset(
        plain(one) for lexicon in LEXICONS.values() for one in lexicon.given_names
    )


@lru_cache(maxsize=16)
def offices(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases of office with their fixed key, the longest first."""
    return _compiled(
        {one: rank.key for one, rank in lexicon_for(language).ranks.items()}
    )


@lru_cache(maxsize=16)
def places(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Names of cities with their English name, the longest first."""
    return _compiled(
        {
            one: place.name
            for one, place in lexicon_for(language).places.items()
            if not place.is_country
        }
    )


def _compiled(phrases: Mapping[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    longest = sorted(phrases, key=lambda one: (-len(one), one))
    return tuple(
        (
            re.compile(
                rf"(?<!\w){re.escape(one).replace(chr(92) + '*', chr(92) + 'w*')}(?!\w)",
                re.IGNORECASE,
            ),
            phrases[one],
        )
        for one in longest
    )
