"""Lines of pages: which begin a paragraph, which words were parted, what runs along."""

import pytest

from orkhon.engines.texts.intake.pdf_lines import (
    lines_of_page,
    paragraphs_of,
    without_edges,
)

WIDE = "The authorised body examines the application within thirty days and"


def paragraphs(*pages):
    lines = [line for n, page in enumerate(pages) for line in lines_of_page(page, n)]
    return [block.rows or block.text for block in paragraphs_of(lines)[0]]


def left(*pages):
    lines, notes = without_edges([lines_of_page(p, n) for n, p in enumerate(pages)])
    return [line.text for line in lines], notes


def test_lines_that_run_on_are_one_paragraph():
    assert paragraphs(f"{WIDE}\ntells the applicant.") == [
        f"{WIDE} tells the applicant."
    ]


def test_a_line_after_one_with_room_left_begins_a_paragraph():
    assert paragraphs(f"{WIDE}\ntells it.\nThe applicant may appeal.\n{WIDE}") == [
        f"{WIDE} tells it.",
        "The applicant may appeal.",
        WIDE,
    ]


def test_a_gap_larger_than_the_usual_one_begins_a_paragraph():
    full = WIDE + " so"
    assert paragraphs(f"{full}\nWIDELY\n{full}.\n\nA {full}") == [
        f"{full} WIDELY",
        f"{full}.",
        f"A {full}",
    ]
    # Lines set wide apart have a gap between all of them.
    assert paragraphs("\n\n".join([full] * 4)) == [" ".join([full] * 4)]


def test_an_indent_begins_a_paragraph_and_a_hanging_one_does_not():
    line = "Shall " + WIDE
    assert paragraphs(f"{line}\n{line}.\n    {line}\n{line}.") == [
        f"{line} {line}.",
        f"{line} {line}.",
    ]
    assert paragraphs(f"1) {line}\n   The {line}") == [f"1) {line} The {line}"]


def test_where_first_lines_are_indented_each_indented_line_begins_a_paragraph():
    body = f"    h) Goods: {WIDE}\nits officers, new or used, of any kind that is made,"
    assert paragraphs(
        f"    Sample of a law: {WIDE}\n    LAW\n{body}\n    are meant."
    ) == [
        f"Sample of a law: {WIDE}",
        "LAW",
        f"h) Goods: {WIDE} its officers, new or used, of any kind that is made,",
        "are meant.",
    ]


@pytest.mark.parametrize(
    "item", ["2) the", "(3) the", "b) the", "– the", "2. The", "Article 2. The"]
)
def test_a_number_after_the_end_of_a_sentence_begins_a_paragraph(item):
    first, second = f"1) {WIDE} so;", f"{item} {WIDE}"
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_a_number_inside_a_sentence_goes_on_with_it():
    first, second = f"{WIDE} under article", f"12. {WIDE}"
    assert paragraphs(f"{first}\n{second}") == [f"{first} {second}"]


def test_a_paragraph_goes_on_over_the_page():
    assert paragraphs(WIDE, f"\n\n\ngoes on {WIDE}") == [f"{WIDE} goes on {WIDE}"]


def mended(first, second, more=""):
    lines = lines_of_page(f"{first}\n{second}\n{more}", 0)
    blocks, count = paragraphs_of(lines)
    return blocks[0].text, count


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (
            "осуществлением государ-",
            "ственного контроля",
            "осуществлением государственного контроля",
        ),
        (
            "осуществлением государ‐",
            "ственного контроля",
            "осуществлением государственного контроля",
        ),
        (
            "осуществлением государ\u00ad",
            "ственного",
            "осуществлением государственного",
        ),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one_word(first, second, text):
    assert mended(first, second) == (text, 1)


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (
            "рассматривает какое-",
            "либо заявление",
            "рассматривает какое-либо заявление",
        ),
        (
            "рассматривает по-",
            "прежнему заявление",
            "рассматривает по-прежнему заявление",
        ),
        (
            "закон Азербайджан-",
            "Казахстан действует",
            "закон Азербайджан-Казахстан действует",
        ),
        (
            "within the years 2020-",
            "2025 the member",
            "within the years 2020-2025 the member",
        ),
        ("the member states -", "all of them", "the member states - all of them"),
    ],
)
def test_a_hyphen_of_the_word_itself_stays(first, second, text):
    assert mended(first, second) == (text, 0)


def test_a_word_that_is_written_with_a_hyphen_elsewhere_keeps_it():
    elsewhere = "\n\n1. Шаруашылық-өндірістік қызмет туралы"
    assert mended("осы шаруашылық-", "өндірістік қызмет", elsewhere) == (
        "осы шаруашылық-өндірістік қызмет",
        0,
    )


def test_rows_of_a_table_keep_their_columns():
    rows = "Fee          Amount\nLicence          100\nAppeal          20"
    assert paragraphs(f"{WIDE}\n{rows}\n{WIDE}") == [
        WIDE,
        (("Fee", "Amount"), ("Licence", "100"), ("Appeal", "20")),
        WIDE,
    ]
    assert paragraphs("Done at Astana          1 May") == ["Done at Astana 1 May"]


def test_no_lines_are_no_paragraphs():
    assert paragraphs("", " \n") == []


def test_titles_and_numbers_of_pages_are_taken_out_and_said():
    pages = [
        f"Bulletin 2026\n\nbody {n} of {n}\n{n + 6}\n- {n + 1} -" for n in range(3)
    ]
    pages = [page.replace(f"\n{n + 6}\n", "\n") for n, page in enumerate(pages)]
    assert left(*pages) == (
        ["body 0 of 0", "body 1 of 1", "body 2 of 2"],
        (
            "At the edge of pages, left out of the text: “Bulletin 2026” (3×).",
            "At the edge of pages, left out of the text: “- 1 -” to “- 3 -” (3×).",
        ),
    )


def test_a_line_that_stands_inside_a_page_too_is_of_the_text():
    words = "a\nb\nc\nd\nsame\ne\nf\ng\nh"
    text, notes = left(f"same\n{words}", f"same\n{words}x")
    assert text[0] == "same"
    assert notes == ()


def test_articles_that_happen_to_begin_two_pages_are_of_the_text():
    assert left("Article 5. A\nx", "Article 6. A\ny", "z")[1] == ()
    assert left("Article 5.\nx", "Article 6.\ny")[1] == ()


def test_a_line_on_a_page_so_short_that_both_its_edges_hold_it_is_taken_out_once():
    assert left("Bulletin\nx\n1", "Bulletin\n2") == (
        ["x"],
        (
            "At the edge of pages, left out of the text: “Bulletin” (2×).",
            "At the edge of pages, left out of the text: “1” to “2” (2×).",
        ),
    )


def test_one_page_has_nothing_that_runs_along():
    assert left("Law\n1") == (["Law", "1"], ())


def test_a_title_is_taken_out_once_where_it_is_near_both_edges():
    assert left("B\n1", "B\n2", "B\nwords\nmore\n3") == (
        ["words", "more"],
        (
            "At the edge of pages, left out of the text: “B” (3×).",
            "At the edge of pages, left out of the text: “1” to “3” (3×).",
        ),
    )
