"""Seating plans: proposed, moved, what is wrong with them, printed, assigned."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.engines.seating import SeatingError
from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.actions.seating import (
    Occupant,
    Table,
    arrange,
    assign_seats,
    make_plan,
    propose_seats,
)
from orkhon.protocol.actions.visit_people import withdraw_participant
from orkhon.protocol.documents.seating import paper_styles, seating_paper
from orkhon.protocol.models import Seat, SeatingPlan, Visit, VisitParticipant
from orkhon.protocol.queries.seating import (
    drawing_of,
    lines_of,
    sitters_of,
    wrongs_of,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import printed


@pytest.fixture
def hosts(visit, secretariat, protocol):
    """The Secretary General, a deputy, an interpreter, a driver."""
    return [
        VisitParticipant.objects.create(
            visit=visit,
            number=number,
            side="host",
            role=role,
            body=secretariat,
            name=name,
            precedence=number,
            made_at=visit.made_at,
            made_by=protocol.actor_id,
        )
        for number, (name, role) in enumerate(
            [
                ("Sample host", "leader"),
                ("Sample deputy", "member"),
                ("Sample voice", "interpreter"),
                ("Sample driver", "driver"),
            ],
            11,
        )
    ]


@pytest.fixture
def plan(visit, guests, hosts, protocol):
    return make_plan(
        Table("Meeting of delegations", "facing", 3, visit=visit), by=protocol
    )


@pytest.fixture
def free_plan(protocol):
    plan = make_plan(Table("Dinner", "round", 4), by=protocol)
    said = {1: Occupant(name="Sample A", post="Speaker"), 3: Occupant(name="Sample B")}
    return arrange(plan, said, seen=0, by=protocol)


def names(plan):
    plan.refresh_from_db()
    return {one.number: one.name for one in lines_of(plan) if one.name}


def verbs(row):
    return [one.verb.rpartition(".")[2] for one in entries_about(subject_of(row))]


def test_hosts_sit_opposite_guests_and_the_interpreter_behind_their_leader(
    plan, protocol
):
    assert propose_seats(plan, by=protocol) == []
    assert names(plan) == {
        2: "Sample host",
        3: "Sample deputy",
        4: "Sample member",
        5: "Sample leader",
        6: "Sample second member",
        7: "Sample voice",
    }
    assert wrongs_of(plan) == []
    assert verbs(plan) == ["make", "propose"]


def test_who_takes_part_in_the_line_sits_and_whom_the_programme_says_is_served(
    visit, line, guests, hosts, protocol
):
    assign(line, guests[1], Place(interpreter=hosts[2]), by=protocol)
    assign(line, hosts[0], Place(), by=protocol)
    plan = make_plan(
        Table("Talk", "rows", 4, rows=2, visit=visit, item=line), by=protocol
    )
    serves = {one.key: one.serves for one in sitters_of(plan)}
    assert serves == {"11": "", "2": "", "13": "2"}
    propose_seats(plan, by=protocol)
    assert names(plan) == {2: "Sample host", 3: "Sample member", 4: "Sample voice"}
    assert assign_seats(plan, by=protocol) == 3
    seats = dict(
        line.assignments.values_list("participant__name", "seat").order_by("seat")
    )
    assert seats == {
        "Sample host": "row 1, seat 2",
        "Sample member": "row 1, seat 3",
        "Sample voice": "row 1, seat 4",
    }
    kept = line.assignments.get(participant=guests[1])
    assert kept.interpreter == hosts[2]
    with pytest.raises(Refusal, match="has these seats already"):
        assign_seats(plan, by=protocol)
    assert verbs(plan)[-1] == "assign"


def test_a_line_in_which_nobody_is_yet_seats_the_whole_visit(
    visit, line, guests, hosts, protocol
):
    plan = make_plan(Table("Talk", "u", 3, visit=visit, item=line), by=protocol)
    assert len(sitters_of(plan)) == 6


def test_too_few_seats_are_said(visit, guests, hosts, protocol):
    plan = make_plan(Table("Small", "facing", 1, visit=visit), by=protocol)
    standing = propose_seats(plan, by=protocol)
    assert standing == ["Sample deputy", "Sample member", "Sample second member"]
    (missing,) = wrongs_of(plan)
    assert missing.words == (
        "Sample deputy, Sample member, Sample second member have no seat"
    )


def test_somebody_twice_and_an_interpreter_far_away_are_marked(
    plan, guests, hosts, protocol
):
    seats = {
        1: Occupant(hosts[0]),
        2: Occupant(hosts[0]),
        3: Occupant(hosts[2]),
        5: Occupant(guests[0]),
    }
    arrange(plan, seats | {1: Occupant(), 2: Occupant(hosts[0])}, seen=0, by=protocol)
    assert not any("too far" in one.words for one in wrongs_of(plan))
    plan = SeatingPlan.objects.get()
    arrange(plan, {**seats, 2: Occupant(hosts[1])}, seen=1, by=protocol)
    words = [one.words for one in wrongs_of(plan)]
    assert words[0] == ("Sample voice interprets for seat 1 and sits too far: seat 3")
    plan.refresh_from_db()
    arrange(plan, seats, seen=2, by=protocol)
    assert wrongs_of(plan)[0].words == "Sample host sits twice: seat 1; seat 2"
    assert drawing_of(plan).count("is-wrong") == 2
    plan.item = None
    with pytest.raises(Refusal, match="is of no line"):
        assign_seats(plan, by=protocol)


def test_somebody_who_sits_twice_goes_into_no_programme(
    visit, line, guests, hosts, protocol
):
    plan = make_plan(Table("Talk", "round", 4, visit=visit, item=line), by=protocol)
    seats = {
        1: Occupant(guests[0]),
        2: Occupant(guests[0]),
        3: Occupant(name="Somebody else"),
    }
    arrange(plan, seats, seen=0, by=protocol)
    with pytest.raises(Refusal, match="Sample leader sits twice"):
        assign_seats(SeatingPlan.objects.get(), by=protocol)


def test_a_name_by_hand_and_somebody_who_withdrew_go_into_no_programme(
    visit, line, guests, protocol
):
    plan = make_plan(Table("Talk", "rows", 3, visit=visit, item=line), by=protocol)
    seats = {
        1: Occupant(guests[0]),
        2: Occupant(guests[1]),
        3: Occupant(name="Sample somebody"),
    }
    arrange(plan, seats, seen=0, by=protocol)
    withdraw_participant(guests[0], why="Ill", by=protocol)
    assert assign_seats(SeatingPlan.objects.get(), by=protocol) == 1
    (row,) = line.assignments.all()
    assert (row.participant, row.seat) == (guests[1], "row 1, seat 2")


def test_two_who_arrange_at_once_do_not_undo_each_other(plan, guests, protocol):
    arrange(plan, {1: Occupant(guests[0])}, seen=0, by=protocol)
    with pytest.raises(Refusal, match="was changed meanwhile; look again"):
        arrange(plan, {2: Occupant(guests[0])}, seen=0, by=protocol)
    assert names(plan) == {1: "Sample leader"}


def test_a_plan_without_a_visit_has_names_and_one_order(free_plan, protocol):
    assert names(free_plan) == {1: "Sample A", 3: "Sample B"}
    propose_seats(free_plan, by=protocol)
    # The second sits at the right hand of the first: the seat before it, clockwise.
    assert names(free_plan) == {1: "Sample A", 4: "Sample B"}
    assert Seat.objects.get(position=1).post == "Speaker"
    assert wrongs_of(free_plan) == []


def test_what_is_no_plan_is_refused(visit, line, guests, protocol, press):
    other = Visit.objects.get(pk=visit.pk)
    other.pk, other.key = None, "sample-other"
    other._state.adding = True
    other.save()
    for said, why in (
        (Table(" ", "round", 4), "say what the seating plan is for"),
        (Table("x", "star", 4), "“star” is no shape"),
        (Table("x", "round", 4, visit=other, item=line), "is of another visit"),
    ):
        with pytest.raises(Refusal, match=why):
            make_plan(said, by=protocol)
    with pytest.raises(SeatingError, match="0 seats"):
        make_plan(Table("x", "u", 0), by=protocol)
    with pytest.raises(PermissionDenied):
        make_plan(Table("x", "u", 3), by=press)
    plan = make_plan(Table("x", "u", 3, visit=other), by=protocol)
    with pytest.raises(Refusal, match="Sample leader is of another visit"):
        arrange(plan, {1: Occupant(guests[0])}, seen=0, by=protocol)
    with pytest.raises(SeatingError, match="there is no seat 99"):
        arrange(plan, {99: Occupant(name="x")}, seen=0, by=protocol)
    with pytest.raises(Refusal, match="nobody to seat"):
        propose_seats(plan, by=protocol)


def test_the_paper_has_the_drawing_and_the_list(plan, free_plan, protocol, line):
    propose_seats(plan, by=protocol)
    SeatingPlan.objects.filter(pk=plan.pk).update(item=line)
    plan.refresh_from_db()
    words = printed(seating_paper(plan), "md").decode()
    assert "Sample host" in words
    assert "Secretariat, first floor" in words
    assert printed(seating_paper(free_plan), "pdf").startswith(b"%PDF-")
    # Colours are those that tokens.css gives to paper.
    assert re.search(r"\.seats-looks\{fill:#[0-9a-f]{6}\}", paper_styles())
    empty = make_plan(Table("Empty", "round", 3), by=protocol)
    assert "Seating plan" in printed(seating_paper(empty), "md").decode()


def test_a_plan_is_made_and_arranged_on_its_pages(client, protocol, visit, guests):
    client.force_login(protocol)
    new = reverse("protocol:new-seating")
    answer = client.post(f"{new}?visit={visit.key}", {"title": "T", "shape": "round"})
    assert answer.status_code == 422
    said = {"title": "Talk", "shape": "round", "seats": 2}
    answer = client.post(f"{new}?visit={visit.key}", said, follow=True)
    words = answer.content.decode()
    assert "No seat is left for Sample second member." in words
    plan = SeatingPlan.objects.get()
    url = reverse("protocol:seating-plan", args=[plan.key])
    client.post(url, {"seen": plan.revision, "who-1": "3", "name-2": "A guest"})
    assert names(plan) == {1: "Sample second member", 2: "A guest"}
    stale = client.post(url, {"seen": 1, "who-1": "1"}, follow=True).content.decode()
    assert "was changed meanwhile" in stale
    wrong = client.post(url, {"seen": 2, "who-1": "77"}, follow=True).content.decode()
    assert "who-1" in wrong
    propose = reverse("protocol:propose-seats", args=[plan.key])
    assert "Seated by" in client.post(propose, follow=True).content.decode()
    guests[1].role = "leader"
    guests[1].save()
    said = client.post(propose, follow=True)
    assert "cannot both lead" in said.content.decode()


def test_the_seats_go_into_the_programme_from_the_page(
    client, protocol, visit, line, guests
):
    client.force_login(protocol)
    new = reverse("protocol:new-seating")
    said = {"title": "Talk", "shape": "round", "seats": 4, "item": line.pk}
    client.post(f"{new}?visit={visit.key}", said)
    plan = SeatingPlan.objects.get()
    url = reverse("protocol:assign-seats", args=[plan.key])
    said = client.post(url, follow=True).content.decode()
    assert "3 seats stand in the programme." in said
    assert "has these seats already" in client.post(url, follow=True).content.decode()


def test_who_only_reads_moves_nobody(client, press, plan, free_plan):
    client.force_login(press)
    assert "Dinner" in client.get(reverse("protocol:seating")).content.decode()
    url = reverse("protocol:seating-plan", args=[free_plan.key])
    said = client.get(url).content.decode()
    assert "Sample A" in said
    assert "Keep these seats" not in said
    assert client.post(url, {}).status_code == 404
    answer = client.get(reverse("protocol:seating-file", args=[plan.key]))
    assert answer.content.startswith(b"%PDF-")


def test_a_plan_without_a_visit_is_made_on_its_page(client, protocol):
    client.force_login(protocol)
    new = reverse("protocol:new-seating")
    assert "Of a visit" in client.get(new).content.decode()
    said = {"title": "Hall", "shape": "rows", "seats": 3, "rows": 2}
    client.post(new, said)
    assert SeatingPlan.objects.get().rows == 2


def test_the_plan_asks_as_often_for_many_people_as_for_few(
    client, protocol, plan, visit, secretariat, django_assert_max_num_queries
):
    client.force_login(protocol)
    propose_seats(plan, by=protocol)
    url = reverse("protocol:seating-plan", args=[plan.key])
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for number in (21, 22):
        VisitParticipant.objects.create(
            visit=visit,
            number=number,
            side="host",
            body=secretariat,
            name=f"Sample {number}",
            made_at=visit.made_at + timedelta(hours=1),
            made_by=protocol.actor_id,
        )
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_a_visit_has_its_tables_order_plates_and_gifts_on_one_page(
    client, protocol, press, plan, visit
):
    url = reverse("protocol:visit-seating", args=[visit.key])
    passports = reverse("protocol:visit-personal", args=[visit.key])
    client.force_login(protocol)
    said = client.get(url).content.decode()
    assert "Meeting of delegations" in said
    assert "No gift is planned." in said
    assert passports in said
    client.force_login(press)
    assert passports not in client.get(url).content.decode()
    assert reverse("protocol:personal") not in client.get("/protocol/").content.decode()
