"""Passports and visas: no rule, no document; opened under trace; gone on their day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from orkhon.protocol.actions.personal import (
    NoRule,
    delete_document,
    delete_due_documents,
    expire,
    keep_document,
    move_deletion_days,
    open_document,
    set_retention_rule,
)
from orkhon.protocol.actions.visits import VisitPlan, change_visit
from orkhon.protocol.models import PersonalDocument, RetentionRule, Visit
from orkhon.protocol.tasks.personal import delete_personal_documents
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal

PASSPORT = b"%PDF-1.7 sample passport S0000001 of nobody"
DUE = date(2027, 4, 3)
"""30 days after 4 March 2027, the last day of the visit."""


@pytest.fixture(autouse=True)
def _before_the_visit(settings, tmp_path, time_machine):
    settings.ORKHON_DOCUMENTS_KEY_FILE = tmp_path / "documents-key"
    time_machine.move_to("2027-02-01T08:00Z", tick=False)


@pytest.fixture
def rule(head):
    return set_retention_rule(30, "Sample order no. 4, article 7", by=head)


@pytest.fixture
def kept(guests, rule, protocol):
    return keep_document(
        guests[0], PASSPORT, kind="passport", filename="C:\\x\\p.pdf", by=protocol
    )


def verbs(row):
    return [one.verb for one in entries_about(subject_of(row))]


def bytes_on_disk(document):
    with default_storage.open(document.file) as file:
        return file.read()


def test_without_a_rule_nothing_is_kept_and_the_page_leads_to_it(
    client, guests, protocol, visit
):
    assert not RetentionRule.objects.exists()
    with pytest.raises(NoRule, match="none is kept"):
        keep_document(
            guests[0], PASSPORT, kind="passport", filename="p.pdf", by=protocol
        )
    client.force_login(protocol)
    said = client.get(
        reverse("protocol:visit-personal", args=[visit.key])
    ).content.decode()
    assert "Set the rule" in said
    assert "Bring in a document" not in said
    line = {"participant": guests[0].pk, "kind": "passport"}
    file = SimpleUploadedFile("p.pdf", PASSPORT)
    answer = client.post(
        reverse("protocol:visit-personal", args=[visit.key]), line | {"file": file}
    )
    assert answer.url == reverse("protocol:retention")


def test_the_bytes_on_the_disk_say_nothing(kept, protocol):
    assert b"S0000001" not in bytes_on_disk(kept)
    assert (kept.delete_on, kept.filename) == (DUE, "p.pdf")
    assert kept.rule == "30 days after the visit: Sample order no. 4, article 7"
    assert verbs(kept) == ["protocol.personal.keep"]


def test_opening_asks_why_and_stays_beside_the_document(kept, protocol, head, press):
    for who in (head, press):
        with pytest.raises(PermissionDenied):
            open_document(kept, why="x", by=who)
    with pytest.raises(Refusal, match="say why"):
        open_document(kept, why=" ", by=protocol)
    assert open_document(kept, why="List to the border guard", by=protocol) == PASSPORT
    (opening,) = kept.openings.all()
    assert (opening.by, opening.why) == (protocol.actor_id, "List to the border guard")
    assert verbs(kept)[1:] == ["protocol.personal.open"]


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (PASSPORT, "diary", "“diary” is no kind of document"),
        (b"MZ program", "passport", "p.pdf is no PDF, JPEG or PNG"),
        (PASSPORT + bytes(20 * 1024 * 1024), "visa", "larger than 20 MB"),
    ],
)
def test_what_is_no_document_is_refused(guests, rule, protocol, data, kind, why):
    with pytest.raises(Refusal, match=why):
        keep_document(guests[0], data, kind=kind, filename="p.pdf", by=protocol)
    assert not PersonalDocument.objects.exists()


def test_nobody_withdrawn_and_nothing_that_is_due_already_is_kept(
    guests, rule, protocol, time_machine
):
    guests[1].withdrawn_at = "2027-02-01T00:00Z"
    with pytest.raises(Refusal, match="takes no part any more"):
        keep_document(guests[1], PASSPORT, kind="visa", filename="p", by=protocol)
    time_machine.move_to("2027-04-03T08:00Z", tick=False)
    with pytest.raises(Refusal, match="would have been deleted on 2027-04-03"):
        keep_document(guests[0], PASSPORT, kind="visa", filename="p", by=protocol)


def test_on_its_day_the_file_is_gone_and_the_log_remains(
    kept, protocol, django_capture_on_commit_callbacks, time_machine
):
    open_document(kept, why="Visa request", by=protocol)
    name = kept.file
    time_machine.move_to("2027-04-02T12:00Z", tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_personal_documents(None) == {"deleted": 0}
    assert default_storage.exists(name)
    time_machine.move_to("2027-04-03T12:00Z", tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_personal_documents(None) == {"deleted": 1}
    assert not default_storage.exists(name)
    kept.refresh_from_db()
    assert (kept.file, kept.filename, kept.deleted_by) == ("", "", "")
    assert kept.deleted_at is not None
    assert kept.openings.count() == 1
    assert verbs(kept)[-1] == "protocol.personal.expire"
    with pytest.raises(Refusal, match="was deleted on 2027-04-03"):
        open_document(kept, why="x", by=protocol)
    assert delete_due_documents(DUE) == []
    assert expire(kept) is False


def test_the_command_prints_what_it_deleted(
    kept, capsys, time_machine, django_capture_on_commit_callbacks
):
    name = kept.file
    time_machine.move_to("2027-04-04T12:00Z", tick=False)
    call_command("personal", "delete-due", "--on", "2027-04-02")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("personal", "delete-due")
    assert capsys.readouterr().out.splitlines() == [
        "Personal documents: 0 deleted.",
        "passport of sample-visit no. 1: due 2027-04-03, deleted.",
        "Personal documents: 1 deleted.",
    ]
    assert not default_storage.exists(name)
    RetentionRule.objects.all().delete()
    call_command("personal", "delete-due")
    assert "No rule is set" in capsys.readouterr().out
    with pytest.raises(CommandError, match="“soon” is no day"):
        call_command("personal", "delete-due", "--on", "soon")
    with pytest.raises(CommandError, match="has not come"):
        call_command("personal", "delete-due", "--on", "2027-04-05")


def test_a_file_that_a_crash_left_behind_goes_the_next_time(kept):
    name = kept.file
    PersonalDocument.objects.update(deleted_at="2027-04-03T00:00Z")
    assert delete_due_documents(DUE) == []
    assert not default_storage.exists(name)


def test_a_person_deletes_with_a_reason_once(
    kept, head, protocol, django_capture_on_commit_callbacks
):
    with pytest.raises(PermissionDenied):
        delete_document(kept, why="x", by=head)
    with pytest.raises(Refusal, match="say why"):
        delete_document(kept, why="", by=protocol)
    name = kept.file
    with django_capture_on_commit_callbacks(execute=True):
        delete_document(kept, why="wrong person", by=protocol)
    assert not default_storage.exists(name)
    assert kept.deleted_by == protocol.actor_id
    with pytest.raises(Refusal, match="deleted already"):
        delete_document(kept, why="again", by=protocol)


def test_another_rule_or_another_last_day_moves_the_day(
    kept, head, visit, press, time_machine
):
    time_machine.move_to("2027-02-02T08:00Z", tick=False)
    with pytest.raises(PermissionDenied):
        set_retention_rule(5, "x", by=press)
    for days, words, why in ((-1, "x", "“-1” days"), (3, " ", "say which text")):
        with pytest.raises(Refusal, match=why):
            set_retention_rule(days, words, by=head)
    rule = set_retention_rule(10, "Sample order no. 5", by=head)
    kept.refresh_from_db()
    assert kept.delete_on == date(2027, 3, 14)
    assert verbs(rule) == ["protocol.retention.set"]
    visit.ends_on = date(2027, 3, 5)
    visit.save()
    move_deletion_days(visit)
    kept.refresh_from_db()
    assert kept.delete_on == date(2027, 3, 15)


def test_a_visit_that_ends_later_keeps_its_documents_longer(kept, visit, protocol):
    plan = VisitPlan(
        title=visit.title,
        direction=visit.direction,
        guest=visit.guest,
        host=visit.host,
        begins_on=visit.begins_on,
        ends_on=date(2027, 3, 6),
        time_zone=visit.time_zone,
        place=visit.place,
        sample=True,
    )
    change_visit(visit, plan, by=protocol)
    kept.refresh_from_db()
    assert kept.delete_on == date(2027, 4, 5)


def test_without_a_rule_no_day_moves(visit):
    move_deletion_days(Visit.objects.get(pk=visit.pk))
    assert not RetentionRule.objects.exists()


def test_the_pages_keep_open_and_delete(client, protocol, rule, guests, visit):
    client.force_login(protocol)
    url = reverse("protocol:visit-personal", args=[visit.key])
    line = {"participant": guests[0].pk, "kind": "passport"}
    bad = SimpleUploadedFile("a.exe", b"MZ")
    answer = client.post(url, line | {"file": bad})
    assert "a.exe is no PDF" in answer.content.decode()
    file = SimpleUploadedFile("p.pdf", PASSPORT)
    said = client.post(url, line | {"file": file}, follow=True).content.decode()
    assert "Kept under seal until 2027-04-03" in said
    assert "p.pdf" not in said
    document = PersonalDocument.objects.get()
    open_url = reverse("protocol:open-personal", args=[document.pk])
    assert "say why" in client.post(open_url, {}, follow=True).content.decode()
    answer = client.post(open_url, {"why": "Border guard"})
    assert (answer.content, answer["X-Content-Type-Options"]) == (PASSPORT, "nosniff")
    assert "no-store" in answer["Cache-Control"]
    assert "Border guard" in client.get(url).content.decode()
    said = client.get(reverse("protocol:personal")).content.decode()
    assert "1 document" in said
    delete_url = reverse("protocol:delete-personal", args=[document.pk])
    assert "say why" in client.post(delete_url, {}, follow=True).content.decode()
    said = client.post(delete_url, {"why": "Twice"}, follow=True).content.decode()
    assert "its file is gone" in said


def test_the_rule_is_set_on_its_page(client, head):
    client.force_login(head)
    url = reverse("protocol:retention")
    assert "not set" in client.get(url).content.decode()
    assert client.post(url, {"days": 5, "words": " \t"}).status_code == 422
    said = client.post(url, {"days": 5, "words": "Order 4"}, follow=True)
    assert "5 days" in said.content.decode()
