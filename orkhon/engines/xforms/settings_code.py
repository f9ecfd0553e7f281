"""The settings of ODK Collect as a QR code, and QR codes as pictures."""

import base64
import binascii
import io
import json
import zlib
from collections.abc import Mapping
from typing import Literal

import segno

Level = Literal["L", "M", "Q", "H"]

QUIET_ZONE = 4
"""Modules of white around a code, as ISO/IEC 18004 asks."""
MAX_SETTINGS = 100_000
"""Bytes of settings once unpacked; a code holds 2,953 bytes packed."""


class SettingsError(ValueError):
    """Settings or a text that cannot stand in a code."""


def settings_text(
    server_url: str,
    *,
    project: str,
    username: str | None = None,
    password: str | None = None,
) -> str:
    """The text of the QR code that sets up ODK Collect for a mission.

    Args:
        server_url: Where the phone asks for forms, token included; absolute.
        project: The name that the phone shows.
        username: Only where the address holds no token.
        password: With the user name.
    Returns:
        base64 of zlib of JSON. The key "admin" is always there: without it Collect
        refuses the code.
    Raises:
        SettingsError: an address that is not absolute, no name, or a user name
            without a password.
    Source:
        ODK Collect documentation, "Import/Export settings".
    """
    if not server_url.startswith(("https://", "http://")):
        raise SettingsError(f"{server_url!r} is not an absolute address")
    if not project.strip():
        raise SettingsError("the project has no name")
    if (username is None) != (password is None):
        raise SettingsError("a user name and a password go together")
    general: dict[str, str] = {
        "server_url": server_url,
        "form_update_mode": "match_exactly",
        "autosend": "wifi_and_cellular",
    }
    if username is not None and password is not None:
        general |= {"username": username, "password": password}
    settings = {"general": general, "project": {"name": project}, "admin": {}}
    packed = zlib.compress(
        json.dumps(settings, ensure_ascii=False, separators=(",", ":")).encode(), 9
    )
    return base64.b64encode(packed).decode()


def read_settings(text: str) -> Mapping[str, object]:
    """The settings in the text of a code, to check what a printed card says.

    Raises:
        SettingsError: the text is no code of settings.
    """
    try:
        packed = base64.b64decode(text, validate=True)
        settings = json.loads(zlib.decompressobj().decompress(packed, MAX_SETTINGS))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise SettingsError(f"this is no code of settings: {error}") from error
    if not isinstance(settings, dict):
        raise SettingsError("this is no code of settings: it is no JSON object")
    return settings


def qr_svg(text: str, *, level: Level = "L", label: str = "") -> str:
    """The code as an SVG element to stand inside a page.

    It carries no colour and no style of its own: the dark modules are `currentColor`,
    the class `qr` of the page's styles gives the light ground that a reader needs.

    Args:
        text: What the code says.
        level: How much of it may be damaged: L 7%, M 15%, Q 25%, H 30%.
        label: What it is, for those who cannot see it; "" hides it from them.
    Raises:
        SettingsError: an empty text, or one too long for any code.
    """
    rows = [bytes(row) for row in _code(text, level).matrix]
    size = len(rows) + 2 * QUIET_ZONE
    paths = []
    for y, row in enumerate(rows, start=QUIET_ZONE):
        x = 0
        while x < len(row):
            length = 1
            while row[x] and x + length < len(row) and row[x + length]:
                length += 1
            if row[x]:
                paths.append(f"M{x + QUIET_ZONE} {y}h{length}v1h-{length}z")
            x += length
    said = (
        f'role="img" aria-label="{_escaped(label)}"' if label else 'aria-hidden="true"'
    )
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {size} {size}" shape-rendering="crispEdges" {said}>'
        f'<path fill="currentColor" d="{"".join(paths)}"/></svg>'
    )


def qr_png(text: str, *, level: Level = "L", scale: int = 8) -> bytes:
    """The code as a PNG picture, black on white, `scale` pixels a module.

    Raises:
        SettingsError: an empty text, or one too long for any code.
    """
    picture = io.BytesIO()
    _code(text, level).save(picture, kind="png", scale=scale, border=QUIET_ZONE)
    return picture.getvalue()


def _code(text: str, level: Level) -> segno.QRCode:
    if not text:
        raise SettingsError("an empty text makes no code")
    try:
        return segno.make_qr(text, error=level, boost_error=False)
    except segno.DataOverflowError as error:
        length = len(text.encode())
        raise SettingsError(f"{length} bytes are too many for one code") from error


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )
