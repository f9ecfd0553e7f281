"""Each language writes its dates in its own order and with its own endings.

The expected days are worked by hand from the phrases; weekdays were looked up
in a calendar of 2026 (3 March 2026 is a Tuesday).
"""

import pytest

from orkhon.engines.reports.dates import find_dates

PUBLISHED = "2026-03-20"


def read(text, language, published=PUBLISHED):
    """The dates of a phrase as (written, first day, last day)."""
    return [
        (text[found.start : found.end], found.date, found.end_date)
        for found in find_dates(text, language, published)
    ]


@pytest.mark.parametrize(
    ("language", "text", "written", "first", "last"),
    [
        ("en", "on March 3, 2026 in Astana", "March 3, 2026", "2026-03-03", None),
        ("en", "on 3 March 2026", "3 March 2026", "2026-03-03", None),
        ("en", "the 3rd of March 2026", "3rd of March 2026", "2026-03-03", None),
        ("en", "on Tuesday, March 3, 2026,", "March 3, 2026", "2026-03-03", None),
        ("en", "Mar. 3, 2026", "Mar. 3, 2026", "2026-03-03", None),
        ("en", "11-12 June 2025", "11-12 June 2025", "2025-06-11", "2025-06-12"),
        ("en", "June 11–12, 2025", "June 11–12, 2025", "2025-06-11", "2025-06-12"),
        (
            "en",
            "June 30 – July 2, 2025",
            "June 30 – July 2, 2025",
            "2025-06-30",
            "2025-07-02",
        ),
        (
            "en",
            "from 30 August to 3 September 2025",
            "30 August to 3 September 2025",
            "2025-08-30",
            "2025-09-03",
        ),
        (
            "en",
            "30 December – 2 January 2027",
            "30 December – 2 January 2027",
            "2026-12-30",
            "2027-01-02",
        ),
        ("ru", "3 марта 2026 года в Астане", "3 марта 2026 года", "2026-03-03", None),
        (
            "ru",
            "с 30 августа по 3 сентября 2025 года",
            "30 августа по 3 сентября 2025 года",
            "2025-08-30",
            "2025-09-03",
        ),
        ("ru", "8 и 9 мая 2025 г.", "8 и 9 мая 2025 г.", "2025-05-08", "2025-05-09"),
        ("kk", "2026 жылғы 3 наурыз", "2026 жылғы 3 наурыз", "2026-03-03", None),
        (
            "kk",
            "2026 жылдың 3 наурызында",
            "2026 жылдың 3 наурызында",
            "2026-03-03",
            None,
        ),
        ("kk", "14 наурыз күні", "14 наурыз күні", "2026-03-14", None),
        ("kk", "14 наурызда", "14 наурызда", "2026-03-14", None),
        ("kk", "13-14 наурызда", "13-14 наурызда", "2026-03-13", "2026-03-14"),
        ("kk", "15 qazan 2025", "15 qazan 2025", "2025-10-15", None),
        (
            "kk",
            "2025 jylǵy 15 qarashada",
            "2025 jylǵy 15 qarashada",
            "2025-11-15",
            None,
        ),
        (
            "ky",
            "2026-жылдын 3-мартында",
            "2026-жылдын 3-мартында",
            "2026-03-03",
            None,
        ),
        ("ky", "10-мартта жолугушту", "10-мартта", "2026-03-10", None),
        ("ky", "11-12-июнда өтөт", "11-12-июнда", "2026-06-11", "2026-06-12"),
        ("tr", "3 Mart 2026'da", "3 Mart 2026'da", "2026-03-03", None),
        ("tr", "3 Mart 2026 tarihinde", "3 Mart 2026 tarihinde", "2026-03-03", None),
        ("tr", "3 MART SALI GÜNÜ", "3 MART SALI GÜNÜ", "2026-03-03", None),
        (
            "tr",
            "11-12 Haziran'da yapılacak",
            "11-12 Haziran'da",
            "2026-06-11",
            "2026-06-12",
        ),
        ("tr", "KASIM 2025", "KASIM 2025", "2025-11", None),
        ("az", "3 mart 2026-cı il", "3 mart 2026-cı il", "2026-03-03", None),
        (
            "az",
            "2024-cü il mayın 16-da",
            "2024-cü il mayın 16-da",
            "2024-05-16",
            None,
        ),
        (
            "az",
            "noyabrın 8-9-da keçirilib",
            "noyabrın 8-9-da",
            "2025-11-08",
            "2025-11-09",
        ),
        ("az", "mart ayının 3-də", "mart ayının 3-də", "2026-03-03", None),
        ("uz", "2026-yil 3-mart kuni", "2026-yil 3-mart kuni", "2026-03-03", None),
        (
            "uz",
            "joriy yilning 28 fevral - 2 mart kunlari",
            "joriy yilning 28 fevral - 2 mart kunlari",
            "2026-02-28",
            "2026-03-02",
        ),
        ("uz", "2026 йил 3 март", "2026 йил 3 март", "2026-03-03", None),
        ("uz", "18 ноябрь куни", "18 ноябрь куни", "2025-11-18", None),
        ("en", "03.03.2026", "03.03.2026", "2026-03-03", None),
        ("tr", "3.03.2026 14:22", "3.03.2026", "2026-03-03", None),
        ("ru", "11-12.06.2025", "11-12.06.2025", "2025-06-11", "2025-06-12"),
        ("uz", "16:20 / 2026-03-03", "2026-03-03", "2026-03-03", None),
        ("ky", "Анкара, 10.04.18. /Кабар/", "10.04.18", "2018-04-10", None),
        ("en", "on 25/06/2026", "25/06/2026", "2026-06-25", None),
        ("en", "on 06/25/2026", "06/25/2026", "2026-06-25", None),
    ],
)
def test_a_day_is_read_as_its_language_writes_it(language, text, written, first, last):
    assert read(text, language) == [(written, first, last)]


@pytest.mark.parametrize(
    ("language", "text", "date", "precision"),
    [
        ("en", "in April this year", "2026-04", "month"),
        ("en", "in June last year", "2025-06", "month"),
        ("en", "this June", "2026-06", "month"),
        ("en", "last June", "2025-06", "month"),
        ("en", "last March", "2025-03", "month"),
        ("en", "next March", "2027-03", "month"),
        ("en", "in 2027", "2027", "year"),
        ("en", "in the first half of 2027", "2027", "year"),
        ("en", "in spring 2027", "2027", "year"),
        ("en", "this autumn", "2026", "year"),
        ("en", "next year", "2027", "year"),
        ("en", "last year", "2025", "year"),
        ("en", "this month", "2026-03", "month"),
        ("en", "last month", "2026-02", "month"),
        ("en", "next month", "2026-04", "month"),
        ("ru", "в апреле этого года", "2026-04", "month"),
        ("ru", "в прошлом году", "2025", "year"),
        ("ru", "в первом полугодии 2027 года", "2027", "year"),
        ("ru", "весной 2027 года", "2027", "year"),
        ("kk", "осы жылғы сәуірде", "2026-04", "month"),
        ("kk", "қазан айында", "2025-10", "month"),
        ("kk", "сәуірде өтеді", "2026-04", "month"),
        ("az", "fevralda keçirilib", "2026-02", "month"),
        ("kk", "биыл", "2026", "year"),
        ("kk", "келесі жылы", "2027", "year"),
        ("ky", "апрель айында", "2026-04", "month"),
        ("ky", "былтыр", "2025", "year"),
        ("tr", "Nisan ayında", "2026-04", "month"),
        ("tr", "geçen yıl", "2025", "year"),
        ("tr", "2027'nin ilk yarısında", "2027", "year"),
        ("az", "cari ilin aprelində", "2026-04", "month"),
        ("az", "gələn il", "2027", "year"),
        ("uz", "o‘tgan yil", "2025", "year"),
        ("uz", "aprel oyida", "2026-04", "month"),
        ("uz", "келгуси йил", "2027", "year"),
    ],
)
def test_a_partial_date_stays_partial(language, text, date, precision):
    (found,) = find_dates(text, language, PUBLISHED)
    assert (found.date, found.precision) == (date, precision)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("yesterday", "today", "tomorrow")),
        ("ru", ("вчера", "сегодня", "завтра")),
        ("kk", ("кеше", "бүгін", "ертең")),
        ("ky", ("кечээ", "бүгүн", "эртең")),
        ("tr", ("dün", "bugün", "yarın")),
        ("az", ("dünən", "bu gün", "sabah")),
        ("uz", ("kecha", "bugun", "ertaga")),
        ("uz", ("кеча", "бугун", "эртага")),
    ],
)
def test_the_days_around_publication_are_counted_from_it(language, words):
    # 28 February 2026 is followed by 1 March: 2026 is no leap year.
    around = ["2026-02-27", "2026-02-28", "2026-03-01"]
    for word, date in zip(words, around, strict=True):
        (found,) = find_dates(word, language, "2026-02-28")
        assert (found.date, found.relative) == (date, True)
        (unanchored,) = find_dates(word, language, None)
        assert (unanchored.date, unanchored.relative) == (None, True)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        # 20 March 2026 is a Friday.
        ("en", "met on Tuesday", "2026-03-17"),
        ("en", "met on Friday", "2026-03-20"),
        ("en", "will meet on Tuesday", "2026-03-24"),
        ("ru", "во вторник", "2026-03-17"),
        ("kk", "сейсенбі күні", "2026-03-17"),
        ("ky", "шейшемби күнү", "2026-03-17"),
        ("tr", "salı günü", "2026-03-17"),
        ("az", "çərşənbə axşamı günü", "2026-03-17"),
        ("uz", "seshanba kuni", "2026-03-17"),
        ("uz", "сешанба куни", "2026-03-17"),
    ],
)
def test_a_weekday_is_the_last_one_unless_the_words_look_ahead(language, text, date):
    (found,) = find_dates(text, language, PUBLISHED)
    assert (found.date, found.relative) == (date, True)


def test_a_week_is_a_span_from_monday_to_sunday():
    # 20 March 2026 is a Friday, so its week is 16 to 22 March.
    (last,) = find_dates("last week", "en", PUBLISHED)
    assert (last.date, last.end_date) == ("2026-03-09", "2026-03-15")
    (unanchored,) = find_dates("на прошлой неделе", "ru", None)
    assert (unanchored.date, unanchored.end_date) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "date", "bound"),
    [
        ("en", "by the end of April", "2026-04", "by"),
        ("en", "before 1 April", "2026-04-01", "before"),
        ("en", "since 2021", "2021", "from"),
        ("en", "by the end of 2027", "2027", "by"),
        ("ru", "до 1 апреля", "2026-04-01", "by"),
        ("ru", "до конца 2027 года", "2027", "by"),
        ("kk", "1 сәуірге дейін", "2026-04-01", "by"),
        ("ky", "1-апрелге чейин", "2026-04-01", "by"),
        ("tr", "1 Nisan'a kadar", "2026-04-01", "by"),
        ("az", "aprelin 1-nə qədər", "2026-04-01", "by"),
        ("uz", "2027-yilgacha", "2027", "by"),
    ],
)
def test_a_limit_is_not_the_day_itself(language, text, date, bound):
    (found,) = find_dates(text, language, PUBLISHED)
    assert (found.date, found.bound) == (date, bound)
