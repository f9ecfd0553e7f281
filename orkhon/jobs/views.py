"""A page with a job on it: `{% include "jobs/progress.html" with job=job %}`.

The part with the progress asks for its own page again every two seconds and takes
itself out of the answer; so whoever may see the page sees the job, and nobody else.
When the job is over the whole page is asked for once. Without JavaScript a link does
the same by hand.
"""

from django.http import HttpRequest, HttpResponse

from orkhon.jobs.models import Job
from orkhon.jobs.queries import is_over


def following(
    request: HttpRequest, answer: HttpResponse, job: Job | None
) -> HttpResponse:
    """The answer of a page that shows a job; htmx shows all of it when the job is over."""
    if request.headers.get("HX-Request") and is_over(job):
        answer["HX-Refresh"] = "true"
    return answer
