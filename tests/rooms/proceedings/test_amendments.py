"""Amendments: tabled, in conflict, put together in a compromise, decided."""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.amendment_owners import support, withdraw
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import (
    accept,
    compromise,
    decline,
    reopen,
    table,
)
from orkhon.proceedings.actions.draft_words import bring_in
from orkhon.proceedings.actions.drafts import withdraw_draft
from orkhon.proceedings.actions.issuing import issue, next_version
from orkhon.proceedings.models import (
    Amendment,
    Floor,
    Question,
    Session,
    Sitting,
    SittingEvent,
)
from orkhon.proceedings.queries.amendments import amendments_of
from orkhon.proceedings.queries.drafts import consolidated, marked
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body
from tests.rooms.proceedings.drafting import (
    LETTER,
    a_draft,
    brought,
    issued,
    paragraph,
    put,
)

OPEN, ACCEPTED = Amendment.State.OPEN, Amendment.State.ACCEPTED
NOBODY = "nobody against"


@pytest.fixture
def version(session, secretary, parliaments):
    return issued(session, secretary)


@pytest.fixture
def kz4(version, parliaments, secretary):
    """Kazakhstan: insert after “model law”."""
    return put(
        version,
        [parliaments["KZ"]],
        secretary,
        words="model law",
        text="within a reasonable time",
    )


@pytest.fixture
def tr7(version, parliaments, turkish):
    """Türkiye: insert at the same place, tabled by its delegate."""
    asked = Asked(
        "insert",
        paragraph(version, "1"),
        words="model law",
        text="by 2029",
        reason="So.",
    )
    return table(version, asked, [parliaments["TR"]], by=turkish)


def verbs(one):
    return [entry.verb.rsplit(".", 1)[1] for entry in entries_about(subject_of(one))]


def state(one):
    one.refresh_from_db()
    return one.progress


def words_of(version, number="1"):
    rows = consolidated(version.draft, "en")
    return next(row.text for row in rows if row.number == number)


def test_an_amendment_by_letter_names_its_parliament_words_and_lines(kz4, version):
    (row,) = amendments_of(version)
    assert (row.number, row.kind, row.names) == (1, "insert", "Kazakhstan")
    assert (row.place, row.first_line, row.last_line) == ("1", 5, 5)
    assert row.row.text == " within a reasonable time"
    assert row.citation.quote == LETTER.words
    assert verbs(kz4) == ["table"]


def test_two_amendments_to_one_place_conflict_and_both_stay_open(kz4, tr7, version):
    rows = amendments_of(version)
    assert [(row.number, row.conflicts, row.is_open) for row in rows] == [
        (1, (2,), True),
        (2, (1,), True),
    ]
    shown = next(row for row in marked(version, "en") if row.number == "1")
    brackets = [
        (line.no, piece.text, piece.codes)
        for line in shown.lines
        for piece in line.pieces
        if piece.kind == "bracket"
    ]
    assert brackets == [(5, " within a reasonable time", "KZ"), (5, " by 2029", "TR")]
    assert shown.open == (1, 2)


def test_accepting_the_second_is_refused_in_words_that_name_the_first(
    kz4, tr7, secretary
):
    accept(kz4, by=secretary, note=NOBODY)
    with pytest.raises(Refusal) as refused:
        accept(tr7, by=secretary, note=NOBODY)
    assert str(refused.value) == (
        "amendment 2 cannot be accepted: amendment 1 is accepted, and both insert at "
        "the same place"
    )
    assert (state(kz4), state(tr7)) == (ACCEPTED, OPEN)
    assert verbs(tr7) == ["table"]


def test_the_order_of_acceptance_makes_no_other_text(
    kz4, version, parliaments, secretary
):
    other = put(
        version,
        [parliaments["AZ"], parliaments["KG"]],
        secretary,
        "delete",
        words="of its members",
    )
    accept(other, by=secretary, note=NOBODY)
    accept(kz4, by=secretary, note=NOBODY)
    first = words_of(version)
    reopen(other, "read again", by=secretary)
    reopen(kz4, "read again", by=secretary)
    accept(kz4, by=secretary, note=NOBODY)
    accept(other, by=secretary, note=NOBODY)
    assert words_of(version) == first
    assert first.startswith(
        "The Assembly recommends that the parliaments bring their laws on the safety of "
        "products closer to the model law within a reasonable time, and inform"
    )
    assert verbs(kz4) == ["table", "accept", "reopen", "accept"]


def test_a_compromise_takes_the_place_of_both(kz4, tr7, version, secretary, sitting):
    asked = Asked(
        "insert",
        paragraph(version, "1"),
        words="model law",
        text=", where possible by 2029",
    )
    both = compromise(version, asked, [kz4, tr7], by=secretary, sitting=sitting)
    rows = {row.number: row for row in amendments_of(version)}
    assert (rows[3].codes, rows[3].replaces, rows[3].conflicts) == (
        "KZ, TR",
        (1, 2),
        (),
    )
    accept(both, by=secretary, note=NOBODY)
    assert (state(kz4), state(tr7)) == ("replaced", "replaced")
    assert "model law, where possible by 2029, and inform" in words_of(version)
    with pytest.raises(Refusal, match="amendment 1 is taken up in a compromise"):
        reopen(kz4, "again", by=secretary)
    reopen(both, "the Chair heard an objection", by=secretary)
    assert (state(kz4), state(tr7), state(both)) == (OPEN, OPEN, OPEN)
    accept(kz4, by=secretary, note=NOBODY)
    with pytest.raises(
        Refusal, match="amendment 1 is accepted, and one takes the place"
    ):
        accept(both, by=secretary, note=NOBODY)
    with pytest.raises(Refusal, match="amendment 1 is not open on version 1"):
        compromise(version, asked, [kz4], by=secretary)
    with pytest.raises(Refusal, match="say which amendments the compromise"):
        compromise(version, asked, [], by=secretary)


def test_it_is_accepted_only_with_a_word_of_how(kz4, secretary):
    with pytest.raises(Refusal, match="say how it was accepted: nobody against, or"):
        accept(kz4, by=secretary)
    with pytest.raises(Refusal, match="the note has more than 300 letters"):
        accept(kz4, by=secretary, note="x" * 301)


def question_on(amendment, session, progress):
    return Question.objects.create(
        session=session,
        number=1,
        amendment=amendment,
        words="Amendment 1",
        procedure="sitting",
        rule="unanimity",
        opened_at=datetime(2027, 6, 11, tzinfo=UTC),
        opened_by="x",
        progress=progress,
        closed_at=datetime(2027, 6, 11, tzinfo=UTC),
        result={"state": progress},
    )


def test_a_decision_accepts_it_and_another_does_not(kz4, session, secretary):
    question = question_on(kz4, session, Question.State.BLOCKED)
    with pytest.raises(Refusal, match="question 1 did not adopt amendment 1"):
        accept(kz4, by=secretary, question=question)
    question.progress = Question.State.ADOPTED
    accept(kz4, by=secretary, question=question)
    assert state(kz4) == ACCEPTED


def test_what_is_settled_stays_settled(kz4, tr7, secretary):
    with pytest.raises(Refusal, match="say why it is not accepted"):
        decline(kz4, " ", by=secretary)
    with pytest.raises(Refusal, match="amendment 1 is open"):
        reopen(kz4, "again", by=secretary)
    decline(kz4, "three parliaments are against", by=secretary)
    assert state(kz4) == "declined"
    for act in (
        lambda: accept(kz4, by=secretary, note=NOBODY),
        lambda: decline(kz4, "again", by=secretary),
        lambda: withdraw(kz4, by=secretary),
    ):
        with pytest.raises(Refusal, match="amendment 1 is not accepted"):
            act()
    with pytest.raises(Refusal, match="say why it is opened again"):
        reopen(kz4, " ", by=secretary)
    reopen(kz4, "it was amendment 2", by=secretary)
    assert state(kz4) == OPEN


def test_a_delegation_tables_supports_and_withdraws_for_its_own_parliament(
    version, kz4, tr7, parliaments, turkish, kazakh, secretary
):
    support(tr7, parliaments["KZ"], by=kazakh)
    with pytest.raises(Refusal, match="asks for amendment 2 already"):
        support(tr7, parliaments["KZ"], by=kazakh)
    with pytest.raises(Refusal, match=r"you act for .*Türkiye, not for .*Kazakhstan"):
        support(tr7, parliaments["KZ"], by=turkish)
    with pytest.raises(Refusal, match="Türkiye does not ask for amendment 1"):
        withdraw(kz4, by=turkish)
    withdraw(tr7, by=turkish)
    row = amendments_of(version)[1]
    assert (row.codes, row.is_open) == ("KZ", True)
    withdraw(tr7, by=kazakh)
    assert state(tr7) == "withdrawn"
    support(kz4, parliaments["AZ"], by=secretary)
    withdraw(kz4, by=secretary, note="by letter")
    assert (state(kz4), kz4.owners.count()) == ("withdrawn", 2)
    assert verbs(tr7) == ["table", "support", "withdraw", "withdraw"]


def test_a_delegation_does_not_table_for_another_nor_a_letter_without_words(
    version, parliaments, turkish, secretary, assembly
):
    asked = Asked("delete-paragraph", paragraph(version, "3"))
    for owners, by, said in (
        (["KZ"], turkish, "you act for"),
        ([], turkish, "say which parliament asks for it"),
        (["KZ"], secretary, "say which words of the letter ask for it"),
    ):
        with pytest.raises(Refusal, match=said):
            table(version, asked, [parliaments[code] for code in owners], by=by)
    guest = Body.objects.create(
        key="guest", kind="parliament", display_name="Sample parliament of observers"
    )
    with pytest.raises(Refusal, match="Sample parliament of observers is not a member"):
        table(version, asked, [guest], by=secretary, shown=LETTER)


@time_machine.travel(datetime(2027, 5, 1, tzinfo=UTC), tick=False)
def test_what_comes_after_the_deadline_is_kept_and_told(
    session, secretary, parliaments, sitting
):
    version = issued(session, secretary)
    version.amendments_by = datetime(2027, 4, 28, 12, tzinfo=UTC)
    version.time_zone = "Asia/Bishkek"
    version.save()
    owners = [parliaments["KZ"]]

    def tabled(number, **more):
        asked = Asked(
            "replace", paragraph(version, "3"), words="host", text=f"A{number}"
        )
        return table(version, asked, owners, by=secretary, shown=LETTER, **more)

    at_the_deadline = tabled(1, received_at=version.amendments_by)
    late = tabled(2)
    in_the_room = tabled(3, sitting=sitting)
    assert [one.is_late for one in (at_the_deadline, late, in_the_room)] == [
        False,
        True,
        False,
    ]
    with pytest.raises(Refusal, match="cannot have come in the future"):
        tabled(4, received_at=datetime(2027, 5, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "rewrite"}, "“rewrite” is no kind of amendment"),
        ({"number": "", "kind": "delete"}, "say which paragraph is meant"),
        ({"words": "Mars", "text": "x"}, "“Mars” does not stand in paragraph 1"),
        ({"words": "their"}, "say which words are to come"),
        (
            {"words": "laws", "text": "laws", "kind": "replace"},
            "amendment 1 changes no",
        ),
        ({"words": "the", "text": "x"}, "“the” stands 5 times in paragraph 1"),
        ({"edited": "The  Assembly"}, None),
        ({"kind": "move", "after": "self"}, "moves the paragraph to where it stands"),
        ({"kind": "insert-paragraph"}, "brings a paragraph without words"),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused_and_not_kept(
    version, parliaments, secretary, asked, said
):
    asked = {"kind": "insert"} | asked
    if asked.get("after") == "self":
        asked["after"] = paragraph(version, "1")
    if said is None:
        assert put(version, [parliaments["AZ"]], secretary, **asked).kind == "delete"
        return
    with pytest.raises(Refusal, match=said):
        put(version, [parliaments["AZ"]], secretary, **asked)
    assert Amendment.objects.count() == 0


def test_amendments_are_to_the_last_issued_version_alone(
    version, kz4, parliaments, secretary, session
):
    elsewhere = Session.objects.create(key="other", organ=session.organ, title="Other")
    away = Sitting.objects.create(
        session=elsewhere, number=1, begins_at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    asked = Asked("delete-paragraph", paragraph(version, "3"))
    owners = [parliaments["AZ"]]
    with pytest.raises(Refusal, match="this sitting is of another session"):
        table(version, asked, owners, by=secretary, sitting=away)
    with pytest.raises(Refusal, match="Say where the words were read"):
        table(version, asked, owners, by=secretary, shown=Cited("words", ""))
    following = next_version(version.draft, by=secretary)
    with pytest.raises(Refusal, match="version 2 is not issued yet"):
        put(following, owners, secretary, "delete-paragraph", "3")
    issue(following, by=secretary)
    with pytest.raises(Refusal, match="version 2 was issued after version 1"):
        put(version, owners, secretary, "delete-paragraph", "3")
    with pytest.raises(Refusal, match="the paragraph is of another version"):
        table(following, asked, owners, by=secretary, shown=LETTER)
    withdraw_draft(version.draft, "the Council took it off", by=secretary)
    with pytest.raises(Refusal, match="is settled: withdrawn"):
        decline(kz4, "no", by=secretary)


def test_accepted_amendments_leave_words_in_every_paragraph(
    session, parliaments, secretary
):
    draft = a_draft(session, secretary, languages=())
    version = draft.versions.get()
    bring_in(version, brought(words="Sample\n\n1. Thanks!"), by=secretary)
    issue(version, by=secretary)
    owners = [parliaments["AZ"]]
    one = put(version, owners, secretary, "delete", words="Thanks")
    other = put(version, owners, secretary, "delete", words="!")
    accept(one, by=secretary, note=NOBODY)
    with pytest.raises(Refusal, match="leave no words in paragraph 1"):
        accept(other, by=secretary, note=NOBODY)


def test_the_screens_of_the_sitting_are_told(kz4, version, sitting, secretary):
    Floor.objects.create(sitting=sitting, version=version)
    accept(kz4, by=secretary, note=NOBODY)
    (event,) = SittingEvent.objects.all()
    assert (event.sitting, event.kind) == (sitting, SittingEvent.Kind.TEXT)
