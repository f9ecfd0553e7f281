"""Personal documents: sealed on the disk, opened under trace, really deleted."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import Image

from orkhon.observation.actions.documents_kept import (
    add_document,
    delete_document,
    delete_due_documents,
    expire,
    open_document,
)
from orkhon.observation.models import Mission, ObserverDocument
from orkhon.record import sealed
from orkhon.record.refusals import Refusal

PASSPORT = b"%PDF-1.7 passport of nobody"
DUE = date(2027, 4, 13)
"""30 days after 14 March 2027, by the mission's rule."""


@pytest.fixture
def kept(observers, protocol):
    return add_document(
        observers["TR-01"], PASSPORT, kind="passport", filename="p.pdf", by=protocol
    )


def picture(**options):
    written = io.BytesIO()
    Image.new("RGB", (2400, 1200), "grey").save(written, "JPEG", **options)
    return written.getvalue()


def bytes_on_disk(document):
    with default_storage.open(document.file) as file:
        return file.read()


def test_the_bytes_on_the_disk_say_nothing(kept, settings, said):
    assert PASSPORT not in bytes_on_disk(kept)
    assert b"passport" not in bytes_on_disk(kept)
    assert (kept.delete_on, kept.size) == (DUE, len(PASSPORT))
    assert Path(settings.ORKHON_DOCUMENTS_KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert said(kept) == ["observation.document.add"]


def test_each_opening_leaves_its_trace(kept, protocol, coordinator, said):
    assert open_document(kept, by=protocol) == PASSPORT
    assert open_document(kept, by=coordinator) == PASSPORT
    assert said(kept)[1:] == ["observation.document.open"] * 2


def test_whoever_brought_it_in_does_not_read_it(
    observers, turkish_secretary, press, said
):
    kept = add_document(
        observers["TR-01"],
        PASSPORT,
        kind="passport",
        filename="C:\\scans\\p.pdf",
        by=turkish_secretary,
    )
    assert kept.filename == "p.pdf"
    for who in (turkish_secretary, press):
        with pytest.raises(PermissionDenied):
            open_document(kept, by=who)
    with pytest.raises(PermissionDenied):
        add_document(
            observers["AZ-01"],
            PASSPORT,
            kind="passport",
            filename="p.pdf",
            by=turkish_secretary,
        )
    assert said(kept) == ["observation.document.add"]


def test_a_photograph_is_upright_small_and_without_place(observers, protocol):
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turned a quarter to the right (Exif 2.32, 4.6.4)
    exif[0x010F] = "Sample phone"
    data = picture(exif=exif)
    assert b"Sample phone" in data
    kept = add_document(
        observers["TR-01"], data, kind="photo", filename="me.jpg", by=protocol
    )
    photo = open_document(kept, by=protocol)
    assert b"Sample phone" not in photo
    assert Image.open(io.BytesIO(photo)).size == (600, 1200)


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (PASSPORT, "diary", "“diary” is no kind of document"),
        (b"MZ program", "passport", "a.bin is no PDF, JPEG or PNG"),
        (PASSPORT + bytes(20 * 1024 * 1024), "passport", "larger than 20 MB"),
        (b"\xff\xd8\xff no picture", "photo", "a.bin: the file holds no JPEG"),
        (PASSPORT, "photo", "a.bin: the file holds no JPEG"),
    ],
)
def test_what_is_no_document_is_refused(observers, protocol, data, kind, why):
    with pytest.raises(Refusal, match=why):
        add_document(observers["TR-01"], data, kind=kind, filename="a.bin", by=protocol)
    assert not ObserverDocument.objects.exists()


def test_on_its_day_the_file_is_really_gone(
    kept, django_capture_on_commit_callbacks, last_words, said, protocol
):
    name = kept.file
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_due_documents(date(2027, 4, 12)) == 0
        assert delete_due_documents(DUE) == 1
    assert not default_storage.exists(name)
    kept.refresh_from_db()
    assert (kept.file, kept.deleted_at is None) == ("", False)
    assert last_words(kept)["rule"] == "30 days after 2027-03-14"
    assert delete_due_documents(DUE) == 0
    with pytest.raises(Refusal, match="passport was deleted on"):
        open_document(kept, by=protocol)
    assert said(kept)[-1] == "observation.document.expire"


def test_a_file_that_a_crash_left_behind_goes_the_next_time(kept):
    name = kept.file
    # Marked as deleted; the process died before the bytes went.
    ObserverDocument.objects.update(deleted_at="2027-04-13T00:00Z")
    assert delete_due_documents(DUE) == 0
    assert not default_storage.exists(name)
    assert ObserverDocument.objects.get().file == ""


def test_one_that_somebody_else_deleted_meanwhile_is_deleted_once(kept, said):
    read_before = ObserverDocument.objects.get()
    ObserverDocument.objects.update(deleted_at="2027-04-13T00:00Z", file="")
    assert expire(read_before) == 0
    assert said(kept) == ["observation.document.add"]


def test_a_person_deletes_with_a_reason_once(
    kept, turkish_secretary, press, django_capture_on_commit_callbacks, last_words
):
    with pytest.raises(PermissionDenied):
        delete_document(kept, by=press, why="x")
    with pytest.raises(Refusal, match="say why"):
        delete_document(kept, by=turkish_secretary, why=" ")
    name = kept.file
    with django_capture_on_commit_callbacks(execute=True):
        delete_document(kept, by=turkish_secretary, why="wrong person")
    assert not default_storage.exists(name)
    assert last_words(kept)["why"] == "wrong person"
    with pytest.raises(Refusal, match="deleted already"):
        delete_document(kept, by=turkish_secretary, why="again")


def test_a_closed_mission_takes_no_document(observers, protocol):
    Mission.objects.update(closed_at="2027-04-01T00:00Z")
    one = observers["TR-01"]
    one.mission.refresh_from_db()
    with pytest.raises(Refusal, match="closed"):
        add_document(one, PASSPORT, kind="passport", filename="p", by=protocol)


def test_a_lost_or_altered_file_is_said_so(kept, settings, tmp_path):
    with default_storage.open(kept.file, "wb") as file:
        file.write(b"altered")
    with pytest.raises(sealed.SealError, match="was altered"):
        sealed.unseal(kept.file)
    default_storage.delete(kept.file)
    with pytest.raises(sealed.SealError, match="is missing"):
        sealed.unseal(kept.file)
    settings.ORKHON_DOCUMENTS_KEY_FILE.write_text("no key")
    with pytest.raises(sealed.SealError, match="cannot be used"):
        sealed.seal(b"x")


def test_the_command_tidies_up(kept, capsys, time_machine):
    time_machine.move_to("2027-04-14T12:00Z", tick=False)
    call_command("tidy", "--on", "2027-04-12")
    call_command("tidy")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "documents of observers: 0 deleted.",
        "positions of observers: 0 deleted.",
        "unsent drafts of teams: 0 deleted.",
        "documents of observers: 1 deleted.",
        "positions of observers: 0 deleted.",
        "unsent drafts of teams: 0 deleted.",
    ]
    with pytest.raises(CommandError, match="“soon” is no day"):
        call_command("tidy", "--on", "soon")
    with pytest.raises(CommandError, match="has not come"):
        call_command("tidy", "--on", "2027-04-15")
