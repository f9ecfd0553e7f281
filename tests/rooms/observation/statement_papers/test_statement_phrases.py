"""The sections and standard phrases: seven languages, one sense, no conclusion."""

import re

import pytest

from orkhon.engines.findings import placeholders, query_from, typed_numbers
from orkhon.observation.form_designs.designs import (
    LANGUAGES,
    DesignError,
    form_design,
)
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.form_designs.statement_phrases import (
    phrase,
    phrases,
    section,
    sections,
    sections_of,
    suggested,
)
from orkhon.observation.form_designs.statement_words import (
    statement_word,
    statement_words,
)
from orkhon.observation.models import Sentence, Statement
from orkhon.observation.queries.proposals import proposals_of
from orkhon.observation.queries.statements.mission_words import NAMES

# Beginnings of words that conclude; free, fair, open, honest, calm, good, bad, in
# line with, legitimate, successful, violation, problem, and their like.
CONCLUSIONS = {
    "en": r"free|fair|transparen|democra|credib|genuin|honest|calm|peaceful|orderl"
    r"|smooth|good|bad|well|poor|in line with|complian|legitima|success|violat"
    r"|irregular|fraud|serious|adequat|satisf|excellent|high level|standards",
    "az": r"azad|ədalət|şəffaf|demokrat|sakit|yaxşı|pis\b|uyğun olaraq|legitim"
    r"|uğurl|pozuntu|saxta|ciddi|qənaətbəxş|yüksək səviyyə",
    "kk": r"еркін|әділ|ашық|мөлдір|демократ|тыныш|жақсы|нашар|заңды\b|табысты"
    r"|бұзушылық|жалған|елеулі|қанағаттан|жоғары деңгей",
    "ky": r"эркин|адилет|ачык\b|ачык-айкын|демократ|тынч|жакшы|начар|мыйзамдуу"
    r"|ийгилик|бузуу|жасалма|олуттуу|канаат|жогорку деңгээл",
    "ru": r"свободн|справедлив|прозрачн|демократ|честн|спокойн|хорош|плох|законно"
    r"|успешн|нарушен|фальси|серьёзн|удовлетвор|высок\w* уров|соответств",
    "tr": r"özgür|adil|şeffaf|demokrat|dürüst|sakin|başarı|kötü|uygun olarak|meşru"
    r"|ihlal|hile|ciddi|tatmin|yüksek düzey|huzur",
    "uz": r"erkin|adolat|shaffof|demokrat|halol|tinch|yaxshi|yomon|qonuniy|muvaffaq"
    r"|buzilish|soxta|jiddiy|qoniqar|yuqori saviya",
}
ALL = phrases()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_and_no_word_of_a_paper_concludes_anything(language):
    stems = re.compile(rf"(?<!\w)({CONCLUSIONS[language]})", re.IGNORECASE)
    texts = [one.texts[language] for one in ALL]
    texts += [one.titles[language] for one in sections()]
    texts += [one[language] for one in statement_words().values()]
    found = [(text, hit[0]) for text in texts if (hit := stems.search(text))]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_for_conclusions_finds_one(language):
    # "The vote was transparent", as a hurried editor would write it.
    hurried = {
        "en": "The vote was transparent.",
        "az": "Səsvermə şəffaf keçdi.",
        "kk": "Дауыс беру ашық өтті.",
        "ky": "Добуш берүү ачык өттү.",
        "ru": "Голосование было прозрачным.",
        "tr": "Oylama şeffaf geçti.",
        "uz": "Ovoz berish shaffof o‘tdi.",
    }
    assert re.search(rf"(?<!\w)({CONCLUSIONS[language]})", hurried[language])


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_a_phrase_is_in_seven_languages_with_the_same_places(one):
    assert set(one.texts) == set(LANGUAGES)
    assert {
        language: sorted(placeholders(text)) for language, text in one.texts.items()
    } == dict.fromkeys(LANGUAGES, sorted(one.placeholders))
    assert all(text.endswith(".") for text in one.texts.values())
    assert len(set(one.texts.values())) == len(LANGUAGES)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_a_phrase_is_what_a_sentence_of_its_kind_may_be(one):
    assert one.kind in set(Sentence.Kind.values) - {"assessment"}
    if one.kind in ("finding", "limit"):
        assert [typed_numbers(text) for text in one.texts.values()] == [[]] * 7
    if one.kind == "finding":
        assert "finding" in {kind for kind, _key in one.placeholders}
    assert {key for kind, key in one.placeholders if kind == "mission"} <= set(NAMES)


def test_numbers_typed_in_a_phrase_are_the_same_in_every_language():
    for one in ALL:
        assert len({tuple(typed_numbers(text)) for text in one.texts.values()}) == 1


def test_a_number_never_takes_an_ending_or_a_word_after_it():
    # So no language has to agree with it in number or case.
    after = re.compile(r"\{(finding|figure):\w+\}(?![.;)]| \(\{mission)")
    assert [
        (one.key, language)
        for one in ALL
        for language, text in one.texts.items()
        if after.search(text)
    ] == []


def test_keys_name_one_phrase_each():
    keys = [one.key for one in ALL]
    assert len(keys) == len(set(keys))
    assert [phrase(key) for key in keys] == list(ALL)
    assert [one.key for one in phrases("thanks")] == ["thanks"]


def test_each_published_paragraph_belongs_to_one_section():
    fed = [key for one in sections() for key in one.paragraphs]
    assert sorted(fed) == sorted(set(paragraphs()) - {"incidents.safety"})


def test_every_kind_of_statement_has_its_sections_in_one_order():
    order = [one.key for one in sections()]
    for kind in Statement.Kind.values:
        keys = [one.key for one in sections_of(kind)]
        assert keys == sorted(keys, key=order.index)
    # The practice of missions, and a press version of one page.
    assert [one.key for one in sections_of("statement")] == [
        "mandate",
        "conditions",
        "legal_framework",
        "campaign",
        "media",
        "election_day",
        "figures",
        "complaints",
        "cooperation",
        "not_seen",
        "recommendations",
        "thanks",
    ]
    assert [one.key for one in sections_of("press")] == [
        "mandate",
        "election_day",
        "figures",
        "not_seen",
        "contact",
    ]


def test_limits_are_offered_first_with_and_without_a_draw():
    limits = {one.key: one.when for one in phrases("not_seen") if one.is_by_default}
    assert limits["no_sample"] == "no_draw"
    assert limits["drawn_reached"] == "draw"
    assert limits["short_term"] == limits["cities_only"] == ""


def test_every_finding_in_a_phrase_comes_with_its_query():
    placed = {key for one in ALL for kind, key in one.placeholders if kind == "finding"}
    assert placed == set(suggested())
    for key, query in suggested().items():
        asked = query_from(query)
        for condition in asked.where:
            if not condition.path:
                continue
            form, name = condition.path.split("/")
            design = form_design(form)
            (question,) = [one for one in design.questions if one.name == name]
            options = {one.name for one in design.choices[question.choice_list]}
            assert set(condition.values) <= options, key
            assert question.adverse in ("", *condition.values), key


@pytest.mark.django_db
def test_suggested_queries_are_those_that_the_forms_propose(mission, rated_day):
    proposed = {one.key: one.query for one in proposals_of(mission)}
    shared = proposed.keys() & suggested().keys()
    assert "voting_secrecy_no" in shared
    assert "visits_voting" in shared
    assert {key: proposed[key] for key in shared} == {
        key: suggested()[key] for key in shared
    }


def test_words_of_a_paper_have_the_same_fields_in_every_language():
    for key, texts in statement_words().items():
        assert set(texts) == set(LANGUAGES), key
        fields = {tuple(sorted(re.findall(r"\{\w+\}", one))) for one in texts.values()}
        assert len(fields) == 1, key


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (lambda: section("weather"), "a statement has no section “weather”"),
        (lambda: phrases("weather"), "a statement has no section “weather”"),
        (lambda: phrase("sunny"), "there is no standard phrase “sunny”"),
        (lambda: sections_of("song"), "there is no kind of statement “song”"),
        (
            lambda: statement_word("sunny", "en"),
            "the papers of a statement have no word “sunny”",
        ),
        (
            lambda: statement_word("draft", "hu"),
            "a statement is not written in “hu”",
        ),
        (
            lambda: statement_word("annex", "en", number=1),
            "the word “annex” lacks 'title'",
        ),
    ],
)
def test_what_is_not_there_is_refused_by_its_name(asked, says):
    with pytest.raises(DesignError, match=re.escape(says)):
        asked()
