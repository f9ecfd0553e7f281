"""What links hang on: where each old provision is, and whether it changed."""

from orkhon.engines.texts.redline import Carried, carried, compare
from orkhon.engines.texts.structure import Text
from tests.engines.texts.redline.laws import article, law, paragraph, point, table

AIM = "This law sets how lists of voters are kept."
CITES = "The commission keeps the list as article 1 says."
FINE = "Who forges a list of voters pays a fine."


def became(old: Text, new: Text) -> dict[str, Carried]:
    return carried(compare(old, new))


def test_a_renumbered_provision_with_the_same_words_is_unchanged() -> None:
    found = became(
        law(article(1, "Aim", AIM), article(2, "Fines", FINE)),
        law(
            article(1, "Aim", AIM),
            article("1-1", "New", CITES),
            article(3, "Fines", FINE),
        ),
    )
    assert found["art_2"] == Carried("art_3", unchanged=True)
    assert found["art_2__para_1"] == Carried("art_3__para_1", unchanged=True)


def test_a_provision_that_cites_another_number_is_changed() -> None:
    old = law(article(1, "Aim", AIM), article(2, "Lists", CITES))
    new = law(article(1, "Aim", AIM), article(2, "Lists", CITES.replace("1", "3")))
    assert became(old, new)["art_2__para_1"] == Carried(
        "art_2__para_1", unchanged=False
    )
    assert became(old, new)["art_1"] == Carried("art_1", unchanged=True)


def test_a_change_in_a_point_changes_all_that_it_stands_in_and_nothing_beside() -> None:
    def listed(words: str) -> Text:
        inside = paragraph(1, CITES, point("a", "names in full"), point("b", words))
        return law(article(1, "Aim", inside, FINE))

    found = became(listed("addresses"), listed("addresses of all"))
    changed = {eid for eid, one in found.items() if not one.unchanged}
    assert changed == {"art_1", "art_1__para_1", "art_1__para_1__point_b"}


def test_a_paragraph_put_in_changes_the_article_alone() -> None:
    found = became(
        law(article(1, "Aim", AIM, FINE)), law(article(1, "Aim", AIM, CITES, FINE))
    )
    assert found["art_1"] == Carried("art_1", unchanged=False)
    assert found["art_1__para_2"] == Carried("art_1__para_3", unchanged=True)


def test_paragraphs_in_another_order_change_the_article_alone() -> None:
    found = became(law(article(1, "Aim", AIM, FINE)), law(article(1, "Aim", FINE, AIM)))
    assert found == {
        "art_1": Carried("art_1", unchanged=False),
        "art_1__para_1": Carried("art_1__para_2", unchanged=True),
        "art_1__para_2": Carried("art_1__para_1", unchanged=True),
    }


def test_another_heading_or_cell_is_a_change() -> None:
    old = law(article(1, "Aim", AIM), article(2, "Fees", table(("Voter", "5"))))
    new = law(article(1, "Goal", AIM), article(2, "Fees", table(("Voter", "6"))))
    found = became(old, new)
    assert not found["art_1"].unchanged
    assert found["art_1__para_1"].unchanged
    assert not found["art_2__table_nn_1"].unchanged


def test_a_deleted_provision_is_nowhere() -> None:
    found = became(
        law(article(1, text=AIM), article(2, text=FINE)), law(article(1, text=AIM))
    )
    assert found["art_2"] == Carried(None, unchanged=False)


def test_other_spaces_and_lines_are_no_change() -> None:
    found = became(
        law(article(1, text="This law\nsets  the lists.")),
        law(article(1, text="This law sets the lists.")),
    )
    assert found["art_1"].unchanged
