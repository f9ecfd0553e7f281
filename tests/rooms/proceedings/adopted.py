"""Texts ready to be adopted: a draft issued in languages, a question decided on it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from orkhon.engines.voting import Stance, outcome, rule_named
from orkhon.proceedings.models import (
    Draft,
    DraftVersion,
    Paragraph,
    ParagraphText,
    Position,
    Question,
)
from orkhon.proceedings.queries.question_results import frozen, voter_names

DAY = date(2027, 6, 11)
ISSUED = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
WORDS = {
    "en": (
        "Sample declaration on maps",
        "The assembly, meeting in Bishkek,",
        "Recommends that maps be drawn.",
        "Asks that they be shown.",
    ),
    "kk": (
        "Карталар туралы үлгі декларация",
        "Бішкекте жиналған ассамблея,",
        "Карталар сызылсын деп ұсынады.",
        "Олар көрсетілсін деп сұрайды.",
    ),
    "tr": (
        "Haritalar hakkında örnek bildirge",
        "Bişkek’te toplanan asamble,",
        "Haritaların çizilmesini tavsiye eder.",
        "Gösterilmelerini ister.",
    ),
}
ROLES = ("title", "preamble", "operative", "operative")
NUMBERS = ("", "", "1", "2")


def a_draft(session, by, kind="declaration", number=1, authentic="en", work=None):
    """A draft of the session, still without a version."""
    return Draft.objects.create(
        session=session,
        number=number,
        kind=kind,
        title=f"Sample draft {number}",
        authentic=authentic,
        work=work,
        made_at=ISSUED,
        made_by=by.actor_id,
    )


def a_version(draft, by, words=WORDS, number=1, issued=True):
    """A version with these words by language; None stands for a lacking paragraph."""
    version = DraftVersion.objects.create(
        draft=draft,
        number=number,
        made_at=ISSUED,
        made_by=by.actor_id,
        issued_at=ISSUED if issued else None,
        issued_by=by.actor_id if issued else "",
        sha256="ab" * 32 if issued else "",
    )
    for place, (role, no) in enumerate(zip(ROLES, NUMBERS, strict=True)):
        row = Paragraph.objects.create(
            version=version, key=uuid4(), position=place, role=role, number=no
        )
        for language, said in words.items():
            if said[place] is not None:
                ParagraphText.objects.create(
                    paragraph=row, language=language, text=said[place]
                )
    return version


def decided(version, parliaments, by, stances=None, givers=None, state=None, number=1):
    """A question about a version, closed by unanimity as the engine counts it.

    Args:
        stances: By country; everybody agrees where nothing is said.
        givers: Participants by country.
        state: Another state of the question than the engine's.
    """
    said = dict.fromkeys(parliaments, "agrees") | (stances or {})
    keys = [one.key for one in parliaments.values()]
    opened = timezone.now() - timedelta(hours=2)
    question = Question.objects.create(
        session=version.draft.session,
        number=number,
        version=version,
        words=f"Sample question {number}",
        procedure=Question.Procedure.SITTING,
        rule="unanimity",
        voters=keys,
        opened_at=opened,
        opened_by=by.actor_id,
    )
    for code, stance in said.items():
        Position.objects.create(
            question=question,
            parliament=parliaments[code],
            stance=stance,
            text=f"CANARYWORDS of {code}" if stance == "reservation" else "",
            given_by=(givers or {}).get(code),
            given_at=opened,
            entered_by=by.actor_id,
            entered_by_name=str(by),
        )
    found = outcome(
        rule_named("unanimity"),
        keys,
        {parliaments[code].key: Stance(one) for code, one in said.items()},
        keys,
        quorum=None,
        closed=True,
    )
    question.result = frozen(found, voter_names(question))
    question.progress = state or found.state.value
    question.closed_at = timezone.now()
    question.closed_by = by.actor_id
    question.save()
    return question
