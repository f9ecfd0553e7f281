"""The pages of appointments: proposed, put, closed, withdrawn, refused in words."""

import pytest
from django.urls import reverse
from lxml import html

from orkhon.proceedings.models import Appointment
from orkhon.register.models import Membership, Name
from tests.rooms.proceedings.appointments.conftest import all_agree, hold, person

KEY = "plenary-16"


def at(name, *more):
    return reverse(f"proceedings:{name}", args=[KEY, *more])


def words(answer):
    return " ".join(" ".join(html.fromstring(answer.content).itertext()).split())


@pytest.fixture
def candidate(chair, parliaments):
    somebody = person("Sample Chair")
    # Forms find persons by their names in the register.
    Name.objects.create(person=somebody, text="Sample Chair", kind="official")
    return {
        "post": chair.pk,
        "person": "Sample Chair",
        "on_behalf_of": parliaments["KZ"].pk,
        "from_on": "2027-06-11",
        "years": "3",
    }


def test_somebody_is_proposed_put_and_elected_by_the_pages(
    session, chair, candidate, present, parliaments, delegates, secretary, client
):
    hold(chair, "Sample Former", parliaments["AZ"], "2024-06-01")
    client.force_login(secretary)
    assert client.post(at("propose-candidate"), candidate).status_code == 302
    assert "computed: 3 years" in words(client.get(at("appointment", 1)))
    client.post(at("put-candidate", 1), {"rule": "unanimity", "sitting": present.pk})
    made = Appointment.objects.get()
    assert "Close and enter the result" in words(client.get(at("appointment", 1)))
    all_agree(made, parliaments, delegates, secretary)
    client.post(at("elect", 1))
    said = words(client.get(at("appointment", 1)))
    assert "The register says so since the same act" in said
    assert Membership.objects.get(person=made.person).to_on == "2030-06-11"
    listed = words(client.get(at("appointments")))
    assert "11 June 2027 – 11 June 2030" in listed


def test_a_post_by_rotation_says_whose_turn_it_is_and_why(
    session, general, generals, kazakh, secretary, client
):
    client.force_login(kazakh)
    said = words(client.get(at("appointments")))
    assert "Sample parliament of Türkiye After Sample parliament of Kyrgyz" in said
    client.force_login(secretary)
    form = client.get(at("propose-candidate") + f"?post={general.pk}")
    assert html.fromstring(form.content).forms[-1].fields["years"] == "4"
    assert "It is the turn of: Sample parliament of Türkiye" in words(form)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"from_on": "2027-13"}, "2027-13"),
        ({"person": "Nobody Known"}, "Nobody in the register is called"),
        ({"years": "99"}, "10"),
    ],
)
def test_a_candidate_that_is_refused_stays_in_the_form(
    session, candidate, secretary, client, changed, why
):
    client.force_login(secretary)
    answer = client.post(at("propose-candidate"), candidate | changed)
    assert answer.status_code == 422
    assert why in words(answer)
    assert not Appointment.objects.exists()


def test_out_of_turn_without_a_reason_is_told_at_the_form(
    session, general, generals, candidate, parliaments, secretary, client
):
    client.force_login(secretary)
    answer = client.post(at("propose-candidate"), candidate | {"post": general.pk})
    assert answer.status_code == 422
    assert "it is the turn of Türkiye; say why Kazakhstan is proposed" in words(answer)


def test_what_the_act_refuses_is_told_on_the_page(proposed, secretary, client):
    client.force_login(secretary)
    answer = client.post(at("elect", 1), follow=True)
    assert "no question was put on this candidate" in words(answer)
    refused = client.post(at("put-candidate", 1), {"rule": ""})
    assert refused.status_code == 422
    gone = client.post(at("withdraw-candidate", 1), {"reason": "Declines"})
    assert gone.status_code == 302
    again = client.post(at("withdraw-candidate", 1), {"reason": "Declines"})
    assert "is decided on: withdrawn" in words(again)
    assert "The candidate was withdrawn." in words(client.get(at("appointment", 1)))


def test_there_is_no_candidate_of_another_number(proposed, secretary, client):
    client.force_login(secretary)
    assert client.get(at("appointment", 7)).status_code == 404
