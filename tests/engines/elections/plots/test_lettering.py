"""How a long label takes its room."""

from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.elections.plots.lettering import shortened, width_of, wrapped

LETTERS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


def test_a_short_label_stays_as_it_is():
    assert wrapped("Astana", 12, 200) == ["Astana"]


def test_a_long_label_breaks_between_words():
    # 44 letters of about 0.6 times 12 are some 300 wide; half of them fit a line.
    words = "Шығыс Қазақстан облысы және Өскемен қаласы"
    rows = wrapped(words, 12, 190)
    assert len(rows) == 2
    assert " ".join(rows) == words


def test_a_label_too_long_for_its_lines_ends_in_dots():
    rows = wrapped("one two three four five six seven eight nine ten", 12, 90)
    assert len(rows) == 2
    assert rows[1].endswith("…")


def test_a_word_longer_than_a_line_is_cut():
    rows = wrapped("Donaudampfschifffahrtsgesellschaft", 12, 60, lines=9)
    assert "".join(rows) == "Donaudampfschifffahrtsgesellschaft"
    assert all(width_of(row, 12) <= 60 for row in rows)


def test_no_label_is_one_empty_line():
    assert wrapped("  ", 12, 90) == [""]


def test_at_least_a_letter_is_left():
    assert shortened("Astana", 12, 1) == "A…"


def test_letters_differ_in_width():
    assert width_of("i", 12) < width_of("n", 12) < width_of("N", 12) < width_of("Ж", 12)
    assert width_of("選", 12) > width_of("ж", 12)


def test_a_mark_over_a_letter_takes_no_room():
    assert width_of("e\u0301", 12) == width_of("e", 12)


@given(LETTERS, st.floats(40, 400), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(words, room, lines):
    rows = wrapped(words, 12, room, lines=lines)
    assert 1 <= len(rows) <= lines
    assert all(width_of(row, 12) <= room for row in rows)
