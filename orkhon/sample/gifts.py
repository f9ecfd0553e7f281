"""Sample gifts over three years, the seats of the sample visit, a rule, a passport.

Everything is invented and says so; see gifts.toml.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.engines.documents import Paper, Paragraph, runs
from orkhon.protocol.actions.gifts import Exchanged, enter_gift
from orkhon.protocol.actions.personal import keep_document, set_retention_rule
from orkhon.protocol.actions.seating import Table, make_plan, propose_seats
from orkhon.protocol.models import (
    Gift,
    PersonalDocument,
    SeatingPlan,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.queries.personal import rule_in_force
from orkhon.ui.papers import printed

FILE = Path(__file__).resolve().parent / "protocol" / "gifts.toml"
KEY = "sample-visit-seats"

Told = dict[str, Any]


@dataclass(frozen=True)
class GiftStory:
    """What was loaded."""

    gifts: int
    plan: SeatingPlan
    documents: int

    def __str__(self) -> str:
        return f"{self.gifts} gifts, one seating plan, {self.documents} passport"


def load(*, visit: Visit, by: User) -> GiftStory:
    """Enter gifts, seat the sample visit, keep one invented passport.

    Args:
        visit: The sample visit, from `sample.visit.load`.
        by: The chief of protocol.
    """
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    guests = {
        one.number: one
        for one in visit.participants.filter(side=VisitParticipant.Side.GUEST)
    }
    if not Gift.objects.filter(sample=True).exists():
        for one in said["gift"]:
            _gift(visit, guests, one, by)
    plan = SeatingPlan.objects.filter(key=KEY).first() or _seats(
        visit, said["seating"], by
    )
    kept = PersonalDocument.objects.filter(participant__visit=visit)
    if not kept.exists():
        _passport(guests, said, by)
    return GiftStory(Gift.objects.filter(sample=True).count(), plan, kept.count())


def _gift(
    visit: Visit, guests: dict[int, VisitParticipant], said: Told, by: User
) -> None:
    is_planned = said.get("planned", False)
    on = "" if is_planned else _in_the_past(said["years_ago"], said["on"])
    to = said["to"]
    enter_gift(
        Exchanged(
            direction=said["direction"],
            what=said["what"],
            person=None if to == "parliament" else guests[to].person,
            body=visit.guest if to == "parliament" else None,
            on=on,
            worth=Decimal(said["worth"]) if "worth" in said else None,
            currency=said.get("currency", ""),
            occasion=said.get("occasion", ""),
            visit=visit if is_planned else None,
            kept_at=said.get("kept_at", ""),
            note="Sample: invented.",
        ),
        repeated_why=said.get("why", ""),
        sample=True,
        by=by,
    )


def _in_the_past(years_ago: int, on: str) -> str:
    """The day in that year; a year earlier where it has not come yet."""
    today = timezone.localdate()
    year = today.year - years_ago
    if years_ago == 0 and on > f"{today:%m-%d}":
        # Early in a year the newest gift is of its first day.
        return date(year, 1, 1).isoformat()
    return f"{year:04}-{on}"


def _seats(visit: Visit, said: Told, by: User) -> SeatingPlan:
    item = visit.programme.filter(title=said["line"], cancelled_at=None).first()
    plan = make_plan(
        Table(said["title"], said["shape"], said["seats"], visit=visit, item=item),
        key=KEY,
        sample=True,
        by=by,
    )
    propose_seats(plan, by=by)
    plan.refresh_from_db()
    return plan


def _passport(guests: dict[int, VisitParticipant], said: Told, by: User) -> None:
    if rule_in_force() is None:
        set_retention_rule(said["rule"]["days"], said["rule"]["words"], by=by)
    passport = said["passport"]
    paper = Paper(
        title="Sample passport",
        language="en",
        blocks=(Paragraph(runs(passport["words"])),),
        running_head=settings.ORKHON_ASSEMBLY,
        running_note="sample",
    )
    keep_document(
        guests[passport["guest"]],
        printed(paper, "pdf"),
        kind=passport["kind"],
        filename="sample-passport.pdf",
        by=by,
    )
