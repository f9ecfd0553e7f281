"""A small day and a statement about it, in two languages; everything is invented."""

import shutil
import subprocess
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure
from orkhon.observation.actions.own_forms import take_own_forms
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.form_designs.statement_phrases import (
    phrase,
    section,
    sections_of,
    suggested,
)
from orkhon.observation.models import (
    Finding,
    Sentence,
    SentenceText,
    Statement,
    StatementSection,
)
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.register.models import Person
from tests.rooms.observation.operations.conftest import (
    NOON,
    come,
    designs,
    filled,
    stations,
    teams,
)

__all__ = ["come", "designs", "stations", "teams"]

EVENING = datetime(2027, 3, 14, 18, 0, tzinfo=UTC)
PHRASES = (
    "vote",
    "rules_followed",
    "stations_visited",
    "opening_observed",
    "opening_late",
    "voting_observed",
    "voting_secrecy",
    "figures_of_others",
    "voters_on_list",
    "no_sample",
    "short_term",
)

PARAGRAPHS = {
    "visits_opening": "opening.overall",
    "opening_on_time_no": "opening.start",
    "visits_voting": "voting.overall",
    "voting_secrecy_no": "voting.secrecy",
}


@pytest.fixture
def day(come):
    """An opening in time, voting not in secret and in secret, and voting not seen."""
    come("opening", "KT-001", "AZ-01", on_time="yes")
    come("voting", "KT-001", "AZ-01", secrecy="no")
    come("voting", "KT-002", "AZ-01", secrecy="yes")
    come("voting", "KT-003", "AZ-01")


@pytest.fixture
def rated_day(mission, protocol, stations, teams, observers):
    """Two visits in our own forms, with what the observers rated."""
    version = take_own_forms(mission, ["voting"], by=protocol, publish=True)[0].version
    sender = Sender(observer_id=observers["AZ-01"].pk)
    for station, answers in (
        ("KT-001", {"secrecy": "no", "rating": "bad"}),
        ("KT-002", {"secrecy": "not_seen", "rating": "very_good"}),
    ):
        header = {"station": station, "team": "T1", "observer": "AZ-01", "via": "app"}
        xml = filled("voting", f"uuid:{station}", header, answers, version=version)
        receive(
            [
                arrival_of(
                    xml,
                    mission_id=mission.pk,
                    received_at=NOON,
                    channel="app",
                    sender=sender,
                )
            ]
        )


@pytest.fixture
def headed(mission):
    """The mission with a head and an invitation."""
    mission.head = Person.objects.create(sample=True, display_name="Ayşe Örnek")
    mission.issuer = "commission"
    mission.invited_on = "2027-02-18"
    mission.save()
    return mission


@pytest.fixture
def voters(mission, press):
    """Voters on the list, as a commission gave them on 24 February at 10:00."""
    number = "12,461,796"
    return enter_figure(
        mission,
        NewFigure(
            key="voters_on_list",
            words={"en": "Voters on the list", "kk": "Тізімдегі сайлаушылар"},
            given=Given(
                value=Decimal(12461796),
                status="preliminary",
                cited=Cited(number, pasted=f"Told: {number}.", title="Sample bulletin"),
                given_at=datetime(2027, 2, 24, 5, 0, tzinfo=UTC),
            ),
            given_by="Sample commission",
        ),
        by=press,
    )


@pytest.fixture
def written(headed, voters):
    """A statement made of phrases and own sentences.

    `written("press", own=[("campaign", "cited", {"en": "…"}, {"citation": one})])`.
    """

    def one(
        kind="statement",
        *,
        phrases=PHRASES,
        own=(),
        languages=("en", "kk"),
        **fields,
    ):
        statement = Statement.objects.create(
            mission=headed,
            kind=kind,
            number=headed.statements.count() + 1,
            authentic=languages[0],
            languages=list(languages),
            place="Astana",
            issued_on=date(2027, 3, 15),
            made_at=EVENING,
            made_by="account/sample",
            state="approval",
            circulated_at=EVENING,
            **fields,
        )
        rows = {
            each.key: StatementSection.objects.create(
                statement=statement, key=each.key, precedence=place
            )
            for place, each in enumerate(sections_of(kind))
        }
        for key in phrases:
            found = phrase(key)
            if found.section in rows:
                _confirmed(headed, [k for w, k in found.placeholders if w == "finding"])
                _say(rows[found.section], found.kind, found.texts, phrase=key)
        for key, sentence_kind, said, more in own:
            _say(rows[section(key).key], sentence_kind, said, **more)
        return statement

    return one


@pytest.fixture
def texts():
    """The statement composed, by language."""
    return composed_all


def _say(row, kind, texts, **fields):
    now = timezone.now()
    sentence = Sentence.objects.create(
        section=row,
        precedence=row.sentences.count() + 1,
        kind=kind,
        made_at=now,
        made_by="account/sample",
        revised_at=now,
        revised_by="account/sample",
        **fields,
    )
    for language in row.statement.languages:
        SentenceText.objects.create(
            sentence=sentence,
            language=language,
            text=texts[language],
            revised_at=now,
            revised_by="account/sample",
        )
    return sentence


def _confirmed(mission, keys):
    for key in keys:
        Finding.objects.get_or_create(
            mission=mission,
            key=key,
            defaults={
                "title": key.replace("_", " ").capitalize(),
                "query": suggested()[key],
                "paragraph": PARAGRAPHS.get(key, ""),
                "made_at": EVENING,
                "made_by": "account/sample",
                "confirmed_at": EVENING,
                "confirmed_by": "account/sample",
            },
        )


@pytest.fixture
def poppler(tmp_path):
    """What one of poppler's tools says of a PDF: `poppler("pdftotext", data)`."""

    def said(tool, data):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} (poppler-utils) is not on this machine")
        path = tmp_path / "paper.pdf"
        path.write_bytes(data)
        more = ("-",) if tool == "pdftotext" else ()
        return subprocess.run(
            [tool, str(path), *more], capture_output=True, check=True, text=True
        ).stdout

    return said
