"""PDF files: with text, without, locked, broken."""

import pytest
import weasyprint

from orkhon.engines.texts.intake import Limits, take_in
from orkhon.engines.texts.intake.pdf import read_pdf
from orkhon.engines.texts.structure import plain
from orkhon.engines.texts.structure.model import TextError
from tests.engines.texts.intake.printed import column, locked, printed

LAW = printed(
    column(
        "Bulletin of the assembly",
        "",
        "Article 1. Aim",
        "The aim of this law is to let the authorised body examine appli-",
        "cations within thirty days and tell the applicants of it.",
        "Article 2. Term",
        "1) the term is thirty days;",
    ),
    column("Bulletin of the assembly", "", "2) the term is not prolonged."),
)


def refusal(data, limits=None):
    with pytest.raises(TextError) as found:
        take_in("law.pdf", data, limits=limits)
    return str(found.value)


def test_the_text_of_a_pdf_becomes_provisions():
    taken = take_in("law.pdf", LAW)
    assert plain(taken.text).splitlines() == [
        "Article 1. Aim",
        "The aim of this law is to let the authorised body examine applications within "
        "thirty days and tell the applicants of it.",
        "Article 2. Term",
        "1) the term is thirty days;",
        "2) the term is not prolonged.",
    ]
    assert taken.format == "pdf"
    assert taken.notes == (
        "At the edge of pages, left out of the text: “Bulletin of the assembly” (2×).",
        "Words parted at the end of a line and joined: 1.",
    )


def test_a_printed_law_in_kazakh_is_read_as_it_was_written():
    words = (
        "Уәкілетті орган өтінішті алған күннен бастап отыз күн ішінде қарайды және "
        "шешімі туралы өтініш берушіге жазбаша түрде хабарлайды."
    )
    page = (
        "<html lang=kk><style>@page { size: A5 } p { text-align: justify; text-indent: "
        f"1cm; margin: 0 }}</style><p>1-бап. Мерзім</p><p>1. {words}</p><p>2. {words}</p>"
    )
    data = weasyprint.HTML(string=page).write_pdf()
    lines = [block.text for block in read_pdf(data, "new", Limits()).blocks]
    assert lines == ["1-бап. Мерзім", f"1. {words}", f"2. {words}"]


def test_a_scan_is_refused_and_says_what_to_do():
    scan = printed([], [])
    assert refusal(scan) == (
        "law.pdf: The PDF holds pictures of pages and no text (a scan). Have the text "
        "recognised (OCR), or send the Word file that it was printed from"
    )
    assert "(a scan)" in refusal(printed(column("Scan"), [], []))


def test_pages_without_text_among_others_are_said():
    data = printed(column("Article 1. The aim of this law is trade."), [], [])
    assert read_pdf(data, "new", Limits()).notes == (
        "Pages without text: 2, 3. If there are pictures of text on them, have it "
        "recognised (OCR) first.",
    )


def test_a_locked_pdf_is_refused_and_one_locked_against_printing_is_read():
    assert refusal(locked(LAW, "secret")) == (
        "law.pdf: The PDF is locked with a password. Save it without one and send it "
        "again"
    )
    assert len(take_in("law.pdf", locked(LAW, "")).text.provisions) == 2


@pytest.mark.parametrize(
    "data", [LAW[:300], b"%PDF-1.4\nnothing", LAW[:60] + LAW[900:]]
)
def test_a_broken_pdf_is_refused(data):
    assert refusal(data).startswith("law.pdf: The PDF ")


def test_letters_without_meaning_are_refused():
    words = "".join(f"\\{n:03o}" for n in range(1, 9)) * 5
    assert "mean nothing to a machine" in refusal(printed(column(words + "Article")))


def test_a_page_in_columns_is_read_in_the_order_of_writing_and_said():
    left = [f"The left column, line {n}" for n in range(12)]
    right = [f"The right column, line {n}" for n in range(12)]
    data = printed(column(*left) + column(*right, left=350))
    found = read_pdf(data, "new", Limits())
    words = " ".join(block.text for block in found.blocks)
    assert words.split() == " ".join(left + right).split()
    assert found.notes == (
        "Pages with columns: 1. Compare the order of their text with the file.",
    )


def test_too_many_pages_are_refused():
    assert refusal(LAW, Limits(pages=1)) == (
        "law.pdf: The PDF has 2 pages; the limit is 1. Send it in parts"
    )
