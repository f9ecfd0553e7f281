"""Forms of every kind that XLSForm knows are converted, served and read back.

Our own forms, one for each feature of the XLSForm specification. A folder with the
examples of another program (those of pyxform, for instance) is tried as well where
ORKHON_FORM_EXAMPLES names it; they are not ours to give out.
"""

import hashlib
import os
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from orkhon.engines.xforms import FormError
from orkhon.observation.actions.forms import bring_in_form, bring_in_form_file
from orkhon.observation.actions.keys import make_key

pytestmark = pytest.mark.django_db
LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
EXAMPLES = os.environ.get("ORKHON_FORM_EXAMPLES", "")
ENDINGS = {".xls", ".xlsx", ".csv", ".md", ".xml"}

FORMS = {
    "plain questions": """
| survey | | | |
| | type | name | label |
| | text | a | A |
| | integer | b | B |
| | decimal | c | C |
| | date | d | D |
| | time | e | E |
| | dateTime | f | F |
| | note | g | G |
| | acknowledge | h | H |
| | barcode | i | I |
""",
    "places and media": """
| survey | | | | |
| | type | name | label | parameters |
| | geopoint | a | A | |
| | geotrace | b | B | |
| | geoshape | c | C | |
| | image | d | D | max-pixels=1024 |
| | audio | e | E | quality=low |
| | video | f | F | |
| | file | g | G | |
""",
    "choices": """
| survey | | | | |
| | type | name | label | parameters |
| | select_one yn | a | A | |
| | select_multiple yn | b | B | randomize=true |
| | rank yn | c | C | |
| | range | d | D | start=1 end=5 step=1 |
| | select_one yn or_other | e | E | |
| choices | | | |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
""",
    "choices that depend": """
| survey | | | | |
| | type | name | label | choice_filter |
| | select_one region | region | Region | |
| | select_one town | town | Town | region=${region} |
| choices | | | | |
| | list_name | name | label | region |
| | region | n | North | |
| | region | s | South | |
| | town | a | A | n |
| | town | b | B | s |
""",
    "choices from outside": """
| survey | | | | |
| | type | name | label | choice_filter |
| | select_one_from_file places.csv | a | A | |
| | select_multiple_from_file areas.geojson | b | B | |
| | csv-external | lookup | | |
| | xml-external | table | | |
| | calculate | c | | |
""".replace("| | calculate | c | | |\n", ""),
    "many choices kept apart": """
| survey | | | | |
| | type | name | label | choice_filter |
| | select_one region | region | Region | |
| | select_one_external town | town | Town | region=${region} |
| choices | | | |
| | list_name | name | label |
| | region | n | North |
| external_choices | | | | |
| | list_name | name | label | region |
| | town | a | A | n |
""",
    "groups and repeats": """
| survey | | | | | |
| | type | name | label | repeat_count | appearance |
| | integer | n | How many? | | |
| | begin_group | g | G | | field-list |
| | text | a | A | | |
| | begin_repeat | r | R | ${n} | |
| | text | b | B | | |
| | begin_repeat | inner | Inner | | |
| | text | c | C | | |
| | end_repeat | | | | |
| | end_repeat | | | | |
| | end_group | | | | |
""",
    "rules": """
| survey | | | | | | | | | |
| | type | name | label | relevant | constraint | constraint_message | required | calculation | default |
| | integer | a | A | | . >= 0 | Not below 0 | yes | | |
| | text | b | B | ${a} > 3 | | | | | today |
| | calculate | c | | | | | | ${a} * 2 | |
| | text | d | D | | | | | | |
""",
    "languages": """
| survey | | | | | |
| | type | name | label::English (en) | label::Қазақша (kk) | hint::Қазақша (kk) |
| | text | a | Name | Аты | Толық |
| | select_one yn | b | Well? | Жақсы ма? | Таңдаңыз |
| choices | | | | |
| | list_name | name | label::English (en) | label::Қазақша (kk) |
| | yn | yes | Yes | Иә |
| settings | | |
| | form_id | default_language |
| | many | Қазақша (kk) |
""",
    "pictures beside words": """
| survey | | | | | |
| | type | name | label | media::image | media::audio |
| | note | a | A | ballot.png | words.mp3 |
""",
    "what the phone knows": """
| survey | | | |
| | type | name | label |
| | start | start | |
| | end | end | |
| | today | today | |
| | deviceid | deviceid | |
| | username | username | |
| | phonenumber | phonenumber | |
| | start-geopoint | where | |
| | audit | audit | |
| | hidden | secret | |
| | text | a | A |
""",
    "encrypted": """
| survey | | | |
| | type | name | label |
| | text | a | A |
| settings | | | |
| | form_id | public_key | submission_url |
| | sealed | MIIBIjANBgkq | https://orkhon.example/submission |
""",
    "entities": """
| survey | | | | |
| | type | name | label | save_to |
| | text | a | A | a |
| entities | | |
| | list_name | label |
| | stations | ${a} |
""",
}


@pytest.fixture
def phone(mission, protocol):
    _key, token = make_key(mission, by=protocol, label="Sample phone")
    base = f"/v1/key/{token}/projects/1"

    def get(address):
        path = address.removeprefix("http://testserver")
        path = path if path.startswith("/v1/") else f"{base}{path}"
        answer = Client().get(path, headers={"X-OpenRosa-Version": "1.0"})
        assert answer.status_code == 200, path
        return answer.content

    return get


def serve(mission, protocol, phone, data, name):
    """Bring a form in with the files it needs, and fetch all of it as a phone does."""
    version = bring_in_form(mission, data, name, by=protocol)
    for file in version.files.filter(source=None):
        bring_in_form_file(
            version, file.name, b"sample", media_type="text/plain", by=protocol
        )
    from_list = None
    version = bring_in_form(mission, data, name, by=protocol, publish=True)
    read = etree.fromstring(phone("/formList"))
    for form in read.iter(f"{LIST}xform"):
        if form.findtext(f"{LIST}formID") == version.design.form_id:
            from_list = form
    assert from_list is not None
    xml = phone(from_list.findtext(f"{LIST}downloadUrl"))
    digest = hashlib.md5(xml, usedforsecurity=False).hexdigest()
    assert from_list.findtext(f"{LIST}hash") == f"md5:{digest}"
    served = set()
    manifest = from_list.findtext(f"{LIST}manifestUrl")
    if manifest is not None:
        for file in etree.fromstring(phone(manifest)).iter(f"{MANIFEST}mediaFile"):
            content = phone(file.findtext(f"{MANIFEST}downloadUrl"))
            digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
            assert file.findtext(f"{MANIFEST}hash") == f"md5:{digest}"
            served.add(file.findtext(f"{MANIFEST}filename"))
    assert served == set(version.files.values_list("name", flat=True))
    return version


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_of_each_kind_is_converted_and_served(kind, mission, protocol, phone):
    version = serve(mission, protocol, phone, FORMS[kind].encode(), "sample.md")
    assert version.is_encrypted == (kind == "encrypted")


@pytest.mark.skipif(not EXAMPLES, reason="ORKHON_FORM_EXAMPLES names no folder")
def test_the_examples_of_another_program_are_converted_and_served(
    mission, protocol, phone
):
    """None stops the server; what is refused is refused in words."""
    served, refused = [], {}
    for path in sorted(Path(EXAMPLES).rglob("*")):
        if path.suffix.lower() not in ENDINGS:
            continue
        try:
            serve(mission, protocol, phone, path.read_bytes(), path.name)
        except FormError as error:
            refused[path.name] = str(error)
        else:
            served.append(path.name)
    assert served
    assert all(refused.values())
