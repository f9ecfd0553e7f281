"""Brackets, conflicts and the consolidated text, worked by hand on a sample text."""

import pytest

from orkhon.engines.amendments import (
    AmendmentError,
    Conflict,
    Paragraph,
    Piece,
    Text,
    bracketed,
    check,
    conflicts,
    consolidate,
    counts_through,
    renumbered,
)
from tests.engines.amendments.sample_text import SAMPLE, amendment, of_words

KZ4 = of_words(
    4, "insert", "a", "model law", " within a reasonable time", owners=("KZ",)
)
AZ5 = of_words(
    5, "replace", "b", "without delay", "within two days", owners=("AZ", "KG")
)
TR7 = of_words(7, "insert", "a", "model law", " by 2029", owners=("TR",))


def marked(accepted, open_ones, key):
    found = bracketed(SAMPLE, accepted, open_ones)
    return next(each for each in found if each.paragraph.key == key)


def words(accepted):
    return [
        (each.number, each.text) for each in consolidate(SAMPLE, accepted).paragraphs
    ]


def test_a_bracket_names_its_owner_and_stands_where_the_words_would_come():
    text = SAMPLE.paragraph("a").text
    at = text.index(", and inform")
    assert marked([], [KZ4, TR7], "a").pieces == (
        Piece("kept", text[:at], 0, at),
        Piece("bracket", " within a reasonable time", None, None, ("KZ",), ("k4",)),
        Piece("bracket", " by 2029", None, None, ("TR",), ("k7",)),
        Piece("kept", text[at:], at, len(text)),
    )


def test_an_accepted_change_shows_what_went_and_what_came():
    found = marked([AZ5], [], "b")
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("kept", "It invites them to exchange alerts "),
        ("deleted", "without delay"),
        ("inserted", "within two days"),
        ("kept", " and asks the Commission to report."),
    ]
    assert found.pieces[1].owners == ("AZ", "KG")
    assert found.open_brackets == ()


def test_words_that_an_open_amendment_would_take_out_still_stand():
    found = marked([], [AZ5], "b")
    assert [piece.text for piece in found.pieces if piece.kind == "bracket"] == [
        "without delay",
        "within two days",
    ]
    assert found.standing == SAMPLE.paragraph("b").text
    assert found.open_brackets == ("k5",)


def test_words_already_taken_out_are_not_in_brackets():
    other = of_words(8, "delete", "b", "delay and", owners=("TR",))
    found = marked([AZ5], [other], "b")
    assert [(piece.kind, piece.text) for piece in found.pieces][1:5] == [
        ("deleted", "without "),
        ("deleted", "delay"),
        ("inserted", "within two days"),
        ("bracket", " and"),
    ]


def test_two_amendments_to_one_place_conflict_and_both_stay_open():
    assert conflicts([TR7, KZ4, AZ5]) == (Conflict("k4", "k7", "same place"),)
    assert marked([], [KZ4, TR7], "a").open_brackets == ("k4", "k7")


def test_accepting_the_second_of_two_is_refused_in_words_that_name_the_first():
    with pytest.raises(AmendmentError) as refused:
        consolidate(SAMPLE, [TR7, KZ4])
    assert str(refused.value) == (
        "amendments 4 and 7 cannot both be accepted: they insert at the same place"
    )


def test_words_put_after_replaced_words_follow_the_new_ones():
    also = of_words(8, "insert", "b", "without delay", " and in writing")
    assert "alerts within two days and in writing and asks" in words([also, AZ5])[3][1]


def test_the_same_wish_of_two_is_done_once_and_names_both():
    again = of_words(9, "insert", "a", "model law", " by 2029", owners=("AZ",))
    assert conflicts([TR7, again]) == ()
    assert words([again, TR7])[2][1].count("by 2029") == 1
    piece = marked([], [again, TR7], "a").pieces[1]
    assert (piece.owners, piece.amendments) == (("TR", "AZ"), ("k7", "k9"))


def test_a_compromise_is_no_conflict_of_what_it_replaces_but_excludes_it():
    both = of_words(
        10,
        "insert",
        "a",
        "model law",
        ", where possible by 2029",
        owners=("KZ", "TR"),
        replaces=("k4", "k7"),
    )
    assert conflicts([KZ4, TR7, both]) == (Conflict("k4", "k7", "same place"),)
    assert "the model law, where possible by 2029, and inform" in words([both])[2][1]
    with pytest.raises(AmendmentError, match="amendments 7 and 10 one replaces the"):
        consolidate(SAMPLE, [both, TR7])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("replace", "a", 4, 9, "x"), ("delete", "a", 8, 12), "same words"),
        (("replace", "a", 4, 9, "x"), ("insert", "a", 6, 6, "y"), "same words"),
        (("replace", "a", 4, 9, "x"), ("insert", "a", 9, 9, "y"), None),
        (("replace", "a", 4, 9, "x"), ("insert", "a", 4, 4, "y"), None),
        (("replace", "a", 4, 9, "x"), ("delete", "a", 9, 12), None),
        (("replace", "a", 4, 9, "x"), ("replace", "b", 4, 9, "x"), None),
        (("insert", "a", 4, 4, "x"), ("insert", "a", 5, 5, "y"), None),
        (("delete-paragraph", "a"), ("insert", "a", 5, 5, "y"), "deleted paragraph"),
        (("delete-paragraph", "a"), ("move", "a", 0, 0, "", "c"), "deleted paragraph"),
        (("delete-paragraph", "a"), ("delete-paragraph", "a"), None),
        (
            ("delete-paragraph", "a"),
            ("insert-paragraph", "n", 0, 0, "New.", "a"),
            None,
        ),
        (("move", "a", 0, 0, "", "c"), ("move", "a", 0, 0, "", "t"), "moved paragraph"),
        (("move", "a", 0, 0, "", "c"), ("insert", "a", 5, 5, "y"), None),
        (("move", "a", 0, 0, "", "c"), ("move", "t", 0, 0, "", "a"), "moved paragraph"),
        (
            ("insert-paragraph", "n", 0, 0, "New.", "a"),
            ("move", "a", 0, 0, "", "c"),
            "moved paragraph",
        ),
    ],
)
def test_which_two_cannot_both_be_accepted(one, other, why):
    found = conflicts([amendment(1, *one), amendment(2, *other)])
    assert [each.why for each in found] == ([why] if why else [])


def test_whole_paragraphs_come_go_and_move_without_moving_a_number():
    accepted = [
        amendment(1, "insert-paragraph", "n1", text="It notes.", after="a"),
        amendment(2, "insert-paragraph", "n2", text="It also notes.", after="a"),
        amendment(3, "move", "c", after="p"),
        amendment(4, "delete-paragraph", "b"),
        amendment(5, "insert-paragraph", "n3", text="Sample.", role="title"),
        amendment(6, "insert-paragraph", "n4", text="It first says.", after="t"),
    ]
    first = SAMPLE.paragraph("a").text
    assert words(accepted) == [
        ("", "Sample."),
        ("", "Sample declaration on safe products"),
        ("", "It first says."),
        ("", "Recalling its earlier sample text,"),
        ("3", "It thanks the host."),
        ("1", first),
        ("1 bis", "It notes."),
        ("1 ter", "It also notes."),
    ]
    again = renumbered(consolidate(SAMPLE, accepted), new={"n1", "n2", "n4"})
    assert [each.number for each in again.paragraphs] == [
        *("", "", "1", "", "2", "3", "4", "5"),
    ]


def test_the_tenth_new_paragraph_at_a_place_has_a_number_too():
    accepted = [
        amendment(no, "insert-paragraph", f"n{no}", text=f"New {no}.", after="c")
        for no in range(1, 11)
    ]
    numbers = [number for number, _ in words(accepted)]
    assert numbers[5:7] == ["3 bis", "3 ter"]
    assert numbers[-3:] == ["3 nonies", "3 (10)", "3 (11)"]


@pytest.mark.parametrize(
    ("numbers", "through"),
    [("1 2 3", True), ("3 5 9", True), ("1 2 1", False), ("1 a) 2", False), ("", True)],
)
def test_paragraphs_count_through_unless_each_part_begins_anew(numbers, through):
    text = Text(
        tuple(
            Paragraph(str(place), number, "It asks.")
            for place, number in enumerate(numbers.split())
        )
    )
    assert counts_through(text) is through


def test_a_paragraph_that_goes_on_without_a_number_gets_none():
    text = Text(
        (
            Paragraph("a", "3", "It asks the Commission:"),
            Paragraph("b", "", "and thanks it."),
            Paragraph("c", "5", "It ends."),
        )
    )
    assert [each.number for each in renumbered(text).paragraphs] == ["1", "", "2"]


def test_numbers_of_another_kind_are_left_to_a_person():
    lettered = Text((Paragraph("a", "(a)", "One"), Paragraph("b", "2", "Two")))
    bare = Text((Paragraph("a", "", "One"),))
    assert renumbered(lettered) is lettered
    assert renumbered(bare) is bare


def test_a_paragraph_as_a_whole_shows_who_wants_what_of_it():
    move = amendment(1, "move", "c", after="p", owners=("TR",))
    strike = amendment(2, "delete-paragraph", "c", owners=("AZ",))
    new = amendment(3, "insert-paragraph", "n", text="It notes.", after="c")
    found = bracketed(SAMPLE, [move], [strike, new])
    third, brought = found[-2:]
    assert [(mark.kind, mark.accepted, mark.owners) for mark in third.marks] == [
        ("move", True, ("TR",)),
        ("delete-paragraph", False, ("AZ",)),
    ]
    assert third.open_brackets == ("k2",)
    assert brought.pieces == (
        Piece("bracket", "It notes.", None, None, ("KZ",), ("k3",)),
    )
    assert brought.open_brackets == ("k3",)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (amendment(1, "delete", "z", 0, 1), "the text has no paragraph z"),
        (amendment(1, "delete", "c", 5, 99), "letters 5 to 99 of a paragraph of 19"),
        (amendment(1, "delete", "c", 5, 5), "to delete words, but marks 0 letters"),
        (
            amendment(1, "insert", "c", 5, 6, "x"),
            "to insert words, but marks 1 letters",
        ),
        (amendment(1, "delete", "c", 5, 6, "x"), "to delete words and brings “x”"),
        (amendment(1, "replace", "c", 5, 6), "to replace words and brings “”"),
        (amendment(1, "replace", "c", 0, 2, "It"), "amendment 1 changes nothing"),
        (amendment(1, "delete", "c", 0, 19), "leaves no words; strike the paragraph"),
        (
            amendment(1, "move", "c", after="c"),
            "moves the paragraph to where it stands",
        ),
        (
            amendment(1, "move", "c", after="b"),
            "moves the paragraph to where it stands",
        ),
        (amendment(1, "move", "c", after="z"), "the text has no paragraph z"),
        (
            amendment(1, "move", "c", text="x", after="a"),
            "no words, but words are given",
        ),
        (
            amendment(1, "move", "c", 0, 1, after="a"),
            "whole paragraph, not about words",
        ),
        (amendment(1, "insert-paragraph", "n", text=" "), "a paragraph without words"),
        (
            amendment(1, "insert-paragraph", "c", text="x"),
            "which is in the text already",
        ),
        (amendment(1, "delete-paragraph", "c", owners=()), "amendment 1 has no owner"),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused_in_words(wrong, said):
    with pytest.raises(AmendmentError, match=said):
        check(SAMPLE, wrong)


def test_two_new_paragraphs_under_one_key_are_refused():
    one = amendment(1, "insert-paragraph", "n", text="One.")
    other = amendment(2, "insert-paragraph", "n", text="Two.")
    with pytest.raises(AmendmentError, match="1 and 2 both bring a new paragraph as n"):
        bracketed(SAMPLE, [], [one, other])


def test_amendments_that_together_leave_no_words_are_refused():
    accepted = [amendment(1, "delete", "c", 0, 9), amendment(2, "delete", "c", 9, 19)]
    with pytest.raises(AmendmentError, match="leave no words in paragraph 3"):
        consolidate(SAMPLE, accepted)


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ((Paragraph("a", "1", "x"), Paragraph("a", "2", "y")), "two paragraphs have"),
        ((Paragraph("a", "1", " "),), "paragraph 1 has no words"),
        ((Paragraph("a", "", ""),), "paragraph a has no words"),
    ],
)
def test_a_text_that_cannot_be_amended_is_refused(paragraphs, said):
    with pytest.raises(AmendmentError, match=said):
        Text(paragraphs)
