"""Rights at the addresses of works and their texts."""

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from tests.permission_answers import LAW_EDITORS, LAW_READERS

TEXT = ["national law", "law version", "law language"]
"""What names a text."""
ADDRESSES = {
    "legislation:index": ("GET", [], LAW_READERS),
    "legislation:new-work": ("GET", [], LAW_EDITORS),
    "legislation:work": ("GET", ["model law"], LAW_READERS),
    "legislation:new-version": ("POST", ["model law"], LAW_EDITORS),
    "legislation:correct-version": (
        "POST",
        ["national law", "law version"],
        LAW_EDITORS,
    ),
    "legislation:bring-in": ("POST", ["national law", "law version"], LAW_EDITORS),
    "legislation:text": ("GET", TEXT, LAW_READERS),
    "legislation:read-again": ("POST", TEXT, LAW_EDITORS),
    "legislation:call-authentic": ("POST", TEXT, LAW_EDITORS),
    "legislation:beside": ("GET", [*TEXT, "other law language"], LAW_READERS),
    "legislation:text-file": ("GET", [*TEXT, "law file"], LAW_READERS),
}
LAW = "Law on samples\n\nArticle 1. Subject\n\nThis law is invented.\n"


def parts(found, country, people):
    """A model law and a national law, each with a text; the latter in two languages."""
    by = people["head"]
    model = begin_work("sample-model", "model-law", "Sample model law", by=by)
    law = begin_work("kz-sample", "national-law", "Sample law", by=by, country=country)
    for work in (model, law):
        version = begin_version(work, "draft", by=by, dates=Dates())
        data = f"{work.title}\n\n{LAW}".encode()
        bring_in(version, "law.txt", data, by=by, language="en", is_authentic=True)
    bring_in(version, "zan.txt", f"{LAW}\n".encode(), by=by, language="kk")
    return {
        "model law": model.key,
        "national law": law.key,
        "law version": 1,
        "law language": "en",
        "other law language": "kk",
        "law file": "txt",
    }
