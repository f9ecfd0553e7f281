"""Invented records to search among: seven languages, words as frequent as in a language.

Each is labelled “sample”. Stems are made of syllables of the language and take its
suffixes; how often one is drawn falls with its rank (Zipf), so some words stand in a
fifth of all records and most in very few. Nothing in it says anything about anybody.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from orkhon.catalogue.entries.entry import Entry, Wording

SEED = 7
STEMS = 3_000
"""Different stems of a language."""
WORDS = (20, 70)
"""Words of a record."""
FIRST = date(2016, 1, 1)
DAYS = 3_900

SYLLABLES = {
    "az": [
        "ba",
        "sə",
        "lı",
        "mü",
        "qa",
        "nə",
        "də",
        "ro",
        "gü",
        "çi",
        "şa",
        "zə",
        "ya",
        "xo",
        "ki",
        "ta",
        "re",
        "vi",
        "fə",
        "hu",
        "ğa",
        "cı",
    ],
    "en": [
        "ba",
        "se",
        "li",
        "mu",
        "con",
        "ne",
        "der",
        "ro",
        "gu",
        "tion",
        "sha",
        "ze",
        "ya",
        "ho",
        "ki",
        "tra",
        "re",
        "vi",
        "fe",
        "hu",
        "pla",
        "ci",
    ],
    "kk": [
        "ба",
        "се",
        "лы",
        "мү",
        "қа",
        "не",
        "де",
        "ро",
        "гү",
        "шы",
        "жа",
        "зе",
        "я",
        "хо",
        "кі",
        "та",
        "ре",
        "бі",
        "ұл",
        "өз",
        "ға",
        "ің",
    ],
    "ky": [
        "ба",
        "се",
        "лы",
        "мү",
        "ка",
        "не",
        "де",
        "ро",
        "гү",
        "чы",
        "жа",
        "зе",
        "я",
        "хо",
        "ки",
        "та",
        "ре",
        "би",
        "ул",
        "өз",
        "га",
        "иң",
    ],
    "ru": [
        "ба",
        "се",
        "ли",
        "му",
        "ка",
        "не",
        "де",
        "ро",
        "гу",
        "чи",
        "ша",
        "зе",
        "я",
        "хо",
        "ки",
        "тра",
        "ре",
        "ви",
        "фе",
        "ху",
        "пла",
        "ость",
    ],
    "tr": [
        "ba",
        "se",
        "lı",
        "mü",
        "ka",
        "ne",
        "de",
        "ro",
        "gü",
        "çi",
        "şa",
        "ze",
        "ya",
        "ho",
        "ki",
        "ta",
        "re",
        "vi",
        "fe",
        "hu",
        "ğa",
        "cı",
    ],
    "uz": [
        "ba",
        "se",
        "li",
        "mu",
        "qa",
        "ne",
        "da",
        "roʻ",
        "gu",
        "chi",
        "sha",
        "za",
        "ya",
        "xo",
        "ki",
        "ta",
        "re",
        "vi",
        "fa",
        "hu",
        "gʻa",
        "ji",
    ],
}
SUFFIXES = {
    "az": ["", "", "lar", "ların", "da", "nın", "ı", "dan"],
    "en": ["", "", "", "s", "ed", "ing"],
    "kk": ["", "", "лар", "лардың", "да", "ның", "ы", "дан"],
    "ky": ["", "", "лар", "лардын", "да", "нын", "ы", "дан"],
    "ru": ["", "", "а", "ов", "ами", "ах", "у", "ы"],
    "tr": ["", "", "lar", "ların", "da", "nın", "ı", "dan"],
    "uz": ["", "", "lar", "larning", "da", "ning", "i", "dan"],
}
NAMES = {
    "Latn": [
        "Hasan",
        "Sevda",
        "Murat",
        "Aygul",
        "Timur",
        "Leyla",
        "Rustam",
        "Kamila",
        "Orxan",
        "Bolat",
        "Kanat",
        "Gulnara",
        "Ruslan",
        "Zarina",
        "Farid",
        "Elnur",
        "Nurlan",
        "Selim",
        "Zehra",
        "Jamila",
    ],
    "Cyrl": [
        "Гасан",
        "Севда",
        "Мурат",
        "Айгуль",
        "Тимур",
        "Лейла",
        "Рустам",
        "Камила",
        "Орхан",
        "Болат",
        "Канат",
        "Гульнара",
        "Руслан",
        "Зарина",
        "Фарид",
        "Эльнур",
        "Нурлан",
        "Селим",
        "Зехра",
        "Джамиля",
    ],
}
"""Common first names, the same ones in two scripts."""
CYRILLIC = frozenset({"kk", "ky", "ru"})
KINDS = ("text", "statement", "communique", "session", "event", "person")


@dataclass(frozen=True)
class Language:
    """Stems with the weights that they are drawn by."""

    code: str
    stems: list[str]
    weights: list[float]


def languages(rng: random.Random) -> list[Language]:
    """The seven, each with its own stems."""
    found = []
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(STEMS)))
    for code, syllables in SYLLABLES.items():
        stems: dict[str, None] = {}
        while len(stems) < STEMS:
            count = rng.choices((1, 2, 3, 4), (1, 30, 50, 20))[0]
            stems["".join(rng.choices(syllables, k=count))] = None
        found.append(Language(code, list(stems), weights))
    return found


def words(language: Language, count: int, rng: random.Random) -> list[str]:
    """So many words of a language."""
    stems = rng.choices(language.stems, cum_weights=language.weights, k=count)
    return [stem + rng.choice(SUFFIXES[language.code]) for stem in stems]


def rows(count: int) -> dict[str, list[Entry]]:
    """So many records by kind; each has one wording in one language."""
    rng = random.Random(SEED)  # noqa: S311 -- invented rows
    known = languages(rng)
    found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for number in range(count):
        language = rng.choice(known)
        title = words(language, rng.randint(3, 8), rng)
        text = words(language, rng.randint(*WORDS), rng)
        name = rng.choice(NAMES["Cyrl" if language.code in CYRILLIC else "Latn"])
        day = FIRST + timedelta(days=rng.randrange(DAYS))
        kind = KINDS[number % len(KINDS)]
        said = f"{' '.join(text[:9])} {name} {text[0]}ov. {' '.join(text[9:])}."
        found[kind].append(
            Entry(
                key=str(number),
                wordings=(
                    Wording(language.code, f"Sample {number} {' '.join(title)}", said),
                ),
                day=None if kind == "person" else day,
                address=f"{kind}/{number}/",
                value={"number": number, "title": " ".join(title)},
                is_sample=True,
            )
        )
    return found


def questions(count: int) -> dict[str, list[str]]:
    """What is asked, so many of each sort; drawn from the same languages."""
    rng = random.Random(SEED)  # noqa: S311 -- invented rows
    known = languages(rng)
    rng = random.Random(SEED + 1)  # noqa: S311 -- as above

    def stem(first: int, last: int) -> str:
        return rng.choice(rng.choice(known).stems[first:last])

    def other_script() -> str:
        place = rng.randrange(len(NAMES["Latn"]))
        return NAMES[rng.choice(("Latn", "Cyrl"))][place]

    return {
        "short words": [stem(0, STEMS)[:3] for _ in range(count)],
        "names in two scripts": [other_script() for _ in range(count)],
        "two words": [
            " ".join(rng.sample(rng.choice(known).stems[:200], 2)) for _ in range(count)
        ],
        "rare words": [stem(1_500, STEMS) for _ in range(count)],
        "frequent words": [stem(0, 10) for _ in range(count)],
        "nothing found": ["".join(rng.choices("qwxzjkvbp", k=7)) for _ in range(count)],
    }
