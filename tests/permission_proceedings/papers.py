"""Rights at the addresses of papers and their circulation."""

from django.utils import timezone

from orkhon.proceedings.models import (
    Circulation,
    DocumentVersion,
    Session,
    SessionDocument,
)
from orkhon.record.actions import keep_source
from tests.permission_answers import INVISIBLE, LAW_READERS, OFFICE

PREPARERS = INVISIBLE | dict.fromkeys(("named", "head"), "allowed")
"""Heads, secretaries of commission, protocol, legal officers."""
SENT = ["session", "sent paper"]
WAITING = ["session", "paper not sent"]

ADDRESSES = {
    "proceedings:documents": ("GET", ["session"], LAW_READERS),
    "proceedings:new-document": ("GET", ["session"], PREPARERS),
    "proceedings:document": ("GET", SENT, LAW_READERS),
    "proceedings:document ": ("GET", WAITING, OFFICE),
    "proceedings:document-file": (
        "GET",
        [*SENT, "version language", "version number"],
        LAW_READERS,
    ),
    "proceedings:document-file ": (
        "GET",
        [*WAITING, "version language", "version number"],
        OFFICE,
    ),
    "proceedings:change-document": ("POST", SENT, PREPARERS),
    "proceedings:authentic-document": ("POST", SENT, PREPARERS),
    "proceedings:withdraw-document": ("POST", WAITING, PREPARERS),
    "proceedings:circulation": ("GET", ["session"], LAW_READERS),
    "proceedings:circulate": ("GET", ["session"], PREPARERS),
    "proceedings:circulated-file": (
        "GET",
        ["session", "circulation", "file place"],
        LAW_READERS,
    ),
}


def parts(found, country, people):
    """Two papers, of which the first was circulated."""
    session = Session.objects.get(key=found["session"])
    now = timezone.now()
    sources = []
    for number in (1, 2):
        document = SessionDocument.objects.create(
            session=session,
            number=number,
            title=f"Sample paper {number}",
            made_at=now,
            made_by="account/somebody",
        )
        source, _is_new = keep_source(
            b"%PDF-1.7 sample " + str(number).encode(),
            filename=f"paper-{number}.pdf",
            media_type="application/pdf",
            text="",
            language="en",
            by=people["head"],
        )
        DocumentVersion.objects.create(
            document=document,
            language="en",
            number=1,
            source=source,
            made_at=now,
            made_by="account/somebody",
        )
        sources.append(source)
    sent = Circulation.objects.create(
        session=session,
        what=Circulation.What.DOCUMENT,
        number=1,
        document=session.papers.get(number=1),
        files=[{"language": "en", "format": "pdf", "source": str(sources[0].pk)}],
        recipients=["one"],
        at=now,
        by="account/somebody",
        by_name="Somebody",
    )
    return {
        "sent paper": 1,
        "paper not sent": 2,
        "version language": "en",
        "version number": 1,
        "circulation": sent.pk,
        "file place": 0,
    }
