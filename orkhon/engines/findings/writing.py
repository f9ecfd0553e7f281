"""A counted number as a reader sees it, in the seven languages."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor
from typing import Final

from babel import Locale
from babel.numbers import format_decimal, format_percent

from orkhon.engines.findings.counting import Amount, Counted, NothingCounted
from orkhon.engines.findings.query import SHOWS, QueryError

# A part beside the whole. Where the ending of a number would follow its last sound
# (37-dən, 36-dan), the whole stands in brackets and takes no ending.
PART_OF: Final[Mapping[str, str]] = {
    "en": "{part} of {whole}",
    "az": "{part} (cəmi {whole})",
    "kk": "{part} (барлығы {whole})",
    "ky": "{part} (баары {whole})",
    "ru": "{part} из {whole}",
    "tr": "{part} (toplam {whole})",
    "uz": "{whole} tadan {part} ta",
}
MOST_PLACES: Final = 4


def written(counted: Counted, show: str, language: str) -> str:
    """The number in a language: 37, 12 of 37, 32.4%.

    Args:
        counted: What the query gave.
        show: The member `show` of the query.
        language: A key of `PART_OF`.
    Raises:
        QueryError: no such language or way to show.
        NothingCounted: a share or ratio of nothing.
    """
    if language not in PART_OF:
        raise QueryError(f"numbers are not written in “{language}”")
    if show not in SHOWS:
        raise QueryError(f"“show” is one of {', '.join(SHOWS)}, not “{show}”")
    if show == "share":
        return percentage(counted.share, language)
    if show == "ratio":
        return percentage(Fraction(counted.value), language)
    value = amount(counted.value, language)
    if show == "count_of":
        if not counted.of:
            raise NothingCounted(f"{value} {counted.unit} are not a part of anything")
        whole = amount(counted.of, language)
        return PART_OF[language].format(part=value, whole=whole)
    return value


def amount(number: Amount, language: str) -> str:
    """A number with its language's signs; at most two decimals, a half rounded up."""
    return str(format_decimal(_rounded(Fraction(number), 2), locale=language))


def percentage(share: Fraction, language: str) -> str:
    """A proportion of 1 in percent with one decimal, a half rounded up.

    More decimals where one would make 0 of what is more than 0, or 100 of what is
    less than all.
    """
    places = 1
    while (
        places < MOST_PLACES
        and _rounded(share * 100, places) in (0, 100)
        and share not in (0, 1)
    ):
        places += 1
    pattern = _percent_pattern(language).replace("##0", "##0." + "0" * places)
    exact = _rounded(share * 100, places) / 100
    return str(format_percent(exact, format=pattern, locale=language))


def _rounded(number: Fraction, places: int) -> Decimal:
    scaled = floor(number * 10**places + Fraction(1, 2))
    return Decimal(scaled).scaleb(-places)


@cache
def _percent_pattern(language: str) -> str:
    return str(Locale.parse(language).percent_formats[None].pattern)
