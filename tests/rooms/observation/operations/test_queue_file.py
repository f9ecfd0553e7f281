"""The file of a phone: every form in it is received once, however else it came."""

import base64
import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.queue_file import import_queue
from orkhon.observation.models import Submission, Unreadable
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import filled

PHOTO = b"\xff\xd8\xff sample"


def photo(name="a.jpg", data=PHOTO, **fields):
    return {
        "name": name,
        "type": "image/jpeg",
        "sha256": hashlib.sha256(data).hexdigest(),
        "data": base64.b64encode(data).decode(),
    } | fields


def entry(number=1, form_id="voting", *, files=(), answers=None, xml=None):
    name = f"uuid:queued-{number}"
    header = {"station": "KT-001", "team": "T1", "observer": "AZ-01", "via": "app"}
    made = filled(form_id, name, header, answers or {"secrecy": "yes"}).decode()
    return {
        "form_id": form_id,
        "version": "2027031401",
        "instance_id": name,
        "filled_at": "2027-03-14T11:58:00+05:00",
        "xml": made if xml is None else xml,
        "files": list(files),
    }


@pytest.fixture
def bring(mission, designs, stations, teams, coordinator):
    def brought(*forms, by=coordinator, **fields):
        said = {
            "format": "orkhon-queue/1",
            "mission": mission.number,
            "observer": "AZ-01",
            "exported_at": "2027-03-14T20:00:00+05:00",
            "forms": list(forms),
        } | fields
        data = json.dumps(said, ensure_ascii=False).encode()
        return import_queue(mission, data, filename="az-01.json", by=by)

    return brought


def outcomes(result):
    return [(one.number, one.outcome) for one in result.lines]


def test_every_form_of_the_file_comes_in(bring, observers, coordinator, mission, said):
    result = bring(entry(1), entry(2, files=[photo()]))
    assert outcomes(result) == [(1, "new"), (2, "new")]
    assert (result.new, result.observer) == (2, observers["AZ-01"])
    form = Submission.objects.get(instance_id="uuid:queued-1")
    assert (form.channel, form.observer) == ("file", observers["AZ-01"])
    assert form.by_account == coordinator.actor_id
    assert form.filled_at.isoformat() == "2027-03-14T06:58:00+00:00"
    assert said(mission)[-1] == "observation.queue.import"


def test_the_file_itself_is_kept_for_few(bring, coordinator, press):
    source = bring(entry()).source
    assert Source.objects.get(pk=source.pk).filename == "az-01.json"
    assert source.is_open_to(coordinator)
    assert not source.is_open_to(press)


def test_a_form_that_came_by_another_way_is_not_doubled(bring, come):
    bring(entry(1))
    again = bring(entry(1), entry(2))
    assert outcomes(again) == [(1, "known"), (2, "new")]
    assert again.new == 1
    assert Submission.objects.count() == 2


def test_a_form_of_an_unknown_version_is_received_and_held(bring):
    xml = entry()["xml"].replace("2027031401", "2026010101")
    (line,) = bring(entry(xml=xml)).lines
    assert line.outcome == "held"
    assert line.words


def test_a_form_that_cannot_be_read_is_kept_and_named_and_the_others_come_in(bring):
    result = bring(entry(1), entry(2, xml="<data"), entry(3), "nonsense")
    assert outcomes(result) == [
        (1, "new"),
        (2, "unreadable"),
        (3, "new"),
        (4, "unreadable"),
    ]
    assert result.lines[1].instance_id == "uuid:queued-2"
    assert Unreadable.objects.filter(why__startswith="form 2 of a phone").exists()


def test_a_damaged_photo_is_named_and_waits_to_come_again(bring):
    answers = {"severity": "low", "photo": "a.jpg"}
    (line,) = bring(
        entry(
            1,
            "incident",
            answers=answers,
            files=[photo(sha256="0" * 64), photo("b.jpg") | {"data": "%"}, 5],
        )
    ).lines
    assert "“a.jpg” is damaged" in line.words
    assert "“b.jpg” is damaged" in line.words
    assert "missing: a.jpg" in line.words
    assert not Submission.objects.get().is_complete


def test_a_photo_in_the_file_completes_its_form(bring):
    answers = {"severity": "low", "photo": "a.jpg"}
    (line,) = bring(entry(1, "incident", answers=answers, files=[photo()])).lines
    assert line.words == ""
    assert Submission.objects.get().is_complete


def test_a_file_of_nobody_we_know_is_brought_in_too(bring):
    assert bring(entry(), observer="XX-99").observer is None
    assert Submission.objects.get().observer.code == "AZ-01"


def test_what_is_no_such_file_is_refused_whole(bring, mission, coordinator, press):
    for data, reason in (
        (b"\xff", "not JSON"),
        (b"[]", "orkhon-queue/1"),
        (b'{"format": "other"}', "orkhon-queue/1"),
    ):
        with pytest.raises(Refusal, match=reason):
            import_queue(mission, data, filename="x", by=coordinator)
    with pytest.raises(Refusal, match="of mission 2, not 1"):
        bring(entry(), mission=2)
    for forms in ([], {}, [entry()] * 1001):
        with pytest.raises(Refusal, match="holds no forms"):
            bring(forms=forms)
    with pytest.raises(PermissionDenied):
        bring(entry(), by=press)
    assert not Submission.objects.exists()


def test_a_form_without_files_may_say_so_in_any_way(bring):
    assert outcomes(bring(entry() | {"files": None})) == [(1, "new")]
