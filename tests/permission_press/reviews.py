"""Rights at the addresses of the press review; the report is invented."""

from datetime import UTC, datetime

from orkhon.dialogue.models import Report
from orkhon.press.models import Clipping, Coverage, Mistake
from orkhon.record.models import Source
from tests.permission_answers import INVISIBLE, OFFICE

WRITERS = INVISIBLE | dict.fromkeys(("secretariat", "head"), "allowed")
NOW = datetime(2027, 3, 4, 6, 0, tzinfo=UTC)
ONE = ["coverage key"]

ADDRESSES = {
    "press:reviews": ("GET", [], OFFICE),
    "press:review": ("GET", ONE, OFFICE),
    "press:add-clipping": ("POST", ONE, WRITERS),
    "press:clipping": ("POST", [*ONE, "clipping number"], WRITERS),
    "press:mistake": ("POST", [*ONE, "mistake"], WRITERS),
    # Without a period there is no paper; with one the room's readers get it.
    "press:review-paper": ("GET", ["press form"], INVISIBLE),
}


def parts(found, country, people):
    """An event with a report and a mistake of it."""
    source = Source.objects.create(
        sha256="5" * 64,
        size=5,
        filename="sample-review.txt",
        media_type="text/plain",
        language="en",
        text="words",
        received_at=NOW,
        received_by="account/sample",
    )
    coverage = Coverage.objects.create(
        key="sample-coverage",
        title="Sample event",
        on="2027-03-03",
        made_at=NOW,
        made_by="account/sample",
    )
    clipping = Clipping.objects.create(
        coverage=coverage, report=Report.objects.create(source=source, read_at=NOW)
    )
    mistake = Mistake.objects.create(
        clipping=clipping, kind="other", says="words", record_says="other words"
    )
    return {
        "coverage key": coverage.key,
        "clipping number": clipping.pk,
        "mistake": mistake.pk,
    }
