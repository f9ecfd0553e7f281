"""The redline as a page, as files, and from the command line."""

import io
import zipfile
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.rooms.legislation import laws
from tests.rooms.legislation.test_works_pages import words_of


@pytest.fixture
def pair(kazakh_law, later_kazakh_version):
    """The two Kazakh versions."""
    old = kazakh_law.versions.get(number=1).expressions.get(language="kk")
    return old, later_kazakh_version.expressions.get()


@pytest.fixture
def page(client, delegate):
    """Read a page of the redline as a delegate does."""
    client.force_login(delegate)

    def read(name, *parts, **query):
        return client.get(reverse(f"legislation:{name}", args=parts), query)

    return read


@pytest.fixture
def command():
    def run(*words):
        said = io.StringIO()
        call_command("law", "redline", *map(str, words), stdout=said)
        return said.getvalue()

    return run


def test_the_page_counts_articles_and_marks_words(page, pair):
    answer = page("redline", *(one.pk for one in pair))
    assert (
        "Of 6 articles of both texts: 1 inserted , 1 with other words ; 4 the same."
        in words_of(answer)
    )
    html = answer.content.decode()
    assert "<del>15</del><ins>10</ins>" in html
    assert 'href="#new-art_3-1"' in html
    assert 'id="new-art_3-1" data-change' in html


def test_the_page_asks_no_more_of_the_database_for_a_longer_law(
    page, pair, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        page("redline", *(one.pk for one in pair))


def test_two_laws_are_compared_as_two(page, model, kazakh_law):
    old = model.versions.get().expressions.get(language="en")
    new = kazakh_law.versions.get().expressions.get(language="en")
    answer = page("redline", old.pk, new.pk)
    assert "Two laws compared" in words_of(answer)
    assert "References to look at" not in words_of(answer)


def test_equal_texts_show_that_nothing_changed(page, kazakh_law, bring):
    bring(kazakh_law, {"kk": laws.KZ_KK})
    old, new = (
        one.expressions.get(language="kk")
        for one in kazakh_law.versions.order_by("number")
    )
    assert "Nothing changed." in words_of(page("redline", old.pk, new.pk))
    text = page("redline-file", old.pk, new.pk, "txt").content.decode()
    assert text.splitlines()[2:] == ["Nothing changed."]


def test_two_languages_of_one_version_are_sent_side_by_side(page, kazakh_law):
    kk, en = kazakh_law.versions.get().expressions.order_by("-language")
    answer = page("redline", kk.pk, en.pk)
    assert answer.status_code == 422
    assert "One text is in Kazakh, the other in English" in words_of(answer)
    beside = reverse("legislation:beside", args=["kz-toys", 1, "kk", "en"])
    assert f'href="{beside}"' in answer.content.decode()
    file = page("redline-file", kk.pk, en.pk, "docx")
    assert file.url == reverse("legislation:redline", args=[kk.pk, en.pk])


def test_two_laws_in_two_languages_are_offered_in_the_one_they_share(
    page, model, kazakh_law
):
    ru = model.versions.get().expressions.get(language="ru")
    kk, en = kazakh_law.versions.get().expressions.order_by("-language")
    answer = page("redline", ru.pk, kk.pk).content.decode()
    shared = model.versions.get().expressions.get(language="en")
    assert reverse("legislation:redline", args=[shared.pk, en.pk]) in answer


def test_a_text_against_itself_is_refused_in_words(page, pair):
    answer = page("redline", pair[0].pk, pair[0].pk)
    assert "Old and new are one and the same text." in words_of(answer)


def test_two_texts_are_chosen_by_law_version_and_language(page, pair):
    old, new = pair
    answer = page("redlines", old=old.pk)
    assert "KZ: Law on the recall of toys" in answer.content.decode()
    assert f'value="{old.pk}" selected' in answer.content.decode()
    assert page("redlines", old=old.pk, new=new.pk).url == reverse(
        "legislation:redline", args=[old.pk, new.pk]
    )
    assert page("redlines", old=old.pk, new="").status_code == 422


@pytest.mark.parametrize(
    ("form", "begins"),
    [("pdf", b"%PDF"), ("html", b"<!doctype html>"), ("docx", b"PK")],
)
def test_the_redline_is_taken_along_as_a_file(page, pair, form, begins):
    answer = page("redline-file", *(one.pk for one in pair), form)
    assert answer.content.startswith(begins)
    assert f"kz-toys-1-2-kk.{form}" in answer["Content-Disposition"]


def test_the_word_file_has_real_tracked_changes_in_the_assemblys_name(
    page, pair, settings
):
    settings.ORKHON_ASSEMBLY = "Sample Assembly"
    answer = page("redline-file", *(one.pk for one in pair), "docx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        words = file.read("word/document.xml").decode()
    assert '<w:del w:id="' in words
    assert 'w:author="Sample Assembly"' in words


def test_there_is_no_file_of_another_kind_and_no_redline_of_unknown_texts(page, pair):
    assert page("redline-file", *(one.pk for one in pair), "odt").status_code == 404
    assert page("redline", uuid4(), pair[0].pk).status_code == 404


def test_a_sign_that_no_word_file_can_hold_is_said(page, pair):
    row = pair[1].provisions.get(eid="art_1__para_nn_1")
    row.text = "bell \x07"
    row.save()
    answer = page("redline-file", *(one.pk for one in pair), "docx")
    assert answer.url == reverse("legislation:redline", args=[one.pk for one in pair])
    assert "U+0007" in words_of(page("redline", *(one.pk for one in pair)))


@pytest.mark.django_db
def test_two_files_are_compared_as_lines(command, tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(laws.KZ_KK, encoding="utf-8")
    new.write_text(laws.KZ_KK_LATER, encoding="utf-8")
    said = command(old, new, "--format", "text", "--lang", "kk").splitlines()
    assert said[1:6] == [
        "old.txt → new.txt",
        "1 inserted, 1 with other words",
        "",
        "  3-1-бап. Ескертулер: inserted",
        "  4-бап. Кері қайтарып алу: changed",
    ]
    assert any("[-15-]{+10+} жұмыс күні" in line for line in said)


def test_two_versions_of_a_law_are_written_as_word(command, pair, tmp_path):
    out = tmp_path / "r.docx"
    said = command("kz-toys@1", "kz-toys@2", "--out", out)
    assert said == f"{out}: 2 places changed\n"
    assert out.read_bytes().startswith(b"PK")
    with pytest.raises(CommandError, match="No such file or directory"):
        command("kz-toys@1", "kz-toys", "--out", tmp_path / "none" / "r.docx")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("kz-toys@1", "kz-toys@1"), "one and the same text"),
        (("kz-toys@1", "kz-toys@7"), "has no version 7; it has 1, 2"),
        (("kz-toys@x", "kz-toys@1"), "after @ comes the number of a version"),
        (("kz-toys@2", "kz-toys@1", "--lang", "en"), "no text in en; it has kk"),
        (("kz-toys", "tr-toys"), "has no text in kk; it has tr"),
        (("kz-toys", "nowhere"), "nowhere is neither a file nor a law here"),
    ],
)
def test_what_cannot_be_compared_is_said_at_the_keyboard(
    command, pair, turkish_law, words, why
):
    with pytest.raises(CommandError, match=why):
        command(*words)


def test_files_in_two_languages_are_refused(command, tmp_path, db):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(laws.KZ_KK, encoding="utf-8")
    new.write_text(laws.MODEL_RU, encoding="utf-8")
    with pytest.raises(CommandError, match="every word would count as changed"):
        command(old, new)
    new.write_bytes(b"")
    with pytest.raises(CommandError):
        command(old, new)
