"""Whatever the two texts, nothing is lost and nothing added."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.texts.redline import carried, compare, word_file, word_pieces
from orkhon.engines.texts.structure import Provision, Text, identified, plain
from orkhon.engines.texts.structure.model import Kind
from tests.engines.texts.redline.laws import reading
from tests.engines.texts.redline.word_reader import settled, without_spaces

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FEW = settings(max_examples=60, deadline=None, derandomize=True)

# Few words, so that much is alike; signs and letters that meet in law texts.
words = st.sampled_from(
    [
        *("the", "state", "заң", "құқық", "«сайлау»", "article", "5", "5(2)", "12,5"),
        *("-", "–", ".", ",", ";", "\n", "\t", "İ", "ı", "ў", "x́", "бап", ""),
    ]
)
wordings = st.lists(words, max_size=12).map(" ".join)
places = st.sampled_from(["same", "below", "above"])
marks = st.sampled_from(
    [("1", "1."), ("2", "2."), ("a", "a)"), (None, "–"), (None, "")]
)
tables = st.one_of(
    st.just(()),
    st.lists(st.lists(wordings, min_size=1, max_size=3).map(tuple), max_size=3).map(
        tuple
    ),
)


def provisions(kinds: list[Kind], inside: st.SearchStrategy) -> st.SearchStrategy:
    def made(kind, mark, heading, text, children, place, rows):  # type: ignore[no-untyped-def]
        return Provision(
            kind, mark[0], heading, text, children, mark[1], "", place, place, rows=rows
        )

    return st.builds(
        made,
        st.sampled_from(kinds),
        marks,
        st.one_of(st.just(""), wordings),
        wordings,
        inside,
        places,
        tables,
    )


def few(one: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(one, max_size=4).map(tuple)


points = provisions(["point", "note", "table"], st.just(()))
paragraphs = provisions(["paragraph", "unknown"], few(points))
articles = provisions(["article", "preamble"], few(paragraphs))
tops = provisions(["chapter", "annex"], few(articles)) | articles | paragraphs


def law(tree: tuple[Provision, ...]) -> Text:
    return Text("kk", "Cyrl", "", identified(tree)[0])


@st.composite
def versions(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text and another that has some of its provisions, elsewhere or inside."""
    old = draw(few(tops))
    kept = draw(st.permutations(old)) if old else []
    inner = [child for one in old for child in one.children]
    extra = draw(st.lists(st.sampled_from(inner), max_size=3)) if inner else []
    fresh = draw(few(tops))
    return law(old), law((*kept[: draw(st.integers(0, 4))], *extra, *fresh))


@FEW
@given(versions())
def test_the_rows_hold_both_texts_whole(pair: tuple[Text, Text]) -> None:
    old, new = pair
    for one, other in ((old, new), (new, old), (old, old)):
        redline = compare(one, other)
        file = word_file(redline, "Sample", "A. Clerk", AT)
        for text, away, accept in ((one, "inserted", False), (other, "deleted", True)):
            if not _above(one) and not _above(other):
                assert reading(redline, away) == without_spaces(plain(text))
            assert without_spaces(settled(file, accept=accept)) == without_spaces(
                plain(text)
            )


def _above(text: Text) -> bool:
    """A heading above its number: the rows part them, only the paper has the order."""
    return any("above" in (one.heading_place) for one in _all(text.provisions))


def _all(tree: tuple[Provision, ...]) -> list[Provision]:
    return [one for top in tree for one in (top, *_all(top.children))]


@FEW
@given(versions())
def test_every_old_provision_is_carried_once(pair: tuple[Text, Text]) -> None:
    old, new = pair
    found = carried(compare(old, new))
    assert set(found) == {one.eid for one in _all(old.provisions)}
    arrived = [one.new_eid for one in found.values() if one.new_eid is not None]
    assert len(arrived) == len(set(arrived))
    assert set(arrived) <= {one.eid for one in _all(new.provisions)}


@FEW
@given(few(tops))
def test_a_text_against_itself_is_the_same_everywhere(
    tree: tuple[Provision, ...],
) -> None:
    text = law(tree)
    redline = compare(text, text)
    assert {row.how for row in redline.rows} <= {("same",)}
    assert all(one.unchanged for one in carried(redline).values())


@FEW
@given(wordings, wordings)
def test_pieces_hold_both_wordings(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    kept = [
        "".join(p.text for p in pieces if p.kind != k) for k in ("inserted", "deleted")
    ]
    assert [" ".join(one.split()) for one in kept] == [
        " ".join(one.split()) for one in (old, new)
    ]
