"""Short texts on one subject are found across languages, whatever else lies there."""

import pytest

from orkhon.engines.texts.alignment.languages import LANGUAGES, AlignmentError
from orkhon.engines.texts.alignment.lexicon import shipped_lexicon
from orkhon.engines.texts.alignment.subjects import (
    Told,
    confidence_of,
    find_alike,
    shipped_background,
)

EDUCATION, WORK, FAMILY, ASYLUM = 25, 22, 15, 13
"""Articles 26, 23, 16 and 14 of the Universal Declaration, from 0."""


def article(number, language):
    found = [one for one in shipped_background() if one.language == language]
    return found[number]


def others(*numbers):
    """The Declaration without some articles, in every language."""
    return [
        article(number, language)
        for language in LANGUAGES
        for number in range(30)
        if number not in numbers
    ]


def test_one_article_in_two_languages_is_one_subject():
    told = [
        article(EDUCATION, "kk"),
        article(WORK, "tr"),
        article(FAMILY, "az"),
        article(EDUCATION, "tr"),
        article(ASYLUM, "ky"),
    ]
    around = others(EDUCATION, WORK, FAMILY, ASYLUM)
    (found,) = find_alike(told, background=around)
    assert (found.first, found.second) == (0, 3)
    assert found.confidence > 0.9
    assert "education" in found.why


def test_two_texts_alone_are_compared_with_what_lies_around():
    told = [Told("Bill on the education of children at school.", "en")]
    same = Told("Çocukların okulda eğitimi hakkında kanun teklifi.", "tr")
    other = Told("Deniz limanlarında gümrük vergisi hakkında kanun teklifi.", "tr")
    assert len(find_alike([*told, same])) == 1
    assert find_alike([*told, other]) == []


def test_pairs_of_one_language_are_found_too():
    told = [
        Told("Children have the right to education at school.", "en"),
        Told("The state builds schools for the education of children.", "en"),
        Told("Ships that enter a sea port are charged customs duty.", "en"),
    ]
    assert [(one.first, one.second) for one in find_alike(told)] == [(0, 1)]


def test_the_surest_pair_comes_first_and_a_half_is_the_threshold():
    told = [
        article(n, language) for n in (EDUCATION, WORK) for language in ("kk", "ru")
    ]
    found = find_alike(told, least=0.0, background=others(EDUCATION, WORK))
    assert len(found) > 2
    assert [one.likeness for one in found] == sorted(
        (one.likeness for one in found), reverse=True
    )
    assert confidence_of(0.22) == pytest.approx(0.5)
    # One step of the slope above: 1 / (1 + 1/e).
    assert confidence_of(0.26) == pytest.approx(0.7310585786)


def test_words_that_announce_any_bill_are_no_subject():
    told = [
        Told("Проект закона о внесении изменений в закон о школах для детей.", "ru"),
        Told("Проект закона о внесении изменений в закон о таможне в портах.", "ru"),
    ]
    assert find_alike(told) == []


def test_nothing_is_compared_with_nothing():
    assert find_alike([]) == []
    assert find_alike([Told("", "en"), Told("", "kk")]) == []


def test_a_lexicon_of_the_callers_is_used():
    told = [article(EDUCATION, "kk"), article(EDUCATION, "tr")]
    assert find_alike(told, lexicon=shipped_lexicon()) == find_alike(told)


def test_uzbek_is_read_in_either_script():
    told = [article(EDUCATION, "uz-Latn"), article(EDUCATION, "uz-Cyrl")]
    plain = [Told(one.text, "uz") for one in told]
    assert find_alike(plain) == find_alike(told) != []


def test_another_language_is_refused():
    with pytest.raises(AlignmentError, match="'de'"):
        find_alike([Told("Gesetz", "de"), Told("Закон", "ru")])
