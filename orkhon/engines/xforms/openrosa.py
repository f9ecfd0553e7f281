"""What a server says to ODK Collect: lists of forms and files, and receipts."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

VERSION_HEADER = "X-OpenRosa-Version"
VERSION = "1.0"
LENGTH_HEADER = "X-OpenRosa-Accept-Content-Length"
XML_TYPE = "text/xml; charset=utf-8"

LIST_NAMESPACE = "http://openrosa.org/xforms/xformsList"
MANIFEST_NAMESPACE = "http://openrosa.org/xforms/xformsManifest"
RESPONSE_NAMESPACE = "http://openrosa.org/http/response"
RECEIPT_NAMESPACE = "urn:orkhon:receipt:1"

SUCCESS = "submit_success"
ERROR = "submit_error"


class OpenRosaError(ValueError):
    """An answer that a client would refuse to read."""


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A form in the list. All addresses are absolute."""

    form_id: str
    name: str
    version: str
    hash: str
    """As `hash_of` makes it, of the bytes behind the address."""
    download_url: str
    manifest_url: str = ""
    """"" for a form that expects no files."""


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A file that belongs to a form and has been brought in."""

    name: str
    hash: str
    download_url: str
    integrity_url: str = ""
    """Only for a list of entities: where to ask which of them are deleted."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that a form stands in the record."""

    seq: int
    leaf: str
    """The leaf's hash, 64 letters of hex."""
    is_complete: bool
    missing: tuple[str, ...] = ()
    """The files that the form names and that have not come; they are written with
    spaces between them, and %20 for a space within a name."""


def headers(*, accept_length: int) -> dict[str, str]:
    """The headers of every answer; `accept_length` is the largest post, in bytes."""
    return {VERSION_HEADER: VERSION, LENGTH_HEADER: str(accept_length)}


def hash_of(data: bytes) -> str:
    """The hash by which a phone knows whether it has these bytes already."""
    digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return f"md5:{digest}"


def form_list(forms: Iterable[ListedForm]) -> bytes:
    """The answer to `GET formList`.

    Raises:
        OpenRosaError: a form without id, name or address, for which ODK Collect would
            drop the whole list, or an address that is not absolute.
    Source:
        OpenRosa form list API.
    """
    root = _root("xforms", LIST_NAMESPACE)
    for form in forms:
        _require(form.form_id, "formID", form.name or form.download_url)
        _require(form.name, "name", form.form_id)
        entry = etree.SubElement(root, "xform")
        _text(entry, "formID", form.form_id)
        _text(entry, "name", form.name)
        _text(entry, "version", form.version)
        _text(entry, "hash", form.hash)
        _text(entry, "downloadUrl", _absolute(form.download_url, form.form_id))
        if form.manifest_url:
            _text(entry, "manifestUrl", _absolute(form.manifest_url, form.form_id))
    return _bytes(root)


def manifest(files: Iterable[ManifestFile]) -> bytes:
    """The answer to `GET forms/{id}/manifest`; files not brought in stay out of it.

    Raises:
        OpenRosaError: a file without name or hash, or an address that is not absolute.
    Source:
        OpenRosa form list API, "The form manifest document"; its extension for lists
        of entities as ODK Central documents it.
    """
    root = _root("manifest", MANIFEST_NAMESPACE)
    for file in files:
        _require(file.name, "filename", file.download_url)
        _require(file.hash, "hash", file.name)
        entry = etree.SubElement(root, "mediaFile")
        if file.integrity_url:
            entry.set("type", "entityList")
        _text(entry, "filename", file.name)
        _text(entry, "hash", file.hash)
        _text(entry, "downloadUrl", _absolute(file.download_url, file.name))
        if file.integrity_url:
            _text(entry, "integrityUrl", _absolute(file.integrity_url, file.name))
    return _bytes(root)


def integrity(deleted: Mapping[str, bool]) -> bytes:
    """The answer to a phone that asks which of its entities are deleted.

    Args:
        deleted: Entity id to whether it is deleted, in the order to answer.
    """
    root = etree.Element("data")
    entities = etree.SubElement(root, "entities")
    for entity_id, is_deleted in deleted.items():
        entity = etree.SubElement(entities, "entity", id=_xml_text(entity_id))
        _text(entity, "deleted", "true" if is_deleted else "false")
    return _bytes(root)


def response(message: str, *, nature: str, receipt: Receipt | None = None) -> bytes:
    """The answer to a post: words for the observer, and the receipt for the app.

    Args:
        message: Plain words in the observer's language; Collect shows them as they are.
        nature: SUCCESS or ERROR.
        receipt: What was entered in the record; None for a refusal.
    Raises:
        OpenRosaError: the receipt's leaf is no hash.
    Source:
        OpenRosa form submission API for the envelope; the receipt is ours, in a
        namespace of its own that other clients pass over.
    """
    root = _root("OpenRosaResponse", RESPONSE_NAMESPACE)
    words = _text(root, "message", message)
    words.set("nature", nature)
    if receipt is not None:
        _leaf(receipt.leaf)
        entry = _root("receipt", RECEIPT_NAMESPACE)
        entry.set("seq", str(receipt.seq))
        entry.set("leaf", receipt.leaf)
        entry.set("complete", "true" if receipt.is_complete else "false")
        entry.set("missing", " ".join(map(_word, receipt.missing)))
        root.append(entry)
    return _bytes(root)


def short_leaf(leaf: str) -> str:
    """The leaf's hash as people compare it: eight letters of base64, and the last four.

    Raises:
        OpenRosaError: it is no hash in hex.
    """
    letters = base64.b64encode(_leaf(leaf)).decode()
    return f"{letters[:8]} … {letters[-4:]}"


def _leaf(leaf: str) -> bytes:
    try:
        digest = bytes.fromhex(leaf)
    except ValueError as error:
        raise OpenRosaError(f"{leaf[:80]!r} is no hash in hex") from error
    if len(digest) != 32 or leaf != digest.hex():
        raise OpenRosaError(f"{leaf[:80]!r} is no SHA-256 in small hex")
    return digest


def _word(name: str) -> str:
    """A name as one word of a list: its spaces and percent signs are escaped."""
    escaped = name.replace("%", "%25")
    return "".join(
        "%20" if letter.isspace() else letter for letter in _xml_text(escaped)
    )


def _require(value: str, what: str, whose: str) -> None:
    if not value:
        raise OpenRosaError(f"{whose!r} has no {what}")


def _absolute(url: str, whose: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise OpenRosaError(f"{whose!r} has the address {url!r}, which is not absolute")
    return url


def _root(name: str, namespace: str) -> etree._Element:
    # The parser alone gives a default namespace that lxml's types allow.
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    namespace = etree.QName(parent).namespace
    tag = f"{{{namespace}}}{name}" if namespace else name
    element = etree.SubElement(parent, tag)
    element.text = _xml_text(text)
    return element


def _xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold: controls and halves of letters."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r"
        or "\x20" <= letter <= "\ud7ff"
        or "\ue000" <= letter <= "\ufffd"
        or letter >= "\U00010000"
    )


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
