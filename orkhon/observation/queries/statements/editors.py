"""Who writes where, as the page of a statement shows it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from orkhon.accounts.models import User
from orkhon.observation.models import SectionEditor, Statement

HERE = timedelta(minutes=5)
"""Somebody who gave no sign for so long is not writing any more."""


@dataclass(frozen=True)
class Editor:
    """Somebody who writes in a section, and when they were seen there last."""

    name: str
    seen_at: datetime


def editors_of(
    statement: Statement, now: datetime, *, besides: User
) -> dict[str, list[Editor]]:
    """Who else writes in which section, by the section's key."""
    found: dict[str, list[Editor]] = defaultdict(list)
    rows = (
        SectionEditor.objects.filter(
            section__statement=statement, seen_at__gt=now - HERE
        )
        .exclude(user=besides)
        .select_related("section", "user")
        .order_by("seen_at")
    )
    for one in rows:
        found[one.section.key].append(Editor(str(one.user), one.seen_at))
    return dict(found)
