"""Open amendments go on to the next version, to the same words."""

import pytest

from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import accept, table
from orkhon.proceedings.actions.draft_words import bring_in, change_paragraph
from orkhon.proceedings.actions.drafts import begin_version
from orkhon.proceedings.actions.issuing import issue, next_version
from orkhon.proceedings.queries.amendments import amendments_of, went_on
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.drafting import (
    ENGLISH,
    LETTER,
    brought,
    issued,
    paragraph,
    put,
)

NOBODY = "nobody against"


@pytest.fixture
def version(session, secretary, parliaments):
    return issued(session, secretary)


@pytest.fixture
def ask(version, parliaments, secretary):
    """Kazakhstan asks for something of the first version."""

    def asked(kind="insert", number="1", **more):
        return put(version, [parliaments["KZ"]], secretary, kind, number, **more)

    return asked


def followed(version, by):
    return issue(next_version(version.draft, by=by), by=by)


def words(amendment):
    amendment.refresh_from_db()
    text = amendment.paragraph.texts.get(language="en").text
    return text[: amendment.start], text[amendment.start : amendment.end]


def test_open_amendments_keep_their_number_and_words_in_the_next_version(
    version, ask, secretary
):
    earlier = ask("replace", words="their laws", text="their laws and other rules")
    stays = ask("replace", words="each year", text="every second year")
    comes = ask(words="model law", text="by 2029")
    ends = ask(words="enacted.", text="It repeats this.")
    accept(earlier, by=secretary, note=NOBODY)
    following = followed(version, secretary)
    assert [(row.number, row.first_line) for row in amendments_of(following)] == [
        (2, 6),
        (3, 6),
        (4, 6),
    ]
    assert words(stays)[1] == "each year"
    assert words(comes)[0].endswith(
        "rules on the safety of products closer to the model law"
    )
    assert words(ends)[0].endswith("of the provisions enacted.")
    assert [one.number for one in went_on(version)] == [2, 3, 4]
    assert went_on(following) == []
    assert [one.number for one in amendments_of(version)] == [1]
    carried = [entry.verb for entry in entries_about(subject_of(stays))]
    assert carried == ["proceedings.amendment.table", "proceedings.amendment.carry"]


def test_an_insertion_where_another_was_accepted_follows_it(version, ask, secretary):
    first = ask(words="model law", text="by 2029")
    second = ask(words="model law", text="as it stands")
    accept(first, by=secretary, note=NOBODY)
    followed(version, secretary)
    assert words(second)[0].endswith("closer to the model law by 2029")


def test_whole_paragraphs_are_carried_with_the_places_they_name(
    version, ask, secretary
):
    move = ask("move", "3", after=paragraph(version, "1"))
    new = ask("insert-paragraph", "2", text="It notes.")
    top = ask("insert-paragraph", "", text="At first.")
    accept(ask("replace", "2", words="alerts", text="news"), by=secretary, note=NOBODY)
    following = followed(version, secretary)
    for one in (move, new, top):
        one.refresh_from_db()
        assert one.version == following
    assert move.after == paragraph(following, "1")
    assert new.paragraph == paragraph(following, "2")
    assert top.paragraph is None


def test_an_amendment_whose_words_went_has_to_be_decided_first(version, ask, secretary):
    gone = ask("replace", "2", words="without delay and asks", text="and asks")
    accept(
        ask("replace", "2", words="without delay", text="at once"),
        by=secretary,
        note=NOBODY,
    )
    following = next_version(version.draft, by=secretary)
    with pytest.raises(Refusal) as refused:
        issue(following, by=secretary)
    assert str(refused.value) == (
        "amendment 1 is open, and its words are not in version 2: decide it first, or "
        "take it up in a compromise"
    )
    gone.refresh_from_db()
    assert (gone.version, following.refresh_from_db()) == (version, None)
    assert following.issued_at is None


def test_an_amendment_to_a_struck_paragraph_has_to_be_decided_first(
    version, ask, secretary
):
    ask("replace", "3", words="host", text="hosts")
    accept(ask("delete-paragraph", "3"), by=secretary, note=NOBODY)
    with pytest.raises(Refusal, match="amendment 1 is open, and its words are not"):
        followed(version, secretary)


def test_words_that_were_corrected_by_hand_are_found_again(version, ask, secretary):
    stays = ask("replace", "3", words="host", text="hosts")
    comes = ask(words="model law", text="by 2029")
    following = next_version(version.draft, by=secretary)
    third = "Together with all guests, it thanks the host."
    change_paragraph(paragraph(following, "3"), "en", third, by=secretary)
    first = "It recommends laws closer to the model law, and a report."
    change_paragraph(paragraph(following, "1"), "en", first, by=secretary)
    issue(following, by=secretary)
    assert words(stays) == ("Together with all guests, it thanks the ", "host")
    assert words(comes)[0] == "It recommends laws closer to the model law"


@pytest.mark.parametrize(
    ("number", "text"),
    [("3", "The host thanks the host."), ("1", "It recommends a report.")],
)
def test_words_that_are_not_there_once_are_not_guessed(
    version, ask, secretary, number, text
):
    ask("replace", "3", words="host", text="hosts")
    ask(words="model law", text="by 2029")
    following = next_version(version.draft, by=secretary)
    change_paragraph(paragraph(following, number), "en", text, by=secretary)
    with pytest.raises(Refusal, match="is open, and its words are not in version 2"):
        issue(following, by=secretary)


def test_a_version_from_outside_carries_them_too(version, ask, secretary, parliaments):
    one = ask("delete", "2", words="dangerous")
    edited = paragraph(version, "3").texts.get(language="en").text.replace("the", "its")
    two = table(
        version,
        Asked("replace", paragraph(version, "3"), edited=edited),
        [parliaments["AZ"]],
        by=secretary,
        shown=LETTER,
    )
    following = begin_version(version.draft, by=secretary)
    text = ENGLISH.replace("3. It", "3. A wholly new wish.\n\n4. It")
    bring_in(following, brought("en", text), by=secretary)
    issue(following, by=secretary)
    assert words(one)[1] == " dangerous"
    assert words(two)[0] == "It thanks "
    assert two.paragraph.number == "4"
