"""Rights at the addresses of legal documents and their renewal."""

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.proceedings.actions.renewals import begin_renewal
from tests.permission_answers import LAW_COMMENTERS, LAW_EDITORS, LAW_READERS

WORK = ["legal document"]
ONE = ["legal document", "renewal"]
ARTICLE = [*ONE, "renewal article"]

ADDRESSES = {
    "proceedings:legal-documents": ("GET", [], LAW_READERS),
    "proceedings:legal-document": ("GET", WORK, LAW_READERS),
    "proceedings:enter-instrument": ("POST", WORK, LAW_EDITORS),
    "proceedings:begin-renewal": ("GET", WORK, LAW_EDITORS),
    "proceedings:renewal": ("GET", ONE, LAW_READERS),
    "proceedings:add-renewal-article": ("POST", ONE, LAW_COMMENTERS),
    "proceedings:place-renewal": ("POST", ONE, LAW_EDITORS),
    "proceedings:finish-renewal": ("POST", ONE, LAW_EDITORS),
    "proceedings:drop-renewal": ("POST", ONE, LAW_EDITORS),
    "proceedings:renewal-comparison": ("GET", [*ONE, "renewal form"], LAW_READERS),
    "proceedings:renewal-article": ("GET", ARTICLE, LAW_READERS),
    "proceedings:renewal-article ": ("POST", ARTICLE, LAW_COMMENTERS),
    "proceedings:comment-renewal-article": ("POST", ARTICLE, LAW_COMMENTERS),
}


def parts(found, country, people):
    """A sample document of one article, under renewal."""
    head = people["head"]
    work = begin_work("sample-rules", "instrument", "Sample rules", by=head)
    version = begin_version(work, "adopted", by=head, dates=Dates())
    bring_in(
        version,
        "rules.txt",
        b"Sample rules\n\nArticle 1. Name\nThe assembly has a name.\n",
        by=head,
        language="en",
        is_authentic=True,
    )
    renewal = begin_renewal(work, version, "Sample renewal", by=head)
    return {
        "legal document": work.key,
        "renewal": renewal.number,
        "renewal article": "art_1",
        "renewal form": "docx",
    }
