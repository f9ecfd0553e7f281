"""Text to Akoma Ntoso and back: nothing is lost, and every file is valid."""

from dataclasses import replace

import pytest
from lxml import etree

from orkhon.engines.texts.akn import check, read, write
from orkhon.engines.texts.structure import plain
from orkhon.engines.texts.structure.model import Provision
from orkhon.engines.texts.structure.reading import read_plain
from tests.engines.texts.akn.files import PLAIN, text_of
from tests.engines.texts.akn.generated import anything, law
from tests.engines.texts.alignment.declaration import HOME, articles

VARIETIES = ("az", "en", "kk", "ky", "ru", "tk", "tr", "tt", "uz-Cyrl", "uz-Latn")


def check_kept(text, about=PLAIN):
    data = write(text, about)
    assert check(data) == ()
    document = read(data)
    assert document.text == text
    assert document.about == about


@pytest.mark.parametrize("seed", range(50))
def test_a_generated_law_comes_back_as_it_was(seed):
    source, language = law(seed)
    text = read_plain(source, language)
    assert any(one.kind in {"chapter", "article"} for one in text.provisions)
    check_kept(text)


@pytest.mark.parametrize("seed", range(50))
def test_a_tree_of_anything_comes_back_as_it_was(seed):
    check_kept(*anything(seed))


@pytest.mark.parametrize("variety", VARIETIES)
def test_the_universal_declaration_comes_back_as_it_was(variety):
    # Ten real texts, first as articles in the words of Russian law, then as they lie.
    numbered = "\n".join(
        f"Статья {number}.\n{words}"
        for number, words in enumerate(articles(variety), start=1)
    )
    text = read_plain(numbered, "ru")
    assert len(text.provisions) == 30
    check_kept(text)
    check_kept(read_plain((HOME / f"{variety}.txt").read_text(encoding="utf-8")))


def test_the_words_of_the_file_are_the_words_of_the_text():
    source, language = law(3)
    text = read_plain(source, language)
    root = etree.fromstring(write(text, PLAIN))
    namespace = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    bodies = root.xpath(
        "//a:body | //a:mainBody | //a:attachment", namespaces=namespace
    )
    words = "".join("".join(one.itertext()) for one in bodies)
    assert "".join(words.split()).startswith("".join(plain(text).split())[:400])


def test_quoted_articles_and_a_repeated_article_stay_what_they_are():
    source = (
        "Статья 7. Изменения\nСтатью 3 изложить в следующей редакции:\n"
        "«Статья 3. Цена\n1. Цена указывается.»\n"
        "Статья 7. Вступление в силу\nНастоящий Закон вступает в силу."
    )
    text = read_plain(source, "ru")
    assert [one.eid for one in text.provisions] == ["art_7", "art_7_2"]
    check_kept(text)


def test_somebody_who_indents_our_file_anew_changes_no_word():
    text = text_of(
        Provision(
            "article", "1", marker="1-бап.", text="two  spaces\nand\tone", eid="a"
        )
    )
    root = etree.fromstring(write(text, PLAIN))
    etree.indent(root, space="\t")
    assert read(etree.tostring(root)).text == text


def test_a_text_that_was_changed_is_told_from_the_one_before():
    text, about = anything(1)
    changed = replace(text, provisions=(*text.provisions, Provision("article")))
    assert read(write(changed, about)).text != text
