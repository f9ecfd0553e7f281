"""The words of a communiqué as they are printed, language by language.

The printed text is UTF-8: “2026/7”, behind it the version where it is a correction,
title, lead and paragraphs, an empty line between them. Its SHA-256 is what is shown.
"""

import re
from hashlib import sha256

from orkhon.engines.communiques import printed_text
from orkhon.press.models import CommuniqueText, CommuniqueVersion

_EMPTY_LINE = re.compile(r"\n[ \t]*\n+")


def symbol_of(version: CommuniqueVersion) -> str:
    """2026/7; of a correction 2026/7-2."""
    base = str(version.communique)
    return base if version.number == 1 else f"{base}-{version.number}"


def paragraphs_of(text: CommuniqueText) -> tuple[str, ...]:
    """The body's paragraphs; a single line end is a space."""
    parts = _EMPTY_LINE.split(text.body.strip())
    return tuple(" ".join(one.split()) for one in parts if one.strip())


def printed(text: CommuniqueText) -> bytes:
    """A language as it is printed."""
    return printed_text(
        symbol_of(text.version), text.title, text.lead, paragraphs_of(text)
    )


def digest_of(text: CommuniqueText) -> str:
    """SHA-256 of the printed language, in hexadecimal."""
    return sha256(printed(text)).hexdigest()


def is_complete(text: CommuniqueText) -> bool:
    """Whether a language has a title and a paragraph; others are not printed."""
    return bool(text.title.strip() and text.body.strip())


def complete_texts(version: CommuniqueVersion) -> tuple[CommuniqueText, ...]:
    """The languages that go out, the authentic one first."""
    authentic = version.communique.authentic
    rows = list(version.texts.select_related("version__communique"))
    return tuple(
        sorted(
            (one for one in rows if is_complete(one)),
            key=lambda one: (one.language != authentic, one.language),
        )
    )
