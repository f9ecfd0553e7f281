"""Tables, quotations, remarks, numbers that repeat, and what is no law at all."""

import pytest

from orkhon.engines.texts.structure import (
    Block,
    TextError,
    find,
    plain,
    read_blocks,
    read_plain,
    walk,
)
from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.model import Provision
from tests.engines.texts.structure.outline import outline


def test_a_table_inside_an_article_is_kept_as_rows():
    rows = (("Station", "Votes"), ("1", "  250 "), ("2", ""))
    text = read_blocks(
        [Block("Article 1. Votes\nAs follows:"), Block(rows=rows), Block("The end.")],
        "en",
    )
    table = find(text, "art_1__para_nn_1__table_nn_1")
    assert table is not None
    assert table.rows == (("Station", "Votes"), ("1", "250"), ("2", ""))
    assert plain(text) == (
        "Article 1. Votes\nAs follows:\nStation\tVotes\n1\t250\n2\t\nThe end."
    )


def test_plain_lines_with_tabs_are_a_table_and_one_such_line_is_not():
    text = read_plain(
        "Article 1. Votes\nStation\tVotes\n1\t250\nNo.\nEnd\tof it.", "en"
    )
    table, _no, end = text.provisions[0].children
    assert (table.kind, table.rows) == ("table", (("Station", "Votes"), ("1", "250")))
    assert end.text == "End of it."


def test_an_empty_table_is_nothing_and_a_table_alone_is_kept():
    assert read_blocks([Block("Words."), Block(rows=(("", " "),))]).provisions[0].text
    text = read_blocks([Block(rows=(("a", "b"),))], "en")
    assert (text.provisions[0].kind, text.title) == ("table", "")


AMENDING = """\
Статья 1. Изменения
1. Внести изменения:
1) статью 5 изложить в следующей редакции:
«Статья 5. Суды
1. Суд решает.
Статья 6. Судьи
Судья независим.»;
2) главу 2 дополнить словами: «Глава 3. Иное
Статья 7. Прочее».
2. Прочее остаётся.
Статья 2. Вступление в силу
Закон вступает в силу.
"""


def test_articles_inside_quotation_marks_are_no_structure():
    assert outline(read_plain(AMENDING, "ru")) == [
        "art_1 | Изменения",
        "art_1__para_1 | Внести изменения:",
        "art_1__para_1__point_1 | статью 5 изложить в следующей редакции:",
        "art_1__para_1__point_1__para_nn_1 | «Статья 5. Суды / 1. Суд решает. / "
        "Статья 6. Судьи / Судья независим.»;",
        "art_1__para_1__point_2 | главу 2 дополнить словами: «Глава 3. Иное",
        "art_1__para_1__point_2__para_nn_1 | Статья 7. Прочее».",
        "art_1__para_2 | Прочее остаётся.",
        "art_2 | Вступление в силу",
        "art_2__para_nn_1 | Закон вступает в силу.",
    ]


@pytest.mark.parametrize(
    "signs", ["«»", "“”", "„“", "„”", '""'], ids=["ru", "en", "de", "tr", "typed"]
)
def test_all_quotation_marks_quote(signs):
    source = f"Article 1. Change:\n{signs[0]}Article 2. Old\nArticle 3. Old{signs[1]}."
    text = read_plain(source, "en")
    assert [one.eid for one in text.provisions] == ["art_1"]


def test_a_quotation_opened_again_at_each_paragraph_is_one():
    source = "Article 1. Change:\n«Article 2. Old\n«Article 3. Old\nEnd».\nArticle 2. A"
    assert [one.eid for one in read_plain(source, "en").provisions] == [
        "art_1",
        "art_2",
    ]


@pytest.mark.parametrize(
    "typo",
    ["The «court decides.", "The court» decides.", "“One” and „two“ and « three"],
)
def test_a_forgotten_quotation_mark_swallows_nothing(typo):
    source = f"Article 1. A\n{typo}\nArticle 2. B\nWords» go on.\nArticle 3. C"
    found = [one.eid for one in read_plain(source, "en").provisions]
    assert found == ["art_1", "art_2", "art_3"]


def test_a_quotation_that_never_ends_is_given_up():
    lines = [f"Article {n}. Law" for n in range(2, 500)]
    source = "\n".join(["Article 1. A:", "«Words", *lines, "end»."])
    assert len(read_plain(source, "en").provisions) == 499


def test_a_table_inside_a_quotation_keeps_its_rows():
    text = read_blocks(
        [
            Block("Article 1. Change:\n«Article 9. Old"),
            Block(rows=(("a", "b"),)),
            Block("Article 10. End»."),
            Block("Article 2. B"),
        ],
        "en",
    )
    assert [one.kind for one, _ in walk(text)] == [
        "article",
        "point",
        "table",
        "paragraph",
        "article",
    ]
    assert "Article 10. End»." in plain(text)


def test_an_editors_remark_is_a_note_where_it_stands():
    source = (
        "Статья 1. Суд\n1. Решает:\n1) одно;\nСноска. Пункт изменён.\n2) другое.\n"
        "(в редакции Закона от 1 мая 2020 года)\n2. Прочее."
    )
    text = read_plain(source, "ru")
    assert [(one.kind, one.number) for one, _ in walk(text)] == [
        ("article", "1"),
        ("paragraph", "1"),
        ("point", "1"),
        ("note", None),
        ("point", "2"),
        ("note", None),
        ("paragraph", "2"),
    ]
    long = "Сноска. " + "Изменено законом. " * 30
    kinds = [one.kind for one, _ in walk(read_plain(f"Статья 1\n{long}", "ru"))]
    assert kinds == ["article", "paragraph"]


def test_a_remark_on_versions_runs_over_lines_and_stands_above_the_contents():
    source = (
        "Үлгү мыйзам\n(2009-жылдын № 15,\n2010-жылдын № 21\n"
        "Мыйзамдарынын редакцияларына ылайык)\n"
        "I глава. Жалпы жоболор\nII глава. Тууга\nIII глава. Корутунду\n"
        "Ушул Мыйзам үлгүнү белгилейт.\nI глава\nЖалпы жоболор\n1-статья.\nСот чечет."
    )
    assert [one.kind for one, _ in walk(read_plain(source, "ky"))] == [
        "preface",
        "note",
        "note",
        "preamble",
        "paragraph",
        "chapter",
        "article",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "(The court) as amended sits.",
        "(not on versions)",
        "(as amended\nArticle 2. Law",
        "(as amended\nand never closed",
    ],
)
def test_other_words_in_brackets_are_no_remark(words):
    text = read_plain(f"Article 1. Law\n{words}", "en")
    assert "note" not in {one.kind for one, _ in walk(text)}


def test_signatures_and_dates_below_the_law_and_its_annexes_are_notes():
    source = (
        "Article 1. Law\n1. It applies.\nThe President\nA. Sample\n1 May 2020\n"
        "Annex 1\nForms\n1. A form.\nThe Secretary\nNo 5, 2021"
    )
    text = read_plain(source, "en")
    assert [(one.kind, one.text) for one in text.provisions] == [
        ("article", ""),
        ("note", "The President\nA. Sample\n1 May 2020"),
        ("annex", ""),
        ("note", "The Secretary\nNo 5, 2021"),
    ]


@pytest.mark.parametrize(
    "end",
    [
        "A. Sample",
        "The list\nof things",
        "1) one\nThe President\nA. Sample",
        "\n".join(f"Line {n} of 2020" for n in range(9)),
    ],
)
def test_lines_that_nobody_signs_or_that_follow_no_sentence_are_text(end):
    text = read_plain(f"Article 1. Law\nIt applies to\n{end}", "en")
    assert [one.kind for one in text.provisions] == ["article"]


def test_two_articles_7_have_identifiers_of_their_own_and_a_warning():
    source = "\n".join(f"Article {n}. Law\nWords." for n in [5, 6, 7, 7, 7, 9, 13])
    text = read_plain(source, "en")
    assert [one.eid for one in text.provisions] == [
        "art_5",
        "art_6",
        "art_7",
        "art_7_2",
        "art_7_3",
        "art_9",
        "art_13",
    ]
    assert find(text, "art_7_3__para_nn_1") is not None
    assert text.warnings == (
        "There is more than one article 7: this one is art_7_2",
        "There is more than one article 7: this one is art_7_3",
        "Article 8 is not in the text",
        "Articles 10 to 12 are not in the text",
    )


def test_an_identifier_made_unique_meets_no_other():
    # Article "7_2" cannot be, but a second preface made by hand can.
    named, warnings = identified(
        [Provision("article", number) for number in ["7", "7-2", "7", "7", ""]]
    )
    eids = [one.eid for one in named]
    assert eids == ["art_7", "art_7-2", "art_7_2", "art_7_3", "art_nn_1"]
    assert len(warnings) == 2


def test_articles_of_annexes_are_numbered_apart():
    source = "Article 1. A\nAnnex 1\nArticle 1. B\nAnnex 2\nArticle 1. C"
    text = read_plain(source, "en")
    assert [one.eid for one, _ in walk(text)] == [
        "art_1",
        "annex_1",
        "annex_1__art_1",
        "annex_2",
        "annex_2__art_1",
    ]
    assert text.warnings == ()


def test_a_text_without_any_structure_is_kept_line_by_line_with_a_warning():
    text = read_plain("All are equal.\nNo one is a slave.", "en")
    assert outline(text) == [
        "para_nn_1 | All are equal.",
        "para_nn_2 | No one is a slave.",
    ]
    assert text.warnings == (
        "No article was found: the text has no structure but its lines",
    )


def test_numbered_paragraphs_without_articles_are_structure():
    source = "DECISION\nThe Assembly decides:\n1. To meet:\n1) soon;\n2. To part."
    assert outline(read_plain(source, "en")) == [
        "preface | DECISION",
        "para_nn_1 | The Assembly decides:",
        "para_nn_1__point_1 | To meet:",
        "para_nn_1__point_1__point_1 | soon;",
        "para_nn_1__point_2 | To part.",
    ]


def test_empty_lines_inside_a_block_are_nothing():
    text = read_blocks([Block("Article 1. A\n\n \nArticle 2. B")], "en")
    assert len(text.provisions) == 2


@pytest.mark.parametrize(
    "words", ["1" * 9000, "1-" * 9000, "IV" * 9000, "(a) 1) " * 3000, "«" * 9000, "`"]
)
def test_what_a_machine_wrote_to_break_a_reader_is_kept(words):
    source = f"Article {words}. Law\n{words}\nArticle 2. B"
    text = read_plain(source, "en")
    assert "".join(plain(text).split()) == "".join(source.split())


def test_nothing_to_read_and_an_unknown_language_are_refused():
    with pytest.raises(TextError, match="There are no words in this text"):
        read_plain(" \n\t\n")
    with pytest.raises(TextError, match="“de” is no language known here"):
        read_plain("Artikel 1", "de")
