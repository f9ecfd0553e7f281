"""Participants: entered, corrected, withdrawn, in the order of the list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from orkhon.proceedings.actions.participants import (
    Entrant,
    add_participant,
    change_participant,
    withdraw_participant,
)
from orkhon.proceedings.models import Participant, Session, Setting
from orkhon.proceedings.queries.participants import delegation_sizes, groups_of
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.actions import begin_membership, end_membership
from orkhon.register.models import Body, Person, Post

Capacity = Participant.Capacity
Role = Participant.Role


@pytest.fixture
def person(db):
    def made(name):
        return Person.objects.create(display_name=name, sample=True)

    return made


@pytest.fixture
def enter(session, protocol, person):
    def made(name, capacity=Capacity.DELEGATION, body=None, by=protocol, **said):
        entrant = Entrant(person(name), capacity, body=body, **said)
        return add_participant(session, entrant, by=by)

    return made


def verbs():
    return [
        one.verb
        for one in Entry.objects.order_by("seq")
        if one.verb.startswith("proceedings.")
    ]


def changed(one, **said):
    fields = {
        name: getattr(one, name)
        for name in ("role", "name", "post", "language", "stands_in_for")
    }
    return change_participant(one, **(fields | said))


def test_somebody_is_entered_under_the_next_number(enter, parliaments):
    one = enter("Sample Aydın", body=parliaments["TR"], role=Role.LEADER)
    two = enter("Sample Guest", Capacity.GUEST, role=Role.LEADER)
    assert [(one.number, one.name), (two.number, two.name)] == [
        (1, "Sample Aydın"),
        (2, "Sample Guest"),
    ]
    assert two.role == Role.MEMBER
    assert verbs() == ["proceedings.participant.add"] * 2


def test_changing_a_speaker_does_not_change_an_old_list_of_participants(
    session, parliaments, person, enter, head
):
    speaker = Post.objects.create(
        body=parliaments["KZ"], title="Speaker", rank=Post.Rank.HEAD
    )
    old, new = person("Sample Old Speaker"), person("Sample New Speaker")
    held = begin_membership(
        old, parliaments["KZ"], post=speaker, from_on="2026-01-01", by=head
    )
    one = add_participant(
        session,
        Entrant(old, Capacity.DELEGATION, Role.LEADER, parliaments["KZ"]),
        by=head,
    )
    assert one.post == "Speaker"
    end_membership(held, on="2027-08-31", by=head)
    begin_membership(
        new, parliaments["KZ"], post=speaker, from_on="2027-09-01", by=head
    )
    Person.objects.filter(pk=old.pk).update(display_name="Sample Other Spelling")
    (group,) = groups_of(session)
    (line,) = group.lines
    assert (line.name, line.post) == ("Sample Old Speaker", "Speaker")


def test_the_order_of_the_list_is_english_in_every_language(
    session, parliaments, enter, delegates
):
    organisation = Body.objects.create(
        key="sample-organisation", kind="organisation", display_name="Sample culture"
    )
    enter("Sample Guest", Capacity.GUEST)
    enter("Sample Envoy", Capacity.ORGANISATION, organisation)
    enter("Sample Observer", Capacity.OBSERVER, parliaments["TR"])
    enter("Sample Aaa", body=parliaments["TR"])
    session.presides = delegates["KG"][0].person
    session.save()
    with translation.override("kk"):
        groups = groups_of(session)
    assert [
        (one.kind, one.body.country_code if one.body else "") for one in groups
    ] == [
        ("chair", ""),
        ("delegation", "AZ"),
        ("delegation", "KZ"),
        ("delegation", "KG"),
        ("delegation", "TR"),
        ("observer", "TR"),
        ("organisation", ""),
        ("guest", ""),
    ]
    assert [line.name for line in groups[0].lines] == [delegates["KG"][0].name]
    assert [line.name for line in groups[4].lines] == [
        "Sample leader of Türkiye",
        "Sample Aaa",
        "Sample member of Türkiye",
    ]


def test_a_person_takes_part_once_also_after_a_merge(session, parliaments, enter, head):
    one = enter("Sample Gasanov", body=parliaments["AZ"])
    twin = Person.objects.create(display_name="Sample Hasanov", merged_into=one.person)
    for person in (one.person, twin):
        with pytest.raises(Refusal, match="takes part already, under number 1"):
            add_participant(session, Entrant(person, Capacity.GUEST), by=head)
    withdraw_participant(one, why="ill", by=head)
    again = add_participant(session, Entrant(one.person, Capacity.GUEST), by=head)
    assert again.number == 2


def test_a_substitute_takes_the_seat_of_somebody_of_the_own_delegation(
    enter, delegates, parliaments
):
    leader, member = delegates["TR"]
    body = parliaments["TR"]
    made = enter("Sample Sub", body=body, role=Role.SUBSTITUTE, stands_in_for=member)
    assert made.stands_in_for == member
    for whom, role, words in (
        (delegates["KZ"][1], Role.SUBSTITUTE, "who is of another delegation"),
        (member, Role.SUBSTITUTE, "Sample Sub stands in for Sample member of Türkiye"),
        (leader, Role.MEMBER, "only a substitute"),
        (made, Role.SUBSTITUTE, "holds no seat"),
    ):
        with pytest.raises(Refusal, match=words):
            enter("Sample Other", body=body, role=role, stands_in_for=whom)


def test_a_substitute_for_somebody_withdrawn_is_refused(
    enter, delegates, parliaments, head
):
    withdraw_participant(delegates["TR"][1], why="ill", by=head)
    with pytest.raises(Refusal, match="does not take part"):
        enter(
            "Sample Sub",
            body=parliaments["TR"],
            role=Role.SUBSTITUTE,
            stands_in_for=delegates["TR"][1],
        )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"language": "fr"}, "“fr” is no language of ours"),
        ({"capacity": "friend"}, "“friend” is no capacity"),
        ({"role": "boss"}, "“boss” is no role"),
        ({"body": None}, "say where Sample One comes from"),
        ({"role": Role.LEADER}, "leads the delegation already"),
        ({"name": "x" * 201}, "a name has 1 to 200 letters"),
        ({"post": "x" * 241}, "more than 240 letters"),
    ],
)
def test_what_no_list_can_hold_is_refused(
    said, words, session, delegates, parliaments, person, head
):
    usual = {"capacity": Capacity.DELEGATION, "body": parliaments["TR"]}
    if "post" in said:
        usual["capacity"], usual["body"] = Capacity.GUEST, None
    before = session.participants.count()
    entrant = Entrant(person("Sample One"), **(usual | said))
    if "post" in said:
        one = add_participant(session, Entrant(entrant.person, Capacity.GUEST), by=head)
        with pytest.raises(Refusal, match=words):
            changed(one, by=head, **said)
        return
    with pytest.raises(Refusal, match=words):
        add_participant(session, entrant, by=head)
    assert session.participants.count() == before


def test_a_delegation_of_no_member_is_refused(enter, assembly):
    with pytest.raises(Refusal, match="is no member parliament on 2027-06-10"):
        enter("Sample One", body=assembly)


@pytest.mark.parametrize("state", [Session.State.CLOSED, Session.State.CANCELLED])
def test_a_session_that_is_over_takes_nobody(state, session, enter, delegates, head):
    session.progress = state
    session.save()
    with pytest.raises(Refusal, match="Sixteenth session is c"):
        enter("Sample Guest", Capacity.GUEST)
    with pytest.raises(Refusal):
        withdraw_participant(delegates["TR"][0], why="ill", by=head)


def test_a_correction_says_what_was_and_nothing_twice(delegates, head):
    one = changed(delegates["TR"][1], post="Deputy Speaker", by=head)
    assert one.post == "Deputy Speaker"
    with pytest.raises(Refusal, match="nothing is changed"):
        changed(one, by=head)
    assert verbs() == ["proceedings.participant.change"]


def test_withdrawal_keeps_the_trace(session, delegates, head):
    one = withdraw_participant(delegates["TR"][1], why="ill", by=head)
    assert one.withdrawn_by == head.actor_id
    assert one.name not in [
        line.name for group in groups_of(session) for line in group.lines
    ]
    (struck,) = [
        line
        for group in groups_of(session, with_withdrawn=True)
        for line in group.lines
        if line.is_out
    ]
    assert struck.number == one.number
    with pytest.raises(Refusal, match="was withdrawn already"):
        withdraw_participant(one, why="ill", by=head)
    with pytest.raises(Refusal, match="was withdrawn already"):
        changed(one, post="Speaker", by=head)
    with pytest.raises(Refusal, match="say why"):
        withdraw_participant(delegates["TR"][0], why=" ", by=head)


def test_a_delegation_names_its_own_people_until_registration_closes(
    session, parliaments, kazakh, enter, head
):
    session.progress = Session.State.CONVENED
    session.registration_closes_at = timezone.now() + timedelta(hours=1)
    session.save()
    made = enter("Sample One", body=parliaments["KZ"], by=kazakh)
    changed(made, post="Deputy", by=kazakh)
    withdraw_participant(made, why="ill", by=kazakh)
    with pytest.raises(PermissionDenied):
        enter("Sample Two", body=parliaments["TR"], by=kazakh)
    with pytest.raises(PermissionDenied):
        enter("Sample Guest", Capacity.GUEST, by=kazakh)
    theirs = enter("Sample Three", body=parliaments["TR"])
    with pytest.raises(PermissionDenied):
        withdraw_participant(theirs, why="no", by=kazakh)
    session.registration_closes_at = timezone.now() - timedelta(seconds=1)
    session.save()
    with pytest.raises(PermissionDenied):
        enter("Sample Four", body=parliaments["KZ"], by=kazakh)


def test_after_the_opening_only_the_desk_changes_the_list(
    parliaments, kazakh, turkish, press, enter
):
    for by in (kazakh, turkish, press):
        with pytest.raises(PermissionDenied):
            enter("Sample One", body=parliaments["KZ"], by=by)


def test_the_size_of_a_delegation_is_said_only_where_a_source_says_it(
    session, assembly, parliaments, delegates, head
):
    Body.objects.filter(kind="delegation").exclude(key="sample-delegation-az").update(
        seats=None
    )
    assert delegation_sizes(session) == {"sample-az": 9}
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.DELEGATION_SIZE,
        value=1,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        made_by=head.actor_id,
    )
    groups = groups_of(session)
    assert [(one.seated, one.entitled, one.is_over) for one in groups[:2]] == [
        (2, 9, False),
        (2, 1, True),
    ]


def test_the_post_is_that_of_the_body_they_come_from(
    session, parliaments, person, head
):
    one = person("Sample One")
    council = Body.objects.create(
        key="sample-council", kind="council", display_name="Sample Council"
    )
    begin_membership(one, council, from_on="2026-01-01", by=head)
    made = add_participant(session, Entrant(one, Capacity.GUEST), by=head)
    assert made.post == "Sample Council"
    two = person("Sample Two")
    chamber = Body.objects.create(
        key="sample-chamber",
        kind="chamber",
        display_name="Sample Chamber",
        country=parliaments["KZ"].country,
    )
    deputy = Post.objects.create(body=chamber, title="Deputy", rank=Post.Rank.MEMBER)
    begin_membership(two, council, from_on="2026-01-01", by=head)
    begin_membership(two, chamber, post=deputy, from_on="2026-01-01", by=head)
    made = add_participant(
        session, Entrant(two, Capacity.DELEGATION, body=parliaments["KZ"]), by=head
    )
    assert made.post == "Deputy, Sample Chamber"


def test_the_list_asks_the_same_however_long_it_is(
    session, enter, delegates, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        groups_of(session)
    for name in ("Sample A", "Sample B", "Sample C"):
        enter(name, Capacity.GUEST)
    with django_assert_max_num_queries(8):
        groups_of(session)
