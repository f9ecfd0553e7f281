"""XLSForms converted, and every fault of theirs led back to its cell."""

import pytest
from lxml import etree

from orkhon.engines.xforms.cell_problems import problem_of
from orkhon.engines.xforms.conversion import MOST_PROBLEMS, convert, from_xform
from orkhon.engines.xforms.model import ExpectedFile, FormError
from orkhon.engines.xforms.sheets import open_sheets
from tests.engines.xforms.forms import (
    CHOICES,
    OPENING,
    SETTINGS,
    csv_form,
    question,
    workbook,
    xform,
)


def problems_of(survey, choices=None, settings=None):
    with pytest.raises(FormError) as error:
        convert(workbook(survey, choices, settings), "form.xlsx")
    return [(p.cell, p.column, p.value, p.message) for p in error.value.problems]


def cells_of(*arguments):
    return [cell for cell, *_rest in problems_of(*arguments)]


def test_a_form_becomes_what_a_phone_reads():
    form = convert(workbook(), "opening.xlsx")
    assert form.form_id == "opening"
    assert form.version == "2026112201"
    assert form.title == "Opening"
    assert form.titles == {"en": "Opening", "kk": "Ашылу"}
    assert [language.code for language in form.languages] == ["en", "kk"]
    assert form.default_language == "en"
    assert form.itemsets is None
    assert form.files == ()
    assert form.warnings == ()
    root = etree.fromstring(form.xml)
    assert root.find(".//{*}instance")[0].get("id") == "opening"


def test_columns_of_our_own_are_kept_by_the_path_of_their_question():
    form = convert(workbook(), "opening.xlsx")
    assert form.extra == {
        "orkhon_paragraph": {"/data/opening/on_time": "opening.start"}
    }


def test_titles_alone_by_language_give_the_form_its_title():
    settings = {key: text for key, text in SETTINGS.items() if key != "form_title"}
    form = convert(workbook(settings=settings), "opening.xlsx")
    assert form.title == "Ашылу"
    assert form.titles["kk"] == "Ашылу"


def test_a_title_left_empty_in_a_language_is_none():
    settings = SETTINGS | {"form_title::Türkçe (tr)": ""}
    assert "tr" not in convert(csv_form(OPENING[:2], settings), "f.csv").titles


def test_a_form_without_settings_goes_by_the_name_of_its_file():
    survey = b"| survey |\n| | type | name | label |\n| | text | a | A |\n"
    form = convert(survey, "visit.md")
    assert (form.form_id, form.title, form.version) == ("visit", "visit", "")


EXTERNAL = b"""
| survey |
| | type | name | label | choice_filter | media::image |
| | text | state | State | | |
| | select_one_external towns | town | Town | state=${state} | a.png |
| external_choices |
| | list_name | name | label | state |
| | towns | t1 | Town 1 | s1 |
"""


def test_external_choices_become_a_file_beside_the_form():
    form = convert(EXTERNAL, "town.md")
    assert form.itemsets is not None
    assert form.itemsets.splitlines()[1] == b'"towns","t1","Town 1","s1"'
    assert set(form.files) == {
        ExpectedFile("itemsets.csv", "file"),
        ExpectedFile("a.png", "image"),
    }


def test_a_ready_xform_stays_byte_for_byte():
    xml = xform()
    form = from_xform(xml)
    assert form.xml is xml
    assert (form.form_id, form.version, form.title) == ("f", "1", "F")
    assert form.titles == {"default": "F"}
    with pytest.raises(FormError):
        from_xform(b"<data/>")


def test_several_faults_are_told_at_once_and_none_twice():
    survey = [
        question("text", "a"),
        question("txt", "b"),
        question("select_one nope", "c", relevant="((${a}"),
        question("integer", "1d", relevant="${unheard} = 1"),
        question("text", "e", relevant="${b} and ${gone} = ''"),
        question("calculate", "k", calculation=""),
        question("text", "a"),
    ]
    found = problems_of(survey)
    assert [(cell, value) for cell, _column, value, _message in found] == [
        ("survey!A3", "txt"),
        ("survey!A4", "select_one nope"),
        ("survey!E4", "((${a}"),
        ("survey!B5", "1d"),
        ("survey!E6", "${b} and ${gone} = ''"),
        ("survey!F7", ""),
        ("survey!B8", "a"),
    ]


def test_a_fault_that_only_follows_from_another_is_not_told():
    survey = [
        question("text", "meta"),
        question("text", "b", relevant="${meta} = 1"),
        question("text", "c", relevant="${gone} = ("),
    ]
    assert cells_of(survey) == ["survey!B2", "survey!E4"]


def test_words_that_lead_to_no_cell_are_told_without_one():
    sheets = open_sheets(workbook(), "f.xlsx")
    problem = problem_of("Unknown question type 'gone'.", sheets, read=sheets)
    assert (problem.sheet, problem.row, problem.cell) == ("", None, "")
    assert "“gone”" in problem.message


TEXT = question("text", "a")


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (question("txt", "b"), "type", "“txt” is no type of question"),
        (question("select_one x", "b"), "type", "There is no list “x”"),
        (question("select_one_from_file x.txt", "b"), "type", ".csv"),
        (question("text", "1b"), "name", "Names must begin with"),
        (question("text", "a"), "name", "The name “a” stands twice in one group."),
        (question("text", "meta"), "name", "reserved"),
        (question("text", ""), "name", "This row needs a name."),
        (question("", "b"), "type", "This row needs a type."),
        ({"type": "text", "name": "b"}, "label::English (en)", "“b” needs a label"),
        (question("text", "b", relevant="${zz} = 1"), "relevant", "no question “zz”"),
        (question("text", "b", relevant="${a = 1"), "relevant", "start with '${'"),
        (question("text", "b", relevant="not("), "relevant", "a bracket is not closed"),
        (question("text", "b", constraint=". >"), "constraint", "cannot be read"),
        (question("calculate", "b", calculation=""), "calculation", "a calculation"),
        (question("begin_group", "b"), "type", "“b” begins here and never ends"),
        (question("end_group", ""), "type", "A group ends here that never began."),
        (question("range", "b", parameters="start=x"), "parameters", "start"),
        (question("image", "b", parameters="max-pixels=x"), "parameters", "integer"),
        (question("select_one seen4", "b", parameters="seed=1"), "parameters", "seed"),
        (question("audit", "b"), "name", "named 'audit.'"),
        (question("background-geopoint", "b"), "trigger", "must not be empty"),
    ],
)
def test_a_fault_of_a_question_is_told_at_its_cell(row, column, words):
    survey = [TEXT | {"calculation": "1", "parameters": ""}, row]
    ((cell, where, value, message),) = problems_of(survey)
    assert cell.startswith("survey!")
    assert cell.endswith("3")
    assert where == column
    assert value == row.get(column, "")
    assert words in message


def test_letters_that_xml_cannot_hold_are_told_at_their_cell():
    survey = [question("text", "b", constraint=". = '\ufffe'")]
    with pytest.raises(FormError) as error:
        convert(csv_form(survey), "f.csv")
    assert "survey!F3" in [problem.cell for problem in error.value.problems]


CHOICE = {"list_name": "l", "name": "x", "label::English (en)": "X"}
CHOOSE = [question("select_multiple l", "q")]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (CHOICE | {"name": ""}, "name", "This answer needs a name."),
        (CHOICE, "name", "This name stands twice in its list."),
        (CHOICE | {"name": "y z"}, "name", "“y z” in the list l has a space"),
    ],
)
def test_a_fault_of_an_answer_is_told_at_its_cell(row, column, words):
    ((cell, where, value, message),) = problems_of(CHOOSE, [CHOICE, row])
    assert (cell, where, value) == ("choices!B3", column, row["name"])
    assert words in message


def test_faults_of_answers_and_questions_come_in_the_order_of_the_file():
    twice = [CHOICE, CHOICE, CHOICE | {"name": "y z"}]
    survey = [question("text", "1a"), *CHOOSE]
    assert cells_of(survey, twice) == ["survey!B2", "choices!B3", "choices!B4"]


def test_a_fault_of_the_settings_is_told_at_their_row():
    settings = {"form_id": "f", "name": "1 f"}
    ((cell, column, value, _message),) = problems_of([TEXT], None, settings)
    assert (cell, column, value) == ("settings!B2", "name", "1 f")


@pytest.mark.parametrize(
    ("survey", "choices", "cell"),
    [
        ([{"typ": "text", "name": "a"}], None, "survey!1"),
        (
            [{"type": "text", "name": "a", "label": "A", "caption": "B"}],
            None,
            "survey!1",
        ),
        (CHOOSE, [{"list_name": "l", "title": "x"}], "choices!1"),
    ],
)
def test_a_missing_or_doubled_heading_is_told_at_the_first_row(survey, choices, cell):
    assert cells_of(survey, choices) == [cell]


def test_a_missing_sheet_has_no_cell():
    data = b"| surve |\n| | type | name |\n| | text | a |\n| x |\n| | y |\n| | z |\n"
    with pytest.raises(FormError) as error:
        convert(data, "f.md")
    (problem,) = error.value.problems
    assert (problem.sheet, problem.row, problem.cell) == ("survey", None, "")
    assert "'surve'" in str(error.value)


def test_a_fault_the_converter_trips_over_is_told_as_such():
    data = EXTERNAL.replace(b"state=${state}", b"")
    with pytest.raises(FormError, match="does not say where"):
        convert(data, "town.md")


def test_one_fault_stands_in_the_headline_and_several_are_counted():
    with pytest.raises(FormError, match=r"f\.xlsx cannot be used\. survey!A2: “txt”"):
        convert(workbook([question("txt", "a")]), "f.xlsx")
    with pytest.raises(FormError, match=r"2 cells need a change"):
        convert(workbook([question("txt", "a"), question("txt", "b")]), "f.xlsx")


def test_no_more_faults_are_told_than_one_can_read():
    survey = [question("txt", f"q{number}") for number in range(MOST_PROBLEMS + 5)]
    assert len(problems_of(survey)) == MOST_PROBLEMS


def test_a_warning_is_led_to_its_cell_and_stops_nothing():
    form = convert(workbook([TEXT, question("text", "A")]), "f.xlsx")
    (warning,) = form.warnings
    assert (warning.cell, warning.value) == ("survey!B3", "A")
    assert "case-insensitive" in warning.message


def test_an_expression_in_a_closed_bracket_or_in_quotes_is_read():
    survey = [
        TEXT,
        question("text", "b", relevant="selected(${a}, '(') and not(${a} = \")\")"),
        question(
            "calculate", "c", calculation="if(${a} > 1, pulldata('x','y','z',1), '')"
        ),
    ]
    assert convert(workbook(survey), "f.xlsx").form_id == "opening"


def test_choices_without_their_list_are_told_with_the_question():
    ((cell, _column, value, message),) = problems_of(CHOOSE, CHOICES)
    assert (cell, value) == ("survey!A2", "select_multiple l")
    assert "“l”" in message


def test_a_public_key_makes_the_form_ask_for_encryption():
    settings = SETTINGS | {"public_key": "TUlJ"}
    schema = convert(workbook(settings=settings), "f.xlsx").schema
    assert schema.public_key == "TUlJ"
