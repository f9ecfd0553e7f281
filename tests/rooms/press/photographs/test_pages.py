"""The room's pages of photographs: taking in, writing, publishing, withdrawing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.press.actions.photographs import attach, publish
from orkhon.press.models import Photograph
from orkhon.register.models import Person


@pytest.fixture
def at(client):
    """`at(account, "photograph", 1)` is the answer that this account gets."""

    def one(account, name, *args, data=None, status=200):
        client.force_login(account)
        address = reverse(f"press:{name}", args=args)
        answer = (
            client.get(address)
            if data is None
            else client.post(address, data, follow=True)
        )
        assert answer.status_code == status
        return answer.content.decode()

    return one


def _upload(data, name="sample.jpg"):
    return {"file": SimpleUploadedFile(name, data, "image/jpeg")}


def test_a_photograph_is_taken_in_and_its_page_says_what_was_left_out(at, press, drawn):
    page = at(press, "photograph-take-in", data=_upload(drawn()))
    assert "author, camera, GPS, moment" in page
    assert "unconfirmed" in page
    assert "Sample Author" in page
    assert Photograph.objects.get().author == ""


def test_a_refused_file_is_named_beside_the_field(at, press):
    page = at(press, "photograph-take-in", data=_upload(b"%PDF-1.7 sample"), status=422)
    assert "sample.jpg: the file is a PDF paper" in page
    assert not Photograph.objects.exists()


def test_everything_is_written_down_at_once_and_published(at, press, taken):
    person = Person.objects.create(display_name="Sample Guest", sample=True)
    page = at(press, "photograph", 1)
    assert "lacks:</b> author, rights, what is seen, in English" in page
    page = at(
        press,
        "photograph",
        1,
        data={
            "author": "Sample Author",
            "rights": "Sample rights",
            "taken_on": "2027-03",
            "person-1": str(person.pk),
            "words-2": "an interpreter",
            "alt-en": "Two fields",
            "alt-kk": "Екі өріс",
            "caption-kk": "Sample caption",
        },
    )
    assert "Екі өріс" in page
    assert [str(one) for one in taken.shown.all()] == ["Sample Guest", "an interpreter"]
    page = at(press, "photograph-publish", 1, data={})
    assert reverse("portal:photograph", args=["en", 1]) in page
    page = at(press, "photograph-withdraw", 1, data={"why": "Sample reason"})
    assert "Sample reason" in page


def test_a_wrong_day_and_a_lonely_caption_are_refused(at, press, taken):
    page = at(press, "photograph", 1, data={"taken_on": "yesterday"}, status=422)
    assert "yesterday" in page
    page = at(press, "photograph", 1, data={"caption-en": "Sample"}, status=422)
    assert "lacks the words for what is seen" in page


def test_it_stands_beside_a_communique_and_waits_with_it(at, press, taken, says, begun):
    says(taken, languages=("en", "kk"))
    page = at(press, "photograph-attach", 1, data={"communique": str(begun.pk)})
    assert "It stands with 2027/1." in page
    page = at(press, "photograph-publish", 1, data={})
    assert "shows itself with its communiqué" in page
    page = at(press, "photograph-up", 1, 2027, 1, data={})
    assert "one place earlier" in page
    page = at(press, "photograph-detach", 1, 2027, 1, data={})
    assert "public now" in page
    page = at(press, "photograph-attach", 1, data={"communique": "nonsense"})
    assert "Choose a communiqué" in page


def test_who_only_reads_sees_no_form(at, protocol, taken, says):
    says(taken)
    page = at(protocol, "photograph", 1)
    assert "Two fields of colour en" in page
    assert "Sample rights" in page
    assert 'name="author"' not in page
    assert "open to the press service alone" in page
    at(protocol, "photograph", 1, data={"author": "x"}, status=404)
    assert "multipart" not in at(protocol, "photographs")


def test_what_is_not_published_stands_first(at, press, taken, says, drawn, told):
    said = told("Sample title")
    says(taken)
    attach(taken, said, by=press)
    publish(taken, by=press)
    at(press, "photograph-take-in", data=_upload(drawn(colour="green")))
    page = at(press, "photographs")
    assert page.index("Photograph 2") < page.index("Photograph 1")
