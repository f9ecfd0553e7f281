"""Rights at the addresses of drafts and of amendments to them."""

from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import table
from orkhon.proceedings.actions.draft_words import Brought, bring_in
from orkhon.proceedings.actions.drafts import begin_draft, begin_version
from orkhon.proceedings.actions.issuing import issue, next_version
from orkhon.proceedings.models import Session, Sitting
from orkhon.register.models import Body
from tests.permission_answers import LAW_COMMENTERS, LAW_EDITORS, LAW_READERS, OFFICE

DRAFT = ["session", "draft"]
VERSION = [*DRAFT, "draft version"]
AMENDMENT = [*DRAFT, "amendment"]
ADDRESSES = {
    "proceedings:drafts": ("GET", ["session"], LAW_READERS),
    "proceedings:begin-draft": ("GET", ["session"], LAW_EDITORS),
    "proceedings:draft": ("GET", DRAFT, LAW_READERS),
    "proceedings:begin-draft-version": ("GET", DRAFT, LAW_EDITORS),
    "proceedings:next-draft": ("POST", DRAFT, LAW_EDITORS),
    "proceedings:withdraw-draft": ("GET", DRAFT, LAW_EDITORS),
    "proceedings:consolidated-draft": ("GET", DRAFT, LAW_READERS),
    "proceedings:consolidated-file": (
        "GET",
        [*DRAFT, "draft language", "draft form"],
        LAW_READERS,
    ),
    # The other version is not issued: a delegation does not know of it.
    "proceedings:compare-drafts": ("GET", [*VERSION, "draft in hand"], OFFICE),
    "proceedings:compare-drafts-file": (
        "GET",
        [*VERSION, "draft in hand", "draft language", "draft form"],
        OFFICE,
    ),
    "proceedings:amendment": ("GET", AMENDMENT, LAW_READERS),
    "proceedings:decide-amendment": ("POST", [*AMENDMENT, "act on it"], LAW_EDITORS),
    "proceedings:draft-version": ("GET", VERSION, LAW_READERS),
    "proceedings:bring-in-draft": ("GET", VERSION, LAW_EDITORS),
    "proceedings:draft-paragraph": (
        "GET",
        [*VERSION, "draft paragraph", "draft language"],
        LAW_EDITORS,
    ),
    "proceedings:issue-draft": ("GET", VERSION, LAW_EDITORS),
    "proceedings:issue-draft-language": (
        "POST",
        [*VERSION, "draft language"],
        LAW_EDITORS,
    ),
    "proceedings:draft-deadline": ("GET", VERSION, LAW_EDITORS),
    "proceedings:draft-text": (
        "GET",
        [*VERSION, "draft language", "draft form"],
        LAW_READERS,
    ),
    "proceedings:amendment-paper": ("GET", [*VERSION, "draft form"], LAW_READERS),
    "proceedings:amend": ("GET", VERSION, LAW_COMMENTERS),
    "proceedings:compromise": ("GET", [*VERSION, "draft paragraph"], LAW_EDITORS),
}


def parts(found, country, people):
    """An issued version with an amendment by the sample parliament, and one in hand."""
    by = people["head"]
    session = Session.objects.get(key=found["session"])
    Body.objects.create(
        key="sample-delegation-one",
        kind=Body.Kind.DELEGATION,
        display_name="Sample delegation",
        country=country,
        parent=session.organ,
    )
    draft = begin_draft(session, "declaration", "Sample declaration", "en", by=by)
    version = begin_version(draft, by=by)
    words = b"Sample declaration\n\n1. It thanks the host.\n\n2. It asks."
    bring_in(version, Brought("en", "draft.txt", words, True), by=by)
    issue(version, by=by)
    row = version.paragraphs.get(number="1")
    parliament = Body.objects.get(key="one")
    amendment = table(
        version,
        Asked("replace", row, words="host", text="guests"),
        [parliament],
        by=by,
        sitting=Sitting.objects.get(session=session),
    )
    following = next_version(draft, by=by)
    return {
        "draft": draft.number,
        "draft version": version.number,
        "draft in hand": following.number,
        "draft language": "en",
        "draft form": "html",
        "draft paragraph": row.key,
        "amendment": amendment.number,
        "act on it": "accept",
    }
