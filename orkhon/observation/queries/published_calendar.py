"""Votes that missions observe, in the public calendar, as far as missions are known."""

from orkhon.observation.queries.published_missions import MISSIONS, listed_missions
from orkhon.record.queries import changes
from orkhon.register.queries.published_events import PublishedEvent


def published_votes() -> tuple[PublishedEvent, ...]:
    """The days of the votes, in time: of missions that were opened or have spoken."""
    missions = sorted(listed_missions(), key=lambda one: (one.vote_on, one.number))
    subjects = [f"{MISSIONS}{one.key}" for one in missions]
    said = changes(subjects)
    return tuple(
        PublishedEvent(
            uid=f"public-vote-{one.key}@orkhon",
            kind="vote",
            key=str(one.number),
            title=one.title,
            place=one.country_words,
            on=one.vote_on.isoformat(),
            first=one.vote_on,
            last=one.vote_on,
            begins_at=None,
            ends_at=None,
            time_zone="",
            is_fixed=True,
            is_cancelled=False,
            sequence=said[subject].acts,
            changed_at=said[subject].at,
            is_sample=one.is_sample,
        )
        for one, subject in zip(missions, subjects, strict=True)
        if subject in said
    )
