"""Posts of forms: the behaviours of the OpenRosa protocol and of ODK Collect.

After the OpenRosa form submission API and what ODK Central and Collect are seen to do;
where Orkhon does better than Central, the test says so.
"""

import hashlib
import io

import pytest

from orkhon.observation.models import Submission, Unreadable
from orkhon.record.models import Entry, Source
from orkhon.record.queries import bytes_of
from tests.rooms.observation.odk.posts import BOUNDARY, body, filled, uuid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("form")]
PHOTO = ("photo.jpg", b"\xff\xd8sample photo")


def test_a_greeting_is_answered_204_and_nothing_else(phone):
    answer = phone.greet()
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert answer["X-OpenRosa-Accept-Content-Length"] == "10000000"
    assert answer["Content-Language"] == "az"  # the observer's first language


def test_a_form_is_kept_as_it_came_and_its_receipt_is_its_entry(phone, receipt, words):
    xml = filled()
    answer = phone.post(xml)
    assert answer.status_code == 201
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    kept = Submission.objects.get()
    assert bytes_of(kept.source) == xml
    entry = Entry.objects.get(pk=kept.seq)
    assert entry.verb == "observation.submission.receive"
    assert entry.subject == f"orkhon:submission/{kept.pk}"
    assert receipt(answer) == {
        "seq": str(entry.seq),
        "leaf": bytes(entry.leaf_hash).hex(),
        "complete": "true",
        "missing": "",
    }
    assert f"{entry.seq} · " in words(answer)


def test_the_leaf_names_neither_person_nor_place(phone, key):
    phone.post(filled(observer="AZ-01"))
    entry = Entry.objects.get(verb="observation.submission.receive")
    assert entry.actor == f"field-key/{key[0].pk}"
    assert entry.subject == f"orkhon:submission/{Submission.objects.get().pk}"


def test_the_head_of_the_form_places_it(phone, station, observers):
    phone.post(filled(), HTTP_X_ORKHON_CLIENT_TIME="2027-03-14T07:10:05+05:00")
    kept = Submission.objects.get()
    assert (kept.station, kept.station_code) == (station, "KT-001")
    assert (kept.observer, kept.stage) == (observers["AZ-01"], "opening")
    assert (kept.channel, kept.device_id) == ("collect", "collect:sample")
    assert kept.filled_at.isoformat() == "2027-03-14T02:10:00+00:00"
    assert kept.values["/data/opening/on_time"] == "yes"
    assert kept.clock_offset == pytest.approx(
        kept.filled_at.timestamp() + 5 - kept.received_at.timestamp(), abs=0.01
    )


def test_the_keys_observer_goes_before_the_one_named(phone, observers):
    phone.post(filled(observer="TR-01"))
    kept = Submission.objects.get()
    assert kept.observer == observers["AZ-01"]
    assert kept.notes.get().text == (
        "The form names the observer TR-01; it came with the key of AZ-01."
    )


def test_the_same_bytes_again_are_the_same_receipt_and_one_row(phone, receipt):
    first, again = phone.post(filled()), phone.post(filled())
    assert again.status_code == 201
    assert receipt(first) == receipt(again)
    assert (
        Submission.objects.count()
        == Source.objects.filter(filename__startswith="opening-").count()
        == 1
    )
    assert Entry.objects.filter(verb="observation.submission.receive").count() == 1


def test_other_answers_under_the_same_number_stand_beside_the_first(phone, receipt):
    # Central answers 409, and the phone keeps the form as unsent for ever.
    first = phone.post(filled(on_time="yes"))
    other = phone.post(filled(on_time="no"))
    again = phone.post(filled(on_time="no"))
    assert [first.status_code, other.status_code, again.status_code] == [201] * 3
    assert receipt(other) == receipt(again) != receipt(first)
    kept, branch = Submission.objects.order_by("pk")
    assert (kept.is_current, kept.is_branch, kept.state) == (True, False, "received")
    assert (branch.is_current, branch.is_branch) == (False, True)
    assert branch.root_instance_id == kept.instance_id == uuid(1)
    assert (branch.state, branch.why_held) == (
        "quarantined",
        "other answers came before under the same number",
    )
    assert kept.values["/data/opening/on_time"] == "yes"


def test_a_form_of_another_observer_sent_again_is_written_down(
    phone, other_phone, receipt
):
    first, replay = phone.post(filled()), other_phone.post(filled())
    again = other_phone.post(filled())
    assert [first.status_code, replay.status_code, again.status_code] == [201] * 3
    assert receipt(replay) == receipt(first)
    kept = Submission.objects.get()
    assert kept.observer.code == "AZ-01"
    assert Entry.objects.filter(verb="observation.submission.repeat").count() == 1
    assert kept.notes.get().text == ("The same form came again from another sender.")


def test_a_number_taken_by_another_observer_costs_nobody_the_form(phone, other_phone):
    other_phone.post(filled(on_time="no"))
    answer = phone.post(filled(on_time="yes"))
    assert answer.status_code == 201
    own = Submission.objects.get(observer__code="AZ-01")
    assert own.is_branch
    assert own.values["/data/opening/on_time"] == "yes"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"version": "1999"}, "opening has no version “1999” here"),
        ({"form_id": "weather"}, "“weather” is no form of this mission"),
    ],
)
def test_an_unknown_form_or_version_is_held_and_answered_201(
    phone, words, changes, why
):
    # Central answers 404; the phone could do nothing about it.
    answer = phone.post(filled(**changes), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 201
    assert words(answer).startswith("The form is received; somebody will look at it.")
    kept = Submission.objects.get()
    assert (kept.state, kept.why_held) == ("quarantined", why)


def test_a_form_without_its_number_is_refused_and_kept_as_bytes(phone, words):
    # The specification demands instanceID; a number of our own would double a resend.
    data = body(filled(meta=False))
    answer = phone.post(None, data=data, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 400
    assert words(answer) == (
        "The form does not say its number (instanceID). "
        "It is kept, and somebody will look at it."
    )
    kept = Unreadable.objects.get()
    assert bytes_of(kept.source) == data
    assert kept.source.is_restricted


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (body(b"<data id='opening'><a></data>"), "it is not well-formed XML"),
        (body(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "document type"),
        (body(None), "no part xml_submission_file"),
        (body(None, PHOTO), "no part xml_submission_file"),
        (body(filled()).replace(BOUNDARY.encode(), b"other"), "boundar"),
        (body(filled())[:-40], ""),
        (b"x", ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_kept(phone, data, why):
    for _twice in range(2):
        answer = phone.post(None, data=data)
        assert answer.status_code == 400
        assert answer["X-OpenRosa-Version"] == "1.0"
    kept = Unreadable.objects.get()
    assert bytes_of(kept.source) == data
    assert why in kept.why
    assert not Submission.objects.exists()


def test_a_post_that_is_no_multipart_is_refused_and_kept(phone):
    answer = phone.post(None, data=filled(), content_type="text/xml")
    assert answer.status_code == 400
    assert bytes_of(Unreadable.objects.get().source) == filled()


def test_an_empty_post_leaves_nothing_to_keep(phone):
    assert phone.post(None, data=b"").status_code == 400
    assert not Unreadable.objects.exists()


def test_a_post_that_was_cut_short_is_asked_for_again(phone):
    data = body(filled())
    line = {"wsgi.input": io.BytesIO(data[:-10])}
    answer = phone.post(None, data=data, CONTENT_LENGTH=str(len(data)), **line)
    assert answer.status_code == 400
    assert not Unreadable.objects.exists()  # the phone has it and sends it again


def test_more_than_a_post_may_bring_is_refused_unread(phone):
    answer = phone.post(None, data=b"x", CONTENT_LENGTH="100000001")
    assert answer.status_code == 413
    assert answer["X-OpenRosa-Accept-Content-Length"] == "10000000"


def test_chunks_are_taken_in_without_a_length(phone):
    answer = phone.post(
        None,
        data=body(filled()),
        CONTENT_LENGTH="",
        HTTP_TRANSFER_ENCODING="chunked",
        **{"wsgi.input": io.BytesIO(body(filled()))},
    )
    assert answer.status_code == 201


@pytest.mark.parametrize("version", ["", "0.9", "2.0"])
def test_a_client_of_another_protocol_is_refused(phone, version):
    answer = phone.post(filled(), HTTP_X_OPENROSA_VERSION=version)
    assert answer.status_code == 400
    assert not Submission.objects.exists()


def test_another_method_is_not_done(phone):
    answer = phone.client.put(f"{phone.base}/submission", HTTP_X_OPENROSA_VERSION="1.0")
    assert (answer.status_code, answer["Allow"]) == (405, "HEAD, POST")


def test_the_answer_is_in_the_language_that_is_asked_for(phone):
    answer = phone.post(filled(), HTTP_ACCEPT_LANGUAGE="ru")
    assert answer["Content-Language"] == "ru"


def test_a_large_form_lies_in_the_file_store(phone):
    xml = filled(on_time="жарайды " * 10_000)
    assert phone.post(xml).status_code == 201
    source = Submission.objects.get().source
    assert source.data is None
    assert hashlib.sha256(bytes_of(source)).digest() == hashlib.sha256(xml).digest()


def test_a_form_in_another_encoding_is_read_and_kept_byte_for_byte(phone):
    xml = b'<?xml version="1.0" encoding="windows-1251"?>'
    xml += filled(on_time="иә").decode().encode("windows-1251", "xmlcharrefreplace")
    assert phone.post(xml).status_code == 201
    kept = Submission.objects.get()
    assert bytes_of(kept.source) == xml
    assert kept.source.text == ""


def test_a_line_that_breaks_is_answered_to_nobody(phone):
    class Broken(io.BytesIO):
        def read(self, *_size):
            raise ConnectionResetError("reset by peer")

    answer = phone.post(filled(), **{"wsgi.input": Broken()})
    assert answer.status_code == 400
    assert not Unreadable.objects.exists()
