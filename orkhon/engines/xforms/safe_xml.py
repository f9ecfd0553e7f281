"""XML from strangers, parsed with entities, network and document types off."""

import re
from typing import Literal

from lxml import etree

XmlFault = Literal["malformed", "entities", "too_large"]

# libxml2's own ceilings (nodes of 10 MB, bounded amplification) stay on beneath ours.
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    remove_comments=True,
    remove_pis=True,
    huge_tree=False,
)
_DOCTYPE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE",
    re.DOTALL,
)


class XmlError(ValueError):
    """XML that is not read, and why.

    Attributes:
        kind: "malformed", "entities" (it brings a document type) or "too_large".
    """

    def __init__(self, kind: XmlFault, message: str) -> None:
        super().__init__(message)
        self.kind: XmlFault = kind


def parse_xml(
    data: bytes, *, max_bytes: int, max_elements: int, max_depth: int
) -> etree._Element:
    """The root element of a document; comments and instructions are left out.

    Args:
        data: The document in any encoding that XML knows.
        max_bytes: Most bytes of the document.
        max_elements: Most elements; counted by their "<" before anything is built, so
            that a large tree never comes to be.
        max_depth: Most elements inside one another, the root included.
    Raises:
        XmlError: not well formed, with a document type, or over a limit.
    """
    if len(data) > max_bytes:
        raise XmlError("too_large", f"{len(data)} bytes instead of {max_bytes}")
    # Each element has one "<" or two; attributes are bounded by their "=".
    if data.count(b"<") > 2 * max_elements or data.count(b"=") > 2 * max_elements:
        raise XmlError("too_large", f"more than {max_elements} elements")
    if has_doctype(data):
        raise XmlError("entities", "it brings a document type (DOCTYPE)")
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError("malformed", f"it is not well-formed XML: {error}") from error
    # A rarer encoding hides the document type from the look at the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlError("entities", "it brings a document type (DOCTYPE)")
    _require_depth(root, max_depth)
    return root


def has_doctype(data: bytes) -> bool:
    """A document type stands before the root element, seen without parsing."""
    # In UTF-16 and UTF-32 every letter of the prolog carries a zero.
    prolog = data.translate(None, b"\0") if b"\0" in data[:8] else data
    return _DOCTYPE.match(prolog) is not None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: etree._Element) -> str:
    """The element's namespace, "" when it has none."""
    return str(element.tag).rpartition("}")[0][1:]


def _require_depth(root: etree._Element, max_depth: int) -> None:
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > max_depth:
            raise XmlError("too_large", f"elements {depth} deep instead of {max_depth}")
        level = [child for element in level for child in element]
