"""Photos and other files: in any number and order of posts, each version kept.

After the OpenRosa form submission API, Collect's SubmissionChunker and getodk/central
issue 793 (a photo that is replaced without a trace).
"""

import pytest

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.models import Submission, SubmissionFile
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of
from tests.rooms.observation.odk.posts import (
    BOUNDARY,
    body,
    envelope,
    filled,
    form_xml,
    part,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("form")]
FIRST, SECOND = b"\xff\xd8first", b"\xff\xd8second"


def kept(name):
    """Bytes of every version of a file."""
    return [
        None if row.source is None else bytes_of(row.source)
        for row in SubmissionFile.objects.filter(name=name).order_by("version")
    ]


def test_a_form_and_its_photo_in_one_post_are_complete(phone, receipt):
    answer = phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST))
    assert receipt(answer)["complete"] == "true"
    assert kept("a.jpg") == [FIRST]
    assert Submission.objects.get().is_complete


def test_a_photo_that_is_named_and_has_not_come_is_missing(phone, receipt, words):
    answer = phone.post(filled(photo="a b.jpg"), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 201
    assert (receipt(answer)["complete"], receipt(answer)["missing"]) == (
        "false",
        "a%20b.jpg",
    )
    assert "still to come: a b.jpg" in words(answer)
    assert not Submission.objects.get().is_complete
    assert kept("a b.jpg") == [None]


def test_the_photo_comes_hours_later_with_the_same_form(phone, receipt):
    first = phone.post(filled(photo="a.jpg"))
    later = phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST))
    assert receipt(later) == receipt(first) | {"complete": "true", "missing": ""}
    assert kept("a.jpg") == [FIRST]
    assert Submission.objects.get().is_complete
    assert Entry.objects.filter(verb="observation.submission.attach").count() == 1


def test_the_same_photo_again_is_nothing_new(phone):
    for _time in range(3):
        phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST))
    assert kept("a.jpg") == [FIRST]


def test_a_photo_with_other_bytes_never_replaces_the_first(phone):
    phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST))
    answer = phone.post(filled(photo="a.jpg"), ("a.jpg", SECOND))
    assert answer.status_code == 201
    assert kept("a.jpg") == [FIRST, SECOND]
    assert Submission.objects.get().notes.get().text == (
        "a.jpg came again with other bytes."
    )


def test_two_fields_that_name_one_file_are_two_versions(phone):
    phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST), ("a.jpg", SECOND))
    assert kept("a.jpg") == [FIRST, SECOND]


def test_two_files_may_hold_the_same_bytes(phone):
    # getodk/central-backend issue 299
    phone.post(filled(photo="a.jpg"), ("a.jpg", FIRST), ("b.jpg", FIRST))
    assert (kept("a.jpg"), kept("b.jpg")) == ([FIRST], [FIRST])


def test_a_file_that_the_form_does_not_name_is_kept(phone, receipt):
    # Central answers 201 and throws it away.
    answer = phone.post(filled(), ("extra.pdf", FIRST))
    assert receipt(answer)["complete"] == "true"
    row = SubmissionFile.objects.get()
    assert (row.name, row.is_expected) == ("extra.pdf", False)
    assert kept("extra.pdf") == [FIRST]


def test_files_without_their_form_are_kept_as_bytes(phone):
    answer = phone.post(None, ("a.jpg", FIRST))
    assert answer.status_code == 400
    assert not SubmissionFile.objects.exists()


def test_a_name_in_decomposed_letters_is_the_one_that_the_form_names(phone, receipt):
    # iOS and macOS write й as two signs
    answer = phone.post(filled(photo="хаттамай.jpg"), ("хаттамай.jpg", FIRST))
    assert receipt(answer)["complete"] == "true"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\a.jpg", "a.jpg"),
        ("қатысу ‮gpj.exe", "қатысу gpj.exe"),
        ("a\x00b.jpg", "ab.jpg"),
        ("..", "file"),
        ("x" * 400 + ".jpg", "x" * 251 + ".jpg"),
    ],
)
def test_a_name_that_could_harm_is_made_harmless(phone, sent, name):
    assert phone.post(filled(), (sent, FIRST)).status_code in {201, 400}
    if SubmissionFile.objects.exists():
        assert SubmissionFile.objects.get().name == name


def test_more_than_memory_holds_goes_by_way_of_the_disk(phone):
    photo = b"\xff\xd8" + b"0123456789abcdef" * 200_000
    assert phone.post(filled(photo="a.jpg"), ("a.jpg", photo)).status_code == 201
    assert kept("a.jpg") == [photo]


def test_the_phones_own_log_is_waited_for(phone, receipt, mission, protocol):
    xml = filled().replace(b"<meta>", b"<meta><audit>audit.csv</audit>")
    answer = phone.post(xml)
    assert receipt(answer)["missing"] == "audit.csv"
    answer = phone.post(xml, ("audit.csv", b"event,node"))
    assert receipt(answer)["complete"] == "true"


def test_an_encrypted_form_waits_for_its_answers_and_media(phone, receipt):
    first = phone.post(envelope())
    assert sorted(receipt(first)["missing"].split()) == [
        "photo.jpg.enc",
        "submission.xml.enc",
    ]
    phone.post(envelope(), ("submission.xml.enc", b"cipher"))
    last = phone.post(envelope(), ("photo.jpg.enc", b"cipher too"))
    assert receipt(last)["complete"] == "true"
    assert Submission.objects.get().values == {}


def test_a_form_that_came_in_clear_although_it_is_to_be_encrypted_is_held(
    phone, mission, protocol
):
    # Collect sends submission.xml in clear when it crashed while encrypting.
    key = '<submission base64RsaPublicKey="c2FtcGxl"/>'
    xml = form_xml(version="2027031402", extra=key)
    bring_in_form(mission, xml, "opening.xml", by=protocol, publish=True)
    assert phone.post(filled(version="2027031402")).status_code == 201
    assert Submission.objects.get().why_held == (
        "opening is to be encrypted and came in clear"
    )
    assert phone.post(envelope(2, version="2027031402")).status_code == 201
    assert Submission.objects.get(why_held="").instance_id.endswith("2")


def test_a_post_may_say_that_more_follow(phone):
    data = part("xml_submission_file", filled(photo="a.jpg"))
    data += part("*isIncomplete*", b"yes") + f"--{BOUNDARY}--\r\n".encode()
    assert phone.post(None, data=data).status_code == 201
    assert not Submission.objects.get().is_complete
    assert (
        phone.post(None, data=body(filled(photo="a.jpg"), ("a.jpg", FIRST))).status_code
        == 201
    )
    assert Submission.objects.get().is_complete
