"""Latin forms, reading aloud, filing in order."""

import pytest

from orkhon.engines.names import UnknownLanguage, pronounce, romanise, sort_key


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        # Kazakh draft of 28 January 2021, with і as i (docs/methods/names.md).
        ("Қасым-Жомарт Тоқаев", "kk", "Qasym-Jomart Toqaev"),
        ("Өмірғали Шәкеев", "kk", "Ömirğali Şäkeev"),
        # Uzbek alphabet of 6 May 1995.
        ("Шавкат Мирзиёев", "uz", "Shavkat Mirziyoyev"),
        ("Ўткир Ғафуров", "uz", "Oʻtkir Gʻafurov"),
        ("Эргашев", "uz", "Ergashev"),
        ("Oʻtkir", "uz", "Oʻtkir"),
        # Azerbaijani Cyrillic of 1958 to the alphabet of 25 December 1991.
        ("Исмаил Һаҹыјев", "az", "İsmail Hacıyev"),
        ("Ҝүләр Гасымова", "az", "Gülər Qasımova"),
        ("ИСА", "az", "İSA"),
        # Kyrgyz and Russian: BGN/PCGN.
        ("Айгерим Таалайбекова", "ky", "Aygerim Taalaybekova"),
        ("Жээнбеков", "ky", "Jeenbekov"),
        ("Щербаков Юрий", "ru", "Shcherbakov Yuriy"),
        ("Ержан Ельдесов", "ru", "Yerzhan Yeldesov"),
        ("ЩУКИН", "ru", "SHCHUKIN"),
        ("Ф. Ю.", "ru", "F. Yu."),
        ("Recep Tayyip Erdoğan", "tr", "Recep Tayyip Erdoğan"),
        ("", "ru", ""),
    ],
)
def test_a_name_is_written_by_the_table_of_its_language(text, language, latin):
    assert romanise(text, language) == latin


@pytest.mark.parametrize("write", [romanise, pronounce])
def test_a_language_without_a_table_is_refused_by_name(write):
    with pytest.raises(UnknownLanguage, match="'hu'; known: az, en, kk"):
        write("Orbán", "hu")


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Өмірғали", "kk", "ö-mir-ğa-LI"),
        ("Қасым-Жомарт Тоқаев", "kk", "qa-SYM jo-MART to-QA-ev"),
        ("Юсуф", "kk", "yu-SUF"),
        ("Гасанов", "ru", "ga-SA-nov"),
        ("Алиева", "ru", "a-LI-ye-va"),
        ("Нурлан Мажитович", "ru", "nur-lan ma-ZHI-to-vich"),
        # The stress of other Russian words cannot be read off the spelling.
        ("Сергей", "ru", "ser-gey"),
        ("Таалайбекова", "ky", "taa-lay-BE-ko-va"),
        ("Oʻtkir Gʻafurov", "uz", "oʻt-KIR gʻa-FU-rov"),
        ("Recep Tayyip Erdoğan", "tr", "re-CEP tay-YİP er-do-ĞAN"),
        ("ISPARTALI", "tr", "ıs-par-ta-LI"),
        ("İsmayıl Hacıyev", "az", "is-ma-YIL ha-CI-yev"),
        ("Er", "tr", "er"),
        ("Ев", "ru", "yev"),
        ("Сч", "ru", "sch"),
        ("123", "tr", ""),
    ],
)
def test_syllables_and_stress_follow_the_stated_convention(text, language, said):
    assert pronounce(text, language) == said


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Şentop", "sentop"),
        ("Əliyev", "aliyev"),
        ("IŞIK", "isik"),
        ("İstanbul", "istanbul"),
        ("Oʻzbekiston", "ozbekiston"),
        ("Қырғызстан", "qyrgyzstan"),
        ("Kassym-Jomart  Tokayev", "kassym jomart tokayev"),
        ("Łódź 2", "lodz 2"),
        ("", ""),
    ],
)
def test_the_sorting_key_is_plain_english_letters(text, key):
    assert sort_key(text) == key


def test_states_file_by_the_english_alphabet():
    states = ["Türkiye", "Özbekistan", "Azərbaycan", "Қазақстан", "Kırgızistan"]
    assert sorted(states, key=sort_key) == [
        "Azərbaycan",
        "Kırgızistan",
        "Özbekistan",
        "Қазақстан",
        "Türkiye",
    ]
