"""Who takes part in a visit: entered, taken over, corrected, withdrawn."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.dialogue.models import Contact, Participation
from orkhon.protocol.actions.cars import drop_car, save_car
from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.actions.visit_people import (
    Guest,
    change_participant,
    enter_participant,
    renew_calendar,
    take_over_body,
    take_over_contact,
    withdraw_participant,
)
from orkhon.protocol.actions.visits import cancel_visit
from orkhon.protocol.documents.delegation import delegation_bytes
from orkhon.protocol.models import Visit
from orkhon.protocol.queries.people import sides_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Membership, Person, Post
from tests.rooms.protocol.programmes import a_car, a_line, a_person, said_last

SECRET = "+000 sample 77"


@pytest.fixture
def speaker(parliament):
    """A person of the register who heads the parliament on the day."""
    person = Person.objects.create(display_name="Sample speaker", sample=True)
    post = Post.objects.create(body=parliament, title="Chairman", precedence=1)
    Membership.objects.create(
        person=person,
        body=parliament,
        post=post,
        from_on="2026-07-01",
        state="confirmed",
    )
    return person


def test_a_person_is_printed_with_the_post_held_on_the_first_day(
    visit, speaker, parliament, protocol
):
    made = enter_participant(
        visit, Guest(side="guest", person=speaker, body=parliament), by=protocol
    )
    assert (made.number, made.name, made.post) == (1, "Sample speaker", "Chairman")
    Membership.objects.update(to_on="2027-01-01")
    made.refresh_from_db()
    assert made.post == "Chairman"


def test_the_register_is_taken_over_with_posts_as_of_the_day(
    visit, speaker, parliament, protocol
):
    (made,) = take_over_body(
        visit, parliament, side="guest", people=[speaker], by=protocol
    )
    assert (made.post, made.precedence) == ("Chairman", 1)
    with pytest.raises(Refusal, match="all of them take part already"):
        take_over_body(visit, parliament, side="guest", people=[speaker], by=protocol)
    stranger = Person.objects.create(display_name="Sample stranger")
    with pytest.raises(Refusal, match=r"not of .* on 2027-03-03: Sample stranger"):
        take_over_body(visit, parliament, side="guest", people=[stranger], by=protocol)


def test_a_contact_of_dialogue_brings_both_sides(
    visit, speaker, parliament, secretariat, protocol
):
    contact = Contact.objects.create(title="Sample meeting", on="2027-03-03")
    ours = Person.objects.create(display_name="Sample secretary")
    envoy = Person.objects.create(display_name="Sample envoy")
    embassy = Body.objects.create(
        key="sample-embassy", kind="authority", display_name="Sample embassy",
        country=parliament.country,
    )  # fmt: skip
    adviser = Person.objects.create(display_name="Sample adviser")
    office = Body.objects.create(
        key="sample-office", kind="organisation", display_name="Sample office"
    )
    of_bodies = {
        speaker: parliament, envoy: embassy, ours: secretariat, adviser: office
    }  # fmt: skip
    for person, body in of_bodies.items():
        Participation.objects.create(
            contact=contact,
            person=person,
            body=body,
            role="participant",
            state="confirmed",
        )
    quoted = Person.objects.create(display_name="Sample author")
    Participation.objects.create(
        contact=contact, person=quoted, role="quoted", state="confirmed"
    )
    made = take_over_contact(visit, contact, by=protocol)
    assert {(one.name, one.side) for one in made} == {
        ("Sample speaker", "guest"),
        # Of the country whose delegation comes.
        ("Sample envoy", "guest"),
        ("Sample secretary", "host"),
        ("Sample adviser", "host"),
    }
    assert list(visit.contacts.all()) == [contact]
    assert take_over_contact(visit, contact, by=protocol) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": " "}, "has no name"),
        ({"name": "x" * 201}, "more than 200 letters"),
        ({"name": "x", "role": "cook"}, "“cook” is no role"),
        ({"name": "x", "role": "leader"}, "Sample leader leads the delegation already"),
    ],
)
def test_who_cannot_be_entered_is_refused(visit, guests, protocol, said, words):
    with pytest.raises(Refusal, match=words):
        enter_participant(visit, Guest(side="guest", **said), by=protocol)


def test_nobody_takes_part_twice(visit, guests, protocol):
    twice = Guest(side="host", person=guests[1].person)
    with pytest.raises(
        Refusal, match="Sample member takes part already, under number 2"
    ):
        enter_participant(visit, twice, by=protocol)


def test_a_correction_keeps_telephones_out_of_the_record(visit, guests, protocol):
    change = Guest(side="guest", name="Sample Member", phone=SECRET, needs="no nuts")
    changed = change_participant(guests[1], change, by=protocol)
    assert (changed.name, changed.phone) == ("Sample Member", SECRET)
    assert SECRET not in str(said_last(changed))
    assert "nuts" not in str(said_last(changed))
    with pytest.raises(Refusal, match="nothing is changed"):
        change_participant(guests[1], change, by=protocol)


def test_somebody_withdrawn_stays_on_the_list_struck(visit, guests, protocol):
    with pytest.raises(Refusal, match="say why Sample member"):
        withdraw_participant(guests[1], why="", by=protocol)
    withdraw_participant(guests[1], why="Ill", by=protocol)
    guest_side = sides_of(visit)[0]
    assert [one.name for one in guest_side.people][-1] == "Sample member"
    assert guest_side.going == 2
    assert [one.name for one in sides_of(visit, with_withdrawn=False)[0].people] == [
        "Sample leader",
        "Sample second member",
    ]
    with pytest.raises(Refusal, match="withdrawn already"):
        change_participant(guests[1], Guest(side="guest", name="x"), by=protocol)


def test_a_stranger_changes_nobody(visit, guests, press):
    for act in (
        lambda: enter_participant(visit, Guest(side="host", name="x"), by=press),
        lambda: change_participant(guests[0], Guest(side="guest", name="x"), by=press),
        lambda: withdraw_participant(guests[0], why="x", by=press),
        lambda: renew_calendar(guests[0], by=press),
        lambda: save_car(visit, label="A", seats=3, by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_visit_that_is_over_takes_nobody_in(visit, protocol):
    cancel_visit(visit, why="Snow", by=protocol)
    with pytest.raises(Refusal, match="is cancelled"):
        enter_participant(visit, Guest(side="host", name="x"), by=protocol)


def test_the_list_that_goes_out_holds_no_telephone_and_no_needs(
    visit, guests, protocol
):
    change_participant(
        guests[0],
        Guest(side="guest", role="leader", name="Sample leader", phone=SECRET,
              needs="no nuts", address_form="Your Excellency"),
        by=protocol,
    )  # fmt: skip
    text = delegation_bytes(visit, "html", "en").decode()
    assert "Your Excellency" in text
    assert SECRET not in text
    assert "nuts" not in text


def test_telephones_are_shown_to_protocol_alone(client, visit, guests, protocol, press):
    guests[0].phone = SECRET
    guests[0].save()
    address = reverse("protocol:people", args=[visit.key])
    client.force_login(protocol)
    assert SECRET in client.get(address).content.decode()
    client.force_login(press)
    assert SECRET not in client.get(address).content.decode()


def test_cars_have_labels_seats_and_drivers_of_the_visit(visit, guests, protocol):
    driver = a_person(visit, protocol, "Sample driver", role="driver")
    car = a_car(visit, protocol, driver=driver)
    for said, words in (
        ({"label": " "}, "has no label"),
        ({"label": "B", "seats": 0}, "0 is no number of seats"),
        ({"label": "A"}, "a car “A” already"),
    ):
        with pytest.raises(Refusal, match=words):
            save_car(visit, by=protocol, **({"seats": 3} | said))
    with pytest.raises(Refusal, match="nothing is changed"):
        save_car(visit, car=car, label="A", seats=3, driver=driver, by=protocol)
    changed = save_car(visit, car=car, label="A", seats=4, driver=driver, by=protocol)
    assert changed.seats == 4
    drop_car(car, by=protocol)
    assert not visit.cars.exists()


def test_nobody_of_another_visit_drives_a_car(visit, guests, protocol):
    other = Visit.objects.get(pk=visit.pk)
    other.pk, other.key = None, "sample-other"
    other._state.adding = True
    other.save()
    driver = a_person(other, protocol, "Sample driver", role="driver")
    with pytest.raises(Refusal, match="Sample driver is of another visit"):
        a_car(visit, protocol, driver=driver)
    assert not visit.cars.exists()


def test_a_car_that_stands_in_the_programme_stays(visit, guests, protocol):
    car = a_car(visit, protocol)
    assign(a_line(visit, protocol), guests[0], Place(car=car), by=protocol)
    with pytest.raises(Refusal, match="car A stands in the programme"):
        drop_car(car, by=protocol)
