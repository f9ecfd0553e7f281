"""A lexicon made ready for look-up: phrases of words found at one pass."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from orkhon.engines.reports.lexicon.choice import lexicon_for
from orkhon.engines.reports.lexicon.model import (
    BodyName,
    CommitmentCue,
    FrameCue,
    Lexicon,
    Place,
    Rank,
)
from orkhon.engines.reports.segments import Token, fold, tokens_of

Value = TypeVar("Value")
_STEM_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase found among tokens: numbers of the first and past the last."""

    first: int
    last: int
    value: Value


class Phrases(Generic[Value]):
    """Phrases to be found in a run of tokens, the longest first.

    A word ending in `*` stands for every word that begins with it.
    """

    def __init__(self, entries: Mapping[str, Value], *, acronyms_exact: bool) -> None:
        """Take phrases with their values.

        Args:
            entries: Phrase -> value.
            acronyms_exact: Whether a phrase of up to five capitals is found
                only where the text writes capitals, too.
        """
        self._by_word: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        self._by_stem: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        for phrase, value in entries.items():
            stems = [piece.endswith("*") for piece in phrase.split()]
            words = tuple(
                token.fold for token in tokens_of(phrase) if token.text != "*"
            )
            if any(stems) and len(stems) == len(words):
                words = tuple(
                    word + "*" if stem else word
                    for word, stem in zip(words, stems, strict=True)
                )
            exact = acronyms_exact and len(phrase) <= 5 and phrase.isupper()
            entry = (words, exact, value)
            if words[0].endswith("*"):
                key = words[0][:_STEM_LETTERS].rstrip("*")
                self._by_stem.setdefault(key, []).append(entry)
            else:
                self._by_word.setdefault(words[0], []).append(entry)
        for group in (*self._by_word.values(), *self._by_stem.values()):
            group.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], index: int) -> Found[Value] | None:
        """Give the longest phrase that begins at a token, or None."""
        first = tokens[index]
        candidates: Iterable[tuple[tuple[str, ...], bool, Value]]
        candidates = self._by_word.get(first.fold, ())
        if self._by_stem:
            candidates = [
                *candidates,
                *self._by_stem.get(first.fold[:_STEM_LETTERS], ()),
            ]
        best: Found[Value] | None = None
        for words, exact, value in candidates:
            if best and len(words) <= best.last - best.first:
                continue
            if exact and not (first.is_upper or len(words) > 1):
                continue
            if index + len(words) <= len(tokens) and all(
                _matches(tokens[index + offset].fold, word)
                for offset, word in enumerate(words)
            ):
                best = Found(index, index + len(words), value)
        return best


def _matches(word: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word == pattern


@dataclass(frozen=True)
class Vocabulary:
    """One language's lexicon, compiled.

    Attributes:
        lexicon: The data it was made from.
    """

    lexicon: Lexicon
    bodies: Phrases[BodyName]
    places: Phrases[Place]
    ranks: Phrases[Rank]
    demonyms: Phrases[str]
    nations: Mapping[str, str]
    frames: tuple[tuple[FrameCue, re.Pattern[str]], ...]
    commitments: tuple[tuple[CommitmentCue, re.Pattern[str]], ...]
    hopes: re.Pattern[str]
    wants: re.Pattern[str]
    delegation_heads: re.Pattern[str]
    done: re.Pattern[str]
    past: re.Pattern[str]
    speech: re.Pattern[str]
    attendance: re.Pattern[str]
    mentions: re.Pattern[str]
    authors: re.Pattern[str]
    collectives: re.Pattern[str]
    topics: re.Pattern[str]
    chrome: re.Pattern[str]
    tails: re.Pattern[str]
    digests: re.Pattern[str]
    credits: re.Pattern[str]
    reported: re.Pattern[str]
    date_breaks: re.Pattern[str]
    not_promised: re.Pattern[str]
    represented: re.Pattern[str]
    affiliation: re.Pattern[str]
    post_links: re.Pattern[str]
    addressed: re.Pattern[str]
    inverted: re.Pattern[str]
    clause_ends: re.Pattern[str]
    relatives: re.Pattern[str]
    planned: re.Pattern[str]
    plan_ends: re.Pattern[str]
    bare_verbs: re.Pattern[str]
    venues: re.Pattern[str]
    media: re.Pattern[str]
    media_verbs: re.Pattern[str]
    formats: tuple[tuple[re.Pattern[str], str], ...]


def any_of(
    patterns: Sequence[str], *, flags: re.RegexFlag = re.IGNORECASE
) -> re.Pattern[str]:
    """Compile alternatives into one pattern; none of them never matches."""
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@lru_cache(maxsize=16)
def vocabulary_of(language: str) -> Vocabulary:
    """Compile the lexicon of a language, once for each."""
    lexicon = lexicon_for(language)
    return Vocabulary(
        lexicon=lexicon,
        bodies=Phrases(lexicon.bodies, acronyms_exact=True),
        places=Phrases(lexicon.places, acronyms_exact=True),
        ranks=Phrases(lexicon.ranks, acronyms_exact=True),
        demonyms=Phrases(lexicon.demonyms, acronyms_exact=True),
        nations={
            **{
                fold(name): place.country
                for name, place in lexicon.places.items()
                if place.is_country
            },
            **{fold(name): country for name, country in lexicon.demonyms.items()},
        },
        frames=tuple(
            (cue, re.compile(cue.pattern, re.IGNORECASE)) for cue in lexicon.frames
        ),
        commitments=tuple(
            (cue, re.compile(cue.pattern, re.IGNORECASE)) for cue in lexicon.commitments
        ),
        hopes=any_of(lexicon.hopes),
        wants=any_of(lexicon.wants),
        delegation_heads=any_of(lexicon.delegation_heads),
        done=any_of(lexicon.done),
        past=any_of(lexicon.past_habit),
        speech=any_of(lexicon.speech),
        attendance=any_of(lexicon.attendance),
        mentions=any_of(lexicon.mention_cues),
        authors=any_of(lexicon.author_cues),
        collectives=any_of(lexicon.collectives),
        topics=any_of(lexicon.topic_cues),
        chrome=any_of(lexicon.chrome),
        tails=any_of(lexicon.tail_cues),
        digests=any_of(lexicon.digest_cues),
        credits=any_of(lexicon.reported_by, flags=re.RegexFlag(0)),
        inverted=any_of(lexicon.inverted_speech),
        addressed=any_of(lexicon.addressed_cues),
        clause_ends=any_of(lexicon.clause_ends),
        represented=any_of(lexicon.represented),
        affiliation=any_of(lexicon.affiliation),
        post_links=any_of(lexicon.post_links, flags=re.RegexFlag(0)),
        date_breaks=any_of(lexicon.date_breaks),
        not_promised=any_of(lexicon.not_promised),
        reported=any_of(lexicon.reported_cues),
        relatives=any_of(lexicon.relative_words),
        planned=any_of(lexicon.planned_words),
        plan_ends=any_of(lexicon.plan_ends),
        bare_verbs=any_of(lexicon.bare_verbs),
        venues=any_of(lexicon.venues),
        media=any_of(lexicon.media_cues),
        media_verbs=any_of(lexicon.media_verbs),
        formats=tuple(
            (re.compile(pattern, re.IGNORECASE), form)
            for pattern, form in lexicon.formats
        ),
    )
