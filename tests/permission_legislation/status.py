"""Rights at the addresses of legislation: matrix, status page, tables."""

from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.publishing import publish_status
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from tests.permission_answers import LAW_EDITORS, LAW_READERS, OFFICE

ADDRESSES = {
    "legislation:matrix": ("GET", ["model law"], LAW_READERS),
    "legislation:status": ("GET", ["model law"], LAW_READERS),
    "legislation:publish-status": ("POST", ["model law"], LAW_EDITORS),
    "legislation:withdraw-status": ("POST", ["opened law"], LAW_EDITORS),
    "legislation:table": ("GET", ["model law"], LAW_READERS),
    "legislation:table-file": ("GET", ["model law", "table format"], LAW_READERS),
    "legislation:comparative": ("GET", [], OFFICE),
    "legislation:comparative-file": ("GET", ["table format"], OFFICE),
}
LAW = "Model law\n\nArticle 1. Subject\n\nThis law is invented.\n"


def parts(found, country, people):
    """A model law whose status page is open; the other one is its closed sibling."""
    by = people["head"]
    work = begin_work("opened-law", "model-law", "Opened model law", by=by)
    version = begin_version(work, "draft", by=by, dates=Dates())
    bring_in(version, "law.txt", LAW.encode(), by=by, language="en", is_authentic=True)
    begin_comparison(work, country, by=by)
    publish_status(work, by=by)
    return {"opened law": work.key, "table format": "csv"}
