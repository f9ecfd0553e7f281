"""What changed between two texts: said by article, then in the words."""

from orkhon.engines.texts.structure import read_plain
from orkhon.legislation.queries.redlines import redline_of, shown, why_not
from tests.rooms.legislation import laws

OLD = """\
Law on parks

Chapter 1. General

Article 1. Subject
This Law governs the parks of towns and villages.

Article 2. Benches
A park has one bench for every hundred visitors.

Article 3. Trees
1. Nobody cuts a tree without a permit of the council.
2. The permit of Article 4 is written.

Chapter 2. Permits

Article 4. Permit
The council gives a permit within 10 days of the request.
"""
# Benches went behind permits, trees and permits have the numbers before; the tree
# paragraph on the fee is new and refers to an article that is not there.
NEW = """\
Law on parks

Chapter 1. General

Article 1. Subject
This Law governs the parks of towns and villages.

Article 2. Trees
1. Nobody cuts a tree without a permit of the council.
2. The permit of Article 4 is written.
3. The fee is that of Article 9.

Chapter 2. Permits

Article 3. Permit
The council gives a permit within 15 days of the request.

Article 4. Benches
A park has one bench for every hundred visitors.
"""


def parks():
    return shown(read_plain(OLD, "en"), read_plain(NEW, "en"), one_work=True)


def said(block):
    return (block.name, [mark.words for mark in block.marks])


def test_articles_that_moved_or_have_another_number_are_said_in_words():
    assert [said(block) for block in parks().changed] == [
        ("Article 2", ["was Article 3", "changed"]),
        ("Article 3", ["was Article 4", "changed"]),
        ("Article 4", ["moved, was Article 2"]),
    ]


def test_an_article_that_was_moved_and_changed_counts_in_both():
    found = parks()
    assert found.counts == {"moved": 1, "renumbered": 2, "changed": 2}
    assert (found.same, found.total) == (1, 4)


def test_what_moved_is_shown_once_and_its_old_place_leads_there():
    blocks = [block for run in parks().runs for block in run.blocks]
    (went,) = [block for block in blocks if block.went]
    (mark,) = went.lines[0].marks
    assert (mark.words, mark.place) == ("moved to Article 4", "new-art_4")
    assert [line.pieces for line in went.lines] == [()]
    places = [line.place for block in blocks for line in block.lines]
    assert len(set(places)) == len(places)


def test_references_that_the_change_breaks_are_listed_with_what_they_meant():
    assert [(one.name, one.words, one.said) for one in parks().unsure] == [
        (
            "Article 2(2)",
            "Article 4",
            "it meant Article 4, which is Article 3 now; another provision has that "
            "number",
        ),
        ("Article 2(3)", "Article 9", "it is new, and there is no such provision"),
    ]


def test_references_of_two_different_laws_are_not_compared():
    found = shown(read_plain(OLD, "en"), read_plain(NEW, "en"), one_work=False)
    assert found.unsure is None


def test_unchanged_articles_stand_together_under_the_names_of_first_and_last():
    found = shown(
        read_plain(laws.KZ_KK, "kk"), read_plain(laws.KZ_KK_LATER, "kk"), one_work=True
    )
    runs = [(run.is_same, run.articles, run.first, run.last) for run in found.runs]
    assert runs == [
        (True, 3, "1-бап", "3-бап"),
        (False, 2, "3-1-бап", "4-бап"),
        (True, 1, "5-бап", "5-бап"),
    ]
    assert found.counts == {"inserted": 1, "changed": 1}


def test_a_new_article_is_said_to_be_new_once_and_not_line_by_line():
    found = shown(
        read_plain(laws.KZ_KK, "kk"), read_plain(laws.KZ_KK_LATER, "kk"), one_work=True
    )
    new = found.changed[0]
    assert [[mark.what for mark in line.marks] for line in new.lines] == [
        ["inserted"],
        [],
    ]


def test_texts_with_the_same_words_have_nothing_to_show():
    text = read_plain(OLD, "en")
    assert shown(text, text, one_work=True).is_same


def words_of(found, kinds):
    lines = [line for run in found.runs for block in run.blocks for line in block.lines]
    return " ".join(
        "".join(piece.text for piece in pieces if piece.kind in kinds)
        for line in lines
        for pieces in (line.marker, line.heading, line.pieces)
    ).split()


def test_every_word_of_both_texts_stands_in_the_redline():
    found = parks()
    assert words_of(found, {"same", "inserted"}) == NEW.split()
    # What moved stands at its new place alone, so the old words are in another order.
    assert sorted(words_of(found, {"same", "deleted"})) == sorted(OLD.split())


def test_two_languages_or_one_text_twice_are_refused(kazakh_law):
    kk, en = kazakh_law.versions.get().expressions.order_by("-language")
    assert why_not(kk, kk) == "itself"
    assert why_not(kk, en) == "languages"


def test_two_alphabets_of_one_language_are_refused(kazakh_law, later_kazakh_version):
    old = kazakh_law.versions.get(number=1).expressions.get(language="kk")
    new = later_kazakh_version.expressions.get()
    assert why_not(old, new) == ""
    new.script = "Latn"
    assert why_not(old, new) == "scripts"


def test_versions_of_one_law_are_compared_with_their_references(
    kazakh_law, later_kazakh_version
):
    old = kazakh_law.versions.get(number=1).expressions.get(language="kk")
    found = redline_of(old, later_kazakh_version.expressions.get())
    assert found.counts == {"inserted": 1, "changed": 1}
    assert found.unsure == []
