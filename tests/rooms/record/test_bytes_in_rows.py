"""Small things that came in a burst: kept in rows, with one lock, as well guarded."""

import io

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction

from orkhon.record import store, triggers
from orkhon.record.actions import (
    Incoming,
    RecordError,
    begin_keeping,
    hold_bytes,
    keep_source,
    keep_sources,
    open_source,
    subject_of,
)
from orkhon.record.models import Entry, Source
from orkhon.record.queries import bytes_of, entries_about, said
from orkhon.record.verify import verify_database

pytestmark = pytest.mark.django_db
LARGE = b"0123456789abcdef" * 4096 + b"!"  # one byte more than may lie in a row


def held(data):
    return hold_bytes(io.BytesIO(data))


def incoming(data, by, **changes):
    given = {"filename": "form.xml", "media_type": "text/xml", "text": "Sample"}
    return Incoming(held(data), by=by, **{**given, **changes})


def test_several_things_are_kept_each_with_its_entry_and_without_a_file(
    researcher, delegate
):
    kept = keep_sources([incoming(b"<a/>", researcher), incoming(b"<b/>", delegate)])
    assert [open_source(source, by=researcher) for source in kept] == [b"<a/>", b"<b/>"]
    assert not default_storage.exists(store.FOLDER)
    entries = [entries_about(subject_of(source))[0] for source in kept]
    assert [entry.actor for entry in entries] == [
        "account/researcher",
        "account/delegate",
    ]
    kept[0].refresh_from_db()
    assert kept[0].received_at == entries[0].at
    assert said(entries[0])["sha256"] == kept[0].sha256


def test_the_same_bytes_come_once_in_a_batch_and_once_at_all(researcher):
    first, again = keep_sources([incoming(b"<a/>", researcher)] * 2)
    assert first == again
    (later,) = keep_sources([incoming(b"<a/>", researcher, filename="other.xml")])
    assert later == first
    assert Entry.objects.count() == Source.objects.count() == 1


def test_forms_that_came_before_bring_nothing_new_to_look_for(
    django_assert_num_queries,
):
    # An empty list of digests is no condition that every database reads.
    with django_assert_num_queries(0):
        keeping = begin_keeping([])
    assert (keeping.sources, keeping.deeds, keeping.new) == ([], [], [])


def test_other_readers_and_quarantine_make_sources_of_their_own(researcher):
    kept = keep_sources(
        [
            incoming(b"<a/>", researcher),
            incoming(b"<a/>", researcher, restricted_to=("protocol",)),
            incoming(b"<a/>", researcher, quarantined="cannot be read"),
        ]
    )
    assert len({source.pk for source in kept}) == 3
    assert [source.is_quarantined for source in kept] == [False, False, True]
    assert Entry.objects.get(pk=3).verb == "record.source.quarantine"


def test_what_is_large_lies_in_the_file_store(researcher):
    (source,) = keep_sources([incoming(LARGE, researcher)])
    assert source.data is None
    assert source.size == len(LARGE)
    assert bytes_of(source) == LARGE
    # and is found there again when it comes again
    assert held(LARGE).sha256 == source.sha256


def test_what_was_kept_as_a_file_before_is_not_kept_again(researcher):
    known, _ = keep_source(
        b"<a/>",
        filename="a.xml",
        media_type="text/xml",
        text="",
        language="und",
        by=researcher,
    )
    assert keep_sources([incoming(b"<a/>", researcher)]) == [known]
    assert bytes_of(known) == b"<a/>"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "a\0b"}, "form.xml: its text holds a NUL character"),
        ({"restricted_to": (" ",)}, "form.xml: a reader without a name"),
    ],
)
def test_one_that_cannot_be_kept_stops_the_batch(researcher, changes, words):
    batch = [incoming(b"<a/>", researcher), incoming(b"<b/>", researcher, **changes)]
    with pytest.raises(RecordError, match=words):
        keep_sources(batch)
    assert not Source.objects.exists()


def test_a_changed_byte_in_the_row_is_found(researcher):
    (source,) = keep_sources([incoming(b"<a/>", researcher)])
    assert verify_database().holds
    triggers.remove(connection)
    Source.objects.update(data=b"<b/>")
    found = verify_database()
    assert found.first_entry == 1
    assert found.findings[0].what == (
        "Entry 1: the bytes in the row of its source were altered."
    )
    source.refresh_from_db()
    with pytest.raises(store.StoreError, match="was altered"):
        bytes_of(source)
    Source.objects.update(data=None)
    assert "is missing" in verify_database().findings[0].what
    transaction.set_rollback(True)  # takes the triggers back


def test_the_row_is_append_only(researcher):
    keep_sources([incoming(b"<a/>", researcher)])
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        Source.objects.update(data=b"<b/>")


def test_a_storage_elsewhere_is_asked_for_no_path(settings, researcher):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    (source,) = keep_sources([incoming(LARGE, researcher)])
    assert bytes_of(source) == LARGE
