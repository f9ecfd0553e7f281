"""What everybody sees of photographs, and what nobody may: originals, siblings, embargo."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from orkhon.engines.merkle.archive import unpack
from orkhon.press.actions.approving import approve_version
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.photographs import (
    Seen,
    attach,
    move_up,
    publish,
    take_in,
    withdraw,
)
from orkhon.press.actions.publishing import publish_version
from orkhon.press.queries.published_kits import published_kit
from orkhon.press.queries.published_photographs import (
    published_photograph,
    published_photographs,
    published_photographs_of,
    published_picture,
)
from orkhon.record.queries import bytes_of
from orkhon.register.models import Person

NOON = datetime(2027, 3, 4, 8, 0, tzinfo=UTC)
SIZES = ("small", "medium", "large")


@pytest.fixture
def out(taken, says, press):
    """A photograph that everybody may see."""
    says(taken)
    return publish(taken, by=press)


@pytest.fixture
def sibling(drawn, says, press):
    """Ready, and published by nobody."""
    made = take_in(drawn(colour="green"), filename="secret.jpg", by=press)
    return says(made, author="Sample secret")


@pytest.fixture
def beside(taken, says, told, press):
    """A communiqué in English and Kazakh that is out, with its photograph."""
    said = told("Sample title", languages=("en", "kk"))
    person = Person.objects.create(display_name="Sample Guest", sample=True)
    says(taken, languages=("en",), shown=[Seen(person), Seen(None, "an interpreter")])
    says(
        taken,
        languages=("en", "kk"),
        shown=[Seen(person), Seen(None, "an interpreter")],
    )
    attach(taken, said, by=press)
    publish(taken, by=press)
    return said


def _get(client, name, *args, status=200, **more):
    answer = client.get(reverse(f"portal:{name}", args=args), **more)
    assert answer.status_code == status
    return answer


def test_an_unpublished_sibling_is_nowhere(out, sibling, client):
    assert [one.number for one in published_photographs()] == [out.number]
    assert published_photograph(sibling.number) is None
    assert published_picture(sibling.number, "small") is None
    _get(client, "photograph", "en", sibling.number, status=404)
    for size in SIZES:
        _get(client, "photograph-file", sibling.number, size, status=404)
    page = _get(client, "photographs", "en").content.decode()
    assert "Sample Author" in page
    assert "secret" not in page
    map_of_site = _get(client, "sitemap", "en").content.decode()
    assert f"/photographs/{out.number}/" in map_of_site
    assert f"/photographs/{sibling.number}/" not in map_of_site


def test_no_public_byte_is_of_the_original(out, client):
    original = bytes_of(out.original)
    assert b"GPS" in original or b"Exif" in original
    for size in SIZES:
        data = _get(client, "photograph-file", out.number, size).content
        assert data != original
        for secret in (b"Exif", b"xmpmeta", b"Sample", b"ns.adobe.com"):
            assert secret not in data
        assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
    _get(client, "photograph-file", out.number, "original", status=404)
    page = _get(client, "photograph", "en", out.number).content.decode()
    assert out.original.sha256 not in page
    assert str(out.original.pk) not in page


def test_a_size_is_not_sent_to_who_holds_it(out, client):
    first = _get(client, "photograph-file", out.number, "small")
    assert first["Content-Type"] == "image/jpeg"
    assert first["Content-Disposition"].startswith("inline")
    assert "public" in first["Cache-Control"]
    tag = out.sizes.get(name="small").sha256
    assert first["ETag"] == f'"{tag}"'
    again = _get(
        client,
        "photograph-file",
        out.number,
        "small",
        status=304,
        headers={"if-none-match": first["ETag"]},
    )
    assert again.content == b""


def test_a_withdrawn_photograph_is_gone_with_its_files(out, client, press):
    withdraw(out, by=press, why="Sample reason")
    assert published_photographs() == ()
    _get(client, "photograph", "en", out.number, status=404)
    _get(client, "photograph-file", out.number, "large", status=404)
    assert "Sample Author" not in _get(client, "photographs", "en").content.decode()


def test_a_photograph_waits_for_the_embargo_of_its_communique(
    taken, says, told, press, client
):
    said = told("Sample title", embargo=NOON)
    says(taken)
    attach(taken, said, by=press)
    publish(taken, by=press)
    before, at = NOON - timedelta(seconds=1), NOON
    assert published_photographs(now=before) == ()
    assert published_picture(1, "small", now=before) is None
    assert published_photographs_of(2027, 1, now=before) == ()
    assert published_kit(2027, 1, now=before) is None
    assert [one.number for one in published_photographs_of(2027, 1, now=at)] == [1]
    assert published_kit(2027, 1, now=at) is not None
    _get(client, "photograph-file", 1, "small", status=404)
    _get(client, "communique-kit", 2027, 1, status=404)


def test_the_news_page_shows_it_in_the_readers_language(beside, client):
    page = _get(client, "communique", "kk", 2027, 1).content.decode()
    assert 'alt="Two fields of colour kk" lang="kk"' in page
    assert 'width="960" height="640"' in page
    assert 'loading="lazy"' in page
    assert "Sample Author / sample assembly" in page
    other = _get(client, "communique", "tr", 2027, 1).content.decode()
    assert 'alt="Two fields of colour en" lang="en"' in other


def test_photographs_stand_in_their_order(beside, drawn, says, press):
    second = take_in(drawn(colour="green"), filename="second.jpg", by=press)
    says(second, languages=("en", "kk"))
    attach(second, beside, by=press)
    publish(second, by=press)
    move_up(second, beside, by=press)
    assert [one.number for one in published_photographs_of(2027, 1)] == [2, 1]


def test_its_page_says_author_rights_and_who_stands_where(beside, client):
    page = _get(client, "photograph", "en", 1).content.decode()
    for said in (
        "Sample Author",
        "Sample rights: free with the credit",
        "Baku",
        "<li>Sample Guest</li><li>an interpreter</li>",
        "Sample caption en",
        "Sample title en",
    ):
        assert said in page


def test_a_list_asks_as_often_for_three_as_for_one(
    out, drawn, says, press, django_assert_num_queries
):

    with CaptureQueriesContext(connection) as one:
        published_photographs()
    for colour in ("green", "yellow"):
        made = take_in(drawn(colour=colour), filename="x.jpg", by=press)
        says(made)
        publish(made, by=press)
    with django_assert_num_queries(len(one)):
        assert len(published_photographs()) == 3


def test_the_press_kit_holds_everything_and_is_the_same_each_time(beside, client):
    answer = _get(client, "communique-kit", 2027, 1)
    assert answer["Content-Type"] == "application/zip"
    assert 'filename="press-kit-2027-1.zip"' in answer["Content-Disposition"]
    again = _get(client, "communique-kit", 2027, 1)
    assert again.content == answer.content
    held = unpack(answer.content)
    assert sorted(held) == sorted(
        [
            "README.txt",
            "communique-2027-1.zip",
            "names.txt",
            "photographs/captions-en.txt",
            "photographs/captions-kk.txt",
            "photographs/photograph-1.jpg",
            *(
                f"papers/communique-2027-1-{code}.{form}"
                for code in ("en", "kk")
                for form in ("docx", "pdf", "txt")
            ),
        ]
    )
    captions = held["photographs/captions-en.txt"].decode()
    assert "Sample caption en" in captions
    assert "Rights: Sample rights: free with the credit" in captions
    assert "From left: Sample Guest, an interpreter" in captions
    assert "Sample caption kk" in held["photographs/captions-kk.txt"].decode()
    for secret in (b"Exif", b"xmpmeta"):
        assert secret not in held["photographs/photograph-1.jpg"]
    _get(
        client,
        "communique-kit",
        2027,
        1,
        status=304,
        headers={"if-none-match": answer["ETag"]},
    )


def test_the_kit_names_only_whom_the_text_names(beside, client):
    names = unpack(_get(client, "communique-kit", 2027, 1).content)["names.txt"]
    said = names.decode()
    assert "Sample Speaker" in said
    assert "Speaker of the sample parliament" in said
    assert "Sample Secretary General" not in said


def test_a_text_that_was_taken_back_has_no_kit(beside, head, press, client):

    taken_back = begin_correction(
        beside, by=press, correction="Sample mistake", withdraws=True
    )
    publish_version(approve_version(taken_back, by=head), by=press)
    _get(client, "communique-kit", 2027, 1, status=404)
    assert "press-kit" not in _get(client, "communique", "en", 2027, 1).content.decode()
