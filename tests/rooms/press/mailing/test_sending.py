"""Each version once, to whoever confirmed before it, after its embargo."""

from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from orkhon.press.actions.approving import approve_version
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.mailing import leave
from orkhon.press.actions.publishing import publish_version
from orkhon.press.actions.sending import Sending, send_out
from orkhon.press.models import Mailing, Subscriber
from orkhon.press.queries.mailing import MOST_TRIES
from orkhon.press.tasks.mailing import send_communiques
from tests.rooms.press.communiques.conftest import RIGHT
from tests.rooms.press.communiques.test_publishing import NOON
from tests.rooms.press.mailing.conftest import Work

REFUSED = f"{__name__}.Refusing"
BROKEN = f"{__name__}.Broken"
LEAVING = f"{__name__}.Leaving"


class Refusing(BaseEmailBackend):
    """A server that knows nobody."""

    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused(
            {one.to[0]: (550, b"no such user") for one in email_messages}
        )


class Broken(BaseEmailBackend):
    """A server that hangs up."""

    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("gone")


class Leaving(BaseEmailBackend):
    """While it sends the first mail, every other reader leaves."""

    def send_messages(self, email_messages):
        gone = [one.to[0] for one in email_messages]
        for row in Subscriber.objects.exclude(email__in=[*gone, ""]):
            leave(row.token)
        return len(email_messages)


def _version(language, number):
    """Where a version of the communiqué stands for ever."""
    return reverse("portal:communique-version", args=[language, 2027, 1, number])


def test_a_version_goes_out_once_with_the_headers_of_one_click(reader, published):
    row = reader()
    assert send_out() == Sending(1, 0)
    (one,) = mail.outbox
    leaving = reverse("press:leave", args=[row.token])
    assert one.subject == "Sample meeting in Baku"
    assert one.extra_headers["List-Unsubscribe"].endswith(f"{leaving}>")
    assert one.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "They spoke of trade." in one.body
    assert f"{_version('en', 1)}\n" in one.body
    assert one.content_subtype == "plain"
    assert send_out() == Sending(0, 0)
    assert len(mail.outbox) == 1


def test_an_unconfirmed_address_and_one_that_left_get_nothing(reader, published):
    reader("waiting@example.org", confirmed=False)
    leave(reader("left@example.org").token)
    assert send_out() == Sending(0, 0)


def test_whoever_leaves_while_others_are_sent_to_gets_none_and_no_row(
    reader, published, settings
):
    reader("first@example.org")
    reader("second@example.org")
    settings.EMAIL_BACKEND = LEAVING
    assert send_out() == Sending(1, 0)
    assert Mailing.objects.count() == 1
    assert Mailing.objects.get().sent_at is not None


def test_whoever_confirms_later_gets_the_next_one(reader, published, time_machine):
    time_machine.move_to(timezone.now() + timedelta(seconds=1), tick=False)
    reader()
    assert send_out() == Sending(0, 0)


def test_nothing_goes_out_before_the_embargo_ends(reader, embargoed, time_machine):
    reader()
    embargoed(NOON)
    time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
    assert send_out() == Sending(0, 0)
    time_machine.move_to(NOON, tick=False)
    assert send_out() == Sending(1, 0)


def test_it_comes_in_the_readers_language_or_the_authentic_one(reader, published):
    reader(language="tr")
    send_out()
    assert mail.outbox[0].subject == "Sample meeting in Baku"
    assert "/public/en/" in mail.outbox[0].body


def test_a_correction_goes_out_and_says_so(reader, published, press, head):
    reader()
    send_out()
    version = begin_correction(
        published.communique, by=press, correction="The day was wrong."
    )
    publish_version(approve_version(version, by=head, overrule="Sample."), by=press)
    assert send_out() == Sending(1, 0)
    assert mail.outbox[1].subject == "Correction: Sample meeting in Baku"
    assert "The day was wrong." in mail.outbox[1].body


def test_the_link_of_a_mail_shows_what_the_mail_says_after_a_correction_too(
    client, reader, published, press, head, write
):
    reader()
    send_out()
    version = begin_correction(
        published.communique, by=press, correction="They spoke of more."
    )
    write(version, words=replace(RIGHT, body=f"{RIGHT.body}\n\nAnd of more."))
    publish_version(approve_version(version, by=head, overrule="Sample."), by=press)
    send_out()
    first, second = (one.body for one in mail.outbox)
    assert f"{_version('en', 1)}\n" in first
    assert f"{_version('en', 2)}\n" in second
    old = client.get(_version("en", 1)).content.decode()
    holds = reverse("portal:communique", args=["en", 2027, 1])
    assert "This text was corrected later." in old
    assert f'<a href="{holds}">Read what holds now</a>' in old
    assert "And of more." not in old
    new = client.get(_version("en", 2)).content.decode()
    assert "And of more." in new
    assert "Read what holds now" not in new


def test_a_version_that_was_corrected_before_it_was_sent_is_not_sent(
    reader, published, press, head
):
    reader()
    version = begin_correction(
        published.communique, by=press, correction="It was wrong.", withdraws=True
    )
    publish_version(approve_version(version, by=head, overrule="Sample."), by=press)
    assert send_out() == Sending(1, 0)
    assert mail.outbox[0].subject.startswith("Taken back: ")


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        (REFUSED, "refused by the server: 550"),
        (BROKEN, "SMTPServerDisconnected"),
    ],
)
def test_what_failed_is_kept_without_the_address_and_tried_again(
    reader, published, settings, backend, why
):
    reader()
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, backend
    assert send_out() == Sending(0, 1)
    assert Mailing.objects.get().error == why
    settings.EMAIL_BACKEND = usual
    done = send_communiques(Work())
    assert done == {"sent": 1, "failed": 0}
    row = Mailing.objects.get()
    assert (row.tries, row.error, row.sent_at is None) == (2, "", False)


def test_a_mail_that_always_fails_is_given_up(reader, published, settings):
    reader()
    settings.EMAIL_BACKEND = BROKEN
    send_out()
    Mailing.objects.update(tries=MOST_TRIES)
    assert send_out() == Sending(0, 0)


def test_a_mail_whose_sender_died_is_not_sent_twice(client, reader, published, press):
    row = reader()
    Mailing.objects.create(version=published, subscriber=row, tries=1)
    assert send_out() == Sending(0, 0)
    client.force_login(press)
    assert "was broken off" in client.get(reverse("press:mailing")).content.decode()


def test_the_press_service_sees_numbers_and_no_address(
    client, reader, published, press, settings
):
    reader()
    reader("other@example.org", language="tr")
    settings.EMAIL_BACKEND = REFUSED
    send_out()
    client.force_login(press)
    page = client.get(reverse("press:mailing")).content.decode()
    assert "2 confirmed subscribers" in page
    assert "refused by the server: 550" in page
    assert "example.org" not in page


def test_the_command_sends_and_erases(reader, published, capsys):
    reader()
    call_command("mailing", "send")
    assert capsys.readouterr().out.startswith("1 sent, 0 failed")
