"""The record's pages: what they show, to whom, and what they write down."""

import json
import re

import pytest
from django.urls import reverse

from orkhon.accounts.models import HeldRole, User
from orkhon.engines.merkle import PublicKey, open_checkpoint
from orkhon.record.actions import append, cite, keep_source, quarantine_source
from orkhon.record.models import Entry, Source
from orkhon.record.roles import Role

pytestmark = pytest.mark.django_db


def signed_in(client, *roles):
    user = User.objects.create_user("sample", display_name="Sample Person")
    for role in roles:
        HeldRole.objects.create(user=user, role=role)
    client.force_login(user)
    return user


@pytest.fixture
def reader(client):
    """A member of the Secretariat, signed in."""
    return signed_in(client, Role.RESEARCH)


def page(client, name, *args, **query):
    return client.get(reverse(f"record:{name}", args=args), query)


def test_the_latest_entries_come_first_and_older_ones_follow(
    client, reader, sample_record
):
    shown = page(client, "index").content.decode()
    numbers = re.findall(r"/record/entries/(\d+)/", shown)
    assert numbers == [str(seq) for seq in range(261, 211, -1)]
    older = re.search(r'href="\?(older_than=\d+)"', shown)[1]
    assert older == "older_than=212"
    shown = client.get(f"{reverse('record:index')}?{older}").content.decode()
    assert re.findall(r"/record/entries/(\d+)/", shown)[0] == "211"


def test_the_list_costs_the_same_for_one_row_and_for_fifty(
    client, reader, researcher, django_assert_num_queries, sample_record
):
    page(client, "index")
    with django_assert_num_queries(11, exact=False) as many:
        page(client, "index")
    with django_assert_num_queries(len(many)):
        assert page(client, "index", verb="record.source").status_code == 200


def test_entries_are_found_by_act_and_by_subject(client, reader, sample_record):
    shown = page(client, "index", verb="record.source").content.decode()
    assert re.findall(r"/record/entries/(\d+)/", shown) == ["1"]
    shown = page(client, "index", subject="orkhon:thing/1").content.decode()
    assert re.findall(r"/record/entries/(\d+)/", shown) == ["7", "4", "3"]
    shown = page(client, "index", verb="nothing").content.decode()
    assert "No entry is of this kind." in shown


def test_an_entry_shows_what_it_said_and_its_proof(client, reader, sample_record):
    shown = page(client, "entry", 3).content.decode()
    assert "<dd>sample</dd>" in shown
    assert "Covered by the signed checkpoint of 261 entries" in shown
    assert bytes(sample_record.root).hex() in shown


def test_an_erased_entry_says_by_whom_and_why(client, reader, sample_record):
    shown = page(client, "entry", 4).content.decode()
    assert "account/legal" in shown
    assert "sample rule" in shown


def test_an_entry_about_a_restricted_source_keeps_its_words(
    client, reader, sample_record
):
    for seq in (1, 2):
        shown = page(client, "entry", seq).content.decode()
        assert "Restricted: not open to you" in shown
        assert "report.txt" not in shown
        told = json.loads(page(client, "entry-json", seq).content)
        assert (told["payload"], told["salt"]) == (None, None)


def test_the_administrator_sees_acts_and_no_words(client, sample_record):
    signed_in(client, Role.ADMINISTRATOR)
    shown = page(client, "entry", 3).content.decode()
    assert "sample.thing.say" in shown
    assert "<dd>sample</dd>" not in shown


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.OBSERVER, None])
def test_the_record_is_closed_to_others(client, sample_record, role):
    signed_in(client, *([role] if role else []))
    for name, args in (("index", ()), ("entry", (3,)), ("entry-json", (3,))):
        assert page(client, name, *args).status_code == 403


def test_the_entry_of_a_source_leads_to_it(client, reader, source):
    shown = page(client, "entry", 1).content.decode()
    assert f'<a href="{reverse("record:source", args=[source.pk])}">' in shown


def test_an_entry_that_is_not_there_is_not_found(client, reader):
    assert page(client, "entry", 9000).status_code == 404
    assert page(client, "entry", 10**30).status_code == 404


def test_an_entry_is_handed_out_with_its_proof(client, reader, sample_record):
    response = page(client, "entry-json", 3)
    told = json.loads(response.content)
    assert told["leaf"]["seq"] == 3
    assert told["payload"] == '{"text":"sample"}'
    assert (told["size"], told["checkpoint"]) == (261, sample_record.note)
    assert response["Content-Disposition"] == 'attachment; filename="entry-3.json"'


@pytest.fixture
def source(researcher):
    kept, _ = keep_source(
        "Бірінші жол.\n\n<b>İkinci</b> satır.".encode(),
        filename="есеп.txt",
        media_type="text/plain",
        text="Бірінші жол.\n\n<b>İkinci</b> satır.",
        language="kk",
        by=researcher,
        published_on="2025-06",
    )
    return kept


def test_a_source_shows_its_text_in_its_language_with_the_span(client, reader, source):
    shown = page(client, "source", source.pk, span="8-19").content.decode()
    assert '<div class="source-text" lang="kk">' in shown
    # the span crosses the line: two marks, one of them the target of #span
    assert shown.count('<mark class="span is-confirmed is-here"') == 2
    assert '<mark class="span is-confirmed is-here" id="span">жол.' in shown
    assert "&lt;b&gt;İ" in shown
    assert "June 2025" in shown
    assert Entry.objects.filter(verb="record.source.open").count() == 0


@pytest.mark.parametrize("span", ["", "x", "5-5", "0-999", "-1-5", "9" * 20 + "-1"])
def test_a_span_outside_the_text_marks_nothing(client, reader, source, span):
    shown = page(client, "source", source.pk, span=span).content.decode()
    assert "<mark" not in shown


def test_what_rests_on_a_source_is_listed_beside_it(client, reader, source):
    cite(source, start=0, end=7, quote="Бірінші")
    shown = page(client, "source", source.pk).content.decode()
    assert '<a href="?span=0-7#span">Бірінші</a>' in shown


def test_the_original_comes_byte_for_byte_and_only_as_a_download(
    client, reader, source
):
    response = page(client, "original", source.pk)
    assert response.content.decode() == source.text
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_a_source_in_quarantine_says_why(client, reader, researcher):
    held, _ = quarantine_source(
        b"\0",
        filename="x.bin",
        media_type="x/y",
        why="No known encoding.",
        by=researcher,
    )
    shown = page(client, "source", held.pk).content.decode()
    assert "No known encoding." in shown
    assert ">in quarantine</span>" in shown
    assert "No text could be read." in shown


def test_a_restricted_source_is_not_found_by_others_and_each_opening_is_written(
    client, reader, sample_record
):
    restricted = Source.objects.get()
    for name in ("source", "original"):
        assert page(client, name, restricted.pk).status_code == 404
    own, _ = keep_source(
        b"x", filename="x.txt", media_type="text/plain", text="x", language="en",
        by=reader, restricted_to=[reader.actor_id],
    )  # fmt: skip
    assert (
        "each opening is written down"
        in page(client, "source", own.pk).content.decode()
    )
    for name in ("source", "original"):
        assert "no-store" in page(client, name, own.pk)["Cache-Control"]
    opened = Entry.objects.filter(verb="record.source.open")
    assert [entry.actor for entry in opened] == [reader.actor_id] * 3


def test_anybody_may_have_the_checkpoint_and_the_key(client, sample_record):
    key = PublicKey.decode(page(client, "key").content.decode().strip())
    response = page(client, "checkpoint")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert open_checkpoint(response.content.decode(), [key]).size == 261


def test_before_anything_is_signed_there_is_no_checkpoint(client):
    assert page(client, "checkpoint").status_code == 404
    assert page(client, "key").status_code == 404


def test_consistency_is_proved_for_two_sizes(client, reader, sample_record, researcher):
    append("sample.thing.do", "orkhon:thing/1", by=researcher)
    proof = json.loads(page(client, "consistency", older=261, newer=262).content)
    assert (proof["older"], proof["newer"]) == (261, 262)
    assert all(len(bytes.fromhex(step)) == 32 for step in proof["proof"])
    assert page(client, "checkpoint-of", 261).content.decode() == sample_record.note


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "Name two sizes"),
        ({"older": 0, "newer": 5}, "Name two sizes"),
        ({"older": 5, "newer": 2}, "a tree of 5 leaves does not come before 2"),
        ({"older": 5, "newer": 9000}, "the record does not have 9000 entries"),
    ],
)
def test_sizes_that_the_record_does_not_have_are_refused(
    client, reader, sample_record, query, words
):
    response = page(client, "consistency", **query)
    assert response.status_code == 400
    assert words in response.content.decode()
