"""Rights at the addresses of redlines."""

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.models import Expression
from tests.permission_answers import LAW_READERS
from tests.permission_legislation.works import LAW

PAIR = ["old text", "new text"]
ADDRESSES = {
    "legislation:redlines": ("GET", [], LAW_READERS),
    "legislation:redline": ("GET", PAIR, LAW_READERS),
    "legislation:redline-file": ("GET", [*PAIR, "law file"], LAW_READERS),
}


def parts(found, country, people):
    """Two versions of an instrument in one language."""
    by = people["head"]
    work = begin_work("sample-charter", "instrument", "Sample charter", by=by)
    for text in (LAW, f"{LAW}\nArticle 2. Force\n\nIt is never in force.\n"):
        version = begin_version(work, "draft", by=by, dates=Dates())
        bring_in(version, "law.txt", text.encode(), by=by, language="en")
    old, new = Expression.objects.filter(version__work=work).order_by("version__number")
    return {"old text": old.pk, "new text": new.pk}
