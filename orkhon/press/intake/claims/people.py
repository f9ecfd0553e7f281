"""Names of persons in a text against those of the record, whatever their endings."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from orkhon.engines import names
from orkhon.press.intake.claims.model import Claim, Known, Spelling, Standing
from orkhon.press.intake.claims.words import (
    Word,
    forms,
    given_names,
    is_ordinary,
    one_form,
    plain,
    plains,
    runs_of,
)

NEAR = 0.6
"""From here on a word may be another one misspelt, when its neighbour is right."""
NEAR_ALONE = 0.75
"""The same for a surname that stands alone."""
NEAR_AT_BEGINNING = 0.85
"""The same where the capital may be that of the sentence."""
SHORTEST_SURNAME = 4
"""Letters; shorter ones are like too many words."""
SAME, SOUNDS, ALIKE, OTHER = 3, 2, 1, 0
"""Grades of a word against a word of the record."""


@dataclass(frozen=True)
class _Found:
    """A window of a run set against one spelling of one person."""

    person: Known
    spelling: Spelling
    words: tuple[Word, ...]
    grades: tuple[int, ...]
    standing: Standing

    @property
    def rank(self) -> tuple[bool, int, int, bool]:
        """The better the later in order."""
        return (
            self.standing == Standing.AGREES,
            sum(self.grades),
            len(self.words),
            bool(self.spelling.language),
        )


def person_claims(text: str, language: str, known: Iterable[Known]) -> list[Claim]:
    """Persons that a text names, each against the record.

    Args:
        language: Of the text: its endings are taken off, its spelling is preferred.
        known: Facts; those of other kinds are passed over.
    """
    people = [one for one in known if one.kind == "person"]
    claims: list[Claim] = []
    for run in runs_of(text):
        found = sorted(
            _windows(run, language, people), key=lambda one: one.rank, reverse=True
        )
        taken: list[Claim] = []
        for one in found:
            claim = _claim(text, language, one)
            if not any(claim.overlaps(other) for other in taken):
                taken.append(claim)
        claims.extend(taken or _unknown(text, run, language))
    return claims


def _windows(
    run: Sequence[Word], language: str, people: Iterable[Known]
) -> Iterator[_Found]:
    for person in people:
        for spelling in person.spellings:
            parts = one_form(spelling.text).split()
            if len(parts) > 1:
                for size in {len(parts), min(2, len(parts))}:
                    yield from _whole(run, language, person, spelling, parts, size)
            yield from _alone(run, language, person, spelling, parts)


def _whole(
    run: Sequence[Word],
    language: str,
    person: Known,
    spelling: Spelling,
    parts: Sequence[str],
    size: int,
) -> Iterator[_Found]:
    """Given name and surname, in this order or the other."""
    asked = parts if size == len(parts) else [parts[0], parts[-1]]
    for first in range(len(run) - size + 1):
        window = tuple(run[first : first + size])
        for order in (asked, asked[::-1]) if size == 2 else (asked,):
            grades = tuple(
                _grade(word.text, part, language)
                for word, part in zip(window, order, strict=True)
            )
            standing = _standing(window, grades, order, asked[-1], spelling, language)
            if standing is not None:
                yield _Found(person, spelling, window, grades, standing)


def _alone(
    run: Sequence[Word],
    language: str,
    person: Known,
    spelling: Spelling,
    parts: Sequence[str],
) -> Iterator[_Found]:
    """The surname by itself."""
    surname = parts[-1]
    if len(surname) < SHORTEST_SURNAME:
        return
    for place, word in enumerate(run):
        beside = [*run[max(0, place - 1) : place], *run[place + 1 : place + 2]]
        if any(_may_be_given(one, language) for one in beside):
            # With a given name it is not alone, and may be somebody else's.
            continue
        grade = _grade(word.text, surname, language)
        if grade == SAME or (grade == SOUNDS and _may_sound(word, spelling, language)):
            yield _Found(person, spelling, (word,), (grade,), Standing.AGREES)
            continue
        least = NEAR_AT_BEGINNING if word.begins else NEAR_ALONE
        if (
            grade in (SOUNDS, ALIKE)
            and len(surname) > SHORTEST_SURNAME
            and _likeness(word.text, surname, language) >= least
            and not is_ordinary(word.text, language)
        ):
            yield _Found(person, spelling, (word,), (grade,), Standing.DIFFERS)


def _standing(
    window: Sequence[Word],
    grades: Sequence[int],
    order: Sequence[str],
    surname: str,
    spelling: Spelling,
    language: str,
) -> Standing | None:
    """Whether the words are the name, the name misspelt, or another one."""
    if all(one == SAME for one in grades):
        return Standing.AGREES
    if min(grades) >= SOUNDS and all(
        grade == SAME or _may_sound(word, spelling, language)
        for word, grade in zip(window, grades, strict=True)
    ):
        return Standing.AGREES
    if min(grades) >= ALIKE and max(grades) >= SOUNDS:
        return None if _is_other_word(window, grades, language) else Standing.DIFFERS
    sure = dict(zip(order, grades, strict=True)).get(surname, OTHER)
    if sure == SAME and len(surname) >= SHORTEST_SURNAME:
        others = [
            word for word, one in zip(window, grades, strict=True) if one == OTHER
        ]
        if all(_may_be_given(word, language) for word in others):
            return Standing.DIFFERS
    return None


def _is_other_word(
    window: Sequence[Word], grades: Sequence[int], language: str
) -> bool:
    """Whether what is only alike is a post or a title before the name."""
    return any(
        grade == ALIKE and is_ordinary(word.text, language)
        for word, grade in zip(window, grades, strict=True)
    )


def _may_be_given(word: Word, language: str) -> bool:
    """Whether a word that the record has not may be somebody's given name."""
    if is_ordinary(word.text, language):
        return False
    if len(word.text) == 1 or not word.begins:
        return True
    return any(plain(form) in given_names() for form in forms(word.text, language))


@lru_cache(maxsize=50_000)
def _grade(word: str, part: str, language: str) -> int:
    found = forms(word, language)
    if part in found or (len(word) == 1 and part.startswith(word)):
        return SAME
    folded = names.fold(part)
    if folded and any(names.fold(one) == folded for one in found):
        return SOUNDS
    return ALIKE if _likeness(word, part, language) >= NEAR else OTHER


@lru_cache(maxsize=50_000)
def _likeness(word: str, part: str, language: str) -> float:
    """How alike a word is to one of the record, by its letters and by its sounds."""
    return max(
        max(
            Levenshtein.normalized_similarity(names.fold(one), names.fold(part)),
            Levenshtein.normalized_similarity(plain(one), plain(part)),
        )
        for one in forms(word, language)
    )


def _may_sound(word: Word, spelling: Spelling, language: str) -> bool:
    """Whether a word that only sounds so may be this language's way to write it.

    In another script, or where the record has the spelling of another language alone,
    nobody can say that it is wrong. A spelling of no known language may lose its marks.
    """
    if names.script_of(word.text) != names.script_of(spelling.text):
        return True
    if spelling.language and spelling.language != language:
        return True
    if spelling.language == language:
        return False
    parts = {form for one in one_form(spelling.text).split() for form in plains(one)}
    return any(plain(form) in parts for form in forms(word.text, language))


def _claim(text: str, language: str, found: _Found) -> Claim:
    start, end = found.words[0].start, found.words[-1].end
    standing = found.standing
    record = _written(found.person, language)
    # Another spelling of the same person may be the one of this language.
    own = [one for one in found.person.spellings if one.language == language]
    if standing == Standing.AGREES and own and found.spelling not in own:
        own_words = {part for one in own for part in one_form(one.text).split()}
        script = names.script_of(own[0].text)
        for word in found.words:
            if len(word.text) == 1 or names.script_of(word.text) != script:
                continue
            if not own_words & set(forms(word.text, language)):
                standing = Standing.DIFFERS
    if len(found.words) == 1:
        record = record.split()[-1]
    return Claim(
        start, end, text[start:end], "person", standing, found.person.key, record
    )


def _written(person: Known, language: str) -> str:
    """How the record writes a person in this language, else as it has them."""
    own = [one.text for one in person.spellings if one.language == language]
    return own[0] if own else person.spellings[0].text


def _unknown(text: str, run: Sequence[Word], language: str) -> Iterator[Claim]:
    """A given name with a surname that no fact has."""
    for word, follows in itertools.pairwise(run):
        is_given = any(
            plain(one) in given_names() for one in forms(word.text, language)
        )
        if is_given and not is_ordinary(follows.text, language):
            start, end = word.start, follows.end
            yield Claim(start, end, text[start:end], "person", Standing.UNKNOWN)
            return
