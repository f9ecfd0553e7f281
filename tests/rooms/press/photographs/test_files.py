"""What is taken in, and what no size may carry."""

import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image

from orkhon.press.intake.photographs import (
    BYTES_AT_MOST,
    PhotographError,
    read_photograph,
    said_of_itself,
)

SECRETS = (b"Exif", b"GPS", b"http://ns.adobe.com", b"xmpmeta", b"Photoshop", b"Sample")
"""Marks of Exif (CIPA DC-008), XMP (ISO 16684-1) and IPTC in a JPEG, and our words."""


def test_no_size_carries_what_the_file_says_of_itself(drawn):
    data = drawn(xmp=b"<x:xmpmeta>Sample place</x:xmpmeta>", comment=b"Sample words")
    found = read_photograph(data)
    assert [secret for secret in SECRETS if secret in data][:2] == [
        b"Exif",
        b"http://ns.adobe.com",
    ]
    for one in found.sizes:
        assert [secret for secret in SECRETS if secret in one.data] == []
        opened = Image.open(io.BytesIO(one.data))
        assert dict(opened.getexif()) == {}
        assert set(opened.info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density",
            "progressive", "progression",
        }  # fmt: skip


def test_what_is_left_out_is_named(drawn):
    found = read_photograph(drawn(comment=b"Sample words"))
    assert found.removed == ("author", "camera", "comment", "GPS", "moment")
    assert (found.author, found.taken_on) == ("Sample Author", "2027-03-03")


def test_iptc_and_a_colour_profile_are_named():
    plain = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(plain, "JPEG", icc_profile=b"no profile")
    # IPTC-IIM 4.2: record 2, data set 80 (by-line), in Photoshop's resource 0x0404.
    line = b"\x1c\x02\x50" + struct.pack(">H", 6) + b"Sample"
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(line)) + line + b"\0"
    segment = b"Photoshop 3.0\0" + block
    marked = (
        plain.getvalue()[:2]
        + b"\xff\xed"
        + struct.pack(">H", len(segment) + 2)
        + segment
        + plain.getvalue()[2:]
    )
    found = read_photograph(marked)
    assert found.removed == ("colour profile", "IPTC")
    assert all(b"8BIM" not in one.data for one in found.sizes)


# Exif 2.32, 4.6.4, Orientation: 6 is a camera turned so that the file's first column is
# the picture's top; 3 is upside down; 8 is turned the other way.
@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (480, 320), (40, 160)),
        (3, (480, 320), (440, 160)),
        (6, (320, 480), (160, 40)),
        (8, (320, 480), (160, 440)),
    ],
)
def test_a_size_stands_upright(drawn, orientation, size, red):
    small = read_photograph(drawn(orientation=orientation)).sizes[0]
    opened = Image.open(io.BytesIO(small.data))
    assert opened.size == size == (small.width, small.height)
    at = opened.getpixel(red)
    assert at[0] > 200 > 100 > at[2]


def test_the_sizes_have_their_longest_side_and_are_never_blown_up(drawn):
    found = read_photograph(drawn(size=(1200, 800)))
    assert [(one.name, one.width, one.height) for one in found.sizes] == [
        ("small", 480, 320),
        ("medium", 960, 640),
        ("large", 1200, 800),
    ]
    opened = Image.open(io.BytesIO(found.sizes[2].data))
    assert opened.format == "JPEG"
    assert opened.info["progressive"] == 1


@pytest.mark.parametrize(
    ("form", "kind"), [("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_its_kind_is_known_by_its_content(drawn, form, kind):
    found = read_photograph(drawn(form))
    assert found.media_type == kind
    assert "GPS" in found.removed
    assert all(one.data.startswith(b"\xff\xd8") for one in found.sizes)


def test_what_is_transparent_becomes_white():
    written = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(written, "PNG")
    small = read_photograph(written.getvalue()).sizes[0]
    assert min(Image.open(io.BytesIO(small.data)).getpixel((5, 5))) > 250


def _gif():
    written = io.BytesIO()
    Image.new("P", (4, 4)).save(written, "GIF")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (_gif(), "a GIF picture"),
        (b"%PDF-1.7 sample", "a PDF paper"),
        (b"II*\0sample", "a TIFF picture"),
        (b"MM\0*sample", "a TIFF picture"),
        (b"BMsample", "a BMP picture"),
        (b"PK\x03\x04sample", "a zip archive or an Office file"),
        (b"\0\0\0\x18ftypheic", "a HEIC or AVIF picture or a film"),
        (b"<?xml version='1.0'?><svg/>", "an SVG drawing"),
        (b"sample words", "no picture"),
        (b"", "no picture"),
    ],
)
def test_another_kind_is_refused_by_its_name(data, named):
    with pytest.raises(PhotographError, match=named):
        read_photograph(data)


def _png_head(width, height):
    """A PNG (ISO/IEC 15948, 11.2.2) whose head promises points that do not follow."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one))
        for one in (head, body, b"IEND")
    )


@pytest.mark.parametrize("side", [8001, 12_000, 60_000])
def test_a_picture_that_unpacks_to_gigabytes_is_refused_before_it_does(side):
    with pytest.raises(PhotographError, match="points"):
        read_photograph(_png_head(side, side))


def test_a_file_that_is_too_large_is_not_looked_at():
    with pytest.raises(PhotographError, match="40 MB"):
        read_photograph(b"\0" * (BYTES_AT_MOST + 1024 * 1024))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_ends_in_its_middle_is_refused(drawn, form):
    data = drawn(form)
    with pytest.raises(PhotographError, match="damaged"):
        read_photograph(data[: len(data) * 3 // 4])


def test_a_day_that_is_in_no_calendar_is_not_proposed():
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
        "0000:00:00 00:00:00"
    )
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=exif)
    assert said_of_itself(written.getvalue()) == ("", "")


def test_what_is_no_picture_says_nothing_of_itself():
    with pytest.raises(PhotographError, match="no JPEG"):
        said_of_itself(b"sample words")
