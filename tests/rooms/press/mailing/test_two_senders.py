"""While one sender writes to a server, another sends, and readers leave."""

from smtplib import SMTPDataError

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from orkhon.press.actions.mailing import leave
from orkhon.press.actions.sending import Sending, send_out
from orkhon.press.models import Mailing, Subscriber
from orkhon.record.models import Entry
from tests.rooms.press.mailing.test_sending import REFUSED


class Slow(locmem.EmailBackend):
    """A server that takes a mail while something else happens."""

    meanwhile = ()

    def send_messages(self, email_messages):
        done = super().send_messages(email_messages)
        acts, type(self).meanwhile = self.meanwhile, ()
        for act in acts:
            act()
        return done


class Full(locmem.EmailBackend):
    """A server that takes nothing and says the address back."""

    def send_messages(self, email_messages):
        (one,) = email_messages
        raise SMTPDataError(552, f"mailbox of {one.to[0]} is full".encode())


class Killed(BaseException):
    """Somebody ends a sender in the middle of a mail."""


class Dying(locmem.EmailBackend):
    """A server at which the sender is ended before it knows the answer."""

    def send_messages(self, email_messages):
        super().send_messages(email_messages)
        raise Killed


@pytest.fixture
def while_the_first_is_sent(settings, monkeypatch):
    """Let something happen while the first mail is at the server."""

    def told(*acts):
        settings.EMAIL_BACKEND = f"{__name__}.Slow"
        monkeypatch.setattr(Slow, "meanwhile", acts)

    return told


def _addresses():
    return sorted(one.to[0] for one in mail.outbox)


def _others_leave():
    for one in Subscriber.objects.exclude(email=mail.outbox[0].to[0]):
        leave(one.token)


def test_what_another_sender_began_meanwhile_is_left_to_it(
    reader, published, while_the_first_is_sent
):
    reader("one@example.org")
    reader("two@example.org")
    while_the_first_is_sent(lambda: others.append(send_out()))
    others = []
    assert send_out() == Sending(1, 0)
    assert others == [Sending(1, 0)]
    assert _addresses() == ["one@example.org", "two@example.org"]
    assert [one.tries for one in Mailing.objects.all()] == [1, 1]


def test_what_another_sender_died_over_meanwhile_is_not_sent_twice(
    reader, published, settings, while_the_first_is_sent
):
    reader("one@example.org")
    reader("two@example.org")

    def another():
        settings.EMAIL_BACKEND = f"{__name__}.Dying"
        with pytest.raises(Killed):
            send_out()

    while_the_first_is_sent(another)
    assert send_out() == Sending(1, 0)
    assert _addresses() == ["one@example.org", "two@example.org"]
    assert Mailing.objects.filter(sent_at=None, tries=1).count() == 1


def test_a_failed_mail_that_another_sender_tried_again_meanwhile_is_left_to_it(
    reader, published, settings, while_the_first_is_sent
):
    reader("one@example.org")
    reader("two@example.org")
    settings.EMAIL_BACKEND = REFUSED
    assert send_out() == Sending(0, 2)
    while_the_first_is_sent(send_out)
    assert send_out() == Sending(1, 0)
    assert _addresses() == ["one@example.org", "two@example.org"]
    assert [one.tries for one in Mailing.objects.all()] == [2, 2]


def test_whoever_leaves_while_others_are_written_to_gets_nothing(
    reader, published, while_the_first_is_sent
):
    reader("one@example.org")
    reader("two@example.org")
    while_the_first_is_sent(_others_leave)
    assert send_out() == Sending(1, 0)
    assert len(mail.outbox) == 1
    assert Mailing.objects.filter(sent_at__isnull=False).count() == 1


def test_an_answer_of_the_server_is_kept_as_its_number_without_the_address(
    reader, published, settings
):
    reader()
    settings.EMAIL_BACKEND = f"{__name__}.Full"
    assert send_out() == Sending(0, 1)
    assert Mailing.objects.get().error == "SMTPDataError 552"
    assert not Entry.objects.filter(verb="press.communique.mail").exists()
