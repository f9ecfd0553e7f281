"""The search box: any spelling, any script, a part of a name, an alias."""

import pytest

from orkhon.engines.names import Index, compare

PEOPLE = [
    "Ramil Hasan",
    "Hüseyin Hasanov",
    "Маулен Ашимбаев",
    "Қасым-Жомарт Тоқаев",
    "Нурлан Байбулин",
    "Altynbek Mamaiusupov",
    "Sezgin Tanrıkulu",
    "Elman Quliyev",
]


@pytest.fixture
def index():
    made = Index()
    for name in PEOPLE:
        made.add(name, name)
    return made


def keys(found):
    return [key for key, _ in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Гасанов Рамиль", "Ramil Hasan"),
        ("Ramil Həsənov", "Ramil Hasan"),
        ("H.E. Mr Ramil Hasanov", "Ramil Hasan"),
        ("Mäulen Äshimbaev", "Маулен Ашимбаев"),
        ("Ашимбаев", "Маулен Ашимбаев"),
        ("ashimb", "Маулен Ашимбаев"),
        ("АШИМ", "Маулен Ашимбаев"),
        ("Tokayev", "Қасым-Жомарт Тоқаев"),
        ("Qasymjomart", "Қасым-Жомарт Тоқаев"),
        ("Kassym Jomart", "Қасым-Жомарт Тоқаев"),
        ("N. Baibulin", "Нурлан Байбулин"),
        ("Мамаюсупов", "Altynbek Mamaiusupov"),
        ("Танрыкулу", "Sezgin Tanrıkulu"),
        ("Гулиев", "Elman Quliyev"),
    ],
)
def test_any_spelling_or_part_finds_the_person_first(index, text, name):
    assert keys(index.search(text, 3))[0] == name


@pytest.mark.parametrize("text", ["Гасан", "Hasan", "Hasanov", "Гасанов", "Həsənov"])
def test_one_surname_finds_everybody_who_bears_it_in_any_form(index, text):
    assert set(keys(index.search(text, 2))) == {"Ramil Hasan", "Hüseyin Hasanov"}


@pytest.mark.parametrize(
    ("alias", "texts"),
    [
        ("TBMM", ["tbmm", "TBMM", "ТБММ"]),
        ("ОТГ", ["отг", "ОТГ", "OTG"]),
        ("Турция", ["турция", "Turtsiya", "ТУРЦИЯ"]),
        ("Мәжіліс", ["Mazhilis", "Majilis", "Мәжіліс", "МАЖИЛИС", "mäjilis"]),
        ("Grand National Assembly of Türkiye", ["national assembly turkiye"]),
    ],
)
def test_an_alias_row_is_found_by_any_case_and_script(index, alias, texts):
    index.add("body", alias)
    for text in texts:
        assert keys(index.search(text, 1)) == ["body"]


def test_a_key_with_many_names_is_returned_once(index):
    index.add("Ramil Hasan", "Рамиль Гасанов")
    index.add("Ramil Hasan", "Ramil Həsənov")
    assert keys(index.search("Ramil Hasan", 10)).count("Ramil Hasan") == 1


def test_a_whole_name_scores_as_compared_and_a_part_below_the_threshold(index):
    (_, whole), *_ = index.search("Гасанов Рамиль", 1)
    assert whole == compare("Гасанов Рамиль", "Ramil Hasan")
    assert all(0.0 < score < 0.5 for _, score in index.search("Hasan", 5))


def test_the_very_spelling_asked_for_comes_before_others_that_sound_alike():
    index = Index()
    for name in ("Yûsif Ziya", "Yusif Ziyo", "Yusif Ziya", "Юсиф Зия"):
        index.add(name, name)
    for name in ("Yusif Ziyo", "Юсиф Зия"):
        assert index.search(name, 1) == [(name, 1.0)]


def test_the_best_comes_first_and_the_limit_holds(index):
    found = index.search("Nurlan Hasan", 3)
    assert len(found) <= 3
    assert [score for _, score in found] == sorted(
        (score for _, score in found), reverse=True
    )


def test_a_removed_key_is_found_no_more_and_the_rest_is(index):
    index.remove("Ramil Hasan")
    assert keys(index.search("Гасан", 5)) == ["Hüseyin Hasanov"]
    assert index.search("Ramil", 5) == []
    assert len(index) == len(PEOPLE) - 1


def test_a_removed_key_can_be_filed_again(index):
    index.remove("Маулен Ашимбаев")
    index.add("Маулен Ашимбаев", "Maulen Ashimbayev")
    assert keys(index.search("Ашимбаев", 1)) == ["Маулен Ашимбаев"]


def test_a_name_that_says_a_word_twice_comes_out_again():
    index = Index()
    index.add(1, "Ali Ali")
    index.remove(1)
    assert index.search("Ali", 1) == []


def test_a_key_never_filed_cannot_be_removed(index):
    with pytest.raises(KeyError, match="nobody"):
        index.remove("nobody")


def test_words_of_one_skeleton_leave_one_by_one():
    index = Index()
    index.add(1, "Hasan")
    index.add(2, "Həsən")
    index.remove(1)
    assert keys(index.search("Hasan", 5)) == [2]


def test_a_name_filed_later_is_found_by_a_query_asked_before(index):
    assert index.search("Erdoğan", 1) == []
    index.add("Erdoğan", "Recep Tayyip Erdoğan")
    assert keys(index.search("Erdoğan", 1)) == ["Erdoğan"]


def test_filing_one_spelling_twice_changes_nothing(index):
    before = index.search("Hasan", 5)
    index.add("Ramil Hasan", "Ramil Hasan")
    assert index.search("Hasan", 5) == before


@pytest.mark.parametrize("text", ["", "  ", "?!", "Ωωψξ"])
def test_a_text_that_is_like_no_name_finds_nobody(index, text):
    assert index.search(text, 5) == []


def test_no_limit_is_no_result(index):
    assert index.search("Hasan", 0) == []


def test_an_empty_index_finds_nobody():
    assert Index().search("Hasan", 5) == []


def test_a_full_store_of_query_words_is_emptied_and_answers_stay_right(
    index, monkeypatch
):
    monkeypatch.setattr("orkhon.engines.names.index._WORDS_KEPT", 2)
    asked = ["Hasan", "Tokayev", "Baibulin", "Hasan"]
    answers = [keys(index.search(text, 1)) for text in asked]
    assert answers[0] == answers[3]
    assert answers[1:3] == [["Қасым-Жомарт Тоқаев"], ["Нурлан Байбулин"]]
