"""The pages of a text: what to look at, its words, its languages, its files."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from orkhon.engines.documents import Heading, Paragraph, Table, plain
from orkhon.engines.texts.akn import check, read
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.documents import texts
from orkhon.legislation.documents.akn import about
from orkhon.legislation.documents.texts import text_paper
from orkhon.legislation.forms import works as forms
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.beside import paired
from orkhon.legislation.queries.reading import reading_of
from orkhon.legislation.queries.references import Piece
from orkhon.legislation.queries.texts import expression_in, latest, text_of
from orkhon.record.models import Source
from tests.rooms.legislation import laws
from tests.rooms.legislation.pages import address, words_of
from tests.rooms.legislation.test_texts import with_changes

ODD = """\
Law on the recall of toys and the duties of those who make them

Article 1. Subject
This Law applies with Article 9 and Article 2.

Article 1. Scope
Another first article.

Article 2. Duties
See paragraph 1 of this Article.
"""


@pytest.fixture
def as_legal(client, legal):
    client.force_login(legal)
    return client


@pytest.fixture
def draft(legal, model):
    """The next version of the model law, without a text."""
    return begin_version(model, "draft", by=legal, dates=Dates())


def test_a_text_is_shown_with_its_articles_as_anchors(as_legal, kazakh_law):
    answer = as_legal.get(address("text", "kz-toys", 1, "kk"))
    shown = answer.content.decode()
    assert 'id="art_4__para_1"' in shown
    assert '<a href="#art_4">4-бапта</a>' in shown
    assert '<a href="#chp_2">2-тарау. Кері қайтарып алу</a>' in shown
    assert "Kazakh, Cyrillic, authentic" in words_of(answer)
    assert "To look at" not in words_of(answer)


def test_a_heading_above_its_number_stays_above(as_legal, turkish_law):
    shown = as_legal.get(address("text", "tr-toys", 1, "tr")).content.decode()
    assert "Amaç<br>MADDE 1 –" in shown
    assert "BİRİNCİ BÖLÜM<br>Genel Hükümler" in shown


def test_repeated_numbers_and_references_that_lead_nowhere_are_named(
    as_legal, legal, draft
):
    bring_in(draft, "odd.txt", ODD.encode(), by=legal, language="en")
    answer = as_legal.get(address("text", "model-toys", 2, "en"))
    shown = words_of(answer)
    assert "There is more than one article 1: this one is art_1_2" in shown
    assert "Refers to what is not in this text: Article 1" in shown
    assert '<span class="law-broken">Article 9</span>' in answer.content.decode()
    assert '<a href="#art_2">Article 2</a>' in answer.content.decode()


def test_what_was_not_understood_is_marked_where_it_stands(as_legal, legal, draft):
    text = bring_in(draft, "odd.txt", ODD.encode(), by=legal, language="en")
    text.provisions.filter(eid="art_2__para_nn_1").update(
        kind="unknown", why="It has no number"
    )
    answer = as_legal.get(address("text", "model-toys", 2, "en"))
    assert "Not understood: See paragraph 1 of this Article." in words_of(answer)
    assert 'class="law-line is-unknown at-0"' in answer.content.decode()


def test_many_lines_that_were_not_understood_are_counted(as_legal, legal, draft):
    words = "Law on toys\n\n" + "\n".join(
        f"Article {n}. A\nSee Article 99." for n in range(1, 23)
    )
    text = bring_in(draft, "a.txt", words.encode(), by=legal, language="en")
    text.provisions.filter(kind="paragraph").update(kind="unknown")
    shown = words_of(as_legal.get(address("text", "model-toys", 2, "en")))
    assert "In all 22 lines were not understood" in shown
    assert "In all 22 references lead nowhere" in shown


def test_tracked_changes_and_comments_of_the_file_are_listed(as_legal, legal, draft):
    bring_in(draft, "toys.docx", with_changes(), by=legal, language="en")
    answer = as_legal.get(address("text", "model-toys", 2, "en"))
    shown = words_of(answer)
    assert "Tracked changes of the file 2" in shown
    assert "deleted five in the text Delegation not known" in shown
    assert "inserted ten in the text Delegation 2 March 2026" in shown
    assert "Comments in the file 1 Too long?" in shown


def test_a_text_is_brought_in_as_a_file_and_shown_at_once(as_legal, draft):
    file = SimpleUploadedFile("toys.txt", laws.MODEL_EN.encode())
    answer = as_legal.post(
        address("bring-in", "model-toys", 2),
        {"file": file, "is_authentic": "on"},
        follow=True,
    )
    assert answer.redirect_chain == [(address("text", "model-toys", 2, "en"), 302)]
    assert "Read as English in Latin letters." in words_of(answer)
    assert expression_in(draft, "en").is_authentic


def test_a_text_can_be_pasted(as_legal, draft):
    page = as_legal.get(address("bring-in", "model-toys", 2) + "?language=tr")
    assert '<option value="tr" selected>' in page.content.decode()
    as_legal.post(
        address("bring-in", "model-toys", 2), {"words": laws.TR_TR, "language": "tr"}
    )
    text = expression_in(draft, "tr")
    assert (text.source.filename, text.is_authentic) == ("pasted.txt", False)


@pytest.mark.parametrize("both", [True, False])
def test_a_file_or_words_and_not_both_or_neither(as_legal, draft, both):
    said = {}
    if both:
        said = {"words": "Law", "file": SimpleUploadedFile("a.txt", b"Law")}
    answer = as_legal.post(address("bring-in", "model-toys", 2), said)
    assert answer.status_code == 422
    assert "Choose one file, or paste the text" in words_of(answer)


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    as_legal, draft, monkeypatch
):
    monkeypatch.setattr(forms, "LARGEST_FILE", 1_000_000)
    file = SimpleUploadedFile("a.txt", b" " * 1_000_001)
    answer = as_legal.post(address("bring-in", "model-toys", 2), {"file": file})
    assert "a.txt is larger than 1 MB." in words_of(answer)
    assert not Source.objects.filter(filename="a.txt").exists()


def test_a_file_that_cannot_be_read_says_so_and_that_it_is_kept(as_legal, draft):
    file = SimpleUploadedFile("empty.txt", b"")
    answer = as_legal.post(address("bring-in", "model-toys", 2), {"file": file})
    assert answer.status_code == 422
    assert "The file is empty." in words_of(answer)
    assert "The file is kept as it came." in words_of(answer)
    assert Source.objects.get(filename="empty.txt").is_quarantined


def test_a_language_is_corrected_on_the_page_of_the_text(as_legal, legal, draft):
    bring_in(draft, "a.txt", laws.KZ_KK.encode(), by=legal, language="ru")
    answer = as_legal.post(
        address("read-again", "model-toys", 2, "ru"), {"language": "kk"}, follow=True
    )
    assert "Read as Kazakh in Cyrillic letters." in words_of(answer)
    assert [one.language for one in draft.expressions.all()] == ["kk"]


def test_a_correction_that_is_refused_stands_at_its_field(as_legal, model):
    answer = as_legal.post(
        address("read-again", "model-toys", 1, "en"), {"language": "ru"}
    )
    assert answer.status_code == 422
    assert "in this language already: Russian" in words_of(answer)
    answer = as_legal.post(address("read-again", "model-toys", 1, "en"), {})
    assert answer.status_code == 422


def test_a_language_is_called_authentic_on_the_page_of_the_text(as_legal, model):
    answer = as_legal.post(
        address("call-authentic", "model-toys", 1, "ru"), follow=True
    )
    assert "Russian is the authentic language of this version." in words_of(answer)
    again = as_legal.post(address("call-authentic", "model-toys", 1, "ru"), follow=True)
    assert "the authentic one already" in words_of(again)


def test_two_languages_stand_side_by_side(as_legal, model):
    answer = as_legal.get(address("beside", "model-toys", 1, "en", "ru"))
    shown = words_of(answer)
    assert "Article 1. Subject Статья 1. Предмет" in shown
    assert "(a) the batch and the number of units sold; a) партию" in shown
    assert (
        as_legal.get(address("beside", "model-toys", 1, "en", "en")).status_code == 404
    )
    assert (
        as_legal.get(address("beside", "model-toys", 1, "en", "tr")).status_code == 404
    )


def test_a_provision_of_one_language_alone_stands_at_its_place(kazakh_law, legal):
    one, other = (
        reading_of(expression_in(latest(kazakh_law), language)).lines
        for language in ("kk", "en")
    )
    shorter = [line for line in one if line.eid not in {"art_3", "chp_2"}]
    pairs = paired(shorter, [line for line in other if line.eid != "art_1"])
    shown = [
        (pair.one and pair.one.eid, pair.other and pair.other.eid) for pair in pairs
    ]
    assert (None, "art_3") in shown
    assert ("art_1", None) in shown
    assert shown.index((None, "art_3")) < shown.index(
        ("art_3__para_nn_1", "art_3__para_nn_1")
    )
    assert [pair.other.eid for pair in paired((), other)] == [one.eid for one in other]


@pytest.mark.parametrize("form", ["akn", "docx", "pdf", "txt"])
def test_a_text_can_be_taken_along(as_legal, kazakh_law, form):
    answer = as_legal.get(address("text-file", "kz-toys", 1, "kk", form))
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="kz-toys-1-kk.{form}"'
    )
    begins = {"akn": b"<?xml", "docx": b"PK", "pdf": b"%PDF", "txt": "Ойын".encode()}
    assert answer.content.startswith(begins[form])


def test_a_paper_of_a_text_holds_its_tables_and_says_what_it_is(legal, draft):
    draft.work.official_number = "12-3"
    draft.work.save()
    document = docx.Document()
    for words in ("Law on fees for toys", "Article 1. Fees", "The fees are:"):
        document.add_paragraph(words)
    for rows in (2, 1):
        table = document.add_table(rows=rows, cols=2)
        table.cell(0, 0).text = "Toy"
        document.add_paragraph(f"Article {4 - rows}. Other")
        document.add_paragraph("Words of it, as below:")
    made = io.BytesIO()
    document.save(made)
    text = bring_in(draft, "a.docx", made.getvalue(), by=legal, language="en")
    blocks = text_paper(text).blocks
    tables = [one for one in blocks if isinstance(one, Table)]
    assert [(one.head, len(one.rows)) for one in tables] == [
        (("Toy", "–"), 1),
        (("Toy", "–"), 1),
    ]
    facts = {label: plain(value) for label, value in blocks[0].pairs}
    assert facts["Official number"] == "12-3"
    assert facts["Adopted on"] == "not known"
    assert facts["Language"] == "English, unofficial translation"


def test_a_heading_above_its_number_stays_above_in_the_paper(turkish_law):
    blocks = text_paper(expression_in(latest(turkish_law), "tr")).blocks
    heads = [one.text for one in blocks if isinstance(one, Heading)]
    assert heads[:2] == ["BİRİNCİ BÖLÜM Genel Hükümler", "Amaç MADDE 1 –"]
    words = [plain(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert "Bu Kanun, ciddi risk taşıyan oyuncakların geri çağrılmasını düzenler." in (
        words
    )


def test_an_article_that_says_only_its_words_has_no_heading_in_the_paper(turkish_law):
    text = expression_in(latest(turkish_law), "tr")
    text.provisions.filter(eid="art_1").update(marker="", heading="")
    heads = [one.text for one in text_paper(text).blocks if isinstance(one, Heading)]
    assert len(heads) == 4


def test_lines_of_one_provision_stay_lines_in_the_paper(legal, draft):
    words = "Law on toys\nNumber 4\nof 2026\n\nArticle 1. Subject\nWords.\n"
    text = bring_in(draft, "a.txt", words.encode(), by=legal, language="en")
    assert plain(text_paper(text).blocks[1].runs) == "Law on toys\nNumber 4\nof 2026"


def test_references_to_other_acts_stay_plain_words(legal, draft):
    words = (
        "Law on toys\n\nArticle 1. Subject\n"
        "See Article 2 of this Law and Article 5 of the Civil Code.\n\n"
        "Article 2. Scope\nArticle 1 applies as well.\n"
    )
    text = bring_in(draft, "a.txt", words.encode(), by=legal, language="en")
    (line,) = (one for one in reading_of(text).lines if "Civil Code" in one.words)
    assert [(one.text, one.eid) for one in line.pieces] == [
        ("See ", ""),
        ("Article 2", "art_2"),
        (" of this Law and Article 5 of the Civil Code.", ""),
    ]
    assert reading_of(text).lines[-1].pieces[0] == Piece("Article 1", "art_1")


def test_akoma_ntoso_is_valid_and_reads_back_as_the_same_text(as_legal, kazakh_law):
    for language in ("kk", "en"):
        answer = as_legal.get(address("text-file", "kz-toys", 1, language, "akn"))
        assert check(answer.content) == ()
        back = read(answer.content)
        kept = text_of(expression_in(latest(kazakh_law), language))
        assert back.text.provisions == kept.provisions
        assert back.about.country == "kz"


def test_no_other_kind_of_file_is_there(as_legal, kazakh_law):
    found = as_legal.get(address("text-file", "kz-toys", 1, "kk", "exe"))
    assert found.status_code == 404


def test_what_cannot_be_written_is_said_on_the_page(as_legal, kazakh_law):
    Expression.objects.update(title="Law\x01on toys")
    answer = as_legal.get(address("text-file", "kz-toys", 1, "kk", "akn"), follow=True)
    assert "has a sign that no title or name has" in words_of(answer)


def test_a_very_long_text_is_offered_as_word_and_not_as_pdf(
    as_legal, kazakh_law, monkeypatch
):
    monkeypatch.setattr(texts, "LONGEST_PDF", 100)
    answer = as_legal.get(address("text-file", "kz-toys", 1, "kk", "pdf"), follow=True)
    assert "too long for a PDF; take the Word file" in words_of(answer)


def test_the_address_of_a_text_says_what_it_is(legal, countries, model, kazakh_law):
    def said(work, language):
        return about(expression_in(latest(work), language))

    draft = said(model, "ru")
    assert (draft.kind, draft.country, draft.subtype) == ("bill", "int", "model-law")
    assert (draft.authentic, draft.translated_from) == (False, "en")
    assert (draft.work_date, draft.version_date) == ("2026-09-01", "2026-09-01")
    law = said(kazakh_law, "kk")
    assert (law.kind, law.work_date, law.translated_from) == ("act", "2024-05", None)
    rules = begin_work("rules", "instrument", "Rules", by=legal, official_number="4")
    version = begin_version(rules, "draft", by=legal, dates=Dates())
    bring_in(version, "r.txt", b"Rules\n\nArticle 1. A\nb", by=legal, language="en")
    none = said(rules, "en")
    assert (none.kind, none.number) == ("doc", "4")
    assert none.work_date == none.version_date == f"{rules.made_at:%Y-%m-%d}"
    assert none.translated_from is None


def test_a_long_law_lists_its_chapters_alone(legal, draft):
    articles = [f"Article {n}. Heading {n}\nWords.\n" for n in range(1, 402)]
    words = "Law\n\nChapter 1. General\n\n" + "\n".join(articles)
    text = bring_in(draft, "a.txt", words.encode(), by=legal, language="en")
    assert [one.words for one in reading_of(text).contents] == ["Chapter 1. General"]
    text.provisions.filter(kind="article").update(parent=None)
    text.provisions.filter(kind="chapter").delete()
    assert len(reading_of(text).contents) == 400


def test_a_delegate_reads_a_text_and_corrects_nothing(client, delegate, model):
    client.force_login(delegate)
    answer = client.get(address("text", "model-toys", 1, "en"))
    assert "The file as it came" not in words_of(answer)
    assert "Read it again" not in words_of(answer)
    found = client.post(address("read-again", "model-toys", 1, "en"))
    assert found.status_code == 404


def test_a_text_that_is_not_there_is_not_found(as_legal, model):
    assert as_legal.get(address("text", "model-toys", 1, "kk")).status_code == 404
    assert as_legal.get(address("text", "model-toys", 9, "en")).status_code == 404
