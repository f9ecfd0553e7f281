"""What holds for any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.names import (
    Index,
    compare,
    explain,
    fold,
    pronounce,
    romanise,
    script_of,
    sort_key,
    strip_titles,
)

LETTERS = (
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyzwäñʻ' -.АБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
)
NAMES = st.text(alphabet=LETTERS + LETTERS.swapcase(), max_size=40)
TEXTS = st.one_of(st.text(max_size=40), NAMES)


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_comparison_is_the_same_both_ways_and_within_0_and_1(a, b):
    assert compare(a, b) == compare(b, a)
    assert 0.0 <= compare(a, b) <= 1.0


@given(TEXTS)
def test_a_text_is_like_itself_without_doubt(text):
    assert compare(text, text) == 1.0


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_an_explanation_holds_every_word_once_with_all_its_letters(a, b):
    pairs = explain(a, b)
    for pair in pairs:
        assert "".join(part.text for part in pair.a_parts) == (pair.a or "")
        assert "".join(part.text for part in pair.b_parts) == (pair.b or "")
    turned = explain(b, a)
    assert sorted(p.b or "" for p in turned) == sorted(p.a or "" for p in pairs)


@given(TEXTS)
def test_every_text_has_a_script_a_key_and_a_bare_form(text):
    assert len(script_of(text)) == 4
    assert sort_key(text) == sort_key(sort_key(text))
    strip_titles(text)


@given(TEXTS, st.sampled_from(["az", "en", "kk", "ky", "ru", "tr", "uz"]))
def test_every_text_can_be_romanised_and_read_aloud(text, language):
    readable, aloud = romanise(text, language), pronounce(text, language)
    assert isinstance(readable, str)
    assert isinstance(aloud, str)


@given(st.lists(NAMES, max_size=8), NAMES)
@settings(deadline=None)
def test_a_search_finds_filed_keys_once_in_order_and_none_after_removal(names, text):
    index = Index()
    for key, name in enumerate(names):
        index.add(key, name)
    found = index.search(text, 5)
    found_keys = [key for key, _ in found]
    scores = [score for _, score in found]
    assert len(set(found_keys)) == len(found_keys)
    assert set(found_keys) <= set(range(len(names)))
    assert scores == sorted(scores, reverse=True)
    for key in range(len(names)):
        index.remove(key)
    assert index.search(text, 5) == []
