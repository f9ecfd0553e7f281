"""Texts of laws: brought in whole, kept with their places, read again."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.engines.texts.structure import (
    Provision,
    Text,
    TextError,
    plain,
    read_plain,
    walk,
)
from orkhon.legislation.actions.texts import (
    Dates,
    begin_version,
    bring_in,
    is_built_upon,
    read_again,
)
from orkhon.legislation.documents.akn import akn_bytes
from orkhon.legislation.intake.spans import same_signs, spans_of
from orkhon.legislation.models import (
    Comment,
    CommentRound,
    Comparison,
    Correspondence,
    Expression,
    Partner,
)
from orkhon.legislation.queries.texts import (
    authentic,
    expression_in,
    latest,
    text_of,
    units_of,
)
from orkhon.record.actions import cite, keep_source
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from tests.rooms.legislation import laws
from tests.rooms.legislation.entries import entries


@pytest.fixture
def draft(legal, model):
    """The next version of the model law, without a text."""
    return begin_version(model, "draft", by=legal, dates=Dates())


def test_a_text_is_kept_byte_for_byte_with_its_provisions(legal, draft):
    data = laws.MODEL_EN.encode()
    text = bring_in(draft, "toys.txt", data, by=legal, is_authentic=True)
    assert (text.language, text.script, text.format) == ("en", "Latn", "txt")
    assert text.title == "Model law on the recall of toys (sample)"
    assert text.source.filename == "model-toys-1-en.txt"  # the same bytes, kept once
    assert text_of(text) == read_plain(laws.MODEL_EN, "en")
    verb, said = entries(draft.work)[-1]
    assert verb == "legislation.text.bring-in"
    assert (said["version"], said["language"], said["authentic"]) == (2, "en", True)
    assert (said["articles"], said["sha256"]) == (4, text.source.sha256)


def test_the_place_of_each_provision_is_a_place_in_the_source(kazakh_law):
    text = expression_in(latest(kazakh_law), "kk")
    words = {
        one.eid: text.source.text[one.start : one.end] for one in text.provisions.all()
    }
    assert words["art_3"] == (
        "3-бап. Техникалық құжаттар\nӨндіруші техникалық құжаттарды 10 жыл сақтайды."
    )
    assert words["art_4__para_2"] == "2. Шығындарды өндіруші көтереді."


def test_a_text_read_with_other_lines_finds_its_places():
    text = read_plain("Law\n\nArticle 1. Subject\nThis law is invented.", "en")
    kept = "Law\nArticle 1.\nSubject\nThis   law is invented."
    found = {
        one.eid: kept[slice(*span)]
        for (one, _above), span in zip(walk(text), spans_of(kept, text), strict=True)
    }
    assert found["art_1"] == "Article 1.\nSubject\nThis   law is invented."
    assert same_signs(kept, plain(text))


def test_a_provision_without_words_has_no_place():
    text = Text(
        "en", "Latn", "Law", (Provision("preface", text="Law"), Provision("note"))
    )
    assert spans_of("Law", text) == [(0, 3), (0, 0)]


@pytest.mark.parametrize(
    ("kept", "why"), [("Law", "longer than"), ("Law Article 1. A b c", "shorter than")]
)
def test_places_are_never_guessed(kept, why):
    text = read_plain("Law\n\nArticle 1. A\nb", "en")
    with pytest.raises(TextError, match=why):
        spans_of(kept, text)


def test_the_units_are_articles_and_the_paragraphs_of_long_ones(model):
    units = units_of(authentic(latest(model)))
    assert [(one.no, one.heading) for one in units] == [
        ("1", "Subject"),
        ("2(1)", "Definitions and duties"),
        ("2(2)", "Definitions and duties"),
        ("3(1)", "Recall"),
        ("3(2)", "Recall"),
        ("4", "Supervision"),
    ]
    assert {one.chapter for one in units} == {
        "Chapter 1. General provisions",
        "Chapter 2. Recall",
    }
    assert units[3].name == "Article 3(1)"
    assert units[3].article == "art_3"
    assert units[3].words.startswith("The producer shall recall a toy")


def test_an_annex_is_one_unit_and_a_part_without_chapter_has_none(bring, model):
    words = (
        "Model law\n\nArticle 1. Subject\nThis law is invented.\n\n"
        "Annex 1\nForm of the notice\n\nArticle 1. Name\nThe name of the producer.\n"
    )
    version = bring(model, {"en": words})
    units = units_of(authentic(version))
    assert [(one.eid, one.chapter) for one in units] == [("art_1", ""), ("annex_1", "")]


def test_a_law_without_chapters_has_units_without_chapter(bring, model):
    version = bring(model, {"en": "Law\n\nArticle 1. Subject\nThis law is invented.\n"})
    assert [one.chapter for one in units_of(authentic(version))] == [""]


def test_the_language_is_found_where_it_is_not_said(legal, draft):
    text = bring_in(draft, "toys.txt", laws.KZ_KK.encode(), by=legal)
    assert (text.language, text.script, text.is_authentic) == ("kk", "Cyrl", False)


def test_a_language_stands_once_in_a_version_and_one_is_authentic(legal, model):
    version = latest(model)
    with pytest.raises(Refusal, match="in this language already: English"):
        bring_in(version, "a.txt", laws.MODEL_EN.encode(), by=legal, language="en")
    with pytest.raises(Refusal, match="another language of this version"):
        bring_in(version, "a.txt", laws.TR_TR.encode(), by=legal, is_authentic=True)
    assert version.expressions.count() == 2
    assert not Source.objects.exclude(quarantined="").exists()


def test_a_language_that_is_none_of_the_seven_is_refused(legal, draft):
    with pytest.raises(Refusal, match="“hu” is none of the seven languages"):
        bring_in(draft, "a.txt", b"Article 1. A", by=legal, language="hu")


def test_a_file_that_another_room_read_otherwise_is_kept_with_its_words(legal, draft):
    data = laws.MODEL_EN.encode()
    other, _new = keep_source(
        data + b"\n",
        filename="report.txt",
        media_type="text/plain",
        text="A summary",
        language="en",
        by=legal,
    )
    text = bring_in(draft, "toys.txt", data + b"\n", by=legal)
    assert text.source != other
    assert text.source.filename == "toys.txt"
    assert same_signs(text.source.text, laws.MODEL_EN)
    assert text.notes[0].startswith("The file was kept before as report.txt")


def test_a_text_that_went_out_as_akoma_ntoso_comes_in_as_the_same(
    legal, draft, kazakh_law
):
    out = expression_in(latest(kazakh_law), "kk")
    back = bring_in(draft, "toys.akn", akn_bytes(out), by=legal)
    assert (back.format, back.language) == ("akn", "kk")
    assert text_of(back).provisions == text_of(out).provisions
    assert same_signs(back.source.text, out.source.text)


def test_a_web_page_comes_in_with_its_articles(legal, draft):
    page = b"<html><body><h1>Law on toys</h1><h2>Article 1. Subject</h2><p>Words.</p>"
    text = bring_in(draft, "toys.html", page, by=legal, language="en")
    assert (text.format, [one.eid for one in units_of(text)]) == ("html", ["art_1"])


def test_tracked_changes_and_comments_of_a_word_file_are_kept(legal, draft):
    text = bring_in(draft, "toys.docx", with_changes(), by=legal, language="en")
    assert text.format == "docx"
    assert [(one["kind"], one["words"], one["eid"]) for one in text.changes] == [
        ("deleted", "five", "art_1__para_nn_1"),
        ("inserted", "ten", "art_1__para_nn_1"),
    ]
    assert text.changes[1]["at"] == "2026-03-02T10:00:00+00:00"
    assert text.changes[0]["at"] == ""
    assert [(one["author"], one["text"]) for one in text.remarks] == [
        ("Delegation", "Too long?")
    ]
    assert "within ten days" in text.source.text


def with_changes():
    """A Word file: five became ten, with a comment in the margin."""
    document = docx.Document()
    document.add_paragraph("Law on the recall of toys and the duties of producers")
    document.add_paragraph("Article 1. Recall")
    paragraph = document.add_paragraph("The producer shall recall a toy within ")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for kind, tag, words, at in (
        ("del", "delText", "five", ""),
        ("ins", "t", "ten", ' w:date="2026-03-02T10:00:00Z"'),
    ):
        paragraph._p.append(
            docx.oxml.parse_xml(
                f'<w:{kind} xmlns:w="{w}" w:id="9" w:author="Delegation"{at}>'
                f"<w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>"
            )
        )
    run = paragraph.add_run(" days of the day on which the risk became known.")
    document.add_comment(run, text="Too long?", author="Delegation")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_text_taken_for_another_language_is_read_again(legal, draft):
    wrong = bring_in(draft, "toys.txt", laws.KZ_KK.encode(), by=legal, language="ru")
    assert wrong.notes
    read = read_again(wrong, "kk", by=legal)
    read.refresh_from_db()
    assert (read.language, read.notes) == ("kk", [])
    assert read.provisions.filter(eid="art_4__para_1").count() == 1
    verb, said = entries(draft.work)[-1]
    assert (verb, said["language"]) == ("legislation.text.read-again", "kk")


def test_a_text_is_not_read_again_into_a_language_that_is_there(legal, model):
    version = latest(model)
    with pytest.raises(Refusal, match="in this language already: Russian"):
        read_again(expression_in(version, "en"), "ru", by=legal)
    with pytest.raises(Refusal, match="“hu” is none"):
        read_again(expression_in(version, "en"), "hu", by=legal)
    # The same language again is allowed: the engine may read better than before.
    assert read_again(expression_in(version, "en"), "en", by=legal).language == "en"


def test_a_file_that_can_no_longer_be_read_leaves_the_text_as_it_is(legal, model):
    text = expression_in(latest(model), "en")
    text.source, _new = keep_source(
        b"\x89PNG\r\n\x1a\n",
        filename="a.png",
        media_type="image/png",
        text="",
        language="und",
        by=legal,
    )
    text.save()
    before = text.provisions.count()
    with pytest.raises(Refusal, match=r"a\.png: .*picture"):
        read_again(text, "az", by=legal)
    text.refresh_from_db()
    assert (text.language, text.provisions.count()) == ("en", before)


def test_what_decisions_hang_on_is_not_read_again(legal, model, kazakh_law, countries):
    version = latest(model)
    comparison = Comparison.objects.create(
        model=model,
        country=countries["KZ"],
        began_at=timezone.now(),
        began_by=legal.actor_id,
    )
    decided = Correspondence.objects.create(
        comparison=comparison,
        version=version,
        eid="art_1",
        status="enacted",
        decided_at=timezone.now(),
        decided_by=legal.actor_id,
    )
    law = latest(kazakh_law)
    with pytest.raises(Refusal, match="bring it in as a new version"):
        read_again(expression_in(version, "en"), "az", by=legal)
    assert not is_built_upon(law)
    text = authentic(law)
    Partner.objects.create(
        correspondence=decided,
        version=law,
        eid="art_1",
        citation=cite(text.source, start=0, end=5, by=legal),
        decided_version=law,
        decided_eid="art_1",
    )
    assert is_built_upon(law)


def test_what_comments_hang_on_is_not_read_again(legal, draft):
    text = bring_in(draft, "toys.txt", laws.MODEL_EN.encode(), by=legal)
    round = CommentRound.objects.create(
        version=draft,
        opened_at=timezone.now(),
        opened_by=legal.actor_id,
        closes_at=timezone.now(),
        time_zone="UTC",
    )
    Comment.objects.create(
        round=round,
        number=1,
        author="Ministry",
        text="Too short",
        language="en",
        made_at=timezone.now(),
        made_by=legal.actor_id,
    )
    with pytest.raises(Refusal, match="decisions or comments hang on this text"):
        read_again(text, "az", by=legal)


@pytest.mark.parametrize("who", ["press", "delegate", "stranger"])
def test_only_editors_bring_in_texts(request, who, model):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        bring_in(latest(model), "a.txt", laws.TR_TR.encode(), by=by)
    with pytest.raises(PermissionDenied):
        read_again(authentic(latest(model)), "az", by=by)
    assert Expression.objects.count() == 2
    assert not Source.objects.filter(filename="a.txt").exists()
