"""Word files made for tests: the parts that a test names, from raw WordprocessingML."""

import io
import zipfile

from orkhon.engines.texts.intake.model import Limits
from orkhon.engines.texts.intake.word import read_word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "hdr",
    "footer1": "ftr",
}


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return file.getvalue()


def word_file(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A .docx with this body and, by name, the insides of other parts."""
    kinds = {"document.main": main}
    members: dict[str, str | bytes] = {
        main: f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    }
    for name, inside in parts.items():
        root = ROOTS[name]
        members[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{inside}</w:{root}>"
        kinds[name.rstrip("1")] = f"word/{name}.xml"
    members["[Content_Types].xml"] = content_types(
        {name: f"{_KIND}{kind}+xml" for kind, name in kinds.items()}
    )
    return packed(members)


def content_types(kinds: dict[str, str]) -> str:
    """The part that says of what kind each part is."""
    inside = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in kinds.items()
    )
    return f'<Types xmlns="{_TYPES}">{inside}</Types>'


def p(inside: str, properties: str = "") -> str:
    """A paragraph; `inside` is words, or runs where it begins with a tag."""
    runs = inside if inside.startswith("<") or not inside else r(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    inside = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def by(kind: str, inside: str = "", author: str = "Aigerim", at: str = "") -> str:
    """A tracked change around `inside`: "ins", "del", "moveFrom", "moveTo"."""
    when = f' w:date="{at}"' if at else ""
    if kind == "del":
        inside = inside.replace("w:t>", "w:delText>").replace("w:t ", "w:delText ")
    return f'<w:{kind} w:id="1" w:author="{author}"{when}>{inside}</w:{kind}>'


def mark(kind: str, author: str = "Aigerim") -> str:
    """Paragraph properties: the end of the paragraph was inserted or deleted."""
    return f"<w:rPr>{by(kind, author=author)}</w:rPr>"


def table(*rows: list[str], properties: str = "") -> str:
    """A table of cells, each the inside of a cell."""
    written = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{properties}{written}</w:tbl>"


def drawn(data: bytes, view: str = "new"):
    """The file, read."""
    return read_word(data, view, Limits())


def lines(data: bytes, view: str = "new") -> list:
    """The paragraphs as text and the tables as rows."""
    return [block.rows or block.text for block in drawn(data, view).blocks]
