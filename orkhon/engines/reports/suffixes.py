"""Take the case endings off names, as Russian and the Turkic languages write them.

A report says "Әшімбаевпен кездесті" and "встретился с Ашимбаевым"; the record
wants the name as it is on a door plate. An ending is taken off only where
something proves that it is one: the ending of a surname before it (-ов, -ев,
-ын, -ұлы), or the same name without it elsewhere in the report.
"""

import re
from collections.abc import Callable, Collection

DECLINING = frozenset({"ru", "kk", "ky", "uz", "az", "tr"})
_LEAST_STEM = 3

# Endings of surnames that no case ending belongs to: what follows is one.
_SLAVIC = r"(?:[оеё]в|[ио]в|ин|ын|ский|цкий)"
_SLAVIC_LATIN = r"(?:[oey]v|[iy]n|yev|ski|skiy)"

_KK = r"(?:[бмп]ен|[дтн][ыі]ң|[дтн][ыі]|[ғгқк][ае]|н?[ае]|[дтн][ае]н|[дт][ае])"
_KY = r"(?:[дтн][ыиуү]н|[дтн][ыиуү]|[гк][аеоө]|н?[ае]|[дт][аеоө]н|[дт][аеоө])"
_UZ_LATIN = r"(?:ning|ni|ga|dan|da)"
_UZ_CYRILLIC = r"(?:нинг|ни|га|дан|да)"
_AZ = r"(?:n?[ıiuü]n|l[aə]|[dt][aə]n|[dt][aə]|n?[ıiuü]|[yn]?[aə]|y[ıiuü])"
_TR = r"['’‘ʼ](?:n?[ıiuü]n|l[ae]|yl[ae]|[dt][ae]n|[dt][ae]|[yn]?[ıiuü]|[yn]?[ae])"

_ENDINGS: dict[str, re.Pattern[str]] = {
    "kk": re.compile(rf"{_KK}$"),
    "ky": re.compile(rf"{_KY}$"),
    "uz": re.compile(rf"(?:{_UZ_LATIN}|{_UZ_CYRILLIC})$"),
    "az": re.compile(rf"{_AZ}$"),
    "tr": re.compile(rf"{_TR}$"),
}
_ACCUSATIVES: dict[str, re.Pattern[str]] = {
    "kk": re.compile(r"(?<=\w{3})[дтн][ыі]$"),
    "ky": re.compile(r"(?<=\w{3})[дтн][ыиуү]$"),
    "uz": re.compile(r"(?<=\w{3})(?:ni|ни)$"),
    "az": re.compile(r"(?<=\w\w[^aəeiıoöuü\W])[ıiuü]$"),
}
_SURE_STEM = re.compile(
    rf"(?:{_SLAVIC}|{_SLAVIC_LATIN}|{_SLAVIC}а|{_SLAVIC_LATIN}a|ұлы|қызы|уулу|кызы|"
    r"оглы|oğlu|qızı|zadə|[bdlmnrstz]yan|enko|енко|[бдлмнрстз]ян|дзе|швили|dze|shvili|o['‘’ʻ]g['‘’ʻ]li|qizi|li|lı|lu|lü)$",
    re.IGNORECASE,
)
# Russian: endings of surnames in -ов, -ин, -ский, of nouns, of patronymics.
_RU_MASCULINE_INSTRUMENTAL = re.compile(r"(?<=[оеё]в|[иы]н)ым$")
_RU_FEMININE_OBLIQUE = re.compile(r"(?<=[оеё]в|[иы]н)(?:ой|у)$")
_RU_MASCULINE_DATIVE = re.compile(r"(?<=[оеё]в|[иы]н)у$")
_RU_MASCULINE_GENITIVE = re.compile(r"(?<=[оеё]в|[иы]н)[ае]$")
_RU_ADJECTIVE = re.compile(r"(?<=ск|цк)(?:им|ого|ому|ом)$")
_RU_NOUN = re.compile(r"(?:ом|ем|ём|а|я|у|ю|е)$")
_RU_PATRONYMIC = re.compile(r"(?<=вич)(?:а|у|ем|е)$|(?<=[вш]н)(?:ы|е|у|ой)$")
_HISSING = re.compile(r"[жшчщц]$")
_RU_INDECLINABLE = re.compile(r"[оиуэ]$")
_RU_INSTRUMENTAL = re.compile(r"(?:ом|ем|ём|ым|им|ой|ей|ью)$")
_RU_PARTICLES = frozenset({"уулу", "улы", "оглы", "кызы"})
_CONSONANT = re.compile(r"[бвгджзйклмнпрстфхцчшщ]$", re.IGNORECASE)


def strip_case(word: str, language: str) -> tuple[str, ...]:
    """Give what a word may be without its case ending, the likeliest first.

    Args:
        word: One word of a name as it stands in the text.
        language: "ru", "kk", "ky", "uz", "az" or "tr"; others change nothing.
    Returns:
        Candidates without the word itself; empty where no ending fits. A
        candidate is not a proof: see `nominative`.
    """
    if language == "ru":
        return _russian_stems(word)
    pattern = _ENDINGS.get(language)
    if pattern is None:
        return ()
    found = []
    for length in range(1, min(6, len(word) - _LEAST_STEM + 1)):
        if pattern.fullmatch(word[-length:]):
            found.append(word[:-length])
    sure = [stem for stem in found if _SURE_STEM.search(stem)]
    return tuple(dict.fromkeys([*sure, *found]))


def nominative(
    name: str,
    language: str,
    others: Collection[str] = (),
    is_given: Callable[[str], bool] | None = None,
    *,
    is_object: bool = False,
) -> str:
    """Give a person's name without its case endings, where that is certain.

    Args:
        name: The words of the name as they stand in the text.
        language: Language of the report.
        others: Words that the report writes elsewhere; a stem that stands there
            by itself proves the ending.
        is_given: Whether a word is a known given name; settles "Маулена
            Ашимбаева" (a man's genitive) against "Айгуль Ашимбаева" (a woman).
        is_object: Whether the name stands as the object of a verb in a Turkic
            sentence ("… Хасанды қабылдады"), and so in the accusative.
    Returns:
        The name in the nominative, or unchanged where nothing proves an ending.
    """
    words = name.split()
    if not words:
        return name
    if language == "ru":
        return " ".join(_russian_name(words, set(others), is_given or _nobody))
    last = words[-1]
    for stem in strip_case(last, language):
        # Qafarova is a woman's surname before it is the dative of Qafarov.
        feminine = last in (stem + "a", stem + "а")
        proven = _SURE_STEM.search(stem) and not feminine
        if language == "tr" or proven or _stands(stem, last, language, others):
            return " ".join([*words[:-1], stem])
    accusative = _ACCUSATIVES.get(language) if is_object else None
    if accusative is not None and accusative.search(last):
        return " ".join([*words[:-1], accusative.sub("", last)])
    return name


def _stands(stem: str, word: str, language: str, others: Collection[str]) -> bool:
    """Whether the report writes a stem by itself, or with another ending."""
    return stem in others or any(
        stem in strip_case(other, language)
        for other in others
        if other != word and other.startswith(stem)
    )


def _nobody(word: str) -> bool:
    return False


def _russian_stems(word: str) -> tuple[str, ...]:
    found: list[str] = []
    if _RU_MASCULINE_INSTRUMENTAL.search(word):
        found.append(word[:-2])
    elif _RU_MASCULINE_GENITIVE.search(word) or _RU_MASCULINE_DATIVE.search(word):
        found.append(word[:-1])
        if word.endswith("у"):
            found.append(word[:-1] + "а")
    elif _RU_FEMININE_OBLIQUE.search(word):
        found.append(word[:-2] + "а")
    elif _RU_ADJECTIVE.search(word):
        found.append(_RU_ADJECTIVE.sub("ий", word))
    elif _RU_PATRONYMIC.search(word):
        stem = _RU_PATRONYMIC.sub("", word)
        found.append(stem + "а" if stem.endswith("н") else stem)
    elif match := _RU_NOUN.search(word):
        stem, ending = word[: match.start()], match[0]
        if len(stem) >= _LEAST_STEM:
            soft = ending in ("я", "ю") or (
                ending in ("ем", "ём") and not _HISSING.search(stem)
            )
            if _CONSONANT.search(stem) and not soft:
                found.append(stem)
            if soft or ending == "е":
                found.extend((stem + "ь", stem + "й"))
            if ending in ("у", "ю", "е"):
                found.extend((stem + "а", stem + "я"))
    elif word.endswith(("ой", "ей", "ы", "и")) and len(word) > _LEAST_STEM + 1:
        stem = word[:-2] if word.endswith(("ой", "ей")) else word[:-1]
        found.extend((stem + "а", stem + "я"))
        if word.endswith("и"):
            found.append(stem + "ь")
    return tuple(dict.fromkeys(found))


def _russian_name(
    words: list[str], others: set[str], is_given: Callable[[str], bool]
) -> list[str]:
    """Decide gender and case of a whole name from the words together."""
    surname = words[-1]
    if _RU_MASCULINE_INSTRUMENTAL.search(surname) or _RU_ADJECTIVE.search(surname):
        return _oblique(words, others, is_given)
    if len(words) > 1 and (
        _given_is_oblique(words[0], others, is_given)
        or any(_RU_PATRONYMIC.search(word) for word in words[1:-1])
    ):
        return _oblique(words, others, is_given)
    if _RU_FEMININE_OBLIQUE.search(surname) and surname.endswith("ой"):
        return _oblique(words, others, is_given)
    if any(stem in others for stem in _russian_stems(surname)):
        return _oblique(words, others, is_given)
    # "Ласло Кёвером": the given name does not decline, the surname does.
    if (
        _RU_INDECLINABLE.search(words[0])
        and is_given(words[0])
        and surname.endswith("ом")
        and len(surname) > _LEAST_STEM + 2
    ):
        return [*words[:-1], surname[:-2]]
    return words


def _given_is_oblique(
    given: str, others: set[str], is_given: Callable[[str], bool]
) -> bool:
    if is_given(given):
        return False
    return any(is_given(stem) or stem in others for stem in _russian_stems(given))


def _oblique(
    words: list[str], others: set[str], is_given: Callable[[str], bool]
) -> list[str]:
    """Take the case off every word; of two stems the known one wins."""
    feminine = bool(
        _RU_FEMININE_OBLIQUE.search(words[-1]) and words[-1].endswith("ой")
    ) or any(word.endswith(("вной", "вны", "вне", "вну")) for word in words[1:-1])
    found = []
    for place, word in enumerate(words):
        stems = _russian_stems(word)
        if word in _RU_PARTICLES or (
            # "Кюршадом Зорлу": a surname in another case than its given name is
            # one that does not decline.
            place == len(words) - 1
            and _RU_INSTRUMENTAL.search(words[0])
            and not _RU_INSTRUMENTAL.search(word)
        ):
            stems = ()
        known = [stem for stem in stems if stem in others or is_given(stem)]
        if feminine and place == len(words) - 1:
            known = [stem for stem in stems if stem.endswith("а")] or known
        if place == 0 and not known and is_given(word):
            found.append(word)
        elif known:
            found.append(known[0])
        elif place == 0 and len(words) > 1 and feminine:
            found.append(next((s for s in stems if s.endswith(("а", "я"))), word))
        else:
            found.append(stems[0] if stems and _is_case(word) else word)
    return found


def _is_case(word: str) -> bool:
    """Whether a Russian word is in a case, once another word of the name is."""
    return not word.endswith(("ан", "ул", "ль", "й", "ш"))
