"""Votes that missions observe, in the public calendar, as far as missions are known."""

from orkhon.observation.models import Mission
from orkhon.observation.queries.published_missions import published_missions
from orkhon.record.actions import subject_of
from orkhon.record.queries import changes
from orkhon.register.queries.published_events import PublishedEvent


def published_votes() -> tuple[PublishedEvent, ...]:
    """The days of the votes, in time: of missions that were opened or have spoken."""
    missions = {one.number: one for one in published_missions()}
    rows = Mission.objects.filter(number__in=missions).order_by("vote_on", "number")
    said = changes([subject_of(one) for one in rows])
    return tuple(
        PublishedEvent(
            uid=f"public-vote-{row.pk}@orkhon",
            kind="vote",
            key=str(row.number),
            title=row.title,
            place=missions[row.number].country_words,
            on=row.vote_on.isoformat(),
            first=row.vote_on,
            last=row.vote_on,
            begins_at=None,
            ends_at=None,
            time_zone="",
            is_fixed=True,
            is_cancelled=False,
            sequence=said[subject_of(row)].acts,
            changed_at=said[subject_of(row)].at,
            is_sample=row.sample,
        )
        for row in rows
        if subject_of(row) in said
    )
