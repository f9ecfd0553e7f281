"""Rights at the addresses of the room's first page and of communiqués."""

import json
from datetime import UTC, datetime

from orkhon.dialogue.models import Contact
from orkhon.press.actions.publishing import evidence_of
from orkhon.press.models import (
    Communique,
    CommuniquePaper,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.record.actions import keep_source
from orkhon.register.models import Body
from tests.permission_answers import INVISIBLE, OFFICE

WRITERS = INVISIBLE | dict.fromkeys(("secretariat", "head"), "allowed")
"""The press service and the heads; the secretariat of the table is the press service."""
HEAD = INVISIBLE | {"head": "allowed"}
NOW = datetime(2027, 3, 4, 6, 0, tzinfo=UTC)
OUT_AT = datetime(2020, 1, 1, tzinfo=UTC)
FAR = datetime(2999, 1, 1, tzinfo=UTC)

ONE = ["press year", "press number"]
VERSION = [*ONE, "press version"]
TEXT = [*VERSION, "press language"]
OUT = ["press year", "published communique", "press version"]

ADDRESSES = {
    "press:index": ("GET", [], OFFICE),
    "press:begin": ("GET", [], WRITERS),
    "press:begin-from": ("GET", ["press kind", "press event"], WRITERS),
    "press:communique": ("GET", ONE, OFFICE),
    "press:correct": ("POST", ONE, WRITERS),
    "press:add-language": ("POST", VERSION, WRITERS),
    "press:renew-facts": ("POST", VERSION, WRITERS),
    "press:embargo": ("POST", VERSION, WRITERS),
    "press:approve": ("POST", VERSION, HEAD),
    "press:send-back": ("POST", VERSION, HEAD),
    "press:drop": ("POST", VERSION, WRITERS),
    "press:publish": ("POST", VERSION, WRITERS),
    "press:paper": ("GET", [*OUT, "press language", "press form"], OFFICE),
    "press:words": ("GET", TEXT, WRITERS),
    "press:mark-read": ("POST", TEXT, WRITERS),
}


def parts(found, country, people):
    """A draft of a meeting, a text that is out, and one under embargo."""
    contact = Contact.objects.create(title="Sample meeting", on="2027-03-03")
    body = Body.objects.create(
        key="sample-press-assembly",
        kind=Body.Kind.ASSEMBLY,
        display_name="Sample assembly of the press",
    )
    draft = _communique(1, body, contact=contact)
    _published(_communique(2, body), people["head"])
    _published(_communique(3, body), people["head"], embargo_until=FAR)
    return {
        "press kind": "contact",
        "press event": contact.pk,
        "press year": 2027,
        "press number": 1,
        "press version": 1,
        "press language": "en",
        "press form": "pdf",
        "published communique": 2,
        "embargoed communique": 3,
        "communique": draft.communique,
    }


def _communique(number, body, **more):
    made = Communique.objects.create(
        year=2027,
        number=number,
        body=body,
        authentic="en",
        made_at=NOW,
        made_by="account/sample",
        **more,
    )
    version = CommuniqueVersion.objects.create(
        communique=made, number=1, made_at=NOW, made_by="account/sample"
    )
    CommuniqueText.objects.create(
        version=version, language="en", changed_at=NOW, changed_by="account/sample"
    )
    return version


def _published(version, by, **more):
    """As publication leaves it; what is in the papers does not matter here."""
    text = version.texts.get()
    evidence = evidence_of(version, (text,))
    for language, form, data in (
        ("en", "pdf", b"%PDF sample " + str(version.pk).encode()),
        ("und", "json", json.dumps(evidence).encode()),
        ("und", "zip", b"PK sample " + str(version.pk).encode()),
    ):
        source, _is_new = keep_source(
            data,
            filename=f"sample.{form}",
            media_type="application/octet-stream",
            text="",
            language=language,
            by=by,
        )
        if form == "zip":
            version.bundle = source
        else:
            CommuniquePaper.objects.create(
                version=version, language=language, format=form, source=source
            )
    version.progress = CommuniqueVersion.State.PUBLISHED
    version.published_at, version.seq = OUT_AT, 1
    version.embargo_until = more.get("embargo_until")
    version.embargo_zone = "Asia/Baku" if version.embargo_until else ""
    version.save()
