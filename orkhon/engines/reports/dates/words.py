"""The calendar words of one language, as fragments of regular expressions.

Every fragment is matched without regard to case; Python's matching then holds
i, ı, I and İ for one letter, which is what mixed Turkish and English text needs.
Fragments contain no capturing group.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Months, weekdays and relative days of one language.

    Attributes:
        months: Twelve fragments, January first, each with its own inflection
            left out where `suffix` covers it.
        suffix: Case endings a month name may carry, apostrophe included.
        short_months: Twelve fragments of abbreviations; a full stop may follow.
            They count only beside a written year unless `short_stands_alone`.
        genitive: Endings of a month that is followed by its day ("martın 3-də");
            None where the language does not do so.
        day_ending: What may be written on the number of the day.
        day_gap: What stands between the day and the month.
        span_words: Words that join the two ends of a span, beside the dash.
        and_words: Words that join two days; only neighbours make a span.
        day_tail: What belongs to the date after it ("күні", "tarihinde").
        year_mark: Words written on the number of a year; at least one of them
            must be there when the year stands alone.
        year_lead: Words before the number that make it a year ("in"), or None.
        years_ago, this_year, last_year, next_year: Phrases beside a month, and
            alone.
        relative_days: (fragment, days from publication).
        relative_months, relative_weeks: (fragment, offset).
        weekdays: Seven fragments, Monday first.
        weekday_lead, weekday_tail: What must stand before, or after, a weekday.
        month_lead: Words that make a bare month a date when they stand before.
        month_tail: Words, or endings, that do so when they stand after.
        seasons: Fragment of any season's name as used for time.
        part_of_year: "the first half of", before a year; None where the year
            comes first.
        future, past: Words of the sentence that say which way a date lies.
        bounds_before, bounds_after: (fragment, bound) before or after the date.
        months_are_capital: Month names count only with a capital letter.
        month_first: "March 3" is usual.
        short_stands_alone: Abbreviated months count without a year.
        ambiguous_months: Numbers of the months whose names are also other words;
            alone they count only with `month_word`.
        month_word: The word "month" in its cases.
    """

    months: tuple[str, ...]
    suffix: str
    short_months: tuple[str, ...]
    genitive: str | None
    day_ending: str
    day_gap: str
    span_words: str
    and_words: str
    day_tail: str
    year_mark: str
    year_lead: str | None
    this_year: str
    last_year: str
    next_year: str
    relative_days: tuple[tuple[str, int], ...]
    relative_weeks: tuple[tuple[str, int], ...]
    relative_months: tuple[tuple[str, int], ...]
    weekdays: tuple[str, ...]
    weekday_lead: str
    weekday_tail: str
    month_lead: str
    month_tail: str
    seasons: str
    part_of_year: str | None
    future: str
    past: str
    bounds_before: tuple[tuple[str, str], ...]
    bounds_after: tuple[tuple[str, str], ...]
    month_word: str
    ambiguous_months: frozenset[int] = frozenset()
    months_are_capital: bool = False
    month_first: bool = False
    short_stands_alone: bool = False
