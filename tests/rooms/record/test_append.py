"""Appending: one order, canonical payloads, all or nothing."""

import hashlib
import json

import pytest
from django.db import connection, transaction

from orkhon.engines.merkle import Leaf, leaf_hash, root
from orkhon.record.actions import Act, RecordError, append, append_all, subject_of
from orkhon.record.models import Entry, Source, TreeHead, TreeNode
from orkhon.record.moments import written
from orkhon.record.queries import entries_about, history, said

pytestmark = pytest.mark.django_db
SUBJECT = "orkhon:contact/8f3c"


def test_an_act_is_written_with_who_when_and_what(researcher):
    entry = append("dialogue.contact.confirm", SUBJECT, by=researcher, place="Baku")
    found = Entry.objects.select_related("kept").get()
    assert (found.seq, found.verb, found.subject) == (
        1,
        "dialogue.contact.confirm",
        SUBJECT,
    )
    assert (found.actor, found.at) == ("account/researcher", entry.at)
    assert said(found) == {"place": "Baku"}
    assert entries_about(SUBJECT) == [found]
    assert entries_about("orkhon:contact/other") == []


def test_the_digest_is_over_salt_and_canonical_payload(researcher):
    append("dialogue.contact.confirm", SUBJECT, by=researcher, z=1, a="Ә")
    kept = Entry.objects.select_related("kept").get().kept
    payload, salt = bytes(kept.payload), bytes(kept.salt)
    assert payload == '{"a":"Ә","z":1}'.encode()
    assert len(salt) == 32
    assert kept.entry.payload_digest == hashlib.sha256(salt + payload).hexdigest()


def test_two_equal_acts_have_different_digests(researcher):
    first, second = (
        append("dialogue.contact.confirm", SUBJECT, by=researcher, a=1) for _ in "ab"
    )
    assert first.payload_digest != second.payload_digest


def test_the_tree_holds_the_canonical_json_of_each_entry(researcher):
    for number in range(5):
        append("dialogue.contact.confirm", SUBJECT, by=researcher, number=number)
    leaves = [
        json.dumps(
            {
                "actor": entry.actor,
                "at": written(entry.at),
                "payload_digest": entry.payload_digest,
                "seq": entry.seq,
                "subject": entry.subject,
                "verb": entry.verb,
            },
            separators=(",", ":"),
        ).encode()
        for entry in Entry.objects.order_by("seq")
    ]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    head = TreeHead.objects.get()
    assert head.size == 5
    # 5 leaves are subtrees of 4 and of 1
    assert bytes(head.frontier) == root(hashes[:4]) + hashes[4]


def test_every_256_entries_a_subtree_is_stored(researcher):
    acts = [Act("sample.thing.do", SUBJECT, {"n": n}) for n in range(257)]
    entries = append_all(acts, by=researcher)
    node = TreeNode.objects.get()
    assert node.place == 8 * 2**48
    assert bytes(node.hash) == root([bytes(entry.leaf_hash) for entry in entries[:256]])


def test_acts_written_together_stand_in_their_order(researcher):
    acts = [Act("sample.thing.do", SUBJECT, {"n": n}) for n in range(3)]
    assert [entry.seq for entry in append_all(acts, by=researcher)] == [1, 2, 3]
    assert [line.payload for line in history(SUBJECT)] == [{"n": 0}, {"n": 1}, {"n": 2}]


def test_the_system_itself_acts_under_its_own_name():
    assert append("sample.thing.do", SUBJECT, by=None).actor == "orkhon"


def test_a_failed_act_leaves_no_entry_and_no_gap(researcher):
    append("sample.thing.do", SUBJECT, by=researcher)

    @transaction.atomic
    def act_that_fails():
        append("sample.thing.do", SUBJECT, by=researcher)
        append("fails", SUBJECT, by=researcher)

    with pytest.raises(RecordError):
        act_that_fails()
    assert append("sample.thing.do", SUBJECT, by=researcher).seq == 2
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    "verb", ["", "confirm", "Dialogue.confirm", "a.b c", "a." + "b" * 100]
)
def test_a_verb_names_a_thing_and_an_act(researcher, verb):
    with pytest.raises(
        RecordError, match=r"is no act such as dialogue\.contact\.confirm"
    ):
        append(verb, SUBJECT, by=researcher)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("subject", ["", "a\nb", "x" * 256])
def test_a_subject_is_one_short_line(researcher, subject):
    with pytest.raises(RecordError, match="is no subject"):
        append("sample.thing.do", subject, by=researcher)


@pytest.mark.parametrize("value", [object(), {1, 2}, 2**60, "\ud800"])
def test_a_payload_is_plain_json(researcher, value):
    with pytest.raises(RecordError, match=r"sample\.thing\.do of orkhon:contact/8f3c"):
        append("sample.thing.do", SUBJECT, by=researcher, value=value)
    assert Entry.objects.count() == 0


def test_one_bad_act_among_several_writes_none(researcher):
    acts = [Act("sample.thing.do", SUBJECT, {}), Act("bad", SUBJECT, {})]
    with pytest.raises(RecordError):
        append_all(acts, by=researcher)
    assert Entry.objects.count() == 0


def test_a_subject_names_kind_and_key():
    source = Source()
    assert subject_of(source) == f"orkhon:source/{source.pk}"


def test_a_leaf_read_back_is_the_leaf_that_was_hashed(researcher):
    entry = append("sample.thing.do", SUBJECT, by=researcher)
    entry.refresh_from_db()
    leaf = Leaf(
        entry.seq,
        written(entry.at),
        entry.verb,
        entry.subject,
        entry.actor,
        entry.payload_digest,
    )
    assert leaf.hash() == bytes(entry.leaf_hash)


def test_on_postgresql_the_disk_is_waited_for_once_a_transaction(
    researcher, django_capture_on_commit_callbacks
):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = on")
    with django_capture_on_commit_callbacks(execute=True) as waits:
        append("sample.thing.do", SUBJECT, by=researcher)
        append("sample.thing.do", SUBJECT, by=researcher)
    assert len(waits) == (1 if connection.vendor == "postgresql" else 0)
