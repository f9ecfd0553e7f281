"""The lexicon graph: words of eight varieties joined by the concepts they share.

A node is a cleaned lemma of one language; lemmas of one concept are neighbours. The
graph is kept as tables of shares, lemma to concept and concept to lemma, so that one
step of diffusion over it is a sparse product. Words outside the glossary become
nodes of their sounds, common to all languages: loans, names and cognates meet there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import snowballstemmer  # type: ignore[import-untyped]  # -- it ships no types
from scipy.sparse import csr_matrix

from orkhon.engines.texts.alignment.glossary import Concept, shipped_glossary
from orkhon.engines.texts.alignment.languages import LANGUAGES, TURKIC
from orkhon.engines.texts.alignment.spelling import TOKEN, clean, sounds

STEMMERS = {"en": "english", "ru": "russian"}
SHORT = 3
"""Letters up to which a lemma takes only what sounds like Turkic suffixes."""
LONGEST_TAIL = 12
"""Sounds of suffixes after such a lemma, at most."""
LONGEST_LEMMA = 40
"""Letters from which on a word holds no lemma: a number of a file, a torn line."""
STEM_TAIL = 5
"""Letters that a derivation may add to a Snowball stem (закон, законодательн)."""

_SUFFIXES = re.compile(
    r"(?:l[ao]r|t[ao]r|n[ao]r|i?miz|i?nis|i?mis|l[io]k|s[io]s|l[io]|n[io]n|t[io]n|"
    r"n[io]|t[io]|k[ai]|t[ao]n|n[ao]n|tak[io]|n[dt]a|t[ao]|s[io]n?|[bm][ae]n|"
    r"ya|yi|yo|n?k[ai]|[iao][mnks]?|m[ao]|[nm])*"
)
_SOFT_ENDINGS = {
    "kk": {"қ": "ғ", "к": "г", "п": "б"},
    "ky": {"к": "г", "п": "б"},
    "uz-Cyrl": {"қ": "ғ", "к": "г"},
    "uz-Latn": {"q": "gʻ", "k": "g"},
    "tr": {"k": "ğ", "p": "b", "t": "d", "ç": "c"},
    "az": {"q": "ğ", "k": "y"},
}
_DROPPED_VOWEL = re.compile(
    r"^(.+[^aeıioöuüəаеәіиоөуұүыёэюя\W])[ıiuüыиіұүу]([^aeıioöuüəаеәіиоөуұүыёэюя\W])$"
)
_FLEETING_VOWEL = re.compile(r"^(.{3,})[ое]([кц])$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to write a concept: words that must follow the first, and its node.

    Each following word stands in all forms that its inflections begin with.
    """

    following: tuple[tuple[str, ...], ...]
    node: int


@dataclass(slots=True)
class Lexicon:
    """Nodes, their concepts, and each language's index of first words.

    Attributes:
        concepts: The concepts of the glossary, in order.
        to_concepts: nodes x concepts, rows sum to 1.
        neighbours: concepts x concepts, one step of diffusion: to the words of a
            concept in all languages and on to their concepts; rows sum to 1.
        first_words: For each language, first word to the entries it opens.
    """

    concepts: tuple[Concept, ...]
    to_concepts: csr_matrix
    neighbours: csr_matrix
    first_words: dict[str, dict[str, list[Entry]]] = field(repr=False)


def build_lexicon(concepts: Iterable[Concept]) -> Lexicon:
    """Build the graph of a glossary.

    Args:
        concepts: Concepts with words in all varieties.
    Returns:
        The graph, ready for `find_nodes`.
    """
    listed = tuple(concepts)
    nodes: dict[tuple[str, tuple[str, ...]], int] = {}
    pairs: set[tuple[int, int]] = set()
    first_words: dict[str, dict[str, list[Entry]]] = {name: {} for name in LANGUAGES}
    for place, concept in enumerate(listed):
        for language, words in concept.words.items():
            for word in words:
                tokens = TOKEN.findall(word)
                parts = tuple(reduced(tokens, language))
                key = (language, parts)
                if key not in nodes:
                    nodes[key] = len(nodes)
                    following = tuple(
                        tuple(_forms(token, part, language))
                        for token, part in zip(tokens[1:], parts[1:], strict=True)
                    )
                    entry = Entry(following, nodes[key])
                    for first in _forms(tokens[0], parts[0], language):
                        first_words[language].setdefault(first, []).append(entry)
                pairs.add((nodes[key], place))
    for index in first_words.values():
        for entries in index.values():
            entries.sort(key=_longest_first)
    rows, columns = np.array(sorted(pairs)).T
    ones = np.ones(len(rows))
    shape = (len(nodes), len(listed))
    table = csr_matrix((ones, (rows, columns)), shape=shape)
    to_concepts, to_words = _shares(table), _shares(csr_matrix(table.T))
    neighbours = csr_matrix(to_words @ to_concepts)
    return Lexicon(listed, to_concepts, neighbours, first_words)


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """The graph of the shipped glossary, built once."""
    return build_lexicon(shipped_glossary())


def reduced(tokens: Iterable[str], language: str) -> list[str]:
    """Words as the graph knows them: cleaned, and stemmed in English and Russian."""
    words = [clean(token, language) for token in tokens]
    if language in TURKIC:
        return words
    return [_stem(word, language) for word in words]


def find_nodes(words: list[str], language: str, lexicon: Lexicon) -> list[list[int]]:
    """For each word the nodes it stands for: its longest lemma, and its phrases.

    Args:
        words: Words as `reduced` returns them.
        language: Their variety.
        lexicon: The graph.
    Returns:
        For each word a list of nodes, empty for a word outside the glossary. A
        phrase counts beside its words, once at its first.
    """
    index = lexicon.first_words[language]
    found: list[list[int]] = [[] for _ in words]
    for place, word in enumerate(words):
        single = phrase = False
        for end in range(min(len(word), LONGEST_LEMMA), 1, -1):
            if single and phrase:
                break
            entries = index.get(word[:end])
            if not entries or not _fits(word, end, language):
                continue
            for entry in entries:
                if not entry.following:
                    if not single:
                        found[place].append(entry.node)
                elif not phrase and _follows(words[place + 1 :], entry.following):
                    found[place].append(entry.node)
                    phrase = True
            single = single or any(not entry.following for entry in entries)
    return found


def _longest_first(entry: Entry) -> int:
    """Order in which phrases are tried: сатып алуучу before сатып алуу."""
    return -sum(len(forms[0]) for forms in entry.following)


def _follows(words: list[str], wanted: tuple[tuple[str, ...], ...]) -> bool:
    return len(words) >= len(wanted) and all(
        word.startswith(forms) for word, forms in zip(words, wanted, strict=False)
    )


def _fits(word: str, end: int, language: str) -> bool:
    """Whether a word may be the lemma of its first letters with something added."""
    if end == len(word):
        return True
    if language not in TURKIC:
        return end > SHORT + 1 and len(word) - end <= STEM_TAIL
    if end > SHORT:
        return True
    tail = sounds(word[end:], language)
    return len(tail) <= LONGEST_TAIL and _SUFFIXES.fullmatch(tail) is not None


def _forms(token: str, word: str, language: str) -> list[str]:
    """First letters of a lemma's forms: құқық, құқығ; халық, халқ; порядок, порядк."""
    if language not in TURKIC:
        # Snowball cuts some nominatives deeper than their cases: орган, органов.
        whole = clean(token, language)
        fleeting = _FLEETING_VOWEL.sub(r"\1\2", whole).replace("лц", "льц")
        bare = whole[:-1] if whole[-1] in "аяь" else whole
        return list(dict.fromkeys([word, whole, fleeting, bare]))
    forms = [word]
    soft = _SOFT_ENDINGS.get(language, {})
    if len(word) > SHORT and word[-1] in soft:
        forms.append(word[:-1] + soft[word[-1]])
    if len(word) > SHORT and (match := _DROPPED_VOWEL.match(word)):
        forms.append(match[1] + match[2])
    return list(dict.fromkeys(forms))


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    return str(_STEMMERS[language].stemWord(word))


_STEMMERS = {
    language: snowballstemmer.stemmer(name) for language, name in STEMMERS.items()
}


def _shares(table: csr_matrix) -> csr_matrix:
    totals = np.asarray(table.sum(axis=1)).ravel()
    return csr_matrix(table.multiply(1.0 / totals[:, None]))
