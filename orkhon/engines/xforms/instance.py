"""A filled form as a phone sends it, read in one pass and without its form."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from orkhon.engines.xforms.safe_xml import (
    XmlError,
    local_name,
    namespace_of,
    parse_xml,
)

InstanceFault = Literal[
    "malformed",
    "entities",
    "too_large",
    "no_form_id",
    "bad_form_id",
    "no_instance_id",
    "bad_instance_id",
]

MAX_BYTES = 4 * 1024 * 1024
"""Of one filled form; ODK Central's form of 250 questions fills 20 kB."""
MAX_ELEMENTS = 20_000
MAX_DEPTH = 64
MAX_PATH = 1000
"""Characters; long names inside one another would otherwise multiply."""
MAX_FORM_ID = 120
"""Characters of a form's id and of its version."""
MAX_INSTANCE_ID = 255

# Old clients give a namespace as the form's id; these namespaces are no ids.
_NO_FORM_IDS = frozenset(
    {
        "",
        "http://openrosa.org/xforms",
        "http://www.opendatakit.org/xforms/encrypted",
        "http://www.w3.org/2002/xforms",
    }
)


class InstanceError(ValueError):
    """A filled form that cannot be taken in, and why.

    Attributes:
        kind: "malformed", "entities", "too_large", "no_form_id", "bad_form_id",
            "no_instance_id" or "bad_instance_id".
    """

    def __init__(self, kind: InstanceFault, message: str) -> None:
        super().__init__(message)
        self.kind: InstanceFault = kind


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands outside the cipher of an encrypted form."""

    encrypted_key: str
    """The form's key, encrypted with the mission's public key, in base64."""
    encrypted_xml: str
    """The name of the file that holds the encrypted answers."""
    media: tuple[str, ...]
    """The names of the encrypted photos and other files."""
    signature: str


@dataclass(frozen=True, slots=True)
class Instance:
    """A filled form: who it says it is, and its answers as text."""

    form_id: str
    version: str | None
    instance_id: str
    deprecated_id: str | None
    """The instance that this one replaces, when it is an edit."""
    instance_name: str | None
    submission_date: str | None
    root: str
    namespace: str
    envelope: Envelope | None
    values: Mapping[str, str]
    """Path to text, in the order of the form. A repeated element carries its number
    from 1 in the path (`/data/rep[2]/x`) where it stands more than once. Empty for an
    encrypted form."""

    @property
    def is_encrypted(self) -> bool:
        return self.envelope is not None


def read_instance(xml: bytes, *, max_bytes: int = MAX_BYTES) -> Instance:
    """Read a filled form; nothing about its form needs to be known.

    Args:
        xml: The bytes of `xml_submission_file`.
        max_bytes: Most bytes that are looked at.
    Raises:
        InstanceError: not XML, with entities, over a limit, or without the two ids
            that every form must carry.
    Source:
        ODK XForms specification, "Instance" and "Metadata"; OpenRosa metadata schema;
        ODK encrypted forms specification.
    """
    try:
        root = parse_xml(
            xml, max_bytes=max_bytes, max_elements=MAX_ELEMENTS, max_depth=MAX_DEPTH
        )
    except XmlError as error:
        raise InstanceError(error.kind, str(error)) from error
    name = local_name(root)
    is_encrypted = root.get("encrypted") == "yes"
    meta = _meta_of(root)
    values: dict[str, str] = {}
    if not is_encrypted:
        _collect(root, f"/{name}", values)
    return Instance(
        form_id=_form_id_of(root),
        version=_version_of(root),
        instance_id=_instance_id_of(root, meta),
        deprecated_id=_identifier(meta.get("deprecatedID", ""), "deprecatedID"),
        instance_name=meta.get("instanceName") or None,
        submission_date=root.get("submissionDate") or None,
        root=name,
        namespace=namespace_of(root),
        envelope=_envelope_of(root) if is_encrypted else None,
        values=values,
    )


def _collect(element: etree._Element, path: str, values: dict[str, str]) -> None:
    """Lay the leaves below an element flat; the parser has bounded the depth."""
    names = [local_name(child) for child in element]
    repeated = Counter(names) if len(set(names)) < len(names) else Counter()
    numbers: dict[str, int] = {}
    for child, name in zip(element, names, strict=True):
        child_path = f"{path}/{name}"
        if repeated[name] > 1:
            numbers[name] = numbers.get(name, 0) + 1
            child_path = f"{child_path}[{numbers[name]}]"
        if len(child_path) > MAX_PATH:
            raise InstanceError("too_large", f"{child_path[:40]}… is too long a path")
        if len(child):
            _collect(child, child_path, values)
        else:
            values[child_path] = child.text or ""


def _meta_of(root: etree._Element) -> dict[str, str]:
    """What the block of metadata says, whatever namespace it is in."""
    for child in root:
        if local_name(child) == "meta":
            return {local_name(fact): (fact.text or "").strip() for fact in child}
    return {}


def _form_id_of(root: etree._Element) -> str:
    form_id = root.get("id", "").strip()
    if not form_id and namespace_of(root) not in _NO_FORM_IDS:
        form_id = namespace_of(root)
    if not form_id:
        raise InstanceError(
            "no_form_id", f"<{local_name(root)}> does not say which form it fills"
        )
    if len(form_id) > MAX_FORM_ID or not form_id.isprintable():
        raise InstanceError("bad_form_id", f"{form_id[:40]!r} is no form's id")
    return form_id


def _version_of(root: etree._Element) -> str | None:
    version = root.get("version")
    if version is not None and len(version) > MAX_FORM_ID:
        raise InstanceError("bad_form_id", f"{version[:40]!r} is no form's version")
    return version


def _instance_id_of(root: etree._Element, meta: Mapping[str, str]) -> str:
    found = meta.get("instanceID") or root.get("instanceID", "")
    if not found:
        beside = (c.text or "" for c in root if local_name(c) == "instanceID")
        found = next(beside, "")
    instance_id = _identifier(found, "instanceID")
    if instance_id is None:
        raise InstanceError("no_instance_id", "the form has no instanceID")
    return instance_id


def _identifier(text: str, what: str) -> str | None:
    identifier = text.strip()
    if not identifier:
        return None
    if len(identifier) > MAX_INSTANCE_ID or not identifier.isprintable():
        raise InstanceError("bad_instance_id", f"{identifier[:40]!r} is no {what}")
    return identifier


def _envelope_of(root: etree._Element) -> Envelope:
    facts: dict[str, str] = {}
    media: list[str] = []
    for child in root:
        name = local_name(child)
        if name == "media":
            media.extend((file.text or "").strip() for file in child)
        else:
            facts[name] = (child.text or "").strip()
    return Envelope(
        encrypted_key=facts.get("base64EncryptedKey", ""),
        encrypted_xml=facts.get("encryptedXmlFile", ""),
        media=tuple(filter(None, media)),
        signature=facts.get("base64EncryptedElementSignature", ""),
    )
