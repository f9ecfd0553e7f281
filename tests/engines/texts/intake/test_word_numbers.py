"""Numbers that Word makes by itself, as they stand on paper."""

import pytest

from orkhon.engines.texts.intake.word_numbers import lettered, roman
from tests.engines.texts.intake.papers import by, drawn, lines, p, word_file


def level(at, form="decimal", text=None, more=""):
    written = f"%{at + 1}." if text is None else text
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{written}"/></w:lvl>'
    )


def numbering(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'):
    inside = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>{nums}'


def item(at=0, words="x", number="1", more=""):
    inside = f'<w:ilvl w:val="{at}"/><w:numId w:val="{number}"/>{more}'
    return p(words, f"<w:numPr>{inside}</w:numPr>")


def labels(body, **parts):
    return [line.removesuffix(" x") for line in lines(word_file(body, **parts))]


def test_levels_count_restart_and_stand_in_one_another():
    defined = numbering(
        level(0, "upperRoman", "Глава %1."),
        level(1, "decimal", "%1.%2."),
        level(2, "russianLower", "%3)"),
    )
    body = "".join(map(item, (0, 1, 2, 2, 1, 2, 0, 1, 2)))
    assert labels(body, numbering=defined) == [
        "Глава I.",
        "I.1.",
        "а)",
        "б)",
        "I.2.",
        "а)",
        "Глава II.",
        "II.1.",
        "а)",
    ]


def test_a_level_can_go_on_through_the_levels_above_it():
    def counted(restart):
        third = level(2, text="%3)", more=f'<w:lvlRestart w:val="{restart}"/>')
        defined = numbering(level(0), level(1), third)
        return labels("".join(map(item, (0, 1, 2, 1, 2, 0, 2))), numbering=defined)

    # 0: never begins again; 1: after the first level alone.
    assert counted(0) == ["1.", "1.", "1)", "2.", "2)", "2.", "3)"]
    assert counted(1) == ["1.", "1.", "1)", "2.", "2)", "2.", "1)"]


def test_legal_numbering_writes_figures_whatever_the_levels_above_write():
    defined = numbering(
        level(0, "upperRoman"), level(1, text="%1.%2", more="<w:isLgl/>")
    )
    assert labels(item(0) + item(1), numbering=defined) == ["I.", "1.1"]


def test_a_level_used_before_the_one_above_it_counts_that_one_as_begun():
    # LibreOffice 7.4 writes 1.1, 2. and 2.1 as well.
    defined = numbering(level(0), level(1, text="%1.%2"))
    assert labels(item(1) + item(0) + item(1), numbering=defined) == [
        "1.1",
        "2.",
        "2.1",
    ]
    # A level deeper than the own one shows where it starts.
    deeper = numbering(level(0, text="%1.%2"))
    assert labels(item(0), numbering=deeper) == ["1.1"]


def test_a_list_starts_where_it_says_and_lists_of_one_definition_go_on():
    start = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' + start
    body = "".join(item(number=n) for n in "1122313")
    assert labels(body, numbering=numbering(level(0), nums=nums)) == [
        "1.",
        "2.",
        "5.",
        "6.",
        "7.",
        "8.",
        "9.",
    ]


def test_a_list_may_define_a_level_of_its_own():
    own = (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerLetter", "(%1)").replace('"1"/', '"3"/')
        + "</w:lvlOverride></w:num>"
    )
    assert labels(item(), numbering=numbering(level(0), nums=own)) == ["(c)"]


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("decimal", "1."),
        ("decimalZero", "01."),
        ("lowerRoman", "i."),
        ("upperLetter", "A."),
        ("lowerLetter", "a."),
        ("russianUpper", "А."),
        ("ordinal", "1st."),
        ("numberInDash", "- 1 -."),
        ("decimalEnclosedParen", "(1)."),
        ("none", "."),
    ],
)
def test_every_usual_form_of_number_is_written(form, label):
    assert labels(item(), numbering=numbering(level(0, form))) == [label]


def test_a_form_that_is_not_known_is_written_in_figures_and_said():
    file = word_file(item(), numbering=numbering(level(0, "hebrew1")))
    found = drawn(file)
    assert found.blocks[0].text == "1. x"
    assert found.notes == ("Numbers of the kind “hebrew1” are written as 1, 2, 3.",)


def test_ordinals_end_as_in_english():
    body = "".join(item() for _ in range(23))
    found = labels(body, numbering=numbering(level(0, "ordinal", "%1")))
    assert [found[n - 1] for n in (2, 3, 4, 11, 12, 13, 21, 22, 23)] == [
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "23rd",
    ]


def test_letters_and_roman_figures_go_as_far_as_word_does():
    assert [lettered(n, "abc") for n in (0, 3, 4, 90, 91)] == [
        "0",
        "c",
        "aa",
        "c" * 30,
        "91",
    ]
    assert [roman(n) for n in (0, 4, 1999, 32_768)] == ["0", "iv", "mcmxcix", "32768"]


@pytest.mark.parametrize(
    ("sign", "written"),
    [("\uf0b7", "•"), ("o", "◦"), ("\uf0aa", "•"), ("–", "–"), ("", "")],
)
def test_bullets_are_signs_that_every_font_has(sign, written):
    found = lines(word_file(item(), numbering=numbering(level(0, "bullet", sign))))
    assert found == [f"{written} x".strip()]


def test_a_number_may_stand_without_a_space_and_without_words():
    close = numbering(level(0, more='<w:suff w:val="nothing"/>'))
    assert lines(word_file(item() + item(words=""), numbering=close)) == ["1.x", "2."]


STYLES = (
    '<w:style w:styleId="A"><w:name w:val="Article"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="B"><w:name w:val="Paragraph"/><w:basedOn w:val="A"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)


def test_a_style_numbers_its_paragraphs():
    defined = numbering(
        level(0, text="Madde %1 –", more='<w:pStyle w:val="A"/>'), level(1, text="(%2)")
    )
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        p("x", f'<w:pStyle w:val="{style}"/>{more}')
        for style, more in (("A", ""), ("B", ""), ("A", off), ("B", ""), ("A", ""))
    )
    assert lines(word_file(body, styles=STYLES, numbering=defined)) == [
        "Madde 1 – x",
        "(1) x",
        "x",
        "(2) x",
        "Madde 2 – x",
    ]


def test_a_level_belongs_to_the_style_that_names_it():
    defined = numbering(level(0), level(1, text="§ %2", more='<w:pStyle w:val="A"/>'))
    body = p("x", '<w:pStyle w:val="A"/>')
    assert lines(word_file(body, styles=STYLES, numbering=defined)) == ["§ 1 x"]


def test_a_definition_may_point_to_a_list_style():
    link = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    )
    defined = numbering(level(0, text="%1°"), nums=link)
    body = item(number="2") + item(number="3") + item(number="4") + item(at=5)
    assert lines(word_file(body, styles=STYLES, numbering=defined)) == [
        "1° x",
        "x",
        "x",
        "x",
    ]


def test_a_paragraph_numbered_under_tracking_has_no_number_in_the_old_view():
    was = "<w:pPrChange><w:pPr/></w:pPrChange>"
    body = item(more=by("ins")) + item().replace("</w:pPr>", was + "</w:pPr>") + item()
    file = word_file(body, numbering=numbering(level(0)))
    assert lines(file) == ["1. x", "2. x", "3. x"]
    assert lines(file, "old") == ["x", "x", "1. x"]


def test_a_deleted_paragraph_takes_no_number():
    gone = by("del", "<w:r><w:t>gone</w:t></w:r>")
    middle = item(words=gone).replace(
        "</w:numPr>", f"</w:numPr><w:rPr>{by('del')}</w:rPr>"
    )
    file = word_file(item() + middle + item(), numbering=numbering(level(0)))
    assert lines(file) == ["1. x", "2. x"]
    assert lines(file, "old") == ["1. x", "2. gone", "3. x"]


def test_numbers_that_fields_make_are_missing_and_said():
    run = "<w:r><w:instrText> LISTNUM </w:instrText></w:r>"
    assert drawn(word_file(p(run + "<w:r><w:t>x</w:t></w:r>"))).notes == (
        "Some numbers are made by fields (LISTNUM or AUTONUM) and are not read; type "
        "them into the document.",
    )
