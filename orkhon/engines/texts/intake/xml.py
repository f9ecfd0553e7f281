"""XML from strangers: no document type, no entities, no network, and limits."""

import re

from lxml import etree

from orkhon.engines.texts.structure.model import TextError

# A law of 3,000 articles is 10 MB of WordprocessingML; these bound the memory that a
# file can ask for, some 120 bytes an element.
MOST_BYTES = 50_000_000
MOST_ELEMENTS = 2_000_000
# Tables inside tables cost seven levels each; readers recurse over what is left.
MOST_DEPTH = 200
# libxml2's own ceilings on text and on the growth of entities stay on beneath ours.
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    remove_comments=True,
    remove_pis=True,
    huge_tree=False,
)
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE",
    re.DOTALL,
)
_BOMB = (
    "It brings a document type (DOCTYPE), which no law needs and which can hide a bomb "
    "or fetch other files; take it out and send the file again"
)


def parse(data: bytes, limit: int = MOST_BYTES) -> etree._Element:
    """Parse an XML document; its comments and instructions are left out.

    Args:
        data: The document in any encoding that XML knows.
        limit: Most bytes of it.
    Returns:
        The root element. Nothing was fetched and no entity expanded, but for the five
        that XML has of itself and characters by number.
    Raises:
        TextError: over a limit, with a document type, or not well formed; the last
            with its line.
    """
    if len(data) > limit:
        raise TextError(
            f"Its XML has {len(data):,} bytes; the limit is {limit:,}. Send it in parts"
        )
    # An element has one "<" or two, an attribute one "=": counted before anything is
    # built.
    if max(data.count(b"<"), data.count(b"=")) > 2 * MOST_ELEMENTS:
        raise TextError(
            f"Its XML has more than {MOST_ELEMENTS:,} elements. Send it in parts"
        )
    # In UTF-16 every letter of the prolog carries a zero.
    prolog = data[:100_000].translate(None, b"\0") if b"\0" in data[:8] else data
    if _PROLOG.match(prolog):
        raise TextError(_BOMB)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise TextError(
            f"Its XML is broken in line {error.lineno}: {error.msg}"
        ) from error
    # A rarer encoding hides the document type from the look at the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise TextError(_BOMB)
    _require_depth(root)
    return root


def _require_depth(root: etree._Element) -> None:
    level, depth = [root], 1
    while level := [child for element in level for child in element]:
        depth += 1
        if depth > MOST_DEPTH:
            raise TextError(
                f"Its XML has elements {depth} deep; the limit is {MOST_DEPTH}"
            )
