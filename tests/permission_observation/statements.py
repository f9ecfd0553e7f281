"""Rights at the addresses of statements, and what they name."""

from django.utils import timezone

from orkhon.observation.models import (
    Finding,
    PublishedFinding,
    Sentence,
    Statement,
    StatementPaper,
    StatementSection,
)
from orkhon.record.actions import keep_source
from tests.permission_answers import MISSION, RUN

ONE = ["mission", "draft statement"]
ISSUED = ["mission", "published statement"]
SECTION = [*ONE, "statement section"]
SENTENCE = [*ONE, "draft sentence"]

ADDRESSES = {
    "observation:statements": ("GET", ["mission"], MISSION),
    "observation:begin-statement": ("POST", ["mission"], MISSION),
    "observation:statement": ("GET", ONE, MISSION),
    "observation:statement ": ("GET", ISSUED, MISSION),
    "observation:change-statement": ("POST", ONE, MISSION),
    "observation:read-statement": ("GET", ONE, MISSION),
    "observation:statement-presence": ("GET", ONE, MISSION),
    "observation:set-section": ("POST", SECTION, MISSION),
    "observation:add-sentence": ("POST", SECTION, MISSION),
    "observation:take-phrase": ("POST", SECTION, MISSION),
    "observation:revise-sentence": ("POST", SENTENCE, MISSION),
    "observation:move-sentence": ("POST", SENTENCE, MISSION),
    "observation:drop-sentence": ("POST", SENTENCE, MISSION),
    "observation:circulate-statement": ("POST", ONE, RUN),
    "observation:take-position": ("POST", ONE, RUN),
    "observation:publish-statement": ("POST", ONE, RUN),
    "observation:correct-statement": ("POST", ISSUED, RUN),
    "observation:statement-why": ("POST", ONE, MISSION),
    "observation:statement-numbers": ("GET", ISSUED, MISSION),
    "observation:statement-number": ("GET", [*ISSUED, "published number"], MISSION),
    "observation:statement-bundle": ("GET", ISSUED, MISSION),
    "observation:statement-paper": (
        "GET",
        [*ISSUED, "paper language", "paper format"],
        MISSION,
    ),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    now, by = timezone.now(), people["named"]
    rows = {
        "mission": mission,
        "kind": "statement",
        "authentic": "en",
        "languages": ["en"],
        "made_at": now,
        "made_by": by.actor_id,
    }
    draft = Statement.objects.create(number=101, **rows)
    section = StatementSection.objects.create(
        statement=draft, key="campaign", precedence=1
    )
    sentence = Sentence.objects.create(
        section=section,
        precedence=1,
        kind="limit",
        made_at=now,
        made_by=by.actor_id,
        revised_at=now,
        revised_by=by.actor_id,
    )
    file, _is_new = keep_source(
        b'{"sentences": {}}',
        filename="statement-sample.json",
        media_type="application/json",
        text="",
        language="und",
        by=by,
    )
    published = Statement.objects.create(
        number=102,
        state="published",
        published_at=now,
        published_by=by.actor_id,
        seq=1,
        evidence=file,
        bundle=file,
        **rows,
    )
    StatementSection.objects.create(statement=published, key="campaign", precedence=1)
    StatementPaper.objects.create(
        statement=published, language="en", format="pdf", source=file
    )
    finding = Finding.objects.create(
        mission=mission,
        key="frozen",
        title="Stations",
        query={"forms": "all", "count": "stations", "where": [], "show": "count"},
        made_at=now,
        made_by=by.actor_id,
    )
    PublishedFinding.objects.create(
        statement=published,
        finding=finding,
        query=finding.query,
        result={"value": 2, "of": None, "unit": "stations", "not_seen": 0},
    )
    return {
        "draft statement": draft.number,
        "statement section": section.key,
        "draft sentence": sentence.pk,
        "published statement": published.number,
        "published number": finding.key,
        "paper language": "en",
        "paper format": "pdf",
    }
