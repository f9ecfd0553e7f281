"""Accept or reject all changes of a Word file, written from the standard alone.

ECMA-376 part 1, 17.13.5: w:ins and w:moveTo are what an acceptance keeps, w:del and
w:moveFrom what a rejection keeps; a marked paragraph mark joins its paragraph with the
next; a row marked in w:trPr comes or goes whole.
"""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMES = {f"{W}ins", f"{W}moveTo"}
GOES = {f"{W}del", f"{W}moveFrom"}


def settled(file: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a file when all is accepted, or all rejected."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    away = GOES if accept else COMES
    paragraphs: list[str] = []
    _read(document.find(f"{W}body"), away, paragraphs, [""])
    return paragraphs


def _read(
    block: etree._Element, away: set[str], found: list[str], held: list[str]
) -> None:
    for child in block:
        if child.tag == f"{W}p":
            words = held.pop() + _words(child, away)
            marks = child.findall(f"{W}pPr/{W}rPr/*")
            if any(mark.tag in away for mark in marks):
                held.append(words)
            else:
                found.append(words)
                held.append("")
        elif child.tag == f"{W}tr":
            marks = child.findall(f"{W}trPr/*")
            if not any(mark.tag in away for mark in marks):
                _read(child, away, found, held)
        elif child.tag in {f"{W}tbl", f"{W}tc"}:
            _read(child, away, found, held)


def _words(element: etree._Element, away: set[str]) -> str:
    words = ""
    for child in element:
        if child.tag in away or child.tag == f"{W}pPr":
            continue
        if child.tag in {f"{W}t", f"{W}delText"}:
            words += child.text or ""
        elif child.tag in {f"{W}br", f"{W}tab"}:
            words += " "
        else:
            words += _words(child, away)
    return words


def without_spaces(lines: list[str] | str) -> str:
    """All words in a row, white space apart."""
    return "".join("".join(lines).split())
