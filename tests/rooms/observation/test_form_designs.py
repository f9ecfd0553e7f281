"""Our own forms: complete in seven languages, short, tied to the statement."""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert as pyxform_convert

from orkhon.engines.xforms.conversion import convert
from orkhon.observation.form_designs.conduct import pledge, rules_of_conduct
from orkhon.observation.form_designs.designs import (
    LANGUAGES,
    QUESTIONS_AT_MOST,
    STAGES,
    DesignError,
    form_design,
    messages,
)
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.form_designs.protocols import protocol
from orkhon.observation.form_designs.workbook import (
    choice_rows,
    paragraph_of,
    survey_rows,
    xlsform,
)

VERSION = "2026112201"
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
# What each alphabet has and its neighbours lack; every language must show its own.
OWN_LETTERS = {
    "az": "ə",
    "kk": "әғқұ",
    "ky": "өүң",
    "ru": "ы",
    "tr": "ış",
    "uz": "‘",
}


def design_of(form_id):
    lines = protocol("kazakhstan-referendum") if form_id == "protocol" else None
    return form_design(form_id, lines)


def workbook_of(form_id, **settings):
    lines = protocol("kazakhstan-referendum") if form_id == "protocol" else None
    return xlsform(form_id, lines, version=VERSION, **settings)


@cache
def converted_of(form_id):
    return convert(workbook_of(form_id), f"{form_id}.xlsx")


def texts_of(design):
    yield design.title
    for question in (*design.header, *design.questions):
        yield question.label
        if question.hint is not None:
            yield question.hint
        if question.constraint:
            yield messages(question.constraint.partition(":")[0])
    for choices in design.choices.values():
        for choice in choices:
            yield choice.label


@pytest.mark.parametrize("form_id", STAGES)
def test_pyxform_alone_converts_every_form_without_a_word(form_id):
    converted = pyxform_convert(workbook_of(form_id, standard=True), file_type=".xlsx")
    assert converted.warnings == []
    assert f'<data id="{form_id}" version="{VERSION}">' in converted.xform


@pytest.mark.parametrize("form_id", STAGES)
def test_our_engine_converts_every_form_with_its_titles(form_id):
    converted = converted_of(form_id)
    assert (converted.form_id, converted.version) == (form_id, VERSION)
    assert converted.warnings == ()
    assert sorted(converted.titles) == sorted(LANGUAGES)
    assert [language.code for language in converted.languages] == list(LANGUAGES)
    assert converted.files == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_of_the_seven_can_be_the_first_language(language):
    converted = convert(workbook_of("voting", default_language=language), "v.xlsx")
    assert converted.default_language == language
    for field in converted.schema.fields:
        if field.path.startswith("/data/voting/"):
            assert set(field.labels) == set(LANGUAGES)


@pytest.mark.parametrize("form_id", STAGES)
def test_every_text_is_there_in_all_seven_languages(form_id):
    for texts in texts_of(design_of(form_id)):
        assert sorted(texts) == sorted(LANGUAGES)
        assert all(text.strip() == text != "" for text in texts.values())


@pytest.mark.parametrize("form_id", STAGES)
def test_every_cell_of_text_in_the_workbook_is_filled(form_id):
    design = design_of(form_id)
    for row in survey_rows(design) + choice_rows(design):
        for column in ("label", "hint", "constraint_message", "required_message"):
            cells = [text for key, text in row.items() if key.startswith(f"{column}::")]
            assert len(cells) in (0, 7)
            assert all(cells)


@pytest.mark.parametrize("form_id", STAGES)
def test_each_language_is_written_in_its_own_letters(form_id):
    for texts in texts_of(design_of(form_id)):
        for language in ("kk", "ky", "ru"):
            assert CYRILLIC.search(texts[language]) or not texts[language].isalpha()
        for language in ("en", "az", "tr", "uz"):
            assert not CYRILLIC.search(texts[language])
        assert not re.search("[ʻʼ'`]", texts["uz"]), "the mark is U+2018 or U+2019"
        assert not re.search("[әғқұһі]", texts["ky"]), "Kazakh letters in Kyrgyz"
        assert not re.search("[әғқңөұүһі]", texts["ru"])
    whole = {
        language: " ".join(texts[language] for texts in texts_of(design_of(form_id)))
        for language in LANGUAGES
    }
    for language, letters in OWN_LETTERS.items():
        assert all(letter in whole[language].lower() for letter in letters)


def test_no_two_languages_say_the_same_sentence():
    for form_id in STAGES:
        for texts in texts_of(design_of(form_id)):
            long = [text for text in texts.values() if len(text) > 25]
            assert len(set(long)) == len(long)


@pytest.mark.parametrize("form_id", STAGES)
def test_a_stage_asks_fifteen_questions_at_most(form_id):
    asked = design_of(form_id).asked()
    assert 1 <= len(asked) <= QUESTIONS_AT_MOST == 15


@pytest.mark.parametrize("form_id", STAGES)
def test_every_question_feeds_a_paragraph_and_says_why_it_is_asked(form_id):
    design = design_of(form_id)
    assert set(paragraph_of(design)) == {design.path(q) for q in design.questions}
    for question in design.questions:
        assert question.paragraph in paragraphs()
        assert question.why.endswith(".")


def test_every_paragraph_has_a_title_in_seven_languages_and_a_question():
    fed = {key for form in STAGES for key in paragraph_of(design_of(form)).values()}
    assert fed == set(paragraphs())
    for titles in paragraphs().values():
        assert sorted(titles) == sorted(LANGUAGES)


def test_the_column_of_paragraphs_is_read_back_by_the_engine():
    converted = converted_of("voting")
    assert converted.extra["orkhon_paragraph"] == paragraph_of(design_of("voting"))
    assert converted.extra["orkhon_adverse"]["/data/voting/secrecy"] == "no"


@pytest.mark.parametrize("form_id", STAGES)
def test_nothing_is_required_but_the_station(form_id):
    converted = converted_of(form_id)
    required = [field.path for field in converted.schema.fields if field.required]
    assert required == ([] if form_id == "incident" else ["/data/header/station"])


@pytest.mark.parametrize("form_id", STAGES)
def test_a_yes_or_no_can_always_be_answered_not_seen_or_not_applicable(form_id):
    design = design_of(form_id)
    for question in design.questions:
        names = [item.name for item in design.choices.get(question.choice_list, ())]
        if "yes" in names:
            assert names == ["yes", "no", "not_seen", "na"]
            assert question.adverse in ("yes", "no")
        elif question.kind == "rating5":
            assert names == ["very_good", "good", "bad", "very_bad", "not_rated"]
            assert question.adverse == ""
        elif question.is_several and question.choice_list != "lines":
            assert names[-2:] == ["none", "not_seen"]
            assert question.constraint == "alone"


@pytest.mark.parametrize("form_id", STAGES)
def test_header_facts_and_metadata_stand_where_the_app_looks_for_them(form_id):
    converted = converted_of(form_id)
    paths = {field.path: field.type for field in converted.schema.fields}
    assert {path.rpartition("/")[2] for path in paths if "/header/" in path} == {
        "station",
        "team",
        "observer",
        "arrival",
        "departure",
        "agreed_with",
        "via",
    }
    assert paths["/data/header/arrival"] == "dateTime"
    assert {"/data/start", "/data/end", "/data/deviceid"} <= set(paths)


def test_the_incident_has_the_facts_that_the_operations_room_sorts_by():
    names = [question.name for question in design_of("incident").questions]
    assert {"kind", "severity", "seen", "at", "what", "photo", "safety"} <= set(names)
    severities = [choice.name for choice in design_of("incident").choices["severity"]]
    assert severities == ["note", "low", "serious", "danger"]


def test_the_same_form_is_the_same_file_and_another_version_another():
    assert workbook_of("voting") == workbook_of("voting")
    assert workbook_of("voting") != xlsform("voting", version="2026112202")


def test_a_workbook_opens_with_its_three_sheets_and_frozen_headings():
    book = load_workbook(io.BytesIO(workbook_of("counting")))
    assert book.sheetnames == ["survey", "choices", "settings"]
    assert book["survey"].freeze_panes == "C2"


@pytest.mark.parametrize(
    ("form_id", "given", "words"),
    [
        ("lunch", {}, "there is no form “lunch”"),
        ("protocol", {}, "needs a country’s lines"),
        ("voting", {"version": "1"}, "not ten digits"),
        ("voting", {"default_language": "de"}, "no language “de”"),
    ],
)
def test_what_cannot_be_built_is_refused_in_words(form_id, given, words):
    with pytest.raises(DesignError, match=words):
        xlsform(form_id, **{"version": VERSION, **given})


def test_lines_of_a_protocol_belong_to_the_protocol_alone():
    with pytest.raises(DesignError, match="no protocol lines"):
        form_design("voting", protocol("referendum"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_rules_of_conduct_and_a_pledge_in_each_language(language):
    rules = rules_of_conduct(language)
    assert re.findall(r"^(\d+)\. \*\*", rules, re.M) == [str(n) for n in range(1, 11)]
    assert rules.startswith("# ")
    assert len(pledge(language)) > 150


def test_there_are_no_rules_of_conduct_in_an_eighth_language():
    with pytest.raises(DesignError, match="“de”"):
        rules_of_conduct("de")


def test_the_page_about_the_forms_lists_every_question_in_order():
    page = (Path(__file__).parents[3] / "docs/observation-forms.md").read_text("utf-8")
    for form_id in STAGES:
        design = design_of(form_id)
        start = page.index(f"(`{form_id}`, {len(design.asked())} questions)")
        part = page[start : page.index("\n## ", start)]
        rows = re.findall(
            r"^\| \d+ \| (.*) `(\w+)` \| .* `([a-z.]+)` \| (.*) \|$", part, re.M
        )
        assert rows == [
            (question.label["en"], question.name, question.paragraph, question.why)
            for question in design.asked()
        ]
