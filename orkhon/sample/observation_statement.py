"""The sample mission's statement: findings confirmed, figures kept, text agreed, issued.

Every act goes through the room's actions, as a Secretariat would do it in the night
after the vote. Running it again adds nothing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from orkhon.accounts.models import User
from orkhon.engines.findings import placeholders
from orkhon.observation.actions.citing import Cited, cite_words
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure, supersede
from orkhon.observation.actions.findings import confirm_finding, propose_findings
from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import publish_statement
from orkhon.observation.actions.statements.sections import leave_out_section
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.actions.statements.taking_phrases import take_phrase
from orkhon.observation.models import (
    Finding,
    Mission,
    MissionFigure,
    Observer,
    Statement,
    StatementPosition,
    StatementSection,
)
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.text_digest import section_digests

FOLDER = Path(__file__).resolve().parent / "referendum"
COMMISSION, MINISTRY = "Sample commission", "Sample ministry"
OTHERS = "Sample Observers’ Union"
OBJECTS, AGREES = "TR-02", "KZ-01"
"""Members: one who objects to a section, one who agrees with the whole."""


@dataclass(frozen=True)
class Issued:
    """The sample's published statement."""

    statement: Statement
    numbers: int
    forms: int

    def __str__(self) -> str:
        languages = len(self.statement.languages)
        return (
            f"statement {self.statement.number} in {languages} languages,"
            f" {self.numbers} numbers from {self.forms} forms"
        )


def load(mission: Mission, by: User) -> Issued:
    """Issue the statement; once."""
    statement = (
        Statement.objects.filter(
            mission=mission, state=Statement.State.PUBLISHED, corrects=None
        )
        .order_by("number")
        .first()
    )
    if statement is None:
        statement = _issued(mission, by)
    numbers = list(statement.numbers.all())
    return Issued(
        statement,
        len(numbers),
        len({form for one in numbers for form in one.submissions}),
    )


def _issued(mission: Mission, by: User) -> Statement:
    propose_findings(mission, by=by)
    _figures(mission, by)
    told: dict[str, Any] = tomllib.loads(
        (FOLDER / "statement.toml").read_text(encoding="utf-8")
    )
    statement = begin_statement(
        mission,
        Statement.Kind.STATEMENT,
        told["authentic"],
        told["languages"],
        by=by,
        place=told["place"],
    )
    sections = {one.key: one for one in statement.sections.all()}
    for key in told["left_out"]:
        leave_out_section(sections[key], by=by)
    for sentence in told["sentence"]:
        _write(sections[sentence["section"]], sentence, told["languages"], by)
    statement = circulate(statement, by=by)
    _positions(statement, by)
    return publish_statement(statement, seen=statement.text_sha256, by=by)


def _write(
    section: StatementSection, told: Mapping[str, Any], languages: list[str], by: User
) -> None:
    mission = section.statement.mission
    if "phrase" in told:
        written = take_phrase(section, told["phrase"], by=by)
    else:
        cited = None
        if "cites" in told:
            cited = cite_words(
                Cited(words=told["cites"], source=mission.invitation), by=by
            )
        written = add_sentence(
            section,
            told["kind"],
            {language: told[language] for language in languages},
            by=by,
            findings=Finding.objects.filter(
                mission=mission, key__in=told.get("findings", [])
            ),
            citation=cited,
        )
    keys = {
        key
        for text in written.texts.all()
        for kind, key in placeholders(text.text)
        if kind == "finding"
    }
    keys |= {one.key for one in written.findings.all()}
    for finding in Finding.objects.filter(
        mission=mission, key__in=keys, confirmed_at=None
    ):
        confirm_finding(finding, revision=finding.revision, by=by)


def _figures(mission: Mission, by: User) -> None:
    """Voters on the list moved twice; two sources disagree on the stations."""
    zone = ZoneInfo(mission.time_zone)

    def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2027, month, day, hour, minute, tzinfo=zone)

    def given(value: str, status: str, text: str, moment: datetime) -> Given:
        return Given(
            Decimal(value),
            status,
            Cited("", pasted=text, title=text.partition(":")[0], language="en"),
            given_at=moment,
        )

    first = enter_figure(
        mission,
        NewFigure(
            "voters_on_list",
            _words("voters_on_list"),
            given(
                "61204", "preliminary", "Sample notice: 61,204 voters on the list.",
                at(2, 22, 12),
            ),
            COMMISSION,
            unit="voters",
        ),
        by=by,
    )  # fmt: skip
    voters: MissionFigure = supersede(
        first,
        given(
            "61518", "as-reported", "Sample notice of March: 61,518 voters on the list.",
            at(3, 13, 18),
        ),
        by=by,
    )  # fmt: skip
    enter_figure(
        mission,
        NewFigure(
            "turnout",
            _words("turnout"),
            given(
                "63.4", "preliminary", "Sample briefing of the evening: turnout 63.4 %.",
                at(3, 14, 20, 30),
            ),
            COMMISSION,
            unit="%",
            denominator_of=voters,
        ),
        by=by,
    )  # fmt: skip
    for who, value in ((COMMISSION, "612"), (MINISTRY, "609")):
        enter_figure(
            mission,
            NewFigure(
                "stations_in_country",
                _words("stations_in_country"),
                given(
                    value, "as-reported", f"{who}: {value} polling stations, sample.",
                    at(3, 12, 10),
                ),
                who,
                unit="stations",
            ),
            by=by,
        )  # fmt: skip
    enter_figure(
        mission,
        NewFigure(
            "stations",
            _words("stations"),
            given(
                "41", "preliminary", f"{OTHERS}: 41 polling stations visited, sample.",
                at(3, 14, 22, 15),
            ),
            OTHERS,
            unit="stations",
            of_a_mission=True,
        ),
        by=by,
    )  # fmt: skip


def _words(key: str) -> Mapping[str, str]:
    words: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (FOLDER / "figures.toml").read_text(encoding="utf-8")
    )
    return words[key]


def _positions(statement: Statement, by: User) -> None:
    """The head and a member agree; another objects to one section, which is kept."""
    mission = statement.mission
    texts = composed_all(statement)
    recommendations = statement.sections.get(key="recommendations")
    take_position(
        statement,
        Observer.objects.get(mission=mission, code=OBJECTS),
        StatementPosition.Stance.OBJECTS,
        seen=section_digests(texts)["recommendations"],
        section=recommendations,
        text="Sample: the recommendation is for the host’s parliament, not for us.",
        by=by,
    )
    take_position(
        statement,
        Observer.objects.get(mission=mission, code=AGREES),
        StatementPosition.Stance.AGREES,
        seen=statement.text_sha256,
        by=by,
    )
    take_position(
        statement,
        None,
        StatementPosition.Stance.AGREES,
        seen=statement.text_sha256,
        by=by,
    )
