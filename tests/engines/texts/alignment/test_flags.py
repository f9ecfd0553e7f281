"""Flags say where two corresponding provisions seem to differ, and stay silent else."""

import pytest

from orkhon.engines.texts.alignment.flags import Flag, raise_flags
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.modals import modals

# Sample provisions of ours.
KAZAKH = "Сатушы ақауы бар тауарды 30 күн ішінде ауыстыруға міндетті."
RUSSIAN = "Продавец обязан заменить товар с недостатком в течение тридцати дней."


def test_provisions_that_say_the_same_raise_no_flag():
    assert raise_flags(KAZAKH, "kk", RUSSIAN, "ru", usual_ratio=1.0) == []


@pytest.mark.parametrize(
    ("a", "b", "flag"),
    [
        (
            KAZAKH,
            RUSSIAN.replace("тридцати", "пятнадцати"),
            Flag("deadline", "Deadlines differ", ("30 day",), ("15 day",)),
        ),
        (
            "Салық мөлшері 5 пайыз.",
            "Ставка налога 7 процентов.",
            Flag("percent", "Percentages differ", ("5%",), ("7%",)),
        ),
        (
            "Айыппұл 10 айлық есептік көрсеткіш.",
            "Штраф налагается.",
            Flag("amount", "Amounts differ", ("10 units of account",), ()),
        ),
        (
            "2025 жылғы 1 қаңтардан",
            "с 1 июля 2025 года",
            Flag("date", "Dates differ", ("2025-01-01",), ("2025-07-01",)),
        ),
        (
            "Құрамында мүшелер бар.",
            "В составе 7 членов.",
            Flag("number", "Numbers differ", (), ("7",)),
        ),
        (
            KAZAKH,
            RUSSIAN.replace("обязан", "вправе"),
            Flag("modal", "“shall” here, “may” there", ("shall",), ("may",)),
        ),
        (
            "Орган: 1) қарайды; 2) шешеді.",
            "Орган: 1) рассматривает.",
            Flag("points", "2 enumerated points here, 1 there", ("2",), ("1",)),
        ),
    ],
)
def test_each_difference_has_its_flag(a, b, flag):
    assert raise_flags(a, "kk", b, "ru") == [flag]


def test_a_defined_term_that_the_other_text_lacks_is_named():
    found = raise_flags(
        "Тұтынушы кепілдік мерзімі ішінде сотқа жүгінеді.",
        "kk",
        "Потребитель обращается в суд.",
        "ru",
        terms=["тұтынушы", "кепілдік мерзімі", "жарнама"],
    )
    assert found == [Flag("term", "Defined terms missing", ("кепілдік мерзімі",), ())]


def test_terms_that_hold_no_known_word_are_left_alone():
    assert raise_flags(KAZAKH, "kk", RUSSIAN, "ru", terms=["", "…"]) == []


def test_a_text_half_as_long_as_usual_is_flagged():
    # 150 letters against 60, usually one for one: 0.4 times
    (flag,) = raise_flags("x" * 150, "en", "y" * 60, "en", usual_ratio=1.0)
    assert (flag.kind, flag.words) == ("length", "0.4 times the usual length")
    assert raise_flags("x" * 150, "en", "y" * 60, "en", usual_ratio=0.5) == []
    assert raise_flags("x" * 150, "en", "y" * 60, "en") == []


def test_short_and_empty_texts_have_no_usual_length():
    assert raise_flags("x" * 50, "en", "y" * 10, "en", usual_ratio=1.0) == []
    assert raise_flags("x" * 500, "en", "", "en", usual_ratio=1.0) == []


def test_an_unknown_language_is_refused():
    with pytest.raises(AlignmentError, match="'xx'"):
        raise_flags("a", "xx", "b", "ru")


@pytest.mark.parametrize(
    ("language", "shall", "may", "must_not"),
    [
        ("en", "The seller shall reply.", "He may reply.", "He shall not reply."),
        ("az", "Satıcı cavab verməlidir.", "O cavab verə bilər.", "Qadağandır."),
        ("kk", "Сатушы міндетті.", "Сатушы құқылы.", "Тыйым салынады."),
        ("ky", "Сатуучу милдеттүү.", "Ал укуктуу.", "Тыюу салынат."),
        ("ru", "Продавец обязан.", "Он вправе.", "Он не вправе."),
        ("tr", "Satıcı yükümlüdür.", "İSTEYEBİLİR.", "Bunu isteyemez."),
        ("uz-Latn", "Sotuvchi majburdir.", "U haqlidir.", "Yo'l qo'yilmaydi."),
        ("uz-Cyrl", "Сотувчи мажбурдир.", "У ҳақлидир.", "Тақиқланади."),
    ],
)
def test_what_obliges_allows_and_forbids_is_told_apart(language, shall, may, must_not):
    def only(kind):
        return {name: int(name == kind) for name in ("shall", "may", "must not")}

    assert modals(shall, language) == only("shall")
    assert modals(may, language) == only("may")
    assert modals(must_not, language) == only("must not")


def test_kazakh_taking_is_not_being_able():
    # «қайтарып алады» takes back; «тексере алады» is able to inspect.
    assert modals("Өндіруші өнімді кері қайтарып алады.", "kk")["may"] == 0
    assert modals("Орган өнімді тексере алады.", "kk")["may"] == 1
