"""Rights at the addresses of works and their texts."""

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from tests.permission_answers import LAW_READERS

ADDRESSES = {
    "legislation:index": ("GET", [], LAW_READERS),
}
LAW = "Law on samples\n\nArticle 1. Subject\n\nThis law is invented.\n"


def parts(found, country, people):
    """A model law and a national law, each with one text."""
    by = people["head"]
    model = begin_work("sample-model", "model-law", "Sample model law", by=by)
    law = begin_work("kz-sample", "national-law", "Sample law", by=by, country=country)
    for work in (model, law):
        version = begin_version(work, "draft", by=by, dates=Dates())
        data = f"{work.title}\n\n{LAW}".encode()
        bring_in(version, "law.txt", data, by=by, language="en", is_authentic=True)
    return {"model law": model.key, "national law": law.key, "law version": 1}
