"""Photographs drawn here, with what cameras write into files; nobody is on them."""

import io
from datetime import UTC, datetime

import pytest
from PIL import ExifTags, Image, ImageDraw

from orkhon.press.actions.approving import approve_version, set_embargo
from orkhon.press.actions.drafting import begin_communique
from orkhon.press.actions.photographs import Particulars, Words, describe, take_in
from orkhon.press.actions.publishing import publish_version
from orkhon.press.actions.writing import Words as Text
from orkhon.press.actions.writing import save_text

MORNING = datetime(2027, 3, 4, 6, 0, tzinfo=UTC)
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Sample secret place</x:xmpmeta>"


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(MORNING, tick=False)


@pytest.fixture
def drawn():
    """`drawn()` gives a JPEG of 1200 by 800 points, as a camera held sideways writes it.

    Its left half is red, its right half blue, as the points lie in the file.
    """

    def one(form="JPEG", *, size=(1200, 800), orientation=1, colour="red", **more):
        picture = Image.new("RGB", size, "blue")
        ImageDraw.Draw(picture).rectangle(
            (0, 0, size[0] // 2 - 1, size[1]), fill=colour
        )
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        exif[ExifTags.Base.Artist] = "Sample Author"
        exif[ExifTags.Base.Make] = "Sample secret camera"
        position = exif.get_ifd(ExifTags.IFD.GPSInfo)
        position[ExifTags.GPS.GPSLatitudeRef] = "N"
        position[ExifTags.GPS.GPSLatitude] = (40.0, 22.0, 30.0)
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
            "2027:03:03 12:00:00"
        )
        written = io.BytesIO()
        picture.save(written, form, exif=exif, **more)
        return written.getvalue()

    return one


@pytest.fixture
def taken(drawn, press):
    return take_in(drawn(xmp=XMP), filename="sample.jpg", by=press)


@pytest.fixture
def says(press):
    """`says(photograph)` writes down what publication asks for, in English."""

    def one(photograph, languages=("en",), shown=(), **more):
        known = {
            "author": "Sample Author",
            "rights": "Sample rights: free with the credit",
            "credit": "Sample Author / sample assembly",
            "taken_on": "2027-03-03",
            "place": "Baku",
        } | more
        return describe(
            photograph,
            Particulars(**known),
            shown=shown,
            texts={
                code: Words(f"Two fields of colour {code}", f"Sample caption {code}")
                for code in languages
            },
            by=press,
        )

    return one


@pytest.fixture
def told(assembly, contact, press, head):
    """`told("Sample title")` publishes a communiqué."""

    def one(title, *, languages=("en",), embargo=None, event=contact):
        version = begin_communique(
            event, body=assembly, authentic="en", languages=languages, by=press
        )
        for code in languages:
            words = Text(f"{title} {code}", "", "Sample Speaker came to Baku.")
            save_text(version, code, words, seen=0, by=press)
        if embargo is not None:
            set_embargo(version, embargo, "Asia/Baku", by=press)
            version.refresh_from_db()
        return publish_version(approve_version(version, by=head), by=press).communique

    return one


@pytest.fixture
def begun(assembly, contact, press):
    """A draft that nobody published."""
    return begin_communique(
        contact, body=assembly, authentic="en", languages=("kk",), by=press
    ).communique
