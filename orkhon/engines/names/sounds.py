"""From letters to sounds: the Common Turkic skeleton and its three levels.

A word becomes a string of sounds (`transcribe`). Three levels look at it ever
more coarsely: the sounds themselves; the skeleton, where vowels are A, I or U
and consonants stand in classes (`skeleton`); and the bones, the consonants
alone (`bones`). The distance between two words (`likeness` module) works on the
sounds, the search on skeletons and bones.

Source:
    The levels follow the usual analysis of Turkic vowel harmony (eight vowels:
    front or back, high or low, round or not; Johanson & Csató, The Turkic
    Languages, 1998, ch. 2): a suffix or a borrowed name changes front for back
    and high for low far more often than round for unround.
"""

from dataclasses import dataclass

from orkhon.engines.names.letters import (
    AFTER_APOSTROPHE,
    APOSTROPHES,
    JOINED,
    VOWELS,
    lowered,
    one_script,
    sounds_of_letter,
)

# The skeleton's letters: five vowels fall into three, consonants into classes.
SKELETON_OF = {
    "a": "a", "ä": "a", "e": "a", "i": "i", "ı": "i",
    "o": "u", "ö": "u", "u": "u", "ü": "u", "ŏ": "u",
    "k": "k", "q": "k", "g": "k", "ğ": "k", "γ": "k", "h": "h", "x": "h", "X": "ks",
    "j": "j", "J": "j", "ž": "j", "C": "j", "c": "s", "ŋ": "n", "y": "",
}  # fmt: skip

# The bones' classes: what is made in the same place of the mouth.
BONES_OF = {
    "b": "b", "p": "b", "f": "b", "v": "b", "t": "t", "d": "t", "k": "k", "h": "k",
    "s": "s", "z": "s", "ş": "s", "ç": "s", "j": "s", "m": "n", "n": "n",
    "a": "", "i": "", "u": "", "y": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Transcript:
    """The sounds of one word and where each came from.

    Attributes:
        sounds: One character for each sound.
        spans: For each sound the half-open range of characters in the word.
    """

    sounds: str
    spans: tuple[tuple[int, int], ...]


def transcribe(word: str) -> Transcript:
    """Write one word as sounds, keeping the characters that each stands for.

    Args:
        word: One word in any script; capitals, marks and apostrophes as typed.
    Returns:
        Its sounds, doubled ones collapsed. Empty when the word has no letters
        or digits. Spans count characters of `lowered(word)`, which has the
        length of the composed word.
    """
    text = lowered(one_script(word))
    sounds: list[str] = []
    spans: list[tuple[int, int]] = []
    last = len(text) - 1
    for place, character in enumerate(text):
        if character in APOSTROPHES:
            if sounds and text[place - 1] in AFTER_APOSTROPHE:
                sounds[-1] = AFTER_APOSTROPHE[text[place - 1]]
                spans[-1] = (spans[-1][0], place + 1)
            continue
        before = text[place - 1] if place else ""
        after = text[place + 1] if place < last else ""
        for sound in _in_context(character, before, after):
            if sounds and sounds[-1] == sound:
                spans[-1] = (spans[-1][0], place + 1)
                continue
            sounds.append(sound)
            spans.append((place, place + 1))
            while len(sounds) > 1 and (sounds[-2] + sounds[-1]) in JOINED:
                sounds[-2:] = [JOINED[sounds[-2] + sounds[-1]]]
                spans[-2:] = [(spans[-2][0], spans[-1][1])]
                if len(sounds) > 1 and sounds[-2] == sounds[-1]:
                    sounds.pop()
                    spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return Transcript("".join(sounds), tuple(spans))


def _in_context(character: str, before: str, after: str) -> str:
    """Sounds of a letter that reads differently beside a vowel."""
    if character == "y":
        # Kadyrov has a vowel, Aydın and Yusuf a glide.
        beside = _is_vowel(before) or _is_vowel(after)
        return "y" if beside else "ı"
    if character in "iи" and _is_vowel(before):
        return "y" if not _is_vowel(after) else "iy"
    if character == "ъ":
        # Bulgarian writes Turkish ı so (Язъджъ); elsewhere it is only a sign.
        free = before and not _is_vowel(before) and not _is_vowel(after)
        return "ı" if free and after != "я" else ""
    return sounds_of_letter(character)


def _is_vowel(character: str) -> bool:
    return bool(character) and sounds_of_letter(character)[-1:] in VOWELS


def skeleton(sounds: str) -> str:
    """The second level: three vowels, consonants in classes, glides dropped."""
    shape: list[str] = []
    for sound in sounds:
        letter = SKELETON_OF.get(sound, sound)
        if letter and not (shape and shape[-1] == letter):
            shape.append(letter)
    return "".join(shape) or sounds[:1]


def bones(skeleton_of_word: str) -> str:
    """The third level: consonants alone, in seven classes."""
    return "".join(BONES_OF.get(letter, letter) for letter in skeleton_of_word)


def fold_word(word: str) -> str:
    """The skeleton of one word, stable: folding the result changes nothing."""
    folded = skeleton(transcribe(word).sounds)
    # A round only joins and drops letters, so the skeleton soon stands still.
    while (again := skeleton(transcribe(folded).sounds)) != folded:
        folded = again
    return folded
