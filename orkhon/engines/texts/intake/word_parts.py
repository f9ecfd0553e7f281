"""The parts of a Word file (.docx): opened within limits, told by their content types.

Source: ECMA-376 (Office Open XML), parts 1 and 2.
"""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from orkhon.engines.texts.intake.model import Limits
from orkhon.engines.texts.intake.xml import parse
from orkhon.engines.texts.structure.model import TextError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What Word calls "Strict Open XML" has the same names in another namespace.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_MOST_MEMBERS = 5_000
# XML of Word packs 1:30 at most in practice; bombs go far beyond.
_MOST_RATIO = 200
_RATIO_MATTERS_FROM = 5_000_000
# What zipfile raises on files that break the rules of ZIP; ValueError where a place in
# the file lies before its beginning.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)
_OTHERS = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
}
_AS_DOCX = "Open it in Word or LibreOffice, save it as .docx and send that"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parsed parts that hold words, and those that say how words are numbered."""

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    comments: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    margins: tuple[etree._Element, ...]


def open_parts(data: bytes, limits: Limits) -> Parts:
    """Open a .docx (also .docm, .dotx and strict ones) and parse what is read of it.

    Raises:
        TextError: broken, locked, a bomb, or a ZIP that is no Word file; the message
            says which and what to do.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _refuse_bombs(container, limits)
            return _parts(container, limits)
    except TextError:
        raise
    except _BROKEN as error:
        # RuntimeError is how zipfile says that a member is encrypted.
        raise TextError(
            f"The Word file is broken or locked ({error}). {_AS_DOCX} again"
        ) from error


def _refuse_bombs(container: zipfile.ZipFile, limits: Limits) -> None:
    members = container.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > _MOST_MEMBERS
        or unpacked > limits.unpacked_bytes
        or unpacked > max(_RATIO_MATTERS_FROM, _MOST_RATIO * packed)
    ):
        raise TextError(
            f"It would unpack from {packed:,} bytes into {len(members):,} parts of "
            f"{unpacked:,} bytes, as no law does, and was not opened. {_AS_DOCX}"
        )


def _parts(container: zipfile.ZipFile, limits: Limits) -> Parts:
    names = set(container.namelist())
    if _CONTENT_TYPES not in names:
        raise TextError(_no_word_file(names, {}))
    types = _content_types(container, limits)
    main = next(
        (
            name
            for name, kind in types.items()
            if kind.endswith(_MAIN) and name in names
        ),
        None,
    )
    if main is None:
        raise TextError(_no_word_file(names, types))
    folder = posixpath.dirname(main)

    def named(kind: str) -> list[etree._Element]:
        return [
            _part(container, name, limits)
            for name in sorted(names)
            if types.get(name, "").endswith(f"wordprocessingml.{kind}+xml")
            # The glossary keeps styles of its own in a folder below.
            and posixpath.dirname(name) == folder
        ]

    def one(kind: str) -> etree._Element | None:
        return next(iter(named(kind)), None)

    return Parts(
        _part(container, main, limits),
        one("styles"),
        one("numbering"),
        one("comments"),
        one("footnotes"),
        one("endnotes"),
        (*named("header"), *named("footer")),
    )


def _content_types(container: zipfile.ZipFile, limits: Limits) -> dict[str, str]:
    root = _part(container, _CONTENT_TYPES, limits)
    return {
        str(one.get("PartName", "")).lstrip("/"): str(one.get("ContentType", ""))
        for one in root.iter("{*}Override")
    }


def _no_word_file(names: set[str], types: Mapping[str, str]) -> str:
    kinds = " ".join(types.values())
    for sign, what in _OTHERS.items():
        if sign in kinds:
            return f"It is {what}, not a text. Copy the text into Word and send that"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return f"It is an OpenDocument file. {_AS_DOCX}"
    return "It is a ZIP archive, not a Word file. Take the text out of it and send that"


def _part(container: zipfile.ZipFile, name: str, limits: Limits) -> etree._Element:
    # The sizes in the directory can lie; the reading itself has a limit.
    with container.open(name) as member:
        source = member.read(limits.unpacked_bytes + 1)
    try:
        return parse(source.replace(_STRICT, _USUAL))
    except TextError as error:
        raise TextError(f"In its part {name}: {error}") from error
