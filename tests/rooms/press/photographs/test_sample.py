"""The sample's drawings: two are out, the third is not, and no position goes with them."""

import io

from django.urls import reverse
from PIL import ExifTags, Image

from orkhon.press.models import Communique, Photograph
from orkhon.press.queries.published_photographs import (
    published_photographs,
    published_photographs_of,
)
from orkhon.record.queries import bytes_of
from orkhon.sample import photographs

LANGUAGES = ("en", "az", "kk", "ky", "ru", "tr", "uz")


def _position(data):
    exif = Image.open(io.BytesIO(data)).getexif()
    return dict(exif.get_ifd(ExifTags.IFD.GPSInfo))


def test_two_drawings_are_out_beside_the_communique_and_one_is_not(told, press, client):
    said = told("Sample title", languages=LANGUAGES[:3])
    Communique.objects.filter(pk=said.pk).update(sample=True)
    first = photographs.load(press)
    assert photographs.load(press) == first
    assert (first.photographs, first.published) == (3, 2)
    assert "GPS" in first.left_out
    assert [one.number for one in published_photographs_of(2027, 1)] == [1, 2]
    assert {one.number for one in published_photographs()} == {1, 2}
    assert all(set(one.languages) == set(LANGUAGES) for one in published_photographs())
    original = Photograph.objects.get(number=1).original
    assert _position(bytes_of(original)) != {}
    for number, status in ((1, 200), (2, 200), (3, 404)):
        for size in ("small", "medium", "large"):
            address = reverse("portal:photograph-file", args=[number, size])
            answer = client.get(address)
            assert answer.status_code == status
            if status == 200:
                assert _position(answer.content) == {}
