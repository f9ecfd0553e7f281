"""The pages of participants and of the desk, as those who use them see them."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from orkhon.proceedings.models import Participant, Registration, Session
from orkhon.proceedings.queries.badge_codes import address_of
from orkhon.register.actions import add_person


@pytest.fixture
def at(session):
    def made(name, *parts):
        return reverse(f"proceedings:{name}", args=["plenary-16", *parts])

    return made


@pytest.fixture
def convened(session):
    """Delegations may still name their people."""
    session.progress = Session.State.CONVENED
    session.registration_closes_at = timezone.now() + timedelta(hours=1)
    session.save()


@pytest.fixture
def known(head):
    return add_person("Sample Aybek Nur", by=head, sample=True)


def words_of(page):
    return re.sub(r"\s+", " ", page.content.decode())


def test_protocol_enters_corrects_and_withdraws_a_participant(
    client, protocol, parliaments, known, at
):
    client.force_login(protocol)
    assert "Nobody is entered yet." in words_of(client.get(at("participants")))
    asked = {
        "capacity": "delegation",
        "body": str(parliaments["KZ"].pk),
        "person": "Aybek Nur Sample",
        "role": "leader",
        "post": "Speaker",
    }
    assert client.post(at("add-participant"), asked | {"body": ""}).status_code == 422
    page = client.post(at("add-participant"), asked, follow=True)
    assert "Entered: 1 Sample Aybek Nur." in words_of(page)
    one = at("participant", 1)
    page = client.post(
        one,
        {"name": "Sample Aybek Nur", "post": "Deputy", "role": "leader"},
        follow=True,
    )
    assert "is corrected." in words_of(page)
    assert client.post(one, {"name": "", "role": "leader"}).status_code == 422
    assert "say why" in words_of(
        client.post(at("withdraw-participant", 1), {}, follow=True)
    )
    page = client.post(at("withdraw-participant", 1), {"why": "ill"}, follow=True)
    assert "is withdrawn." in words_of(page)
    assert "<s>Sample Aybek Nur</s>" in words_of(client.get(at("participants")))
    assert client.post(one, {"name": "X", "role": "leader"}).status_code == 404


def test_a_delegation_names_its_own_people_on_the_page(
    client, kazakh, parliaments, known, at, convened, delegates
):
    client.force_login(kazakh)
    page = words_of(client.get(at("participants")))
    assert "Name a delegate" in page
    assert "You name the delegation of your own parliament." in page
    choices = words_of(client.get(at("add-participant")))
    assert "Sample parliament of Kazakhstan" in choices
    assert "Sample parliament of Türkiye" not in choices
    choices = words_of(client.get(at("participants-from-list")))
    assert "Sample parliament of Kazakhstan" in choices
    assert "Sample parliament of Türkiye" not in choices
    asked = {
        "capacity": "delegation",
        "body": str(parliaments["KZ"].pk),
        "person": "Sample Aybek Nur",
        "role": "member",
    }
    other = asked | {"body": str(parliaments["TR"].pk)}
    assert client.post(at("add-participant"), other).status_code == 422
    client.post(at("add-participant"), asked)
    made = Participant.objects.get(person=known)
    assert made.body == parliaments["KZ"]
    theirs = delegates["TR"][0].number
    assert client.post(at("withdraw-participant", theirs), {}).status_code == 404
    assert "Correct" not in words_of(client.get(at("participant", theirs)))


def test_after_registration_closed_a_delegation_reads_only(
    client, kazakh, session, at, delegates
):
    client.force_login(kazakh)
    page = words_of(client.get(at("participants")))
    assert "Name a delegate" not in page
    assert "Delegations cannot change their list any more" in page
    assert client.get(at("add-participant")).status_code == 404


def test_a_list_is_brought_in_on_its_page(client, protocol, parliaments, known, at):
    client.force_login(protocol)
    address = at("participants-from-list")

    def send(text):
        return client.post(
            address,
            {
                "capacity": "delegation",
                "body": str(parliaments["KZ"].pk),
                "file": SimpleUploadedFile("list.csv", text.encode()),
            },
            follow=True,
        )

    page = send("name\nSample Unheard\n")
    assert page.status_code == 422
    assert "line 2: the register does not know Sample Unheard" in words_of(page)
    assert "1 person is entered." in words_of(send("name\nSample Aybek Nur\n"))


def test_a_list_for_a_closed_session_is_refused_on_the_page(
    client, protocol, session, at
):
    session.progress = Session.State.CLOSED
    session.save()
    client.force_login(protocol)
    page = client.post(
        at("participants-from-list"),
        {
            "capacity": "guest",
            "file": SimpleUploadedFile("list.csv", b"name\nSample\n"),
        },
    )
    assert page.status_code == 422
    assert "Sixteenth session is closed" in words_of(page)


def test_the_desk_registers_by_number_name_badge_and_list(
    client, protocol, delegates, sitting, at
):
    client.force_login(protocol)
    address = at("sitting-registration", 2)
    for code, words in (
        ("AZ", str(delegates["AZ"][0].number)),
        ("KZ", "leader of Kazakhstan"),
        ("KG", address_of(delegates["KG"][0])),
    ):
        page = client.post(address, {"who": words}, follow=True)
        assert f"{delegates[code][0].name}." in words_of(page)
    page = client.post(address, {"n": delegates["TR"][0].number}, follow=True)
    assert page.redirect_chain[0][0].endswith(f"#p{delegates['TR'][0].number}")
    assert "4 of 4" in words_of(page)
    assert Registration.objects.filter(sitting=sitting).count() == 4
    again = client.post(address, {"n": delegates["TR"][0].number}, follow=True)
    assert "was registered already." in words_of(again)
    gone = client.post(
        address, {"n": delegates["TR"][0].number, "act": "leave"}, follow=True
    )
    assert "has left." in words_of(gone)
    assert "3 of 4" in words_of(gone)


def test_the_desk_says_what_it_cannot_do(client, protocol, delegates, sitting, at):
    client.force_login(protocol)
    address = at("sitting-registration", 2)
    page = client.post(address, {"who": "Nobody"})
    assert page.status_code == 422
    assert "nobody called “Nobody” takes part" in words_of(page)
    assert client.post(address, {"who": ""}).status_code == 422
    page = client.post(
        address, {"n": delegates["TR"][0].number, "act": "leave"}, follow=True
    )
    assert "is not registered as present" in words_of(page)
    assert client.post(address, {}).status_code == 404
    sitting.closed_at = timezone.now()
    sitting.save()
    assert "The sitting is closed." in words_of(client.get(address))


def test_the_desk_of_the_session_is_apart_from_its_sittings(
    client, protocol, delegates, sitting, at
):
    client.force_login(protocol)
    client.post(at("registration"), {"n": delegates["TR"][0].number})
    assert Registration.objects.get().sitting is None
    assert "1 of 8 are there" in words_of(client.get(at("registration")))
    assert "0 of 8 are there" in words_of(client.get(at("sitting-registration", 2)))


def test_the_page_asks_the_same_however_long_the_list_is(
    client, press, delegates, at, django_assert_max_num_queries
):
    client.force_login(press)
    with django_assert_max_num_queries(22):
        client.get(at("participants"))
