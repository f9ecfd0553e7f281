"""Which files belong to a form, and which to a filled form."""

import re
from collections.abc import Iterable

from lxml import etree

from orkhon.engines.xforms.instance import Instance
from orkhon.engines.xforms.model import ExpectedFile, FileKind, FormSchema
from orkhon.engines.xforms.safe_xml import local_name

ITEMSETS = "itemsets.csv"
"""The name under which ODK Collect looks for external choices."""
AUDIT = "meta/audit"
"""Where the phone names its log of how the form was filled."""

_ADDRESS = re.compile(r"jr://(images|audio|video|file|file-csv)/([^/]+)")
_SEARCH = re.compile(r"\bsearch\s*\(\s*(['\"])(.*?)\1")
_KINDS: dict[str, FileKind] = {
    "images": "image",
    "audio": "audio",
    "video": "video",
    "file": "file",
    "file-csv": "file",
    "image": "image",
    "big-image": "image",
}


def expected_files(
    model: etree._Element,
    body: etree._Element | None,
    media: Iterable[tuple[str, str]],
) -> tuple[ExpectedFile, ...]:
    """The files that a form needs on the phone, each once.

    Args:
        model: The form's model.
        body: Its body.
        media: Form and address of each medium of its words.
    Returns:
        Lists that it looks things up in, media of its words, pictures that it begins
        with, and lists for its older ways of choosing (`query`, `search()`).
    Source:
        ODK XForms specification, "URIs", "Secondary Instances - External", "Media";
        ODK documentation, "Selects from large datasets" for `query` and `search()`.
    """
    found: dict[str, FileKind] = {}
    for instance in model:
        if local_name(instance) != "instance":
            continue
        _add(found, instance.get("src", ""))
    for form, address in media:
        _add(found, address, _KINDS.get(form))
    primary = next(model.iter("{*}instance"), None)
    for element in primary.iter() if primary is not None else ():
        _add(found, element.text or "")
    for control in body.iter() if body is not None else ():
        if control.get("query"):
            found.setdefault(ITEMSETS, "file")
        searched = _SEARCH.search(control.get("appearance", ""))
        if searched is not None:
            name = searched[2].strip()
            found.setdefault(name if name.endswith(".csv") else f"{name}.csv", "file")
    return tuple(ExpectedFile(name, kind) for name, kind in found.items())


def files_named(instance: Instance, schema: FormSchema | None) -> tuple[str, ...]:
    """The files that a filled form names, so that it is complete once they are here.

    Args:
        instance: The filled form.
        schema: Its form. Without it only the files of an encrypted form and the
            phone's log are known: any other answer could be a name or a word.
    """
    if instance.envelope is not None:
        envelope = instance.envelope
        named = [*envelope.media, envelope.encrypted_xml]
    else:
        log = f"/{instance.root}/{AUDIT}"
        named = [
            value.strip()
            for path, value in instance.values.items()
            if path == log or _is_file(schema, path)
        ]
    return tuple(dict.fromkeys(filter(None, named)))


def _is_file(schema: FormSchema | None, path: str) -> bool:
    field = schema.field(path) if schema is not None else None
    return field is not None and field.is_binary


def _add(
    found: dict[str, FileKind], address: str, kind: FileKind | None = None
) -> None:
    match = _ADDRESS.fullmatch(address.strip())
    if match is not None:
        found.setdefault(match[2], kind or _KINDS[match[1]])
