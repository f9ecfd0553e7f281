"""The day of publication: headers, stamps, datelines, file names.

The heads are invented in the shapes that agencies use; none is a real report.
"""

import pytest

from orkhon.engines.reports.dates import find_dateline, find_dates, find_published


@pytest.mark.parametrize(
    ("language", "head", "date", "rule"),
    [
        (
            "en",
            " date 2026-03-03 The Speaker met a guest.",
            "2026-03-03",
            "crawl-header",
        ),
        (
            "en",
            "Chairman met observers\n\n18.11.2022 163\n\nA",
            "2022-11-18",
            "date-line",
        ),
        ("kk", "11:25, 15 Қазан 2013 | GMT +5\nТөраға", "2013-10-15", "date-line"),
        # The site's own language need not be that of the report.
        (
            "kk",
            "17 Eylül 2021 13:00\nТөраға елшіні қабылдады",
            "2021-09-17",
            "date-line",
        ),
        ("az", "14 Noyabr 2025, 10:21\nSədr", "2025-11-14", "date-line"),
        ("az", "15 sen 2023 14:55\nSədr", "2023-09-15", "date-line"),
        ("uz", "16:20 / 2025-04-08\n\nRais", "2025-04-08", "date-line"),
        ("uz", "O‘zbekiston | 19:40 / 29.12.2019", "2019-12-29", "date-line"),
        ("tr", "SİYASET 2.06.2025 14:22:39\nBaşkan", "2025-06-02", "date-line"),
        ("ru", "Опубликовано: 11 сентября 2025, 10:20\nСпикер", "2025-09-11", "label"),
        ("en", "Published on March 3, 2026 at 10:00", "2026-03-03", "label"),
        ("ru", "Зал, фото - Новости от 11.09.2025 12:20", "2025-09-11", "label"),
        ("ky", "Анкара, 10.04.18. /Кабар/. Төрага", "2018-04-10", "dateline"),
        (
            "ky",
            "Жогорку Кеңештин төрагасы бүгүн, 2022-жылдын 15-сентябрында жолугушту",
            "2022-09-15",
            "today-with-date",
        ),
    ],
)
def test_the_head_of_a_report_tells_when_it_was_published(language, head, date, rule):
    found = find_published(head, language, "")
    assert (found.date, found.rule) == (date, rule)


def test_the_day_that_a_page_gives_goes_before_the_day_a_crawler_came_by():
    head = " date 2025-09-20 \n18.09.2025 10:20\nThe Speaker met a guest."
    assert find_published(head, "en", "").date == "2025-09-18"


def test_a_day_after_the_crawl_cannot_be_that_of_publication():
    head = " date 2025-09-20 \n18.11.2025\nThe session opens then."
    found = find_published(head, "en", "")
    assert (found.date, found.rule) == ("2025-09-20", "crawl-header")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Baku, March 3, AZERTAC\n\nThe Speaker"),
        ("en", "BAKU, March 3 (AGENCY) — The Speaker"),
        ("ru", "АСТАНА. 3 марта. АГЕНТСТВО – Спикер"),
        ("kk", "АСТАНА. 3 наурыз. АГЕНТТІК - Төраға"),
        ("az", "Bakı, 3 mart, AGENTLİK\nSədr"),
        ("tr", "ANKARA, 3 Mart (AJANS) - Başkan"),
    ],
)
def test_a_dateline_without_a_year_stays_partial_until_publication_is_known(
    language, head
):
    alone = find_published(head, language, "")
    assert (alone.date, alone.month_day, alone.rule) == (None, "--03-03", "dateline")
    hint = find_dateline(head, language, "2026-03-04")
    assert (hint.date, hint.rule) == ("2026-03-03", "dateline")


def test_the_crawl_header_wins_for_publication_and_the_dateline_is_a_hint():
    text = " date 2025-10-18 Baku, October 17, AZERTAC\n\nThe Speaker met a guest."
    published = find_published(text, "en", "")
    assert (published.date, published.rule) == ("2025-10-18", "crawl-header")
    hint = find_dateline(text, "en", published.date)
    assert (hint.date, text[hint.start : hint.end]) == ("2025-10-17", "October 17")


def test_the_crawl_header_is_marked_among_the_dates():
    first, second = find_dates(" date 2026-03-03 Met on March 2, 2026.", "en", None)
    assert (first.rule, second.rule) == ("crawl-header", "month-day-year")


@pytest.mark.parametrize("name", ["2026-03-03_report.txt", "20260303.html"])
def test_the_file_name_tells_when_the_text_does_not(name):
    found = find_published("The Speaker met a guest.", "en", name)
    assert (found.date, found.rule) == ("2026-03-03", "file-name")
    assert (found.start, found.end) == (0, 0)


def test_a_file_name_with_a_day_that_does_not_exist_tells_nothing():
    assert find_published("The Speaker met a guest.", "en", "2026-02-30.txt") is None


def test_a_date_inside_a_sentence_is_not_that_of_publication():
    text = (
        "The Chairman of the Senate received the ambassador of a friendly state "
        "and recalled that the treaty of friendship was signed on 18 November 2022."
    )
    assert find_published(text, "en", "") is None
    assert find_dateline(text, "en", None) is None


def test_a_report_of_many_lines_is_searched_at_its_head_only():
    text = "\n".join(["A line of the report."] * 12) + "\n18.11.2022\n"
    assert find_published(text, "en", "") is None


def test_an_empty_text_tells_nothing():
    assert find_published("", "en", "") is None
