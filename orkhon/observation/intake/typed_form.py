"""A filled form made from single answers, as a phone would have sent it."""

from collections.abc import Mapping

from lxml import etree

from orkhon.engines.xforms.model import FormSchema

OPENROSA = "http://openrosa.org/xforms"


def typed_form(
    schema: FormSchema, values: Mapping[str, str], *, instance_id: str
) -> bytes:
    """Write a filled form; questions without an answer stay empty.

    Args:
        schema: The form, in the version that is filled.
        values: Answers by path; a path that the form does not have is left out.
        instance_id: Its own name, such as uuid:….
    Returns:
        The XML, the same for the same values.
    """
    namespace = schema.namespace
    root = etree.Element(
        f"{{{namespace}}}{schema.root}" if namespace else schema.root,
        nsmap=_default(namespace),
    )
    root.set("id", schema.form_id)
    root.set("version", schema.version)
    made = {f"/{schema.root}": root}
    for field in schema.fields:
        parent = made.get(field.path.rpartition("/")[0])
        if parent is None or field.name == "meta":
            continue
        tag = f"{{{namespace}}}{field.name}" if namespace else field.name
        made[field.path] = etree.SubElement(parent, tag)
        if not field.is_container and field.path in values:
            made[field.path].text = values[field.path]
    meta = etree.SubElement(root, f"{{{OPENROSA}}}meta", nsmap={"orx": OPENROSA})
    etree.SubElement(meta, f"{{{OPENROSA}}}instanceID").text = instance_id
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _default(namespace: str) -> dict[str, str] | None:
    # lxml takes None for "no prefix"; its stubs do not know.
    return {None: namespace} if namespace else None  # type: ignore[dict-item]  # -- see above
