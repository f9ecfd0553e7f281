"""The words of Word files: wherever they stand, and as they stand on paper."""

import io

import docx
import pytest

from tests.engines.texts.intake.papers import drawn, lines, p, r, table, word_file


def test_a_document_of_python_docx_is_read_paragraph_by_paragraph():
    document = docx.Document()
    document.add_heading("Заң", 1)
    document.add_paragraph("1-бап. Мақсат")
    document.add_paragraph("Text with ").add_run("bold").bold = True
    document.add_paragraph().add_run("All bold").bold = True
    grid = document.add_table(2, 2)
    for cell, words in zip(grid._cells, "abcd", strict=True):
        cell.text = words
    file = io.BytesIO()
    document.save(file)
    blocks = drawn(file.getvalue()).blocks
    assert [(one.text, one.strong, one.rows) for one in blocks] == [
        ("Заң", True, ()),
        ("1-бап. Мақсат", False, ()),
        ("Text with bold", False, ()),
        ("All bold", True, ()),
        ("", False, (("a", "b"), ("c", "d"))),
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:customXml>{}</w:customXml></w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" REF a ">{}</w:fldSimple>',
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:somethingNew>{}</w:somethingNew>",
    ],
)
def test_words_are_read_whatever_wraps_them(wrapped):
    runs = r("before ") + wrapped.format(r("inside")) + r(" after")
    assert lines(word_file(p(runs))) == ["before inside after"]
    assert lines(word_file(wrapped.format(p("whole")))) == ["whole"]


def test_tabs_breaks_and_hyphens_are_read_as_they_stand_on_paper():
    run = (
        "<w:r><w:t>1.</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/>"
        "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e\u00adf</w:t>"
        "</w:r>"
    )
    assert lines(word_file(p(run))) == ["1. a\nb\nc-def"]


def test_a_superscript_number_stays_one_and_other_superscripts_are_words():
    # Article 1¹ is not article 11.
    high = '<w:vertAlign w:val="superscript"/>'
    body = p(r("Статья 1") + r("1", high) + r(". Тема")) + p(r("1") + r("st", high))
    assert lines(word_file(body)) == ["Статья 1¹. Тема", "1st"]


def test_the_result_of_a_field_is_read_and_its_instruction_is_not():
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = char("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    inner += char("separate") + r("9") + char("end")
    field = char("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + inner
    field += char("separate") + r("shown") + char("end")
    assert lines(word_file(p(r("a ") + field + r(" b")))) == ["a shown b"]
    # A field that never ends hides nothing; one that never began ends nothing.
    assert lines(word_file(p(char("begin") + r("kept")))) == ["kept"]
    odd = char("end") + char("separate") + r("kept") + char("begin")
    assert lines(word_file(p(odd))) == ["kept"]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = p(r("before ") + f"<w:r>{both}</w:r>" + r("after"))
    assert lines(word_file(body)) == ["before after", "in the box"]
    old = p(f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")
    assert lines(word_file(old)) == ["in the box"]
    grouped = p(f"<w:r><w:drawing>{both}</w:drawing></w:r>")
    assert lines(word_file(grouped)) == ["in the box"]
    assert lines(word_file(p("<w:r><mc:AlternateContent/></w:r>") + p("x"))) == ["x"]


def test_a_table_keeps_its_cells_where_they_are():
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide")
    inner = table([p("x"), p("y")])
    body = p("before") + table(
        [wide, p("c")], [p("d") + p("dd"), inner + p(""), p("f")]
    )
    assert lines(word_file(body + p("after"))) == [
        "before",
        (("wide", "", "c"), ("d\ndd", "x y", "f")),
        "after",
    ]


def test_rows_and_cells_inside_content_controls_are_read():
    def control(inside):
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    second = control(f"<w:tc>{p('b')}</w:tc>")
    row = f"<w:tr><w:tc>{p('a')}</w:tc>{second}</w:tr>"
    body = f"<w:tbl>{control(row)}</w:tbl>"
    assert lines(word_file(body)) == [(("a", "b"),)]


def test_one_cell_is_a_frame_around_paragraphs_and_an_empty_table_is_nothing():
    body = table([p("Article 1") + p("Words")]) + table([p(""), p("")])
    assert lines(word_file(body)) == ["Article 1", "Words"]


def test_a_heading_is_strong_by_style_by_level_or_by_letters():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a">'
        '<w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="2"><w:name w:val="Law"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="3"><w:name w:val="Out"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:styleId="4"><w:name w:val="Fat"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="5"><w:basedOn w:val="6"/></w:style>'
        '<w:style w:styleId="6"><w:basedOn w:val="5"/></w:style>'
    )

    def styled(identifier, runs="words"):
        return p(runs, f'<w:pStyle w:val="{identifier}"/>')

    body = "".join(
        (
            styled("1"),
            styled("2"),
            styled("3"),
            styled("4"),
            styled("4", r("words", '<w:b w:val="0"/>')),
            styled("5"),
            p("words", '<w:outlineLvl w:val="0"/>'),
            p(r("words", '<w:rStyle w:val="4"/>')),
            p(r("words", "<w:b/>") + r(" ")),
            p(r("words", "<w:b/>") + "<w:r><w:t>thin</w:t></w:r>"),
            "<w:p/>",
        )
    )
    found = [block.strong for block in drawn(word_file(body, styles=styles)).blocks]
    assert found == [
        True,
        True,
        False,
        True,
        False,
        False,
        True,
        True,
        True,
        False,
    ]
