"""Nothing of a person, a place or a device is on a public page or in its files."""

import io
import zipfile

from django.conf import settings

from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import publish_statement
from orkhon.observation.actions.statements.sections import leave_out_section
from orkhon.observation.models import Sentence
from tests.rooms.observation.bundles.conftest import canaries

__all__ = ["canaries"]

OBJECTION = "Sample: CANARYOBJECTION, the text is too mild."
MUST_NOT = (
    b"CANARY", b"Kanarya", b"+7 70", b"77015550077", b"kanarya", b"43.123", b"76.456",
    b"KT-002", b"account/",
)  # fmt: skip
"""Words of observers, of who objects, of stations, teams, devices and free text."""


def unpacked(data):
    """The files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def test_no_public_page_or_file_says_who_where_or_with_what(
    mission, canaries, says, draft, visited, head, observers, protocol, seen, public
):
    says(draft, "mandate", Sentence.Kind.FINDING, "We visited {finding:visited}.")
    says(draft, "not_seen", Sentence.Kind.LIMIT, "Not everything.")
    for section in draft.sections.exclude(key__in=("mandate", "not_seen")):
        leave_out_section(section, by=protocol)
    circulate(draft, by=protocol)
    take_position(draft, None, "agrees", seen=seen(draft), by=protocol)
    take_position(
        draft, observers["TR-01"], "objects", seen=seen(draft), text=OBJECTION,
        by=protocol,
    )  # fmt: skip
    publish_statement(draft, seen=seen(draft), by=protocol)

    found = {}
    for code, _name in settings.LANGUAGES:
        found[f"home {code}"] = public("home", code).content
        found[f"feed {code}"] = public("feed", code).content
        found[f"page {code}"] = public("statement", code, 1, 1).content
    found |= unpacked(public("bundle", 1, 1).content)
    for name in [one for one in found if one.endswith(".docx")]:
        found |= unpacked(found[name])
    assert {"entries.json", "rows.jsonl", "word/document.xml"} <= set(found)
    hits = [
        (name, word)
        for name, data in found.items()
        for word in MUST_NOT
        if word in data
    ]
    # Who acted stands in an entry as an account that only the site can name.
    assert [one for one in hits if one != ("entries.json", b"account/")] == []
    # That somebody objects is said, by a number.
    page = found["page en"].decode()
    assert "kept with the record of this text: 1." in page
