"""The documents that tell an OData client which tables a form has, and of what."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from orkhon.engines.xforms.central.tree import ROOT_TABLE, Node, repeats_of, tree_of
from orkhon.engines.xforms.central.values import JSON
from orkhon.engines.xforms.model import FormSchema, odata_name

SPACE = "org.opendatakit.user"
SYSTEM = "org.opendatakit.submission"
TYPES = {
    "int": "Edm.Int64",
    "integer": "Edm.Int64",
    "decimal": "Edm.Decimal",
    "boolean": "Edm.Boolean",
    "geopoint": "Edm.GeographyPoint",
    "geotrace": "Edm.GeographyLineString",
    "geoshape": "Edm.GeographyPolygon",
    "date": "Edm.Date",
    "dateTime": "Edm.DateTimeOffset",
}
SYSTEM_FIELDS = {
    "submissionDate": "Edm.DateTimeOffset",
    "updatedAt": "Edm.DateTimeOffset",
    "deletedAt": "Edm.DateTimeOffset",
    "submitterId": "Edm.String",
    "submitterName": "Edm.String",
    "attachmentsPresent": "Edm.Int64",
    "attachmentsExpected": "Edm.Int64",
    "status": f"{SYSTEM}.Status",
    "reviewState": f"{SYSTEM}.ReviewState",
    "deviceId": "Edm.String",
    "edits": "Edm.Int64",
    "formVersion": "Edm.String",
}
"""What every row of a form's table says of itself, with its type."""

_ENUMS = {
    "Status": ("notDecrypted", "missingEncryptedFormData"),
    "ReviewState": ("hasIssues", "edited", "rejected", "approved"),
}


def service_document(schema: FormSchema, address: str) -> dict[str, JSON]:
    """Which tables there are.

    Args:
        schema: The form.
        address: Absolute, of the service: it ends with `.svc`.
    Source:
        OData JSON format 4.0, 5; ODK Central API documentation.
    """
    tables = [ROOT_TABLE, *(each.table for each in repeats_of(tree_of(schema)))]
    return {
        "@odata.context": f"{address}/$metadata",
        "value": [{"name": name, "kind": "EntitySet", "url": name} for name in tables],
    }


def metadata_document(schema: FormSchema) -> bytes:
    """What the tables hold, in CSDL.

    Source:
        OData CSDL 4.0; ODK Central API documentation, "Metadata Document".
    """
    root = tree_of(schema)
    space = f"{SPACE}.{odata_name(schema.form_id)}"
    tables = [root, *repeats_of(root)]
    groups = [each for each in root.walk() if each.is_structure]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" '
        'Version="4.0"><edmx:DataServices>',
        *_system(),
        '<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" '
        f"Namespace={quoteattr(space)}>",
    ]
    for table in tables:
        lines += [
            f"<EntityType Name={quoteattr(table.table)}>",
            '<Key><PropertyRef Name="__id"/></Key>',
            _property("__id", "Edm.String"),
        ]
        if table is root:
            lines.append(_property("__system", f"{SYSTEM}.metadata"))
        else:
            lines.append(_property(_above(table, tables), "Edm.String"))
        lines += [*_properties(table, space), "</EntityType>"]
    for group in groups:
        name = quoteattr(_dotted(group))
        lines += [f"<ComplexType Name={name}>", *_properties(group, space)]
        lines.append("</ComplexType>")
    lines.append(f"<EntityContainer Name={quoteattr(odata_name(schema.form_id))}>")
    for table in tables:
        kind = quoteattr(f"{space}.{table.table}")
        lines.append(f"<EntitySet Name={quoteattr(table.table)} EntityType={kind}/>")
    lines += ["</EntityContainer></Schema>", "</edmx:DataServices></edmx:Edmx>", ""]
    return "\n".join(lines).encode()


def _system() -> Iterator[str]:
    yield (
        '<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" '
        f'Namespace="{SYSTEM}"><ComplexType Name="metadata">'
    )
    for name, kind in SYSTEM_FIELDS.items():
        yield _property(name, kind)
    yield "</ComplexType>"
    for name, members in _ENUMS.items():
        listed = "".join(f'<Member Name="{member}"/>' for member in members)
        yield f'<EnumType Name="{name}">{listed}</EnumType>'
    yield "</Schema>"


def _properties(node: Node, space: str) -> Iterator[str]:
    for child in node.children:
        if child.is_repeat:
            kind = quoteattr(f"Collection({space}.{child.table})")
            yield f"<NavigationProperty Name={quoteattr(child.name)} Type={kind}/>"
        elif child.is_structure:
            yield _property(child.name, f"{space}.{_dotted(child)}")
        else:
            yield _property(child.name, TYPES.get(child.kind, "Edm.String"))


def _above(table: Node, tables: list[Node]) -> str:
    around = [each.path for each in tables if table.path.startswith(f"{each.path}/")]
    return f"__{ROOT_TABLE}{max(around, key=len).replace('/', '-')}-id"


def _property(name: str, kind: str) -> str:
    return f"<Property Name={quoteattr(name)} Type={quoteattr(kind)}/>"


def _dotted(node: Node) -> str:
    return node.path[1:].replace("/", ".")
