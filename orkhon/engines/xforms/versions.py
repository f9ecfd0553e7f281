"""Another version number in a form that is otherwise the same."""

from lxml import etree

from orkhon.engines.xforms.model import FormError
from orkhon.engines.xforms.safe_xml import XmlError, local_name, parse_xml
from orkhon.engines.xforms.schema import (
    MAX_FORM_BYTES,
    MAX_FORM_DEPTH,
    MAX_FORM_ELEMENTS,
    MAX_NAME,
)


def with_version(xml: bytes, version: str) -> bytes:
    """The form under another version.

    Args:
        xml: The XForm.
        version: 1 to 120 printable characters.
    Raises:
        FormError: not a form, or no version.
    """
    if not version or len(version) > MAX_NAME or not version.isprintable():
        raise FormError(f"“{version[:40]}” is no version of a form.")
    try:
        html = parse_xml(
            xml,
            max_bytes=MAX_FORM_BYTES,
            max_elements=MAX_FORM_ELEMENTS,
            max_depth=MAX_FORM_DEPTH,
        )
    except XmlError as error:
        raise FormError(f"This XForm cannot be read: {error}.") from error
    for element in html.iter("{*}instance"):
        model = element.getparent()
        if model is not None and len(element) and local_name(model) == "model":
            element[0].set("version", version)
            written: bytes = etree.tostring(
                html, xml_declaration=True, encoding="UTF-8"
            )
            return written
    raise FormError("This is no XForm: it has no model with an instance.")
