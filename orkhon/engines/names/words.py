"""From a written name to its words: titles, patronymics, initials, the rest.

Source:
    Patronymic markers: Kazakh -ұлы/-қызы, Kyrgyz уулу/кызы, Azerbaijani
    oğlu/qızı, Uzbek oʻgʻli/qizi, Russian -ович/-овна, as the civil registries
    of these states write them.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from orkhon.engines.names.distance import weight
from orkhon.engines.names.letters import APOSTROPHES
from orkhon.engines.names.sounds import bones, skeleton, transcribe

CORE = "core"
PATRONYMIC = "patronymic"
INITIAL = "initial"
TITLE = "title"
MARKER = "marker"

MALE = "m"
FEMALE = "f"

# How many read names are kept; a register of parliaments has some thousands.
READ_NAMES_KEPT = 65536

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{''.join(APOSTROPHES)}̀-ͯ])*")

_VOWEL = "[aäeiıoöuüŏ]"
# -ұлы after a consonant and қ is the name Құлы: Иманқұлы is Иман + құлы, but
# Ысқақұлы the son of Ысқақ.
_MALE_PATRONYMIC = re.compile(
    rf"(?<=..){_VOWEL}[vf][iı][çcC]$|(?<=...)(?<![^aäeiıoöuüŏ][kqgğγ])[uü]l[ıi]$"
)
_FEMALE_PATRONYMIC = re.compile(
    rf"(?<=..){_VOWEL}[vf]n[aä]$|(?<=..)içn[aä]$|(?<=..)[kqgğ][ıi]z[ıi]$"
)
_MALE_SURNAME = re.compile(rf"(?<=..){_VOWEL}[vf]$")
_FEMALE_SURNAME = re.compile(rf"(?<=..){_VOWEL}[vf][aä]$")


def _sounds_of(words: str) -> frozenset[str]:
    return frozenset(transcribe(word).sounds for word in words.split())


# Words of address that are no part of a name, told by their sounds, so that
# one spelling covers every script and every capitalisation.
_COURTESY = _sounds_of(
    "mr mrs ms sir dr prof professor hon honourable honorable excellency sayın bay "
    "bayan cenap cenab cənab janob господин госпожа мырза мистер доктор"
)
# Words of respect that follow a name: bey, efendi, paşa. They stand where a
# surname would, so a name that has one is complete without a surname.
_HONORIFIC = _sounds_of(
    "bey bəy beg бей hanım xanım xonim ханым ханум xonum efendi əfəndi эфенди paşa "
    "pasha паша ağa aga ага hoca"
)
_BEK = _sounds_of("bek бек")
_MALE_MARKER = _sounds_of("oğlu oglu оглы оглу ўғли oʻgʻli ugli ogly уғли ұлы uly улы")
_FEMALE_MARKER = _sounds_of("kızı qızı qizi кызы қызы qyzy kyzy гызы gizi қизи")
_UULU = frozenset({"uulu", "уулу"})
_SMALL = "a-zß-öø-ÿəığşа-яёәғқңөұүһіўҳ"
_LARGE = "A-ZÀ-ÖØ-ÞƏİĞŞА-ЯЁӘҒҚҢӨҰҮҺІЎҲ"
_RUN_TOGETHER = re.compile(rf"(?<=[{_SMALL}]{{3}})(?=[{_LARGE}][{_SMALL}]{{2}})")
_EXCELLENCY = re.compile(
    r"\b(?:h\.\s?e\.|(?:his|her)\s+excellency|г-н|г-жа)(?=\s|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, read.

    Attributes:
        text: The word as written.
        start: Where it begins in the composed name.
        end: Where it ends there.
        kind: "core", "patronymic", "initial", "title" or "marker" (oğlu, кызы).
        sounds: Its sounds (see `sounds.transcribe`).
        stem: The sounds without the ending of a surname or patronymic.
        skeleton: Its skeleton, bones: its consonant classes.
        weight: Its size in the unit of `likeness.distance`.
        gender: "m" or "f" when the ending says so, else "".
        ending: "surname" or "patronymic" when stem and sounds differ, else "".
    """

    text: str
    start: int
    end: int
    kind: str
    sounds: str
    stem: str
    skeleton: str
    bones: str
    weight: int
    gender: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name as its words.

    Attributes:
        words: Every word in the order written.
        core: Given names and surname: what decides who it is.
        patronymics: Father's names, their markers taken off.
        initials: Single letters.
        honorifics: Words of respect that stood where a surname would.
    """

    words: tuple[Word, ...]
    core: tuple[Word, ...]
    patronymics: tuple[Word, ...]
    initials: tuple[Word, ...]
    honorifics: tuple[Word, ...]


def read_word(text: str, start: int) -> Word:
    """Read one word: its sounds and what its ending says."""
    sounds = transcribe(text).sounds
    kind, stem, gender, ending = CORE, sounds, "", ""
    if len(sounds) == 1 and len(text) <= 2:
        kind = INITIAL
    for pattern, is_patronymic, of in (
        (_MALE_PATRONYMIC, True, MALE),
        (_FEMALE_PATRONYMIC, True, FEMALE),
        (_MALE_SURNAME, False, MALE),
        (_FEMALE_SURNAME, False, FEMALE),
    ):
        found = pattern.search(sounds)
        if found:
            stem, gender = sounds[: found.start()], of
            ending = "patronymic" if is_patronymic else "surname"
            kind = PATRONYMIC if is_patronymic else CORE
            break
    shape = skeleton(sounds)
    return Word(
        text,
        start,
        start + len(text),
        kind,
        sounds,
        stem,
        shape,
        bones(shape),
        weight(sounds),
        gender,
        ending,
    )


@lru_cache(maxsize=READ_NAMES_KEPT)
def read_name(name: str) -> ReadName:
    """Read a name into typed words.

    Args:
        name: Any string; several orders and scripts are understood.
    Returns:
        The typed words. A name of nothing but titles keeps them as core; a name
        with fewer than two core words counts its patronymics as core.
    """
    name = unicodedata.normalize("NFC", name)
    clear = _EXCELLENCY.sub(lambda found: " " * len(found.group()), name)
    words = [
        read_word(found.group()[start:end], found.start() + start)
        for found in _WORD.finditer(clear)
        for start, end in _pieces(found.group())
    ]
    words = [word for word in words if word.sounds]
    typed: list[Word] = []
    honorifics: list[Word] = []
    for place, word in enumerate(words):
        leading = all(before.kind == TITLE for before in typed)
        marker = _marker_gender(word) if place else ""
        if marker and typed and typed[-1].kind in (CORE, PATRONYMIC):
            typed[-1] = replace(typed[-1], kind=PATRONYMIC)
            typed.append(replace(word, kind=MARKER))
        elif (word.sounds in _COURTESY and leading) or (
            place and _is_honorific(word, name)
        ):
            if place and _is_honorific(word, name):
                honorifics.append(word)
            typed.append(replace(word, kind=TITLE))
        else:
            typed.append(word)
    core = [word for word in typed if word.kind == CORE]
    patronymics = [word for word in typed if word.kind == PATRONYMIC]
    initials = [word for word in typed if word.kind == INITIAL]
    if not core and not patronymics:
        core = [replace(word, kind=CORE) for word in typed]
        initials = []
    elif len(core) < 2 and not initials:
        core = [word for word in typed if word.kind in (CORE, PATRONYMIC)]
        patronymics = []
    return ReadName(
        tuple(typed),
        tuple(core),
        tuple(patronymics),
        tuple(initials),
        tuple(honorifics),
    )


def _pieces(word: str) -> list[tuple[int, int]]:
    """Cut a word where a small letter meets a capital: a space was lost there."""
    cuts = [0, *(found.start() for found in _RUN_TOGETHER.finditer(word)), len(word)]
    return list(pairwise(cuts))


def _is_honorific(word: Word, name: str) -> bool:
    """bey, paşa; bek only after a hyphen, since Bek is a surname too."""
    if word.sounds in _BEK:
        return name[word.start - 1] == "-"
    return word.sounds in _HONORIFIC


def _marker_gender(word: Word) -> str:
    if word.sounds in _MALE_MARKER or word.text.lower() in _UULU:
        return MALE
    return FEMALE if word.sounds in _FEMALE_MARKER else ""


def strip_titles(name: str) -> str:
    """Take words of address off a name: "H.E. Mr Ramil Hasan" is "Ramil Hasan".

    Args:
        name: Any string.
    Returns:
        The name with courtesies and words of respect removed and spaces
        single; the name itself, trimmed, when nothing else would remain.
    """
    name = unicodedata.normalize("NFC", name)
    pieces: list[str] = []
    end = 0
    for word in read_name(name).words:
        between = name[end : word.start]
        end = word.start + len(word.text)
        if word.kind == TITLE:
            end += len(name[end:]) - len(name[end:].lstrip("."))
            continue
        joint = between if pieces and between.strip() and len(between) == 1 else " "
        if between.startswith("."):
            joint = ". " if between != "." else "."
        pieces.append((joint if pieces else "") + word.text)
    if not pieces:
        return " ".join(name.split())
    return "".join(pieces) + name[end:].rstrip()
