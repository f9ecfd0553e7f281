"""The glossary of the room: what people add, review, refuse and bring in."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.texts.alignment.glossary import (
    HEADER,
    read_glossary,
    shipped_glossary,
    write_glossary,
)
from orkhon.legislation.actions.glossary import (
    add_words,
    bring_in_glossary,
    refuse_words,
    take_words,
)
from orkhon.legislation.models import GlossaryEntry
from orkhon.legislation.queries.candidates import room_lexicon
from orkhon.legislation.queries.glossary import (
    Search,
    concepts,
    entries_of,
    room_glossary,
)
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.entries import entries

TOY = {"en": ["toy"], "kk": ["ойыншық"], "ru": ["игрушка"]}


def words_of(name):
    """The words of a concept that texts are matched by."""
    return next((one.words for one in room_glossary() if one.id == name), None)


def file_of(*rows):
    return "\n".join(["\t".join(HEADER), *("\t".join(row) for row in rows)]) + "\n"


def test_words_that_wait_for_review_match_nothing_yet(legal):
    before = room_lexicon().digest
    entry = add_words("toy", TOY, "trade", by=legal)
    assert entry.state == GlossaryEntry.State.SUGGESTED
    assert room_lexicon().digest == before
    ((verb, said),) = entries(entry)
    assert verb == "legislation.glossary.add"
    assert (said["concept"], said["state"]) == ("toy", "suggested")


def test_words_added_at_once_join_the_lexicon(legal):
    before = room_lexicon().digest
    entry = add_words("toy", TOY, by=legal, take=True)
    assert words_of("toy") == {"en": ("toy",), "kk": ("ойыншық",), "ru": ("игрушка",)}
    assert (entry.reviewed_by, room_lexicon().digest != before) == (
        legal.actor_id,
        True,
    )


def test_synonyms_join_the_words_of_a_shipped_concept(legal):
    shipped = next(one for one in shipped_glossary() if one.id == "citizen")
    add_words("citizen", {"tr": ["tebaa"]}, by=legal, take=True)
    add_words("citizen", {"tr": ["teba"]}, by=legal, take=True)
    assert words_of("citizen")["tr"] == (*shipped.words["tr"], "tebaa", "teba")
    assert words_of("citizen")["kk"] == shipped.words["kk"]
    assert [one.key for one in entries_of("citizen")] == ["citizen__2", "citizen"]


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("toy", {}, "“toy” has no word in any language"),
        ("toy", {"en": ["toy", "toy"], "ru": ["игрушка"]}, "repeats the en word “toy”"),
        ("toy", {"en": ["toy|doll"]}, "“toy|doll” holds “|”, which parts synonyms"),
        ("toy", {"en": ["12"]}, "“toy” has a en word without letters"),
        ("toy", {"hu": ["játék"]}, "The glossary has no words in 'hu'"),
        ("A toy", {"en": ["toy"]}, "“A toy” names no concept"),
        ("toy", {"en": ["toy"]}, "needs words in two languages at least: “toy”"),
        ("citizen", {"en": ["citizen"]}, "“citizen” (en) is there already"),
    ],
)
def test_words_that_the_glossary_cannot_take_are_refused(legal, name, words, why):
    with pytest.raises(Refusal) as error:
        add_words(name, words, by=legal)
    assert why in str(error.value)
    assert not GlossaryEntry.objects.exists()


def test_a_note_that_is_too_long_is_refused(legal):
    with pytest.raises(Refusal, match="more than 200 letters"):
        add_words("toy", TOY, "x" * 201, by=legal)


def test_a_reviewer_edits_and_takes_in(legal):
    entry = add_words("toys", TOY, by=legal)
    taken = take_words(entry, "toy", TOY | {"tr": ["oyuncak"]}, "trade", by=legal)
    assert words_of("toy")["tr"] == ("oyuncak",)
    assert words_of("toys") is None
    assert (taken.key, taken.state) == ("toy", "reviewed")
    assert entries(entry)[-1][1]["before"] == {
        "key": "toys",
        "words": TOY,
        "state": "suggested",
    }
    again = take_words(taken, "toy", TOY | {"tr": ["oyuncak"]}, "trade", by=legal)
    assert again.reviewed_at == taken.reviewed_at
    assert len(entries(entry)) == 2


def test_words_taken_in_may_be_corrected_under_the_same_concept(legal):
    entry = add_words("toy", TOY, by=legal, take=True)
    take_words(entry, "toy", {"en": ["toy"], "ru": ["кукла"]}, by=legal)
    assert words_of("toy") == {"en": ("toy",), "ru": ("кукла",)}


def test_refused_words_leave_the_glossary_and_may_come_back(legal):
    entry = add_words("toy", TOY, by=legal, take=True)
    refuse_words(entry, by=legal)
    assert words_of("toy") is None
    refuse_words(entry, by=legal)
    assert [verb for verb, _ in entries(entry)].count(
        "legislation.glossary.refuse"
    ) == 1
    take_words(entry, "toy", TOY, by=legal)
    assert words_of("toy") is not None


def test_the_press_officer_changes_nothing(press, legal):
    entry = add_words("toy", TOY, by=legal)
    for act in (
        lambda: add_words("doll", TOY, by=press),
        lambda: take_words(entry, "toy", TOY, by=press),
        lambda: refuse_words(entry, by=press),
        lambda: bring_in_glossary(file_of(), by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert [one.state for one in GlossaryEntry.objects.all()] == ["suggested"]


def test_a_file_brings_in_only_what_is_new(legal):
    report = bring_in_glossary(
        file_of(
            ("toy", "toy", "", "ойыншық", "", "", "", "", "", "trade"),
            ("citizen", "citizen", "", "", "", "", "tebaa", "", "", ""),
            ("human", "human", "", "", "", "", "", "", "", ""),
        ),
        by=legal,
        take=True,
    )
    assert report.concepts == ("toy",)
    assert report.synonyms == (("citizen", {"tr": ("tebaa",)}),)
    assert report.known == 1
    assert words_of("toy") == {"en": ("toy",), "kk": ("ойыншық",)}


def test_the_same_file_twice_is_refused(legal):
    row = ("toy", "toy", "", "ойыншық", "", "", "", "", "", "")
    bring_in_glossary(file_of(row), by=legal)
    with pytest.raises(Refusal, match="are here already"):
        bring_in_glossary(file_of(row), by=legal)


def test_a_file_that_is_no_glossary_is_refused_with_its_line(legal):
    row = ("toy", *[""] * 9)
    with pytest.raises(Refusal, match="Glossary line 2: “toy” has no word"):
        bring_in_glossary(file_of(row), by=legal)
    assert not GlossaryEntry.objects.exists()


def test_what_is_taken_along_is_read_again_with_its_gaps(legal):
    add_words("toy", TOY, by=legal, take=True)
    written = write_glossary(room_glossary())
    assert read_glossary(written, gaps=True) == room_glossary()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("vatandaş", "citizen"),
        ("ВАТАНДАШ", "citizen"),
        ("kukyk", "right"),
        ("қуқуқ", "right"),
        ("кұқық", "right"),
        ("azamattyk", "citizen"),
    ],
)
def test_a_word_is_found_in_any_script_and_spelling(db, asked, name):
    assert name in [one.concept.id for one in concepts(Search(asked))]


def test_a_search_by_id_finds_that_concept_first(db):
    assert concepts(Search("duty"))[0].concept.id == "duty"
    assert concepts(Search("no such word at all")) == []


def test_the_list_is_narrowed_by_language_and_by_where_words_come_from(legal):
    add_words("toy", TOY, by=legal, take=True)
    add_words("doll", {"en": ["doll"], "tr": ["bebek"]}, by=legal)
    everything = [one.concept.id for one in concepts(Search())]
    assert everything[-2:] == ["toy", "doll"]
    assert [one.concept.id for one in concepts(Search(state="added"))] == ["toy"]
    assert [one.concept.id for one in concepts(Search(state="waiting"))] == ["doll"]
    assert len(concepts(Search(state="shipped"))) == len(shipped_glossary())
    assert concepts(Search("oyuncak", "ru")) == []
    assert [one.concept.id for one in concepts(Search("bebek", "tr"))] == ["doll"]
