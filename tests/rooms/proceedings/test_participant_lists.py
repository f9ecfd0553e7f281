"""A list of names from a parliament: all of it or nothing, every bad line named."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.proceedings.actions.participant_lists import bring_in_list
from orkhon.proceedings.models import Participant, Session
from orkhon.record.models import Entry, Source
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_name, add_person
from orkhon.register.intake import ImportRefused
from orkhon.register.models import Person

HEAD = "name;post;role;in place of;language;new\n"


@pytest.fixture
def known(head):
    return [
        add_person(name, by=head, sample=True)
        for name in ("Sample Aybek Nur", "Sample Gülşah Demir")
    ]


def bring(session, text, by, **said):
    return bring_in_list(session, text.encode(), filename="list.csv", by=by, **said)


def problems(session, text, by, **said):
    before = (session.participants.count(), Source.objects.count())
    with pytest.raises(ImportRefused) as refused:
        bring(session, text, by, **said)
    assert (session.participants.count(), Source.objects.count()) == before
    return [str(one) for one in refused.value.problems]


def test_a_list_is_taken_in_whole_and_kept(session, parliaments, known, protocol):
    made = bring(
        session,
        HEAD
        + "Sample Deniz Ata;Adviser;substitute;Sample Aybek Nur;TR;yes\n"
        + "sample aybek nur;Deputy;leader;;kk;\n"
        + "Sample Gülşah Demir;;;;;\n",
        protocol,
        body=parliaments["KZ"],
    )
    assert [(one.number, one.name, one.role, one.language) for one in made] == [
        (1, "sample aybek nur", "leader", "kk"),
        (2, "Sample Gülşah Demir", "member", ""),
        (3, "Sample Deniz Ata", "substitute", "tr"),
    ]
    assert made[0].person == known[0]
    assert made[2].stands_in_for == made[0]
    assert made[2].person.sample
    source = Source.objects.get(filename="list.csv")
    entry = Entry.objects.get(verb="proceedings.participants.bring-in")
    assert entry.actor == protocol.actor_id
    assert source.is_restricted


def test_excel_is_read_as_well_with_bodies_in_the_file(session, protocol, parliaments):
    book = openpyxl.Workbook()
    book.active.append(["Name", "Body", "Capacity", "New"])
    book.active.append(["Sample Envoy", "Türkiye", "observer", "yes"])
    book.active.append(["Sample Guest", "", "guest", "yes"])
    data = io.BytesIO()
    book.save(data)
    made = bring_in_list(
        session, data.getvalue(), filename="list.xlsx", by=protocol, body=None
    )
    assert [(one.capacity, one.body) for one in made] == [
        ("observer", parliaments["TR"]),
        ("guest", None),
    ]


def test_every_bad_line_is_named_and_nobody_is_taken_in(
    session, parliaments, known, protocol
):
    assert problems(
        session,
        HEAD
        + "Sample Aybeg Nuri;;;;;\n"
        + "Sample Unheard Of;;;;;\n"
        + "Sample Gülşah Demir;;boss;;;\n",
        protocol,
        body=parliaments["KZ"],
    ) == [
        "line 2: Sample Aybeg Nuri may be Sample Aybek Nur: write the name as the "
        "register has it, or “yes” in the column “new”",
        "line 3: the register does not know Sample Unheard Of: write “yes” in the "
        "column “new” to enter a new person",
        "line 4: role “boss” is none of leader, member, substitute, staff",
    ]


def test_what_the_list_of_the_session_cannot_hold_names_its_line(
    session, parliaments, known, protocol
):
    assert problems(
        session,
        HEAD
        + "Sample Aybek Nur;;leader;;;\n"
        + "Sample Gülşah Demir;;leader;;;\n"
        + "Sample Third;;substitute;Nobody;;yes\n",
        protocol,
        body=parliaments["KZ"],
    ) == [
        "line 3: Sample Aybek Nur leads the delegation already",
        "line 4: nobody called “Nobody” takes part",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "list.csv is empty."),
        ("post;role\nDeputy;member\n", "line 1: there is no column “name”"),
        ("name;hat\nSample;red\n", "line 1: “hat” is no column; known are name,"),
        ("name;post\n", "there is a head and no line below it"),
        ("name;post\n;Deputy\n", "line 2: name is empty"),
        ("name;post\nA B;x\na b;y\n", "line 3: a b stands in line 2 already"),
        (f"name;post\nA B;{'x' * 241}\n", "line 2: post has more than 240 signs"),
        ("name;body\nSample;Atlantis\n", "line 2: “Atlantis” is no body"),
    ],
)
def test_a_file_that_is_no_list_is_refused(text, words, session, protocol, parliaments):
    found = problems(session, text, protocol)
    assert any(one.startswith(words) for one in found), found


def test_more_lines_than_a_session_has_people_are_refused(session, protocol):
    text = "name\n" + "".join(f"Sample {n}\n" for n in range(1001))
    assert problems(session, text, protocol) == ["more than 1000 lines"]


def test_two_persons_of_one_name_and_two_bodies_are_asked_about(
    session, protocol, parliaments, known, head
):
    twin = add_person("Sample Other", by=head)
    add_name(twin, "Sample Aybek Nur", by=head)
    add_name(parliaments["KZ"], "Sample House", by=head)
    add_name(parliaments["TR"], "Sample House", by=head)
    assert problems(
        session,
        "name;body;capacity\nSample Aybek Nur;;guest\n"
        "Sample Gülşah Demir;Sample House;guest\n",
        protocol,
    ) == [
        "line 2: the register knows 2 persons called Sample Aybek Nur",
        "line 3: “Sample House” may be any of Sample parliament of Kazakhstan, "
        "Sample parliament of Türkiye",
    ]


def test_a_delegation_brings_in_its_own_list_of_known_persons(
    session, kazakh, parliaments, known
):
    session.progress = Session.State.CONVENED
    session.registration_closes_at = timezone.now() + timedelta(hours=1)
    session.save()
    body = parliaments["KZ"]
    assert problems(session, HEAD + "Sample New;;;;;yes\n", kazakh, body=body) == [
        "line 2: Sample New is new: the Secretariat enters new persons"
    ]
    (made,) = bring(session, "name\nSample Aybek Nur\n", kazakh, body=body)
    assert made.body == body
    for other in (parliaments["TR"], None):
        with pytest.raises(PermissionDenied):
            bring(session, "name\nSample Gülşah Demir\n", kazakh, body=other)


def test_a_list_for_a_closed_session_is_refused(session, protocol, known):
    session.progress = Session.State.CLOSED
    session.save()
    with pytest.raises(Refusal, match="is closed"):
        bring(session, "name\nSample Aybek Nur\n", protocol)
    assert not Participant.objects.exists()
    assert Person.objects.count() == 2
