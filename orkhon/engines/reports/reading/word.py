"""Word documents (.docx) to text: tracked changes read as accepted, and said so.

The container is opened with limits, so that a small file cannot unpack into a
huge one; its XML is parsed without entities and without network. python-docx
leaves tracked insertions out of its paragraphs, hence the reading by hand.
Source: ECMA-376 (Office Open XML), parts 1 and 2.
"""

import io
import zipfile
import zlib

from lxml import etree

from orkhon.engines.reports.reading.model import ReadingError, ReadText

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# A report with many pictures has some hundred members and is packed about
# 1:10; XML packs to 1:20 at most in practice. Bombs go far beyond.
MOST_MEMBERS = 2_000
MOST_UNPACKED_BYTES = 200_000_000
MOST_PART_BYTES = 50_000_000
MOST_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MAIN_PART = "word/document.xml"


def read_word(data: bytes, filename: str) -> ReadText:
    """Read a .docx.

    Tracked insertions are read as part of the text, tracked deletions are left
    out; both are counted in the notes, as are comments, footnotes are appended.

    Raises:
        ReadingError: damaged, locked, a bomb, not a Word document, or empty.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _refuse_bombs(container, filename)
            names = set(container.namelist())
            if _MAIN_PART not in names:
                raise ReadingError(
                    f"{filename}: is a ZIP archive, not a Word document; "
                    "take the report out of it"
                )
            body = _part(container, _MAIN_PART, filename)
            comments = _optional(container, "word/comments.xml", names, filename)
            footnotes = _optional(container, "word/footnotes.xml", names, filename)
            core = _optional(container, "docProps/core.xml", names, filename)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        # RuntimeError is how zipfile says that a member is encrypted.
        raise ReadingError(
            f"{filename}: the Word document is damaged or locked ({error})"
        ) from error
    paragraphs = _paragraphs(body)
    notes = _notes(body, comments)
    if footnotes is not None:
        paragraphs += _paragraphs(footnotes)
    if not paragraphs:
        raise ReadingError(f"{filename}: the Word document holds no text")
    title = None if core is None else core.findtext(_DC_TITLE)
    return ReadText(
        "\n\n".join(paragraphs),
        MEDIA_TYPE,
        "utf-8",
        title.strip() if title and title.strip() else None,
        notes,
    )


def _refuse_bombs(container: zipfile.ZipFile, filename: str) -> None:
    members = container.infolist()
    if len(members) > MOST_MEMBERS:
        raise ReadingError(
            f"{filename}: holds {len(members)} parts, more than {MOST_MEMBERS}; "
            "it is not opened"
        )
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > MOST_UNPACKED_BYTES or (
        unpacked > _RATIO_MATTERS_FROM and unpacked > MOST_RATIO * max(1, packed)
    ):
        raise ReadingError(
            f"{filename}: would unpack from {packed} to {unpacked} bytes; "
            "it is not opened"
        )


def _part(container: zipfile.ZipFile, name: str, filename: str) -> etree._Element:
    # The sizes in the directory can lie, so the reading itself has a limit.
    with container.open(name) as member:
        source = member.read(MOST_PART_BYTES + 1)
    if len(source) > MOST_PART_BYTES:
        raise ReadingError(
            f"{filename}: its part {name} is larger than {MOST_PART_BYTES} bytes; "
            "it is not opened"
        )
    if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
        raise ReadingError(
            f"{filename}: its part {name} defines entities, which no Word "
            "document does; it is not opened"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(
            f"{filename}: its part {name} is damaged ({error.msg})"
        ) from error


def _optional(
    container: zipfile.ZipFile, name: str, names: set[str], filename: str
) -> etree._Element | None:
    return _part(container, name, filename) if name in names else None


def _paragraphs(part: etree._Element) -> list[str]:
    found = []
    for paragraph in part.iter(f"{_W}p"):
        text = " ".join(_runs(paragraph).split())
        if text:
            found.append(text)
    return found


def _runs(paragraph: etree._Element) -> str:
    """The text of one paragraph, its insertions in, its deletions out."""
    pieces: list[str] = []
    for element in paragraph.iter(
        f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"
    ):
        # A text box holds paragraphs of its own inside this one.
        nearest = next(element.iterancestors(f"{_W}p"), None)
        if nearest is not paragraph:
            continue
        if any(True for _ in element.iterancestors(f"{_W}del", f"{_W}moveFrom")):
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        else:
            pieces.append(" ")
    return "".join(pieces)


def _notes(body: etree._Element, comments: etree._Element | None) -> tuple[str, ...]:
    inserted = sum(1 for _ in body.iter(f"{_W}ins", f"{_W}moveTo"))
    deleted = sum(1 for _ in body.iter(f"{_W}del", f"{_W}moveFrom"))
    notes = []
    if inserted or deleted:
        notes.append(
            f"The document has tracked changes ({inserted} insertions, {deleted} "
            "deletions). It is read as if all were accepted."
        )
    remarks = 0 if comments is None else sum(1 for _ in comments.iter(f"{_W}comment"))
    if remarks:
        notes.append(f"The document has {remarks} comments; they are not read.")
    return tuple(notes)
