"""Rights at the addresses of official results and the quick count, and their names."""

from django.utils import timezone

from orkhon.observation.models import ResultsFile
from orkhon.record.actions import keep_source
from tests.permission_answers import MISSION, RUN

ADDRESSES = {
    "observation:results": ("GET", ["mission"], MISSION),
    "observation:results-file": ("GET", ["mission", "results"], MISSION),
    "observation:results-copies": ("GET", ["mission", "results"], MISSION),
    "observation:results-match": ("POST", ["mission", "results"], MISSION),
    "observation:results-line": ("GET", ["mission", "results", "line"], MISSION),
    "observation:results-report": ("GET", ["mission", "results", "format"], MISSION),
    "observation:quick-count": ("GET", ["mission"], MISSION),
    "observation:release-rule": ("POST", ["mission"], RUN),
}
CHECK = {
    "filename": "sample.csv",
    "form": "sample",
    "form_version": "1",
    "rows": 1,
    "columns": {},
    "without": [],
    "unused": [],
    "balanced": 1,
    "broken": 0,
    "unchecked": 0,
    "unusual": 0,
    "relations": [],
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    source, _is_new = keep_source(
        b"station,valid\n1,5\n",
        filename="sample.csv",
        media_type="text/csv",
        text="",
        language="und",
        by=people["named"],
    )
    made = ResultsFile.objects.create(
        mission=mission,
        source=source,
        given_by="Sample commission",
        columns={"station": "station"},
        balance=CHECK,
        rows=1,
        made_at=timezone.now(),
        made_by=people["named"].actor_id,
        done_at=timezone.now(),
    )
    return {"results": made.pk, "line": 2, "format": "html"}
