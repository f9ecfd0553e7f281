"""Corrections: a form that names the one it takes the place of (deprecatedID)."""

import pytest
from django.test import Client

from orkhon.observation.actions.keys import make_key
from orkhon.observation.models import Submission, SubmissionFile
from tests.rooms.observation.odk.conftest import Phone
from tests.rooms.observation.odk.posts import filled, uuid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("form")]
PHOTO = ("a.jpg", b"\xff\xd8sample")


def states():
    return {
        row.instance_id: (row.is_current, row.is_branch, row.state)
        for row in Submission.objects.all()
    }


def test_a_correction_takes_the_place_of_the_first(phone):
    phone.post(filled(1))
    answer = phone.post(filled(2, deprecated=uuid(1), on_time="no"))
    assert answer.status_code == 201
    assert states() == {
        uuid(1): (False, False, "received"),
        uuid(2): (True, False, "received"),
    }
    edit = Submission.objects.get(instance_id=uuid(2))
    assert (edit.root_instance_id, edit.review) == (uuid(1), "edited")


def test_a_correction_of_a_correction_keeps_the_first_number(phone):
    for number, before in ((1, ""), (2, uuid(1)), (3, uuid(2))):
        phone.post(filled(number, deprecated=before))
    assert set(Submission.objects.values_list("root_instance_id", flat=True)) == {
        uuid(1)
    }
    assert Submission.objects.get(is_current=True).instance_id == uuid(3)


def test_the_correction_and_the_original_sent_again_change_nothing(phone, receipt):
    # Central answers 409 to the original after it was edited.
    answers = [phone.post(filled(1)), phone.post(filled(2, deprecated=uuid(1)))]
    again = [phone.post(filled(1)), phone.post(filled(2, deprecated=uuid(1)))]
    assert [one.status_code for one in again] == [201, 201]
    assert [receipt(one) for one in again] == [receipt(one) for one in answers]
    assert Submission.objects.count() == 2


def test_of_two_corrections_of_one_form_the_second_stands_beside(phone):
    # Central answers 409 and the phone keeps it for ever.
    phone.post(filled(1))
    phone.post(filled(2, deprecated=uuid(1)))
    answer = phone.post(filled(3, deprecated=uuid(1)))
    assert answer.status_code == 201
    assert states()[uuid(2)] == (True, False, "received")
    assert states()[uuid(3)] == (False, True, "quarantined")
    branch = Submission.objects.get(instance_id=uuid(3))
    assert branch.why_held == "another correction of the same form came before"
    assert branch.root_instance_id == uuid(1)


def test_a_correction_that_comes_before_its_form_waits_for_it(phone):
    # Central answers 404.
    phone.post(filled(2, deprecated=uuid(1)))
    edit = Submission.objects.get()
    assert (edit.state, edit.why_held) == (
        "quarantined",
        "it corrects a form that has not come",
    )
    phone.post(filled(1))
    assert states() == {
        uuid(1): (False, False, "received"),
        uuid(2): (True, False, "received"),
    }


def test_files_are_carried_over_by_name(phone, receipt):
    phone.post(filled(1, photo="a.jpg"), PHOTO)
    answer = phone.post(filled(2, deprecated=uuid(1), photo="a.jpg"))
    assert receipt(answer)["complete"] == "true"
    first, second = SubmissionFile.objects.order_by("pk")
    assert first.source == second.source


def test_a_new_file_goes_before_the_one_carried_over(phone):
    phone.post(filled(1, photo="a.jpg"), PHOTO)
    phone.post(filled(2, deprecated=uuid(1), photo="a.jpg"), ("a.jpg", b"new"))
    edit = Submission.objects.get(instance_id=uuid(2))
    assert edit.files.get().sha256 != SubmissionFile.objects.first().sha256


def test_a_form_that_corrects_itself_is_an_ordinary_one(phone):
    phone.post(filled(1, deprecated=uuid(1)))
    assert states() == {uuid(1): (True, False, "received")}


def test_the_first_form_came_without_its_photo_and_so_does_the_correction(
    phone, receipt
):
    phone.post(filled(1, photo="a.jpg"))
    answer = phone.post(filled(2, deprecated=uuid(1), photo="a.jpg"))
    assert receipt(answer)["missing"] == "a.jpg"


def test_a_strangers_correction_stands_beside_until_a_person_looks(phone, other_phone):
    phone.post(filled(1))
    assert other_phone.post(filled(2, deprecated=uuid(1))).status_code == 201
    assert states() == {
        uuid(1): (True, False, "received"),
        uuid(2): (False, True, "quarantined"),
    }


def test_a_strangers_correction_that_came_first_takes_nothing_over(phone, other_phone):
    other_phone.post(filled(2, deprecated=uuid(1)))
    phone.post(filled(1))
    assert states() == {
        uuid(1): (True, False, "received"),
        uuid(2): (False, True, "quarantined"),
    }


def test_another_phone_of_the_observer_may_correct(phone, mission, observers, protocol):
    _key, token = make_key(mission, by=protocol, observer=observers["AZ-01"])
    second = Phone(f"/v1/key/{token}/projects/{mission.number}", Client())
    phone.post(filled(1))
    second.post(filled(2, deprecated=uuid(1)))
    assert states()[uuid(2)] == (True, False, "received")


def test_a_form_of_a_shared_phone_is_corrected_by_that_phone_alone(
    phone, mission, protocol
):
    _key, token = make_key(mission, by=protocol, label="Shared phone")
    shared = Phone(f"/v1/key/{token}/projects/{mission.number}", Client())
    shared.post(filled(1))
    phone.post(filled(2, deprecated=uuid(1)))
    shared.post(filled(3, deprecated=uuid(1)))
    assert states()[uuid(2)] == (False, True, "quarantined")
    assert states()[uuid(3)] == (True, False, "received")
