"""Candidates: whose turn it is, for how long, and what is refused."""

from datetime import date

import pytest

from orkhon.engines.periods import PartialDateError
from orkhon.proceedings.actions.appointments import (
    Candidate,
    propose_candidate,
    put_candidate,
)
from orkhon.proceedings.models import Appointment, Session
from orkhon.proceedings.queries.appointments import (
    computed_end,
    usual_years,
    whose_turn,
)
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Membership, Post
from tests.rooms.proceedings.appointments.conftest import hold, propose
from tests.rooms.proceedings.asked import entries


@pytest.mark.parametrize(
    ("from_on", "years", "ends"),
    [
        # By the calendar: the day on which the next term begins.
        ("2027-06-11", 3, "2030-06-11"),
        ("2025-10-15", 4, "2029-10-15"),
        ("2028-02-29", 3, "2031-02-28"),
        ("2028-02-29", 4, "2032-02-29"),
        ("2027-06", 3, "2030-06"),
        ("2027", 4, "2031"),
    ],
)
def test_the_end_of_a_term_is_computed_and_a_partial_date_stays_partial(
    from_on, years, ends
):
    assert computed_end(from_on, years) == ends


def test_an_end_is_computed_of_no_date_that_does_not_exist():
    with pytest.raises(PartialDateError):
        computed_end("2027-02-30", 3)


def test_a_secretary_general_serves_four_years_a_chair_three_a_deputy_as_entered(
    general, deputy, chair
):
    assert [usual_years(one) for one in (general, chair, deputy)] == [4, 3, None]


def test_it_is_the_turn_of_the_next_in_english_order(general, generals, parliaments):
    turn = whose_turn(general, date(2027, 6, 11))
    assert turn.parliament == parliaments["TR"]
    assert turn.why == (
        "After Sample parliament of Kyrgyz Republic comes Sample parliament of"
        " Türkiye in English alphabetical order of the members.",
    )


def test_whose_turn_it_is_cannot_be_told_where_the_register_does_not_say_for_whom(
    general, generals
):
    Membership.objects.filter(pk=generals[1].pk).update(on_behalf_of=None)
    turn = whose_turn(general, date(2027, 6, 11))
    assert turn.parliament is None
    assert turn.why == (
        "The register does not say for which member Sample KZ held the post from"
        " 15 October 2019; so the turn cannot be told.",
    )


def test_a_turn_stands_with_the_parliament_of_the_country_then(
    general, generals, countries, parliaments
):
    # A chamber is no seat of the rotation: its country's parliament is.
    chamber = Body.objects.create(
        key="sample-chamber",
        kind=Body.Kind.CHAMBER,
        display_name="Sample chamber",
        country=countries["KG"],
    )
    Membership.objects.filter(pk=generals[2].pk).update(on_behalf_of=chamber)
    assert whose_turn(general, date(2027, 6, 11)).parliament == parliaments["TR"]


def test_terms_that_contradict_one_another_tell_no_turn(general, generals, parliaments):
    hold(general, "Sample Twin", parliaments["TR"], "2023-10-01")
    turn = whose_turn(general, date(2027, 6, 11))
    assert turn.parliament is None
    assert "overlap" in turn.why[0]


def test_a_candidate_in_turn_is_proposed_with_the_reason_kept(
    session, general, generals, parliaments, secretary, item
):
    made = propose(
        session,
        general,
        "Sample General",
        secretary,
        on_behalf_of=parliaments["TR"],
        from_on="2027-10-01",
        years=4,
        item=item,
    )
    assert (made.from_on, made.to_on, made.number) == ("2027-10-01", "2031-10-01", 1)
    assert made.turn.startswith("After Sample parliament of Kyrgyz Republic comes")
    verb, said = entries(made)[-1]
    assert verb == "proceedings.appointment.propose"
    assert said["on_behalf_of"] == "sample-tr"


def test_a_candidate_out_of_turn_needs_a_written_reason(
    session, general, generals, parliaments, secretary
):
    with pytest.raises(Refusal, match="the turn of Türkiye; say why Azerbaijan"):
        propose(
            session, general, "Sample Other", secretary, on_behalf_of=parliaments["AZ"]
        )
    made = propose(
        session,
        general,
        "Sample Third",
        secretary,
        on_behalf_of=parliaments["AZ"],
        reason="Türkiye gives its turn to Azerbaijan",
    )
    assert made.turn.endswith("Out of turn: Türkiye gives its turn to Azerbaijan")
    with pytest.raises(Refusal, match="at most 140 letters"):
        propose(
            session,
            general,
            "Sample Fourth",
            secretary,
            on_behalf_of=parliaments["AZ"],
            reason="x" * 141,
        )


def test_where_the_turn_cannot_be_told_a_reason_is_needed_as_well(
    session, general, generals, parliaments, secretary
):
    Membership.objects.filter(pk=generals[1].pk).update(on_behalf_of=None)
    with pytest.raises(Refusal, match="cannot be told; say why Türkiye has it"):
        propose(session, general, "A", secretary, on_behalf_of=parliaments["TR"])


def test_a_post_by_rotation_is_for_a_member(session, general, secretary):
    with pytest.raises(Refusal, match="goes by rotation; say for which member"):
        propose(session, general, "A", secretary)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"from_on": "2027-02-30"}, "2027-02-30"),
        ({"from_on": ""}, "no date|is no"),
        ({"years": 0}, "a term of 0 years"),
        ({"years": 11}, "between 1 and 10"),
    ],
)
def test_a_date_or_term_that_cannot_be_is_refused(
    session, chair, secretary, fields, why
):
    with pytest.raises(Refusal, match=why):
        propose(session, chair, "A", secretary, **fields)
    assert not Appointment.objects.exists()


def test_a_term_whose_length_is_not_known_has_no_end(session, deputy, secretary):
    assert propose(session, deputy, "A", secretary, years=None).to_on == ""


def test_a_post_of_somewhere_else_is_not_filled(session, parliaments, secretary):
    post = Post.objects.create(
        body=parliaments["KZ"], title="Speaker", rank=Post.Rank.HEAD
    )
    with pytest.raises(Refusal, match="is no post that Sample assembly fills"):
        propose(session, post, "A", secretary)


def test_a_parliament_that_is_no_member_proposes_nobody(session, chair, secretary):
    other = Body.objects.create(
        key="sample-other", kind=Body.Kind.PARLIAMENT, display_name="Other parliament"
    )
    with pytest.raises(Refusal, match="Other parliament is no member"):
        propose(session, chair, "A", secretary, on_behalf_of=other)


def test_one_person_is_proposed_once_and_in_the_session_of_the_item(
    session, proposed, chair, secretary, item
):
    with pytest.raises(Refusal, match="proposed for this post already"):
        propose_candidate(
            session,
            Candidate(chair, proposed.person, None, "2027-06-11", 3),
            by=secretary,
        )
    item.session_id = proposed.pk
    with pytest.raises(Refusal, match="of another session"):
        propose(session, chair, "B", secretary, item=item)


def test_nobody_is_proposed_in_a_closed_session(session, chair, secretary):
    Session.objects.update(progress=Session.State.CLOSED)
    with pytest.raises(Refusal, match="is closed; nobody is elected"):
        propose(session, chair, "A", secretary)


def test_a_candidate_of_no_parliament_in_a_session_without_a_day(
    session, chair, secretary, sitting
):
    Session.objects.update(from_on="", to_on="", from_day=None, to_day=None)
    session.refresh_from_db()
    made = propose(session, chair, "Sample Other", secretary, years=None)
    put = put_candidate(made, by=secretary, rule="unanimity", sitting=sitting)
    assert put.question.words == (
        "That Sample Other be elected Chair, Sample commission from 11 June 2027"
    )
