"""Another version in a form; the documents of the OData service."""

import pytest
from lxml import etree

from orkhon.engines.xforms import FormError, schema_of
from orkhon.engines.xforms.central.metadata import metadata_document, service_document
from orkhon.engines.xforms.versions import with_version
from tests.engines.xforms.central.test_rows import FORM


def test_the_version_alone_changes():
    before = schema_of(FORM)
    after = schema_of(with_version(FORM, "v 2"))
    assert (before.version, after.version) == ("", "v 2")
    assert [one.path for one in after.fields] == [one.path for one in before.fields]


def test_an_instance_by_itself_is_no_form():
    with pytest.raises(FormError, match="no model with an instance"):
        with_version(b"<instance><data/></instance>", "2")


@pytest.mark.parametrize("version", ["", "a\nb", "x" * 121])
def test_what_is_no_version(version):
    with pytest.raises(FormError, match="no version"):
        with_version(FORM, version)


@pytest.mark.parametrize("xml", [b"no XML", b"<a/>", b"<model><instance/></model>"])
def test_what_is_no_form(xml):
    with pytest.raises(FormError):
        with_version(xml, "2")


def test_the_service_lists_its_tables():
    document = service_document(schema_of(FORM), "https://x.example/f.svc")
    assert document["@odata.context"] == "https://x.example/f.svc/$metadata"
    assert [one["url"] for one in document["value"]][1:] == [
        "Submissions.g.rep",
        "Submissions.g.rep.inner",
        "Submissions.h2.rep",
    ]


def test_every_type_that_is_named_is_there():
    read = etree.fromstring(metadata_document(schema_of(FORM)))
    spaces = {
        one.get("Namespace"): {inner.get("Name") for inner in one}
        for one in read.iter("{*}Schema")
    }
    assert set(spaces) == {"org.opendatakit.submission", "org.opendatakit.user.f"}
    for one in read.iter("{*}Property", "{*}NavigationProperty"):
        kind = one.get("Type").removeprefix("Collection(").removesuffix(")")
        if not kind.startswith("Edm."):
            space = next(name for name in spaces if kind.startswith(f"{name}."))
            assert kind.removeprefix(f"{space}.") in spaces[space]
