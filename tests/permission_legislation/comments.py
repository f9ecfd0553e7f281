"""Rights at the addresses of rounds of comments and of comments."""

from datetime import timedelta

from django.utils import timezone

from orkhon.legislation.actions.comments import Office, Said, enter_comment
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.models import Work
from tests.permission_answers import LAW_COMMENTERS, LAW_EDITORS, LAW_READERS

ROUND = ["commented law", "law version"]
ONE = [*ROUND, "law comment"]
ADDRESSES = {
    "legislation:rounds": ("GET", [], LAW_READERS),
    "legislation:comments": ("GET", ROUND, LAW_READERS),
    "legislation:open-round": ("GET", ROUND, LAW_EDITORS),
    "legislation:extend-round": ("GET", ROUND, LAW_EDITORS),
    "legislation:take-over": ("GET", ROUND, LAW_EDITORS),
    "legislation:add-comment": ("GET", ROUND, LAW_COMMENTERS),
    "legislation:comment-matrix": ("GET", [*ROUND, "matrix form"], LAW_READERS),
    "legislation:comment": ("GET", ONE, LAW_READERS),
    # It was entered by an editor: a delegation changes its own alone.
    "legislation:change-comment": ("GET", ONE, LAW_EDITORS),
    "legislation:withdraw-comment": ("POST", ONE, LAW_EDITORS),
    "legislation:answer-comment": ("POST", ONE, LAW_EDITORS),
}


def parts(found, country, people):
    """A round on a draft whose file brought a comment; one comment by letter."""
    by = people["head"]
    work = Work.objects.get(key=found["model law"])
    version = work.versions.get(number=found["law version"])
    closes = timezone.make_naive(timezone.now()) + timedelta(days=7)
    open_round(version, closes.replace(microsecond=0), "Asia/Baku", by=by)
    text = version.expressions.get()
    text.remarks = [{"author": "A", "at": "", "words": "", "text": "So.", "eid": ""}]
    text.save()
    one = enter_comment(version, Said("Sample.", "en"), Office("Sample"), by=by)
    return {
        "commented law": work.key,
        "law comment": one.number,
        "matrix form": "csv",
    }
