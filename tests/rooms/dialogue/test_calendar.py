"""The calendar of promises (RFC 5545) and the weekly letter."""

from datetime import date

import pytest
from django.core import mail

from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.promises import (
    add_commitment,
    renew_feed_address,
    set_commitment_status,
)
from orkhon.dialogue.tasks import send_digest
from orkhon.record.models import Entry


@pytest.fixture
def promise(clerk, sundetbek):
    contact = plan_contact(
        Plan(title="Talks", on="2027-03", guests=[Guest(person=sundetbek)]), by=clerk
    )

    def made(what, due):
        return add_commitment(
            contact, what=what, strength="agreed", owners=["A"], due=due, by=clerk
        )

    return made


@pytest.fixture
def address(client, clerk):
    client.force_login(clerk)
    shown = client.get("/dialogue/promises/").context["feed"]
    client.logout()
    return shown.replace("http://testserver", "")


def lines(response):
    """Content lines, unfolded by the rule of RFC 5545, section 3.1."""
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_program_fetches_the_promises_without_a_login(
    client, address, promise
):
    promise("Send the table", "2027-04-15")
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = lines(response)
    assert found[0] == "BEGIN:VCALENDAR"
    assert "VERSION:2.0" in found
    assert "SUMMARY:Send the table" in found
    assert "DTSTART;VALUE=DATE:20270415" in found
    assert "DTEND;VALUE=DATE:20270416" in found


def test_a_month_stands_on_its_last_day_and_says_that_it_is_a_month(
    client, address, promise
):
    promise("Send comments", "2027-04")
    promise("Host the forum", "2027")
    promise("Undated", "")
    found = lines(client.get(address))
    assert "SUMMARY:Send comments (some day in April 2027)" in found
    assert "DTSTART;VALUE=DATE:20270430" in found
    assert "SUMMARY:Host the forum (some day in 2027)" in found
    assert "DTSTART;VALUE=DATE:20271231" in found
    assert not any("Undated" in line for line in found)


def test_signs_are_escaped_and_lines_folded_at_75_octets(client, address, promise):
    # RFC 5545, sections 3.3.11 (escapes) and 3.1 (folding)
    promise("Öneri; taslak, metin \\ yazı " + "ğüşıöç" * 20, "2027-04-15")
    response = client.get(address)
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    summary = next(line for line in lines(response) if line.startswith("SUMMARY:"))
    assert summary.startswith("SUMMARY:Öneri\\; taslak\\, metin \\\\ yazı ğüş")


def test_a_closed_promise_is_shown_as_cancelled(client, address, promise, clerk):
    one = promise("Send it", "2027-04-15")
    set_commitment_status(one, "done", by=clerk, note="sent")
    assert "STATUS:CANCELLED" in lines(client.get(address))


def test_a_new_address_ends_the_old_one(client, address, clerk):
    assert client.get(address).status_code == 200
    renew_feed_address(by=clerk)
    assert client.get(address).status_code == 404


def test_a_forged_address_or_a_closed_account_finds_nothing(client, address, clerk):
    token = address.split("/")[-1].removesuffix(".ics")
    for wrong in (token[:-1], "x", token.replace(".1~", ".2~")):
        assert client.get(f"/dialogue/promises/{wrong}.ics").status_code == 404
    clerk.is_active = False
    clerk.save()
    assert client.get(address).status_code == 404


def test_who_left_the_secretariat_reads_no_more(client, address, clerk):
    clerk.role_rows.all().delete()
    assert client.get(address).status_code == 404


@pytest.fixture
def readers(clerk, head, delegate):
    for user in (clerk, head, delegate):
        user.email = f"{user.username}@sample.example"
        user.save()


def test_the_letter_names_what_is_late_and_due_in_14_days(promise, readers):
    promise("Late table", "2027-02-28")
    promise("Due soon", "2027-03-29")
    promise("Due later", "2027-03-30")
    assert send_digest(date(2027, 3, 15)) == 2
    letter = mail.outbox[0]
    assert letter.subject == "Promises on 15 March 2027: 1 overdue, 1 due in 14 days"
    assert "28 February 2027  Late table (15 days late)" in letter.body
    assert "Due soon" in letter.body
    assert "Due later" not in letter.body
    assert sorted(address for one in mail.outbox for address in one.to) == [
        "seyyadli@sample.example",
        "tastak@sample.example",
    ]
    assert Entry.objects.order_by("-seq")[0].verb == "dialogue.digest.send"


def test_nothing_due_is_no_letter(promise, readers):
    promise("Due later", "2027-09-30")
    assert send_digest(date(2027, 3, 15)) == 0
    assert mail.outbox == []


def test_the_letter_is_in_the_readers_language(promise, readers, clerk, head):
    promise("Late table", "2027-02-28")
    clerk.language = "kk"
    clerk.save()
    send_digest(date(2027, 3, 15))
    assert len(mail.outbox) == 2
    assert all("Late table" in letter.body for letter in mail.outbox)
