"""What the worker does for questions by itself: deadlines of silence that passed."""

from orkhon.jobs.registry import Result, Work, every
from orkhon.proceedings.actions.silence import close_elapsed


@every(minutes=1)
def close_what_is_due(work: Work) -> Result:
    """Close silence procedures past their deadlines; done twice, it closes nothing."""
    return {"closed": len(close_elapsed(by=None))}
