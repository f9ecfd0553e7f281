"""Which words changed: expected as an editor marks them by hand."""

import pytest

from orkhon.engines.texts.redline import word_pieces
from orkhon.engines.texts.redline.tables import table_rows
from tests.engines.texts.redline.laws import marked


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("within 10 days", "within 15 days", "within [10]{15} days"),
        ("of 1,5 percent", "of 2,5 percent", "of [1,5]{2,5} percent"),
        (
            "under article 5(2) of this Law",
            "under article 6(2) of this Law",
            "under article [5]{6}(2) of this Law",
        ),
        (
            "Мемлекет азаматтардың құқықтарын қорғайды.",
            "Мемлекет барлық азаматтардың құқықтарын қорғайды.",
            "Мемлекет{ барлық} азаматтардың құқықтарын қорғайды.",
        ),
        ("O‘zbekiston fuqarosi", "O‘zbekiston yoshi", "O‘zbekiston [fuqarosi]{yoshi}"),
        ("Repealed.", "Repealed.", "Repealed."),
        ("", "New words.", "{New words.}"),
        ("Old words.", "", "[Old words.]"),
        ("", "", ""),
    ],
)
def test_the_changed_words_are_marked_and_no_others(
    old: str, new: str, expected: str
) -> None:
    assert marked(word_pieces(old, new)) == expected


def test_a_phrase_with_little_in_common_is_replaced_whole() -> None:
    old = "The commission shall decide on the matter."
    new = "Each parliament may vote on any proposal."
    assert marked(word_pieces(old, new)) == f"[{old}]{{{new}}}"


def test_a_small_word_between_larger_changes_goes_with_them() -> None:
    pieces = word_pieces(
        "The list is published by the regional commission of the precinct today.",
        "The list is published by every territorial body of our union today.",
    )
    assert marked(pieces) == (
        "The list is published by [the regional commission of the precinct]"
        "{every territorial body of our union} today."
    )


def test_a_kept_sentence_stays_though_all_behind_it_is_new() -> None:
    kept = "A voter is a citizen of eighteen years."
    pieces = word_pieces(
        f"{kept} Lists are kept by hand in books which nobody outside may ever see.",
        f"{kept} Any person can ask online whether his or her name was entered.",
    )
    assert pieces[0].kind == "same"
    assert pieces[0].text.startswith(kept)


def test_words_added_behind_a_short_wording_leave_it_standing() -> None:
    pieces = word_pieces("Voters", "Voters and those who observe them on voting day")
    assert marked(pieces) == "Voters{ and those who observe them on voting day}"


def test_line_breaks_and_spaces_are_no_change() -> None:
    assert marked(word_pieces("a law\nof  states", "a law of states")) == (
        "a law of states"
    )


def test_a_space_that_parts_a_word_is_a_change() -> None:
    assert marked(word_pieces("the co-operation (new)", "the co-operation(new)")) == (
        "the co-operation[ ](new)"
    )


def test_one_word_in_a_provision_of_ten_thousand_is_found_alone() -> None:
    sentences = [f"Item {n} of the list costs {n} tenge." for n in range(1200)]
    changed = [*sentences]
    changed[600] = "Item 600 of the list costs 601 tenge."
    changed[900] = "Item 900 of the register costs 900 tenge"
    pieces = word_pieces(" ".join(sentences), " ".join(changed))
    assert [one.text for one in pieces if one.kind == "deleted"] == ["600", "list", "."]
    assert [one.text for one in pieces if one.kind == "inserted"] == [
        "601",
        "register",
    ]


def test_a_very_long_provision_written_anew_is_replaced_whole() -> None:
    old = " ".join(f"a{n}" for n in range(2100))
    new = " ".join(f"b{n}" for n in range(2100))
    assert (
        marked(word_pieces(f"Yes {old}", f"Yes {new}")) == f"[Yes {old}]{{Yes {new}}}"
    )


def test_rows_of_a_table_are_followed_by_their_names() -> None:
    old = [("Precinct", "Voters"), ("First", "1,204"), ("Second", "987")]
    new = [("Precinct", "Voters"), ("Second", "988"), ("Third", "12")]
    found = table_rows(old, new)
    assert [(row.kind, *map(marked, row.cells)) for row in found] == [
        ("same", "Precinct", "Voters"),
        ("deleted", "[First]", "[1,204]"),
        ("same", "Second", "[987]{988}"),
        ("inserted", "{Third}", "{12}"),
    ]


def test_the_only_row_left_was_changed_and_empty_cells_stay_empty() -> None:
    found = table_rows([("Total", "5")], [("Sum", "")])
    assert [tuple(map(marked, row.cells)) for row in found] == [("[Total]{Sum}", "[5]")]
    gone = table_rows([("Total", "", "5")], [("Sum", "5")])
    assert [(row.kind, len(row.cells)) for row in gone] == [
        ("deleted", 3),
        ("inserted", 2),
    ]
