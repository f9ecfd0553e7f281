"""What happens to forms when something fails: they are kept, or come again."""

import io
from dataclasses import replace

import pytest
from django.db import DataError, OperationalError, connection
from django.test import Client
from django.utils import timezone

from orkhon.engines.xforms import InstanceError
from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.actions.unreadable import keep_unreadable, settle_unreadable
from orkhon.observation.models import Incident, Submission, Unreadable
from orkhon.record import triggers
from orkhon.record.actions import hold_bytes
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.verify import verify_database
from tests.rooms.observation.odk.conftest import Phone
from tests.rooms.observation.odk.posts import filled, form_xml


@pytest.fixture
def arrival(mission, form):
    """A form that came in over a channel of its own."""

    def of(number=1, **changes):
        files = changes.pop("files", ())
        made = arrival_of(
            changes.pop("xml", None) or filled(number),
            mission_id=mission.pk,
            received_at=timezone.now(),
            channel=Submission.Channel.FILE,
            sender=Sender(account="account/sample"),
            files=files,
        )
        return replace(made, **changes)

    return of


@pytest.fixture
def committed(transactional_db):
    """A database whose transactions are real, with rows that nothing may delete."""
    yield
    triggers.remove(connection)  # so that the test's tables can be emptied


@pytest.mark.django_db
def test_several_forms_are_received_in_the_order_given(arrival):
    receipts = receive([arrival(1), arrival(2), arrival(1)])
    assert [one.is_new for one in receipts] == [True, True, False]
    assert receipts[0].leaf == receipts[2].leaf != receipts[1].leaf
    assert receive([]) == []
    assert Submission.objects.count() == 2


@pytest.mark.django_db
def test_files_of_a_form_that_came_twice_in_one_batch_are_put_together(arrival):
    photo = ("a.jpg", "image/jpeg", b"sample")
    xml = filled(photo="a.jpg")
    receipts = receive([arrival(xml=xml), arrival(xml=xml, files=[photo])])
    assert receipts[1].is_complete
    assert Submission.objects.get().is_complete
    extra = ("b.jpg", "image/jpeg", b"sample")
    receive([arrival(2), arrival(2, files=[extra])])
    assert Submission.objects.get(files__name="b.jpg").is_complete
    assert Submission.objects.count() == 2


@pytest.mark.django_db
def test_a_form_and_its_correction_may_come_in_one_batch(arrival, protocol):
    photo = ("a.jpg", "image/jpeg", b"sample")
    first, edit = receive(
        [
            arrival(xml=filled(1, photo="a.jpg"), files=[photo]),
            arrival(
                xml=filled(2, photo="a.jpg", deprecated=arrival(1).instance.instance_id)
            ),
        ]
    )
    assert (first.is_complete, edit.is_complete) == (True, True)
    kept = Submission.objects.get(pk=edit.submission_id)
    assert bytes_of(kept.files.get().source) == b"sample"
    assert verify_database().holds


@pytest.mark.django_db
def test_xml_that_cannot_be_read_is_no_arrival(arrival):
    with pytest.raises(InstanceError, match="does not say which form"):
        arrival(xml=b"<data/>")


@pytest.mark.django_db
def test_a_form_that_cannot_be_kept_as_one_costs_the_others_nothing(arrival):
    # Half a letter (a lone surrogate) can stand in no database and no record.
    good = arrival(1)
    odd = arrival(2)
    odd = replace(odd, sender=Sender(account="account/sample", device_id="\ud800"))
    receipts = receive([good, odd, arrival(3)])
    assert [one.submission_id is None for one in receipts] == [False, True, False]
    kept = Unreadable.objects.get()
    assert bytes_of(kept.source) == filled(2)
    assert receipts[1].why_held == kept.why != ""
    entry = Entry.objects.get(pk=receipts[1].seq)
    assert entry.verb == "observation.unreadable.keep"
    assert Submission.objects.count() == 2
    assert verify_database().holds


@pytest.mark.django_db
def test_a_form_whose_consequences_fail_is_kept_and_held(mission, protocol, phone):
    bring_in_form(
        mission, form_xml("incident"), "incident.xml", by=protocol, publish=True
    )

    def refuse(execute, query, *rest):
        if query.startswith("INSERT") and "observation_incident" in query:
            raise DataError("a value that the database does not take")
        return execute(query, *rest)

    with connection.execute_wrapper(refuse):
        answer = phone.post(filled(form_id="incident"))
    assert answer.status_code == 201
    kept = Submission.objects.get()
    assert (kept.state, kept.why_held) == (
        "quarantined",
        "it is kept, but what should follow from it failed",
    )
    assert not Incident.objects.exists()


@pytest.mark.django_db
def test_while_consequences_find_no_database_the_form_comes_again(
    mission, protocol, phone
):
    bring_in_form(
        mission, form_xml("incident"), "incident.xml", by=protocol, publish=True
    )

    def lose(execute, query, *rest):
        if query.startswith("INSERT") and "observation_incident" in query:
            raise OperationalError("the connection is lost")
        return execute(query, *rest)

    with connection.execute_wrapper(lose):
        assert phone.post(filled(form_id="incident")).status_code == 503
    assert not Submission.objects.exists()
    assert phone.post(filled(form_id="incident")).status_code == 201


@pytest.mark.django_db
def test_an_incident_opens_with_its_form_and_few_may_open_its_source(
    mission, protocol, phone, press
):
    bring_in_form(
        mission, form_xml("incident"), "incident.xml", by=protocol, publish=True
    )
    phone.post(filled(form_id="incident"))
    kept = Submission.objects.get()
    assert Incident.objects.get().submission == kept
    assert kept.source.is_open_to(protocol)
    assert not kept.source.is_open_to(press)


def away(*_args):
    raise OperationalError("the connection is lost")


@pytest.mark.django_db
def test_while_the_database_is_away_phones_are_told_to_come_again(phone, form, words):
    with connection.execute_wrapper(away):
        answer = phone.post(filled(), HTTP_ACCEPT_LANGUAGE="en")
    assert (answer.status_code, answer["Retry-After"]) == (503, "20")
    assert words(answer) == (
        "The server cannot keep the form just now. It will be sent again."
    )
    assert phone.post(filled()).status_code == 201


@pytest.mark.django_db
def test_a_caller_inside_a_transaction_hears_that_the_database_is_away(arrival):
    one = arrival()
    with (
        connection.execute_wrapper(away),
        pytest.raises(OperationalError, match="is lost"),
    ):
        receive([one])


def test_a_connection_that_died_is_made_anew(committed, arrival):
    one = arrival()
    deaths = iter([True])

    def once(execute, *rest):
        if next(deaths, False):
            raise OperationalError("terminated by the administrator")
        return execute(*rest)

    with connection.execute_wrapper(once):
        (receipt,) = receive([one])
    assert receipt.is_new
    assert Submission.objects.count() == 1


def test_outside_a_transaction_a_form_is_on_the_disk_when_it_is_answered(
    committed, mission, key, form
):
    own = Phone(f"/v1/key/{key[1]}/projects/{mission.number}", Client())
    assert own.post(filled()).status_code == 201
    assert not connection.in_atomic_block
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_what_could_not_be_read_is_settled_once_in_words(mission, protocol, press):
    row, entry = keep_unreadable(
        [hold_bytes(io.BytesIO(b"x")), hold_bytes(io.BytesIO(b"y"))],
        mission_id=mission.pk,
        sender=Sender(),
        received_at=timezone.now(),
        why="sample",
    )
    assert entry.actor == "machine/intake"
    with pytest.raises(Refusal, match="say what was done"):
        settle_unreadable(row, by=protocol, what=" ")
    settled = settle_unreadable(row, by=protocol, what="sample: typed in by hand")
    assert settled.settled_by == protocol.actor_id
    with pytest.raises(Refusal, match="was settled before"):
        settle_unreadable(row, by=protocol, what="again")
    with pytest.raises(Exception, match="may not do this"):
        settle_unreadable(row, by=press, what="x")
