"""Jobs of a thing, as its page shows them."""

from orkhon.jobs.models import Job

OVER = (Job.State.DONE, Job.State.FAILED)


def latest(subject: str, name: str = "") -> Job | None:
    """The job asked for last about a subject, of one kind when it is named."""
    rows = Job.objects.filter(subject=subject)
    if name:
        rows = rows.filter(kind=name)
    return rows.order_by("-asked_at").first()


def is_over(job: Job | None) -> bool:
    """Whether nothing more will happen to it; no job is over too."""
    return job is None or job.state in OVER
