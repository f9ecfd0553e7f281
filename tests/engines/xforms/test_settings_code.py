"""The card that sets up ODK Collect, and codes drawn without colours."""

import base64
import json
import re
import struct
import zlib

import pytest
import segno

from orkhon.engines.xforms.settings_code import (
    QUIET_ZONE,
    SettingsError,
    qr_png,
    qr_svg,
    read_settings,
    settings_text,
)

URL = "https://example.org/v1/key/abc/projects/3"


def unpacked(text):
    """As Collect reads it: base64, zlib, JSON."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_the_card_holds_what_collect_asks_for():
    # The keys of the ODK documentation, "Import/Export settings".
    assert unpacked(settings_text(URL, project="Үлгі миссия")) == {
        "general": {
            "server_url": URL,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
        },
        "project": {"name": "Үлгі миссия"},
        "admin": {},
    }


def test_a_name_and_a_password_go_onto_the_card_together():
    general = unpacked(
        settings_text(URL, project="M", username="o1", password="")
    )["general"]  # fmt: skip
    assert (general["username"], general["password"]) == ("o1", "")


def test_a_printed_card_can_be_read_back():
    assert read_settings(settings_text(URL, project="M"))["project"] == {"name": "M"}


@pytest.mark.parametrize(
    "arguments",
    [
        {"server_url": "example.org", "project": "M"},
        {"server_url": URL, "project": " "},
        {"server_url": URL, "project": "M", "username": "o1"},
        {"server_url": URL, "project": "M", "password": "x"},
    ],
)
def test_a_card_that_would_not_work_is_not_made(arguments):
    with pytest.raises(SettingsError):
        settings_text(**arguments)


def packed(data):
    return base64.b64encode(zlib.compress(data)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "not base64!",
        "YWJj",
        packed(b"{"),
        packed(b"[1]"),
        packed(b" " * 200_000 + b"{}"),
    ],
)
def test_a_code_of_something_else_is_refused(text):
    with pytest.raises(SettingsError):
        read_settings(text)


def dark_modules(svg):
    """The modules that the picture's path covers, as pairs of column and row."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg)
    return {
        (int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))
    }


@pytest.mark.parametrize("level", ["L", "H"])
def test_the_picture_shows_the_modules_of_the_code(level):
    code = segno.make_qr(URL, error=level, boost_error=False)
    expected = {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(code.matrix)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    svg = qr_svg(URL, level=level)
    assert dark_modules(svg) == expected
    size = len(code.matrix) + 2 * QUIET_ZONE
    assert f'viewBox="0 0 {size} {size}"' in svg


def test_the_picture_has_no_colour_and_no_style_of_its_own():
    svg = qr_svg("x", label='<"Card" & key>')
    assert "style" not in svg
    assert "#" not in svg
    assert re.findall(r'(?:fill|stroke)="([^"]*)"', svg) == ["currentColor"]
    assert 'role="img" aria-label="&lt;&quot;Card&quot; &amp; key&gt;"' in svg
    assert 'aria-hidden="true"' in qr_svg("x")


def test_the_png_has_the_size_asked_for():
    png = qr_png("x", scale=5)
    width, height = struct.unpack(">II", png[16:24])
    # Version 1 has 21 modules (ISO/IEC 18004), with four of quiet on each side.
    assert (width, height) == (29 * 5, 29 * 5)


@pytest.mark.parametrize("text", ["", "я" * 3000])
def test_what_no_code_can_hold_is_refused(text):
    with pytest.raises(SettingsError):
        qr_svg(text)
    with pytest.raises(SettingsError):
        qr_png(text)
