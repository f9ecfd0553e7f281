"""Numbered lines inside an article."""

import pytest

from orkhon.engines.texts.structure import read_plain
from orkhon.engines.texts.structure.items import read_item
from tests.engines.texts.structure.outline import outline


def inside(body, language="en"):
    """What stands in an article with this body, identifiers without the article."""
    lines = outline(read_plain(f"Article 1. Law\n{body}", language))
    assert lines[0] == "art_1 | Law"
    return [line.removeprefix("art_1__") for line in lines[1:]]


def test_points_and_subpoints_nest_by_their_signs():
    assert inside("1. One:\n(a) two:\n(i) three;\n(ii) four;\n(b) five.\n2. Six.") == [
        "para_1 | One:",
        "para_1__point_a | two:",
        "para_1__point_a__point_i | three;",
        "para_1__point_a__point_ii | four;",
        "para_1__point_b | five.",
        "para_2 | Six.",
    ]


def test_the_letter_i_after_h_is_a_letter():
    body = "1. One:\ng) a;\nh) b;\ni) c;\nj) d."
    assert inside(body) == [
        "para_1 | One:",
        "para_1__point_g | a;",
        "para_1__point_h | b;",
        "para_1__point_i | c;",
        "para_1__point_j | d.",
    ]


def test_a_letter_doubled_goes_on_after_z_and_a_word_in_brackets_does_not_count():
    assert inside("1. One:\nz) a;\naa) b;\nсм) c.") == [
        "para_1 | One:",
        "para_1__point_z | a;",
        "para_1__point_aa | b;",
        "para_1__para_nn_1 | см) c.",
    ]


def test_several_numbers_on_a_line_are_provisions_within_each_other():
    assert inside("1. (a) one;\n(b) two.\n2. Three.") == [
        "para_1",
        "para_1__point_a | one;",
        "para_1__point_b | two.",
        "para_2 | Three.",
    ]


def test_a_second_number_that_begins_no_row_is_words():
    body = "1. (b) one;\n2. 2. two.\n3. a. three.\n4. (a) (a) four."
    assert inside(body) == [
        "para_1 | (b) one;",
        "para_2 | 2. two.",
        "para_3 | a. three.",
        "para_4",
        "para_4__point_a | (a) four.",
    ]


def test_dashes_are_points_without_a_number():
    assert inside("1. One:\n– two;\n– three.") == [
        "para_1 | One:",
        "para_1__point_nn_1 | two;",
        "para_1__point_nn_2 | three.",
    ]


def test_a_number_alone_on_its_line_takes_the_words_below():
    text = read_plain("Article 1\n1.\nThe court decides.\n2.\nIt rests.", "en")
    paragraph = text.provisions[0].children[0]
    assert (paragraph.number, paragraph.text) == ("1", "The court decides.")
    assert paragraph.text_place == "below"


def test_lines_without_a_number_go_with_the_numbered_paragraph_above_them():
    assert inside("1. One.\nA second sentence.\nA third.\n2. Two.") == [
        "para_1 | One.",
        "para_1__para_nn_1 | A second sentence.",
        "para_1__para_nn_2 | A third.",
        "para_2 | Two.",
    ]


def test_a_list_without_numbers_is_held_by_the_line_with_the_colon():
    assert inside("The court:\nhears cases;\nDecides them;\nrests.\nIt is open.") == [
        "para_nn_1 | The court:",
        "para_nn_1__point_nn_1 | hears cases;",
        "para_nn_1__point_nn_2 | Decides them;",
        "para_nn_1__point_nn_3 | rests.",
        "para_nn_2 | It is open.",
    ]


def test_a_list_under_an_article_that_ends_in_a_colon_is_points():
    text = read_plain("Article 1. The court, once it sits:\nhears.", "en")
    assert [child.kind for child in text.provisions[0].children] == ["point"]


def test_a_small_letter_goes_on_with_the_point_above():
    assert inside("1. One:\n1) two and\nthree;\n2) four.") == [
        "para_1 | One:",
        "para_1__point_1 | two and",
        "para_1__point_1__para_nn_1 | three;",
        "para_1__point_2 | four.",
    ]


def test_new_paragraphs_do_not_begin_inside_a_point():
    assert inside("a) one;\nb) two.\n1. Three.\n1.1. Four.\n(1) five.") == [
        "point_a | one;",
        "point_b | two.",
        "para_1 | Three.",
        "para_1__point_1-1 | Four.",
        "para_1__point_1 | five.",
    ]


def test_a_whole_number_closes_the_longer_ones_before_it():
    assert inside("1.1. One.\n1.2. Two.\n3. Three.") == [
        "para_1-1 | One.",
        "para_1-2 | Two.",
        "para_3 | Three.",
    ]


def test_a_line_without_a_colon_holds_no_points():
    assert inside("The rules apply.\n1) one;\n2) two.") == [
        "para_nn_1 | The rules apply.",
        "point_1 | one;",
        "point_2 | two.",
    ]


def test_nesting_without_end_stops():
    body = "\n".join(f"{'1.' * depth} Words." for depth in range(1, 40))
    deepest = max(line.count("__") for line in inside(body))
    assert deepest == 12


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("12.05.2020 the law was adopted", "en"),
        ("1.5 percent of the votes", "en"),
        ("5. maddenin 2. fıkrası", "tr"),
        ("5. bəndin tələbi", "az"),
        ("г. Алматы", "ru"),
        ("5. and six", "en"),
        ("1.1", "en"),
        ("№ 5", "ru"),
    ],
)
def test_dates_decimals_references_and_initials_are_no_items(line, language):
    assert read_item(line, language, ()) is None


def test_a_decimal_number_goes_on_an_open_row():
    open_items = (("figure2", "1.4"),)
    item = read_item("1.5 Percent of the votes", "en", open_items)
    assert item is not None
    assert (item.style, item.value) == ("figure2", "1.5")
    assert read_item("1.5", "en", open_items) is None
    below = read_item("2.1 votes count", "en", (("figure1", "2"),))
    assert below is not None
    assert below.value == "2.1"


def test_a_letter_with_a_full_stop_begins_with_a_and_goes_on():
    first = read_item("a. one", "en", ())
    assert first is not None
    second = read_item("b. two", "en", ((first.style, first.value),))
    assert second is not None
    assert (first.style, second.style) == ("letterdot", "letterdot")


def test_roman_ones_go_on_roman():
    item = read_item("v) five", "en", (("roman-letter1", "iv"),))
    assert item is not None
    assert item.style == "roman-letter1"


def test_paragraphs_may_be_numbered_in_roman_numerals():
    body = "I. Bir:\n1) iki;\n2) üç.\nII. Dörd.\nIV. Beş.\nIVI. Altı."
    assert inside(body, "az") == [
        "para_1 | Bir:",
        "para_1__point_1 | iki;",
        "para_1__point_2 | üç.",
        "para_2 | Dörd.",
        # No third: these go on no row.
        "para_2__para_nn_1 | IV. Beş.",
        "para_2__para_nn_2 | IVI. Altı.",
    ]
    assert read_item("I. Devletin şekli", "tr", ()) is None
