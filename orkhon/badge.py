"""`orkhon badge CODE --key …`: check an observer's badge, without Django or a database."""

import argparse
import base64
import binascii
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from orkhon.engines.badges import Badge, BadgeError, verify


def main(argv: Sequence[str]) -> int:
    """Say what the badge says; 0 when it holds, 1 when not, 2 when the key is none."""
    parser = argparse.ArgumentParser(
        prog="orkhon badge",
        description=(
            "Check the code of an observer’s badge against the mission’s public key. "
            "The key is on the mission’s page of badges; take it from another "
            "channel than the badge."
        ),
        epilog="example: orkhon badge ORK1:eyJj… --key mission-1.pub",
    )
    parser.add_argument(
        "code", help="the text of the QR code; - reads it from the input"
    )
    parser.add_argument(
        "--key", required=True, help="the public key: a file, or base64"
    )
    parser.add_argument(
        "--on", metavar="DATE", help="as of this day; without it, today"
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    options = parser.parse_args(argv)
    try:
        key = _key(options.key)
        day = (
            date.fromisoformat(options.on)
            if options.on
            else datetime.now(tz=UTC).astimezone().date()
        )
    except ValueError as error:
        sys.stderr.write(f"orkhon badge: {error}\n")
        return 2
    code = sys.stdin.read() if options.code == "-" else options.code
    try:
        badge = verify(code, key)
    except BadgeError as error:
        _say({"holds": False, "why": str(error)}, as_json=options.json)
        return 1
    said = {key: str(value) for key, value in asdict(badge).items()}
    why = _why_not(badge, day)
    _say({"holds": not why, "why": why, **said}, as_json=options.json)
    return 1 if why else 0


def _why_not(badge: Badge, day: date) -> str:
    if badge.holds_on(day):
        return ""
    return (
        f"on {day} it does not hold: it is for {badge.valid_from} to "
        f"{badge.valid_until}"
    )


def _key(given: str) -> bytes:
    """The key in a file or in the word itself."""
    path = Path(given)
    try:
        text = path.read_text(encoding="ascii") if path.is_file() else given
        return base64.b64decode(text.strip(), validate=True)
    except (OSError, UnicodeDecodeError, binascii.Error) as error:
        raise ValueError(f"“{given}” is neither a file with a key nor a key") from error


def _say(found: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        json.dump(found, sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    for label, value in found.items():
        if label not in {"holds", "why"}:
            sys.stdout.write(
                f"{label.replace('_', ' '):<12} {_printable(str(value))}\n"
            )
    sys.stdout.write(
        "The badge holds. Whether it was revoked since, the mission knows.\n"
        if found["holds"]
        else f"The badge does not hold: {found['why']}.\n"
    )


def _printable(text: str) -> str:
    """Without what moves the cursor: a hostile badge must not write lines of its own."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
