"""Rights at the addresses of findings and earlier recommendations, and what they name."""

from datetime import date

from django.utils import timezone

from orkhon.observation.models import (
    Finding,
    Mission,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.record.actions import keep_source
from tests.permission_answers import MISSION, RUN

FINDING = ["mission", "finding"]

ADDRESSES = {
    "observation:findings": ("GET", ["mission"], MISSION),
    "observation:propose-findings": ("POST", ["mission"], MISSION),
    "observation:add-finding": ("POST", ["mission"], MISSION),
    "observation:finding": ("GET", FINDING, MISSION),
    "observation:change-finding": ("POST", FINDING, MISSION),
    "observation:confirm-finding": ("POST", FINDING, RUN),
    "observation:drop-finding": ("POST", FINDING, MISSION),
    "observation:drop-finding ": ("POST", ["mission", "confirmed finding"], RUN),
    "observation:restore-finding": ("POST", FINDING, MISSION),
    "observation:recommendations": ("GET", ["mission"], MISSION),
    "observation:follow-up": ("POST", ["mission", "recommendation"], MISSION),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    now, actor = timezone.now(), people["named"].actor_id
    found = {"mission": mission, "title": "Stations", "made_at": now, "made_by": actor}
    query = {"forms": "all", "count": "stations", "where": [], "show": "count"}
    waiting = Finding.objects.create(key="waiting", query=query, **found)
    confirmed = Finding.objects.create(
        key="confirmed", query=query, confirmed_at=now, confirmed_by=actor, **found
    )
    return {
        "finding": waiting.pk,
        "confirmed finding": confirmed.pk,
        "recommendation": _recommendation(mission, people["named"], now).pk,
    }


def _recommendation(mission, by, now):
    """Of a published statement on an earlier vote in the country."""
    earlier = Mission.objects.create(
        number=mission.number + 1000,
        title="Sample earlier vote",
        vote_kind="referendum",
        country=mission.country,
        vote_on=date(2001, 1, 1),
        time_zone="UTC",
    )
    evidence, _is_new = keep_source(
        b"{}",
        filename="evidence.json",
        media_type="application/json",
        text="{}",
        language="und",
        by=by,
    )
    statement = Statement.objects.create(
        mission=earlier,
        kind="statement",
        number=1,
        authentic="en",
        state="published",
        made_at=now,
        made_by=by.actor_id,
        published_at=now,
        seq=1,
        evidence=evidence,
    )
    section = StatementSection.objects.create(
        statement=statement, key="recommendations", precedence=1
    )
    sentence = Sentence.objects.create(
        section=section,
        precedence=1,
        kind="recommendation",
        made_at=now,
        made_by=by.actor_id,
        revised_at=now,
        revised_by=by.actor_id,
    )
    sentence.texts.create(
        language="en", text="Sample.", revised_at=now, revised_by=by.actor_id
    )
    return sentence
