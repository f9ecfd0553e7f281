"""Two spellings side by side, word by word."""

from orkhon.engines.names import Level, explain


def rows(a, b):
    return [(pair.a, pair.b, pair.level.value) for pair in explain(a, b)]


def marked(parts):
    """Parts as text, what differs in brackets."""
    return "".join(f"[{p.text}]" if p.differs else p.text for p in parts)


def test_words_stand_opposite_their_counterparts_whatever_the_order():
    assert rows("Ramil Hasan", "Гасанов Рамиль Эльдар оглы") == [
        ("Ramil", "Рамиль", "same sounds"),
        ("Hasan", "Гасанов", "close"),
        (None, "Эльдар", "missing"),
        (None, "оглы", "missing"),
    ]


def test_every_level_of_agreement_is_told():
    assert rows("Mr Nurlan Serik Ahmet Yılmaz", "Nurlan Серик Mehmet Uğur") == [
        ("Mr", None, "missing"),
        ("Nurlan", "Nurlan", "same"),
        ("Serik", "Серик", "same sounds"),
        ("Ahmet", "Mehmet", "differs"),
        ("Yılmaz", "Uğur", "differs"),
    ]


def test_the_differing_characters_are_marked():
    (pair,) = explain("Hasan", "Гасанов")
    assert marked(pair.a_parts) == "Hasan"
    assert marked(pair.b_parts) == "Гасан[ов]"
    (pair,) = explain("Artaç", "Artuç")
    assert marked(pair.a_parts) == "Art[a]ç"
    assert marked(pair.b_parts) == "Art[u]ç"
    (pair,) = explain("Ahmet", "Mehmet")
    assert (marked(pair.a_parts), marked(pair.b_parts)) == ("Ahmet", "[M]ehmet")


def test_one_sound_in_two_alphabets_is_not_marked():
    (pair,) = explain("Гаджиев", "Hacıyev")
    assert not any(part.differs for part in pair.a_parts + pair.b_parts)


def test_a_doubled_sound_and_one_of_several_letters_mark_all_their_letters():
    (pair,) = explain("Khatun", "Matun")
    assert marked(pair.a_parts) == "[Kh]atun"
    (pair,) = explain("Abbas", "Allas")
    assert marked(pair.a_parts) == "A[bb]as"


def test_a_joined_name_stands_as_one_word_with_its_hyphen():
    assert rows("Kassym-Jomart Tokayev", "Қасымжомарт Тоқаев") == [
        ("Kassym-Jomart", "Қасымжомарт", "same sounds"),
        ("Tokayev", "Тоқаев", "same sounds"),
    ]
    assert rows("Qasymjomart", "Касым Жомарт")[0][:2] == ("Qasymjomart", "Касым Жомарт")


def test_parts_put_together_are_the_word_as_written():
    for pair in explain("Dr Su\u0308reyya ER", "Сүрейя Эр"):
        assert "".join(part.text for part in pair.a_parts) == (pair.a or "")
        assert "".join(part.text for part in pair.b_parts) == (pair.b or "")


def test_initials_and_titles_stand_opposite_each_other():
    assert rows("Mr N. Baibulin", "Dr Н. Байбулин") == [
        ("Mr", "Dr", "differs"),
        ("N", "Н", "same sounds"),
        ("Baibulin", "Байбулин", "same sounds"),
    ]


def test_a_spelling_without_words_leaves_the_other_alone():
    assert rows("", "Ali") == [(None, "Ali", "missing")]
    assert rows("?!", "") == []


def test_levels_read_as_the_screen_shows_them():
    assert [level.value for level in Level] == [
        "same",
        "same sounds",
        "close",
        "differs",
        "missing",
    ]
