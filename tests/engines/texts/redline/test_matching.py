"""Which provision became which: expected as a reader of both texts says it."""

from dataclasses import replace

from orkhon.engines.texts.redline import carried, compare
from orkhon.engines.texts.structure import Provision, Text
from tests.engines.texts.redline.laws import (
    article,
    chapter,
    law,
    line,
    paragraph,
    point,
    rows_of,
    table,
)

AIM = "This law sets how lists of voters are kept."
LOOK = "Anyone may look into the list in the precinct on working days."
FINE = "Who forges a list of voters pays a fine of ten months' wages."
COURT = "Complaints about the list go to the court of the district."
YEAR = "Lists are destroyed a year after the day of voting."


def became(old: Text, new: Text) -> dict[str, str | None]:
    return {eid: one.new_eid for eid, one in carried(compare(old, new)).items()}


def test_an_inserted_article_renumbers_the_others_and_changes_none() -> None:
    old = law(article(1, "Aim", text=AIM), article(2, "Fines", text=FINE))
    new = law(
        article(1, "Aim", text=AIM),
        article(2, "Court", text=COURT),
        article(3, "Fines", text=FINE),
    )
    assert rows_of(old, new) == [
        ("both", "same", f"Article 1. Aim {AIM}"),
        ("new", "inserted", f"{{Article 2.}} {{Court}} {{{COURT}}}"),
        ("both", "renumbered", f"Article [2]{{3}}. Fines {FINE}"),
    ]


def test_an_article_moved_to_another_chapter_stays_itself() -> None:
    old = law(
        chapter(1, "General", article(1, "Aim", AIM), article(2, "Fines", FINE)),
        chapter(2, "Lists", article(3, "Look", LOOK), article(4, "Court", COURT)),
    )
    new = law(
        chapter(1, "General", article(1, "Aim", AIM)),
        chapter(
            2,
            "Lists",
            article(2, "Look", LOOK),
            article(3, "Court", COURT),
            article(4, "Fines", FINE),
        ),
    )
    rows = rows_of(old, new)
    assert ("old", "moved renumbered", "Article [2]{4}. Fines") in rows
    assert ("new", "moved renumbered", "Article [2]{4}. Fines") in rows
    assert ("new", "same", f"1. {FINE}") in rows
    assert [row for row in rows if "Chapter" in row[2]] == [
        ("both", "same", "Chapter 1. General"),
        ("both", "same", "Chapter 2. Lists"),
    ]


def test_a_new_chapter_above_articles_moves_none_of_them() -> None:
    old = law(chapter(1, "Lists", article(1, "Aim", AIM), article(2, "Look", LOOK)))
    new = law(
        chapter(1, "Lists", article(1, "Aim", AIM)),
        chapter(2, "Access", article(2, "Look", LOOK)),
    )
    assert [row[:2] for row in rows_of(old, new)] == [
        ("both", "same"),
        ("both", "same"),
        ("both", "same"),
        ("new", "inserted"),
        ("both", "same"),
        ("both", "same"),
    ]


def test_a_paragraph_moved_into_another_article_is_followed() -> None:
    old = law(article(1, "Aim", AIM, LOOK, YEAR), article(2, "Fines", FINE, COURT))
    new = law(article(1, "Aim", AIM, YEAR), article(2, "Fines", FINE, COURT, LOOK))
    assert became(old, new)["art_1__para_2"] == "art_2__para_3"
    assert ("old", "moved renumbered", f"[2.]{{3.}} {LOOK}") in rows_of(old, new)


def test_a_moved_article_takes_its_points_along_and_shows_what_changed() -> None:
    listed = paragraph(1, LOOK, point("a", "names in full"), point("b", "addresses"))
    longer = paragraph(
        1, LOOK, point("a", "names in full"), point("b", "all addresses")
    )
    rest = [article(2, "Aim", AIM, COURT, YEAR), article(3, "Fines", FINE, COURT, YEAR)]
    old = law(article(1, "Look", listed), *rest)
    new = law(*rest, article(4, "Look", longer))
    redline = compare(old, new)
    moved = [row for row in redline.rows if row.place == "new"]
    assert [(row.how, line(row)) for row in moved] == [
        (("moved", "renumbered"), "Article [1]{4}. Look"),
        (("same",), f"1. {LOOK}"),
        (("same",), "a) names in full"),
        (("changed",), "b) {all }addresses"),
    ]


def test_what_stays_in_a_paragraph_moved_elsewhere_is_not_itself_moved() -> None:
    listed = paragraph(2, LOOK, point("a", "names in full"), point("b", "addresses"))
    turned = paragraph(3, LOOK, point("a", "addresses"), point("b", "names in full"))
    old = law(article(1, "Aim", AIM, listed), article(2, "Fines", FINE, COURT))
    new = law(article(1, "Aim", AIM), article(2, "Fines", FINE, COURT, turned))
    here = [row for row in compare(old, new).rows if row.place == "new"]
    assert [row.how for row in here] == [
        ("moved", "renumbered"),
        ("moved", "renumbered"),
        ("renumbered",),
    ]


def test_an_article_written_anew_under_its_number_is_changed() -> None:
    old = law(article(1, "Aim", text=AIM), article(2, text=FINE), article(3, text=YEAR))
    new = law(article(1, "Aim", text=AIM), article(2, text=LOOK), article(3, text=YEAR))
    row = rows_of(old, new)[1]
    assert row == ("both", "changed", f"Article 2. [{FINE}]{{{LOOK}}}")


def test_a_new_paragraph_under_the_number_of_one_that_moved_is_new() -> None:
    old = law(article(1, "Aim", AIM, LOOK), article(2, "Fines", FINE, COURT))
    new = law(article(1, "Aim", AIM, YEAR), article(2, "Fines", FINE, COURT, LOOK))
    rows = rows_of(old, new)
    assert became(old, new)["art_1__para_2"] == "art_2__para_3"
    assert ("new", "inserted", f"{{2.}} {{{YEAR}}}") in rows


def test_the_only_paragraph_without_a_number_was_written_anew() -> None:
    def one(words: str) -> Text:
        bare = Provision("paragraph", text=words)
        return law(article(1, "Aim", AIM), article(2, "Court", bare, COURT))

    assert rows_of(one(FINE), one(YEAR))[3] == (
        "both",
        "changed",
        f"[{FINE}]{{{YEAR}}}",
    )


def test_a_title_written_anew_is_still_the_title() -> None:
    old = law(Provision("preface", text="Law on lists"), article(1, "Aim", AIM))
    new = law(Provision("preface", text="Code of voters"), article(1, "Aim", AIM))
    assert rows_of(old, new)[0] == ("both", "changed", "[Law on lists]{Code of voters}")


def test_in_another_work_the_same_number_alone_says_nothing() -> None:
    old = law(article(1, "Aim", text=AIM), article(2, "Fines", text=FINE))
    new = law(article(1, "Court", text=COURT), article(2, "Goal", text=AIM))
    assert became(old, new) == {"art_1": "art_2", "art_2": None}


def test_repealed_articles_with_the_same_words_keep_their_numbers() -> None:
    old = law(*(article(n, text="Repealed.") for n in (1, 2, 3)))
    new = law(*(article(n, text="Repealed.") for n in (2, 3, 4)))
    assert became(old, new) == {"art_1": None, "art_2": "art_2", "art_3": "art_3"}


def test_articles_with_the_same_long_words_go_in_order() -> None:
    old = law(article(1, text=AIM), article(2, text=AIM))
    new = law(article(5, text=AIM), article(6, text=AIM), article(2, text=AIM))
    assert became(old, new) == {"art_1": "art_5", "art_2": "art_2"}


def test_a_first_paragraph_that_only_got_its_number_keeps_its_words() -> None:
    old = law(article(1, "Aim", text=AIM))
    new = law(article(1, "Aim", paragraph(1, AIM, point("a", "names")), LOOK))
    assert rows_of(old, new) == [
        ("both", "changed", "Article 1. Aim"),
        ("both", "inserted", f"{{1.}} {AIM}"),
        ("new", "inserted", "{a)} {names}"),
        ("new", "inserted", f"{{2.}} {{{LOOK}}}"),
    ]
    assert rows_of(new, old) == [
        ("both", "changed", "Article 1. Aim"),
        ("both", "deleted", f"[1.] {AIM}"),
        ("old", "deleted", "[a)] [names]"),
        ("old", "deleted", f"[2.] [{LOOK}]"),
    ]


def test_words_with_a_table_stay_with_the_article() -> None:
    last = article(2, "Look", LOOK)
    with_table = Provision("article", "1", "", AIM, (), "Article 1.", rows=(("a",),))
    cases = [
        (with_table, article(1, "", paragraph(1, AIM))),
        (article(1, text=AIM), article(1, "", table(("b", "c")))),
        (article(1, text=AIM), replace(article(1, "", AIM), rows=(("b", "c"),))),
    ]
    for old, new in cases:
        rows = compare(law(old, last), law(new, last)).rows
        assert [row.how for row in rows[:2]] == [("changed",), ("inserted",)]
        assert rows[1].place == "new"


def test_a_first_paragraph_from_elsewhere_is_no_heir() -> None:
    old = law(article(1, "Aim", text=AIM), article(2, "Look", YEAR, COURT, LOOK, AIM))
    new = law(article(1, "Aim", AIM), article(2, "Look", YEAR, COURT, LOOK))
    assert became(old, new)["art_2__para_4"] == "art_1__para_1"


def test_the_only_table_of_an_article_is_the_same_table() -> None:
    old = law(article(1, "Aim", AIM, table(("First", "1"))))
    new = law(article(1, "Aim", AIM, table(("Second", "2"), ("Third", "3"))))
    assert became(old, new)["art_1__table_nn_1"] == "art_1__table_nn_1"


def test_chapters_are_matched_by_heading_number_or_their_articles() -> None:
    old = law(
        chapter(1, "General rules", article(1, "Aim", AIM)),
        chapter(2, "Lists", article(2, "Look", LOOK), article(3, "Year", YEAR)),
        chapter(3, "Annexes"),
        chapter(4, "Fines"),
    )
    new = law(
        chapter(1, "Scope", article(1, "Aim", AIM)),
        chapter(2, "Observers"),
        chapter(3, "Lists", article(2, "Look", LOOK), article(3, "Year", YEAR)),
        Provision("part", "4", "Fines", marker="Part 4."),
    )
    found = became(old, new)
    assert {eid: there for eid, there in found.items() if eid.startswith("chp")} == {
        "chp_1": "chp_1",
        "chp_2": "chp_3",
        "chp_3": None,
        "chp_4": None,
    }


def test_a_chapter_without_a_heading_goes_by_its_number() -> None:
    old = law(chapter(1, ""), chapter(2, ""))
    assert became(old, law(chapter(2, ""))) == {"chp_1": None, "chp_2": "chp_2"}


def section(number: int, heading: str, *inside: str) -> Provision:
    paragraphs = tuple(paragraph(place, one) for place, one in enumerate(inside, 1))
    marker = f"Section {number}."
    return Provision("section", str(number), heading, "", paragraphs, marker)


def test_sections_that_hold_paragraphs_are_like_articles() -> None:
    old = law(section(1, "Aim", AIM, YEAR), section(2, "Fines", FINE, COURT))
    new = law(section(1, "Fines", FINE, COURT), section(2, "Aim", AIM, YEAR, LOOK))
    found = became(old, new)
    assert found["sec_1__para_2"] == "sec_2__para_2"
    assert found["sec_2__para_1"] == "sec_1__para_1"
    # 20 words against 25: the section of the aim is the one that moved.
    assert rows_of(old, new)[0] == ("old", "moved renumbered", "Section [1]{2}. Aim")


def test_an_article_of_an_annex_is_not_that_of_the_law() -> None:
    def annexed(number: int, words: str) -> Provision:
        inside = chapter(1, "Forms", article(1, text=words))
        return Provision("annex", str(number), "", "", (inside,), f"Annex {number}.")

    old = law(article(1, text=FINE), article(2, text=LOOK), annexed(1, COURT))
    new = law(article(2, text=LOOK), annexed(1, YEAR))
    found = became(old, new)
    assert found["art_1"] is None
    assert found["annex_1__art_1"] == "annex_1__art_1"


def test_a_chapter_that_lost_its_articles_is_still_the_chapter() -> None:
    old = law(
        chapter(1, "Aim", article(1, "Aim", AIM)),
        chapter(2, "Fines", article(2, "Fines", FINE)),
    )
    bare = Provision("paragraph", text=COURT)
    new = law(
        chapter(1, "Aim", article(1, "Aim", AIM), article(2, "Fines", FINE)),
        chapter(2, "Fines", bare),
    )
    for one, other in ((old, new), (new, old)):
        assert became(one, other)["chp_2"] == "chp_2"


def test_an_article_that_became_a_paragraph_is_followed() -> None:
    old = law(article(1, "Aim", AIM, YEAR), article(2, text=LOOK))
    new = law(article(1, "Aim", AIM, YEAR, LOOK))
    assert became(old, new)["art_2"] == "art_1__para_3"


def test_large_texts_are_matched_like_small_ones() -> None:
    goods = [f"good{n} kind{n % 7} size{n % 5} price{n}" for n in range(40)]
    old = law(
        *(article(n, text=f"Sale of {one} is free.") for n, one in enumerate(goods))
    )
    new = law(
        *(
            article(n, text=f"Selling {one} is free.")
            for n, one in enumerate(reversed(goods))
        )
    )
    assert became(old, new) == {f"art_{n}": f"art_{39 - n}" for n in range(40)}


def test_a_text_without_identifiers_gets_them() -> None:
    bare = Text("en", "Latn", "", (article(1, "Aim", AIM),))
    assert became(bare, bare) == {"art_1": "art_1", "art_1__para_1": "art_1__para_1"}


def test_an_empty_text_becomes_all_of_the_new_one() -> None:
    assert rows_of(law(), law(article(1, text=AIM))) == [
        ("new", "inserted", f"{{Article 1.}} {{{AIM}}}")
    ]
