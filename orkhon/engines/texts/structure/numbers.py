"""How provisions are numbered: figures, roman numerals, ordinals, letters."""

import re

APOSTROPHES = "'‘’ʻʼ`´"
_DROP_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# Typists write roman numerals with Cyrillic letters that look alike.
_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")
_ROMAN_DIGITS = (
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
)
_ROMAN = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

# "5", "1-1", "233 -1", "57 1 ." (a raised figure that lost its height), "41/A", "1¹".
FIGURES = (
    r"\d{1,6}(?:\s?[-–]\d{1,6}|\.\d{1,6}|\s\d{1,2}(?=\s\.))*"
    r"(?:/\w+|[^\W\d_](?![^\W_]))?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
)
ROMAN_LETTERS = r"(?-i:[IVXLCІХС]+)(?:-\d+)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?![^\W_])"

# Injective, so that two points never share an identifier.
_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "әғқңөұүһіўҳ"
_IN_LATIN = (
    "a b v g d e yo zh z i j k l m n o p r s t u f kh ts ch sh shch hard y soft "
    "eh yu ya ae gh q ng oe uu ue hh ii w hx"
)
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _IN_LATIN.split(), strict=True))


def folded(words: str) -> str:
    """Lower case for looking words up: one i, no apostrophes, single spaces."""
    lower = words.replace("İ", "i").lower().replace("ı", "i")
    return " ".join(lower.translate(_DROP_APOSTROPHES).split())


def roman_value(written: str) -> int | None:
    """Return the value of a roman numeral from I to CCCXCIX, or None."""
    numeral = written.translate(_LOOKALIKES)
    if not numeral or _ROMAN.fullmatch(numeral) is None:
        return None
    value = 0
    for digits, worth in _ROMAN_DIGITS:
        while numeral.startswith(digits):
            value += worth
            numeral = numeral[len(digits) :]
    return value


def normal_number(written: str) -> str | None:
    """Bring a number as written into its one form.

    Args:
        written: "5", "1¹", "7a", "1–1", "57 1", "41/A", "IV", "IV-1".
    Returns:
        "5", "1-1", "7a", "1-1", "57-1", "41/a", "4", "4-1"; None when it is no number.
    """
    plain = _RAISED.sub(
        lambda raised: f"-{raised[0].translate(_SUPERSCRIPTS)}", written
    )
    plain = "-".join(re.split(r"\s*[-–]\s*|\s+", plain.strip()))
    if plain[:1].isdigit():
        return plain.lower()
    numeral, dash, added = plain.partition("-")
    value = roman_value(numeral)
    return None if value is None else f"{value}{dash}{added}"


def leading_integer(number: str | None) -> int | None:
    """Return 7 for "7", "7-1" and "7a"; None for a letter or no number."""
    found = re.match(r"\d+", number or "")
    return None if found is None else int(found[0])


def number_token(number: str) -> str:
    """Write a number as it stands in an identifier: no spaces, Latin letters.

    Cyrillic letters become Latin, so that point "а" of a Russian text and point "a" of
    an English one have one identifier; other Latin letters (ç) stay.
    """
    signs = (_CYRILLIC.get(sign, sign) for sign in number.lower())
    return re.sub(r"[\W_]+", "-", "".join(signs)).strip("-")
