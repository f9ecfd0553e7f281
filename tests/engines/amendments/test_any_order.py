"""The consolidated text is the base with the accepted amendments, in any order."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orkhon.engines.amendments import (
    OF_WORDS,
    AmendmentError,
    Text,
    bracketed,
    conflicts,
    consolidate,
    number_lines,
    on_lines,
)
from tests.engines.amendments.sample_text import EVERY, amendments_to, texts


@st.composite
def negotiations(draw):
    """A text, what is accepted of its amendments in some order, and what is open."""
    text = draw(texts())
    put = draw(amendments_to(text))
    against = {frozenset((each.one, each.other)) for each in conflicts(put)}
    accepted, open_ones = [], []
    for each in draw(st.permutations(put)):
        free = all(
            frozenset((each.key, other.key)) not in against for other in accepted
        )
        (accepted if free and draw(st.booleans()) else open_ones).append(each)
    return text, accepted, open_ones


def one_after_the_other(text, accepted):
    """Each amendment done by hand on the text that the ones before it left.

    A second way to the same text, knowing nothing of pieces: strings are edited in
    place, and positions follow the edits that were done before them.
    """
    words = {each.key: each.text for each in text.paragraphs}
    order = [(each.key, None, 0) for each in text.paragraphs]
    struck, done = set(), []
    for each in accepted:
        asked = (each.kind, each.start, each.end, each.text, each.after)
        asked += () if each.kind == "insert-paragraph" else (each.paragraph,)
        if asked in done:
            continue  # somebody asked for the very same
        if each.kind in OF_WORDS:
            shift = sum(
                len(other[3]) - (other[2] - other[1])
                for other in done
                if other[0] in OF_WORDS
                and other[5] == each.paragraph
                and other[2] <= each.start
            )
            old = words[each.paragraph]
            start, end = each.start + shift, each.end + shift
            words[each.paragraph] = old[:start] + each.text + old[end:]
        elif each.kind == "delete-paragraph":
            struck.add(each.paragraph)
        else:
            if each.kind == "insert-paragraph":
                words[each.paragraph] = each.text
            else:
                order = [row for row in order if row[0] != each.paragraph]
            at = 0
            if each.after is not None:
                keys = [row[0] for row in order]
                at = keys.index(each.after) + 1
            lowest = min(
                other.number
                for other in accepted
                if (other.kind, other.text, other.after) == asked[0:1] + asked[3:5]
                and (
                    other.kind == "insert-paragraph"
                    or other.paragraph == each.paragraph
                )
            )
            while (
                at < len(order)
                and order[at][2]
                and order[at][1] == each.after
                and order[at][2] < lowest
            ):
                at += 1
            order.insert(at, (each.paragraph, each.after, lowest))
        done.append(asked)
    return [words[key] for key, _, _ in order if key not in struck]


@EVERY
@given(negotiations(), st.randoms())
def test_the_order_of_acceptance_does_not_matter(negotiation, chance):
    text, accepted, _ = negotiation
    shuffled = list(accepted)
    chance.shuffle(shuffled)
    try:
        found = consolidate(text, accepted)
    except AmendmentError as refused:
        assume("leave no words" not in str(refused))
        raise
    assert [each.text for each in found.paragraphs] == one_after_the_other(
        text, shuffled
    )
    assert consolidate(text, shuffled).paragraphs[:1] == found.paragraphs[:1]
    assert [each.text for each in consolidate(text, shuffled).paragraphs] == [
        each.text for each in found.paragraphs
    ]


@EVERY
@given(negotiations())
def test_what_stands_in_the_pieces_is_the_consolidated_text(negotiation):
    text, accepted, open_ones = negotiation
    try:
        found = consolidate(text, accepted)
    except AmendmentError as refused:
        assume("leave no words" not in str(refused))
        raise
    marked = {each.paragraph.key: each for each in bracketed(text, accepted, open_ones)}
    assert [marked[each.key].standing for each in found.paragraphs] == [
        each.text for each in found.paragraphs
    ]


@EVERY
@given(negotiations())
def test_every_word_of_the_base_is_in_the_pieces_once(negotiation):
    text, accepted, open_ones = negotiation
    for each in bracketed(text, accepted, open_ones):
        if each.paragraph.key in text.by_key:
            own = [piece for piece in each.pieces if piece.start is not None]
            assert "".join(piece.text for piece in own) == each.paragraph.text
            assert all(
                each.paragraph.text[piece.start : piece.end] == piece.text
                for piece in own
            )


@EVERY
@given(negotiations())
def test_every_open_amendment_is_a_bracket_and_none_other(negotiation):
    text, accepted, open_ones = negotiation
    found = {
        key
        for each in bracketed(text, accepted, open_ones)
        for key in each.open_brackets
    }
    settled = [each for each in open_ones if each.kind == "delete"]
    taken = {
        each.key
        for each in settled
        if any(other.paragraph == each.paragraph for other in accepted)
    }
    assert found <= {each.key for each in open_ones}
    assert {each.key for each in open_ones} - found <= taken


@EVERY
@given(negotiations())
def test_line_numbers_of_an_issued_version_never_move(negotiation):
    text, accepted, open_ones = negotiation
    issued = number_lines(text.paragraphs, width=20)
    for each in bracketed(text, accepted, open_ones):
        own = [line for line in issued if line.paragraph_key == each.paragraph.key]
        laid = on_lines(each, issued)
        printed = [
            "".join(piece.text for piece in line.pieces if piece.start is not None)
            for line in laid
        ]
        if own:
            assert [line.no for line in laid] == [line.no for line in own]
            assert [words.strip() for words in printed] == [line.words for line in own]
        assert [p for line in laid for p in line.pieces if p.start is None] == [
            piece for piece in each.pieces if piece.start is None
        ]


@EVERY
@given(negotiations())
def test_two_that_conflict_are_never_accepted_together(negotiation):
    text, accepted, open_ones = negotiation
    everything = [*accepted, *open_ones]
    by_key = {each.key: each for each in everything}
    for pair in conflicts(everything):
        one, other = by_key[pair.one], by_key[pair.other]
        named = f"amendments {one.number} and {other.number} cannot both be accepted"
        with pytest.raises(AmendmentError, match=named):
            consolidate(text, [other, one])


@EVERY
@given(texts())
def test_without_amendments_the_text_is_the_base(text):
    assert consolidate(text, []) == Text(text.paragraphs)
