"""Double opt-in, leaving in one click, erasing; nothing tells who is on the list."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from orkhon.jobs.models import Job
from orkhon.press.actions.mailing import INVITE, erase_unconfirmed, subscribe
from orkhon.press.models import Subscriber
from orkhon.press.tasks.mailing import erase_unconfirmed_addresses, send_invitation
from orkhon.press.views.strangers import PER_HOUR
from orkhon.record.models import EntryPayload
from orkhon.record.refusals import Refusal
from tests.rooms.press.mailing.conftest import Work

FORM = "/press/subscribe/en/"


def _invited():
    """What the worker does with the jobs that wait."""
    for job in Job.objects.filter(kind=INVITE):
        send_invitation(Work(job.subject))


def _answer(client, address, language="en"):
    answer = client.post(f"/press/subscribe/{language}/", {"email": address})
    words = re.sub(
        r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()
    )
    return answer.status_code, re.sub(r"hx-headers=\'[^\']*\'", "", words)


def test_an_address_gets_one_mail_of_confirmation_and_nothing_else(client, published):
    assert _answer(client, "reader@example.org")[0] == 200
    _invited()
    assert [one.to for one in mail.outbox] == [["reader@example.org"]]
    row = Subscriber.objects.get()
    assert reverse("press:confirm", args=["en", row.token]) in mail.outbox[0].body
    _answer(client, "reader@example.org")
    assert Job.objects.filter(kind=INVITE).count() == 1


def test_the_answer_is_the_same_for_a_known_and_an_unknown_address(client, reader):
    reader("known@example.org")
    reader("waiting@example.org", confirmed=False)
    answers = {
        _answer(client, one)
        for one in ("known@example.org", "waiting@example.org", "new@example.org")
    }
    assert len(answers) == 1


def test_an_address_subscribes_once_in_whatever_letters(reader):
    reader("reader@example.org")
    subscribe(" Reader@Example.org ", "tr")
    assert Subscriber.objects.get().language == "en"


def test_opening_the_link_confirms_nothing_pressing_the_button_does(client, reader):
    row = reader(confirmed=False)
    address = reverse("press:confirm", args=["en", row.token])
    page = client.get(address).content.decode()
    assert "Send me press texts" in page
    row.refresh_from_db()
    assert row.confirmed_at is None
    assert client.post(address).status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at is not None


def test_a_confirmed_address_is_not_asked_again(client, reader):
    reader()
    _invited()
    assert mail.outbox == []


def test_one_click_leaves_without_a_sign_of_ours_and_erases_at_once(reader):
    row = reader()
    digest = row.email_digest
    stranger = Client(enforce_csrf_checks=True)
    address = reverse("press:leave", args=[row.token])
    assert "Send me nothing more" in stranger.get(address).content.decode()
    row.refresh_from_db()
    assert row.email == "reader@example.org"
    answer = stranger.post(
        address,
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.email, row.left_at is None) == ("", False)
    assert row.email_digest != digest
    assert stranger.post(address).status_code == 200


def test_whoever_left_may_come_back_and_confirms_again(client, reader):
    gone = reader()
    client.post(reverse("press:leave", args=[gone.token]))
    back = reader(confirmed=False)
    assert back.pk != gone.pk
    assert back.confirmed_at is None


def test_a_link_of_somebody_who_left_confirms_nothing(client, reader):
    row = reader(confirmed=False)
    client.post(reverse("press:leave", args=[row.token]))
    assert client.post(f"/press/confirm/en/{row.token}/").status_code == 404


def test_an_address_that_nobody_confirms_is_erased_after_a_week(reader, time_machine):
    reader(confirmed=False)
    kept = reader("kept@example.org")
    now = timezone.now()
    time_machine.move_to(now + timedelta(days=7, seconds=-1), tick=False)
    assert erase_unconfirmed() == 0
    time_machine.move_to(now + timedelta(days=7), tick=False)
    done = erase_unconfirmed_addresses(Work())
    assert done == {"erased": 1}
    assert list(Subscriber.objects.all()) == [kept]


def test_an_address_erased_before_its_mail_is_not_written_to(reader):
    reader(confirmed=False)
    Subscriber.objects.all().delete()
    _invited()
    assert mail.outbox == []


def test_the_record_never_holds_an_address(client, reader):
    row = reader()
    client.post(reverse("press:leave", args=[row.token]))
    said = "".join(str(one) for one in EntryPayload.objects.values_list())
    assert "example.org" not in said
    assert row.token not in said


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "a@example.org\r\nBcc: other@example.org",
        "a@example.org, b@example.org",
        "<script>@example.org",
        "x" * 250 + "@example.org",
        "a@example.org\0",
    ],
)
def test_what_is_no_address_is_refused(client, db, address):
    assert client.post(FORM, {"email": address}).status_code in (400, 422)
    assert not Subscriber.objects.exists()
    with pytest.raises(Refusal):
        subscribe(address, "en")


def test_a_language_that_the_site_does_not_have_is_no_page(client, db):
    assert client.get("/press/subscribe/xx/").status_code == 404
    with pytest.raises(Refusal, match="xx"):
        subscribe("a@example.org", "xx")


def test_a_caller_may_send_so_many_forms_in_an_hour(client, db, time_machine):
    for number in range(PER_HOUR):
        assert _answer(client, f"a{number}@example.org")[0] == 200
    refused = client.post(FORM, {"email": "b@example.org"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    other = client.post(FORM, {"email": "b@example.org"}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200
    time_machine.move_to(timezone.now() + timedelta(hours=1), tick=False)
    assert _answer(client, "c@example.org")[0] == 200


def test_a_form_of_another_site_subscribes_nobody(db):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(FORM, {"email": "a@example.org"}).status_code == 403


def test_a_link_that_is_not_ours_is_told(client, db):
    assert client.post("/press/leave/none/").status_code == 404
    assert client.post("/press/confirm/en/none/").status_code == 404
