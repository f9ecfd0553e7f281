"""What a new version breaks."""

from dataclasses import dataclass

import pytest

from orkhon.engines.texts.citations import BrokenReference, broken, located
from orkhon.engines.texts.structure import TextError
from tests.engines.texts.citations.law import law, one


@dataclass(frozen=True)
class Now:
    new_eid: str | None


def stays(*eids):
    return {eid: Now(eid) for eid in eids}


OLD = law(
    "kk",
    one("article", "1", text="5-баптың 1-тармағы және 6-бап қолданылады."),
    one("article", "2", text="9-бапқа сәйкес. Конституцияның 3-бабы сақталады."),
    one("article", "3", text="5–6-баптар қолданылады."),
    one("article", "5", one("paragraph", "1"), one("paragraph", "2")),
    one("article", "6"),
)


def test_an_untouched_law_breaks_only_what_was_broken():
    kept = stays("art_1", "art_2", "art_3", "art_5", "art_5__para_1", "art_6")
    assert broken(OLD, OLD, kept) == (
        BrokenReference("art_2", "9-бапқа", None, None, None, "never"),
    )


def test_a_renumbered_target_breaks_what_still_says_the_old_number():
    # A new article 5 pushes 5 to 6 and 6 to 7; nobody touched the references.
    new = law(
        "kk",
        *OLD.provisions[:3],
        one("article", "5", text="Жаңа бап."),
        one("article", "6", one("paragraph", "1"), one("paragraph", "2")),
        one("article", "7"),
    )
    carried = {
        **stays("art_1", "art_2", "art_3"),
        "art_5": Now("art_6"),
        "art_5__para_1": Now("art_6__para_1"),
        "art_6": Now("art_7"),
    }
    assert broken(OLD, new, carried) == (
        BrokenReference(
            "art_1",
            "5-баптың 1-тармағы",
            "art_5__para_1",
            None,
            "art_6__para_1",
            "renumbered",
        ),
        BrokenReference("art_1", "6-бап", "art_6", "art_6", "art_7", "taken"),
        BrokenReference("art_2", "9-бапқа", None, None, None, "never"),
        BrokenReference("art_3", "5–6-баптар", "art_5", "art_5", "art_6", "taken"),
    )


def test_a_deleted_target_and_a_new_reference_to_nothing_are_listed():
    new = law(
        "kk",
        one("article", "1", text="5-баптың 1-тармағы және 8-бап қолданылады."),
        one("article", "5", one("paragraph", "1")),
        one("article", "7", text="1-бапқа сәйкес, 4-қосымша.", heading="2-бап туралы"),
    )
    carried = {"art_1": Now("art_1"), "art_5": Now("art_5"), "art_3": Now(None)}
    assert broken(OLD, new, carried) == (
        BrokenReference(
            "art_1",
            "5-баптың 1-тармағы",
            "art_5__para_1",
            "art_5__para_1",
            None,
            "taken",
        ),
        BrokenReference("art_1", "8-бап", None, None, None, "nowhere"),
        BrokenReference("art_7", "2-бап", None, None, None, "nowhere"),
        BrokenReference("art_7", "4-қосымша", None, None, None, "nowhere"),
    )
    gone = law("kk", OLD.provisions[0], one("article", "6"))
    assert broken(OLD, gone, stays("art_1", "art_6")) == (
        BrokenReference(
            "art_1", "5-баптың 1-тармағы", "art_5__para_1", None, None, "deleted"
        ),
    )


def test_a_reference_that_follows_its_target_is_whole():
    old = law("en", one("article", "1", text="See article 2."), one("article", "2"))
    new = law("en", one("article", "1", text="See article 3."), one("article", "3"))
    assert broken(old, new, {"art_1": Now("art_1"), "art_2": Now("art_3")}) == ()


def test_a_reference_that_pointed_at_nothing_and_now_does_not_is_whole():
    old = law("en", one("article", "1", text="See article 2."))
    new = law("en", one("article", "1", text="See article 2."), one("article", "2"))
    assert broken(old, new, stays("art_1")) == ()


def test_references_of_a_text_are_located_with_their_targets():
    text = law(
        "en",
        one("article", "1", text="See article 2.", heading="Scope of article 3"),
        one("article", "2"),
    )
    found = [(r.eid, r.inside, r.reference.words, r.target) for r in located(text)]
    assert found == [
        ("art_1", "heading", "article 3", None),
        ("art_1", "text", "article 2", "art_2"),
    ]


def test_a_language_that_is_none_of_the_seven_is_refused():
    with pytest.raises(TextError, match="not in “und”"):
        located(law("und", one("article", "1", text="article 2")))
