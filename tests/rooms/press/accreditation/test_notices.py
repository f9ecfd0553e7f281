"""Journalists hear by mail what becomes of their request, each thing once."""

from dataclasses import replace
from datetime import UTC, datetime
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orkhon.jobs.actions import ask
from orkhon.press.actions.accreditation import ask_accreditation, decide
from orkhon.press.actions.notices import NOTIFY, send_due, send_notice
from orkhon.press.actions.sending import Sending
from orkhon.press.models import Journalist, Notice
from orkhon.press.queries.mailing import MOST_TRIES
from orkhon.press.tasks.accreditation import erase_personal_data
from orkhon.press.tasks.notices import send_one, send_waiting
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from tests.rooms.press.accreditation.test_accreditation import NOW, ONE
from tests.rooms.press.mailing.conftest import Work

BROKEN = f"{__name__}.Broken"
REASON = "The hall holds agencies alone (sample)."


class Broken(BaseEmailBackend):
    """A server that hangs up."""

    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("gone")


@pytest.fixture
def asked(event):
    return ask_accreditation(event, ONE, "en")


@pytest.fixture
def page(client, event):
    """What somebody of the house reads on the page of the event."""

    def one(who):
        client.force_login(who)
        return client.get(reverse("press:event", args=[event.key])).content.decode()

    return one


def _mailed(journalist):
    """What the record says of mails to somebody."""
    return [
        line.payload
        for line in history(subject_of(journalist))
        if line.verb == "press.journalist.mail"
    ]


def test_whoever_asks_hears_that_it_came_with_the_number(client, event, work_off):
    client.post(f"/press/apply/{event.key}/en/", vars(ONE))
    assert mail.outbox == []
    assert work_off() == [{"sent": True}]
    (one,) = mail.outbox
    assert (one.to, one.content_subtype) == ([ONE.email], "plain")
    assert one.subject == "Request received: Sample briefing"
    assert "Your request for accreditation has number 1." in one.body
    assert "Baku, 2027-03-03 12:00 (Asia/Baku)" in one.body
    assert f"{reverse('press:apply', args=[event.key, 'en'])}\n" in one.body
    assert "erased after 2027-04-02" in one.body


def test_what_the_form_said_is_not_sent_to_an_address_nobody_confirmed(event, work_off):
    words = "Buy at sample.invalid"
    ask_accreditation(event, replace(ONE, name=words, outlet=words), "en")
    work_off()
    assert words not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


def test_a_newsroom_hears_three_times_and_a_strangers_address_is_not_flooded(
    event, work_off
):
    for number in range(5):
        said = replace(ONE, name=f"Sample {number}", email=ONE.email.upper())
        ask_accreditation(event, said, "en")
    work_off()
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(
    ("steps", "subject", "said"),
    [
        (
            [("accredited", "A note of the house.")],
            "Accredited: Sample briefing",
            "You are accredited. Your number is 1.",
        ),
        (
            [("refused", REASON)],
            "Not accredited: Sample briefing",
            f"You are not accredited.\n\nReason: {REASON}",
        ),
        (
            [("accredited", ""), ("withdrawn", REASON)],
            "Accreditation withdrawn: Sample briefing",
            f"Your accreditation is withdrawn.\n\nReason: {REASON}",
        ),
    ],
)
def test_a_decision_reaches_the_journalist_with_its_reason(
    asked, press, work_off, steps, subject, said
):
    for progress, why in steps:
        decide(asked, progress, by=press, why=why)
        work_off()
    one = mail.outbox[-1]
    assert (one.to, one.subject) == ([ONE.email], subject)
    assert f"Aygün Örnək, Sample Gazette\n\n{said}\n" in one.body
    assert "A note of the house." not in one.body
    assert len(mail.outbox) == 1 + len(steps)
    assert _mailed(asked) == [
        {"number": 1, "about": about} for about in ["asked"] + ["decided"] * len(steps)
    ]
    assert ONE.email not in str(history(subject_of(asked)))


def test_the_mail_comes_in_the_language_of_the_form(client, event, press, work_off):
    client.post(f"/press/apply/{event.key}/ru/", vars(ONE))
    decide(Journalist.objects.get(), "accredited", by=press)
    work_off()
    # "Names and contacts", as the catalogue has it.
    erased = "Имена и контакты"
    assert [erased in one.body for one in mail.outbox] == [True, True]
    assert f"/press/apply/{event.key}/ru/" in mail.outbox[1].body


def test_two_clicks_decide_once_and_send_once(asked, press, work_off):
    for _click in range(2):
        decide(asked, "refused", by=press, why=REASON)
    work_off()
    assert len(mail.outbox) == 2
    verbs = [line.verb for line in history(subject_of(asked))]
    assert verbs.count("press.journalist.refuse") == 1


def test_another_reason_is_another_mail_but_not_of_somebody_accredited(
    asked, press, work_off
):
    decide(asked, "refused", by=press, why=REASON)
    work_off()
    decide(asked, "refused", by=press, why="The form came twice (sample).")
    work_off()
    assert "The form came twice (sample)." in mail.outbox[-1].body
    decide(asked, "accredited", by=press)
    decide(asked, "accredited", by=press, why="A note of the house.")
    work_off()
    assert [one.subject.partition(":")[0] for one in mail.outbox] == [
        "Request received",
        "Not accredited",
        "Not accredited",
        "Accredited",
    ]


def test_a_mail_goes_out_once_however_often_its_job_is_done(asked, work_off):
    row = Notice.objects.get()
    work_off()
    ask(NOTIFY, subject=subject_of(row), by="machine/accreditation")
    assert work_off() == [{"sent": False}]
    # A worker that was killed does the job again.
    assert send_one(Work(subject_of(row))) == {"sent": False}
    assert send_waiting(Work()) == {"sent": 0, "failed": 0}
    assert len(mail.outbox) == 1


def test_two_senders_of_one_mail_send_it_once(asked, settings):
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    seen_before = Notice.objects.get()
    assert send_notice(seen_before) is False
    settings.EMAIL_BACKEND = usual
    # The other tried meanwhile; what this one saw is not the row any more.
    assert send_notice(seen_before) is None
    assert mail.outbox == []
    assert send_notice(Notice.objects.get()) is True


def test_a_second_row_of_one_number_cannot_be(asked):
    row = Notice.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_failed_mail_is_shown_and_tried_again(
    asked, press, page, settings, work_off, time_machine
):
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
    assert work_off() == [{"sent": False}]
    shown = page(press)
    assert "failed, tried again" in shown
    assert "SMTPServerDisconnected" in shown
    assert send_due() == Sending(0, 1)
    settings.EMAIL_BACKEND = usual
    assert send_waiting(Work()) == {"sent": 1, "failed": 0}
    row = Notice.objects.get()
    assert (row.tries, row.error, row.sent_at) == (3, "", NOW)
    assert "failed" not in page(press)


def test_a_mail_that_always_fails_is_given_up_and_the_page_says_so(
    asked, press, page, settings
):
    settings.EMAIL_BACKEND = BROKEN
    send_due()
    Notice.objects.update(tries=MOST_TRIES)
    assert send_due() == Sending(0, 0)
    assert "failed, given up" in page(press)


def test_a_mail_whose_sender_died_is_not_sent_again(asked, press, page):
    Notice.objects.update(tries=1)
    assert send_due() == Sending(0, 0)
    assert "broken off, not sent again" in page(press)


def test_a_decision_that_was_changed_before_it_was_sent_is_not_sent(
    asked, press, page, work_off
):
    work_off()
    decide(asked, "refused", by=press, why=REASON)
    decide(asked, "accredited", by=press)
    assert "waits for the worker" in page(press)
    assert work_off() == [{"sent": False}, {"sent": True}]
    assert [one.subject for one in mail.outbox[1:]] == ["Accredited: Sample briefing"]
    assert "not sent: the next one says it anew" in page(press)


def test_the_page_says_what_was_sent_and_when(
    asked, press, make, page, work_off, time_machine
):
    time_machine.move_to(datetime(2027, 3, 1, 7, 30, tzinfo=UTC), tick=False)
    work_off()
    sent = Notice.objects.get()
    assert sent.sent_at == datetime(2027, 3, 1, 7, 30, tzinfo=UTC)
    shown = page(press)
    assert 'datetime="2027-03-01T' in shown
    assert "Your request for accreditation has number 1." in shown
    # Who may not decide sees that it went, and not the words.
    assert "has number 1." not in page(make("research", "research"))


def test_who_gave_no_address_is_told_nothing(event, press, work_off):
    one = Journalist.objects.create(
        event=event, number=7, name="Sample", outlet="Sample", asked_at=NOW,
        work="print", language="en",
    )  # fmt: skip
    decide(one, "accredited", by=press)
    assert (work_off(), mail.outbox) == ([], [])


def test_words_go_with_the_name_and_nothing_is_sent_after_it(
    asked, press, settings, work_off, time_machine
):
    decide(asked, "refused", by=press, why=REASON)
    settings.EMAIL_BACKEND = BROKEN
    work_off()
    time_machine.move_to(datetime(2027, 4, 2, 20, 0, tzinfo=UTC), tick=False)
    erase_personal_data(Work())
    assert {(one.heading, one.words) for one in Notice.objects.all()} == {("", "")}
    assert send_due() == Sending(0, 0)


def test_a_mail_that_is_no_more_is_no_fault(asked):
    subject = subject_of(Notice.objects.get())
    Notice.objects.all().delete()
    assert send_one(Work(subject)) == {"sent": False}


def test_mails_cost_the_page_no_query_a_journalist(event, asked, press, client):
    client.force_login(press)
    address = reverse("press:event", args=[event.key])
    client.get(address)
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))
        ask_accreditation(event, replace(ONE, name=f"Sample {number}"), "en")
    assert costs[0] == costs[1]
