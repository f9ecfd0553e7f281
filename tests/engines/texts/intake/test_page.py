"""HTML pages: blocks, lists as a browser numbers them, tables, nothing hidden."""

from datetime import UTC, datetime

import pytest

from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.intake.model import Change, Limits
from orkhon.engines.texts.intake.page import read_page
from orkhon.engines.texts.structure.model import TextError


def page(inside, view="new"):
    source = f"<!DOCTYPE html><html><body>{inside}</body></html>"
    return read_page(source.encode(), view, Limits())


def lines(inside, view="new"):
    return [block.rows or block.text for block in page(inside, view).blocks]


def test_blocks_are_paragraphs_and_white_space_is_as_in_a_browser():
    inside = """Loose <h2>Article 1.
        Aim</h2><div>One<p>Two <i>and</i>  three<br>four</p>five</div>
        <pre>six
        seven</pre>"""
    assert lines(inside) == [
        "Loose",
        "Article 1. Aim",
        "One",
        "Two and three\nfour",
        "five",
        "six\nseven",
    ]


def test_headings_and_bold_paragraphs_are_strong():
    inside = (
        "<h1>a</h1><p><b>b</b> <strong>c</strong></p><p><b>d</b> e</p>"
        "<p style='font-weight: bold'>f</p><p style='font-weight:400'>g</p>"
    )
    found = [block.strong for block in page(inside).blocks]
    assert found == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("inside", "items"),
    [
        ("<ol><li>x<li>x</ol>", ["1. x", "2. x"]),
        ("<ol type=a start=3><li>x</li></ol>", ["c. x"]),
        ("<ol type=A><li>x</li></ol>", ["A. x"]),
        ("<ol type=i><li value=4>x</li><li>x</li></ol>", ["iv. x", "v. x"]),
        ("<ol reversed><li>x</li><li>x</li></ol>", ["2. x", "1. x"]),
        ("<ol style='list-style-type: upper-roman'><li>x</li></ol>", ["I. x"]),
        ("<ol style='list-style: square'><li>x</li></ol>", ["1. x"]),
        ("<ol style='list-style: none'><li>x</li></ol>", ["x"]),
        ("<ul><li>x</li></ul>", ["• x"]),
        ("<ol><li>1) x</li><li>(2) x</li><li>- x</li></ol>", ["1) x", "(2) x", "- x"]),
        (
            "<ol><li>2.1. x</li><li>а) x</li><li>2020 x</li></ol>",
            ["2.1. x", "а) x", "3. 2020 x"],
        ),
        (
            "<ol><li>x<p>more</p><ol type=a><li>y</li></ol></li></ol>",
            ["1. x", "more", "a. y"],
        ),
        (
            "<ol><li><ol type=a><li>y</li></ol></li><li></li><li>z</li></ol>",
            ["1. a. y", "3. z"],
        ),
        ("<li>x</li>", ["x"]),
    ],
)
def test_lists_have_the_numbers_that_a_browser_shows(inside, items):
    assert lines(inside) == items


def test_tables_keep_their_columns_where_cells_span_several():
    inside = """<table><caption>Fees</caption>
        <tr><th colspan=2>a<th rowspan=2>b
        <tr><td>c<td>d
        <tr><td rowspan=2 colspan=2>e<td>f
        <tr><td>g</table>after"""
    assert lines(inside) == [
        "Fees",
        (("a", "", "b"), ("c", "d", ""), ("e", "", "f"), ("", "", "g")),
        "after",
    ]


def test_a_cell_that_spans_nonsense_spans_itself():
    inside = "<table><tr><td colspan=x>a<td rowspan=0>b<tr><td colspan=9999>c</table>"
    ((first, second),) = lines(inside)
    assert first == ("a", "b")
    assert second == ("c", *[""] * 62)


def test_a_cell_that_reaches_down_at_the_end_of_a_row_leaves_an_empty_one():
    inside = (
        "<table><tr><td>a<td>b<td rowspan=3>c<tr><td>d<tr><td>e<tr><td>f<td>g<td>h"
        "</table>"
    )
    assert lines(inside) == [
        (("a", "b", "c"), ("d", "", ""), ("e", "", ""), ("f", "g", "h"))
    ]


def test_a_table_that_lays_out_the_page_is_not_a_table():
    paragraphs = "".join(f"<p>{n}</p>" for n in range(21))
    assert len(lines(f"<table><tr><td>menu<td>{paragraphs}</table>")) == 22
    assert lines("<table><tr><td><p>a</p><p>b</p></table>") == ["a", "b"]
    assert lines("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>") == [
        (("a\nb c", "d"),)
    ]


def test_rows_and_cells_outside_of_tables_are_paragraphs():
    assert lines("<tr><td>a</td><td>b</td></tr>") == ["a", "b"]
    assert lines("<table><td>a</td><td>b</td></table>") == [(("a", "b"),)]


def test_scripts_are_gone_and_hidden_words_and_menus_are_said():
    found = page(
        "<script>var x</script><style>p {}</style><p>a<span hidden>b <i hidden>c</i>"
        "</span>d</p><p style='display:none'>e</p><nav>Home <button>Go</button></nav>"
        "<p>f<img src=x></p>"
    )
    assert [block.text for block in found.blocks] == ["ad", "f"]
    assert found.notes == (
        "Hidden words, left out of the text: “b c / e”.",
        "Menus and buttons, left out of the text: “Home Go”.",
        "Pictures in the page: 1. What stands in them is not read.",
    )


def test_the_text_of_a_site_is_read_without_the_site():
    found = page("<div>Site <p>Top</p></div><main><p>The law says this</p></main>tail")
    assert [block.text for block in found.blocks] == ["The law says this"]
    assert found.notes == ("Around the text, left out of it: “Site / Top / tail”.",)
    # A small article in a large page is a teaser.
    assert lines("<article>News</article><p>The law says</p>") == [
        "News",
        "The law says",
    ]
    assert page("<main><p>The law</p></main>").notes == ()


def test_control_characters_are_white_space():
    inside = "<p>a\x01b<i hidden>c</i>\x1fd&#1;<i hidden>e</i>&#x0B;f&#11;g&#10;h</p>"
    assert lines(inside) == ["a b d f g h"]


def test_the_edges_of_pages_in_a_page_of_libreoffice_are_said():
    found = page("<div title=header><p>Bulletin</p></div><p>Law</p>")
    assert [block.text for block in found.blocks] == ["Law"]
    assert found.notes == ("At the edge of pages, left out of the text: “Bulletin”.",)


def test_a_superscript_number_stays_one():
    inside = "<p>Статья 1<sup>1</sup>. m<sup>a</sup> n<sup><a>2</a></sup></p>"
    assert lines(inside) == ["Статья 1¹. ma n2"]


def test_words_marked_as_inserted_or_deleted_stand_in_one_view_each():
    inside = (
        "<p>Article 1. Term</p><p>within <del>ten</del>"
        "<ins datetime='2026-11-22T09:30Z'>thirty</ins> days</p>"
    )
    assert lines(inside)[1] == "within thirty days"
    assert lines(inside, "old")[1] == "within ten days"
    taken = take_in("law.html", f"<html>{inside}</html>".encode())
    eid = "art_1__para_nn_1"
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert taken.changes == (
        Change("deleted", "", None, "ten", eid),
        Change("inserted", "", at, "thirty", eid),
    )
    assert taken.format == "html"


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1254>",
        '<?xml version="1.0" encoding="windows-1254"?><html>',
        "<html>",
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares_or_that_is_found(head):
    words = "Madde 1. Bu Kanunun amacı, ülkeler arasında iş birliğini güçlendirmektir."
    found = read_page(f"{head}<p>{words}</p>".encode("cp1254"), "new", Limits())
    assert [block.text for block in found.blocks] == [words]
    assert bool(found.notes) == (head == "<html>")


def test_entities_of_the_page_are_refused_and_usual_ones_read():
    assert lines("<p>&lt;a&gt; &sect;&nbsp;1 &#1170;</p>") == ["<a> § 1 Ғ"]
    bomb = b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>'
    with pytest.raises(TextError, match="entities of its own"):
        read_page(bomb, "new", Limits())


@pytest.mark.parametrize(
    "source", ["<html></html>", "<p><!-- x --></p>", "<!doctype html>"]
)
def test_a_page_without_words_is_refused(source):
    with pytest.raises(TextError, match=r"empty\.html: There are no words"):
        take_in("empty.html", source.encode())


def test_tags_that_are_never_closed_are_read_as_long_as_nothing_is_lost():
    assert lines("<p>" + "<span>a" * 2000) == ["a" * 2000]
    with pytest.raises(TextError, match="cannot be read whole"):
        lines("<p>" + "<span>a" * 3000)


def test_a_page_that_a_script_shows_is_read():
    source = b"<html><body style='visibility:hidden'><p>a</p></body></html>"
    assert [b.text for b in read_page(source, "new", Limits()).blocks] == ["a"]
