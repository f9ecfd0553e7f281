"""Figures that others gave: entered with their source, and superseded by later ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.periods import PartialDateError
from orkhon.observation.actions.citing import Cited, cite_words
from orkhon.observation.models import Mission, MissionFigure
from orkhon.observation.permissions import can_enter_figure
from orkhon.observation.queries.proposals import finding_key
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.actions.figures import record_figure, supersede_figure
from orkhon.register.errors import RegisterError
from orkhon.register.models import Body, Figure


@dataclass(frozen=True)
class Given:
    """What somebody gave, and when.

    Attributes:
        value: The number; a percentage is out of 100.
        given_on: Partial date to which it belongs; with `given_at` its own day.
        given_at: The minute, where the source tells it.
    """

    value: Decimal
    status: str
    cited: Cited
    given_on: str = ""
    given_at: datetime | None = None


@dataclass(frozen=True)
class NewFigure:
    """A figure from outside, and what it counts.

    Attributes:
        key: Short name for placeholders; figures of one key count the same thing.
        words: What it counts, by language: {"en": "voters on the list"}.
        denominator: What a percentage is of, in words.
        denominator_of: Or the figure of this mission that it is of.
        of_a_mission: It is another mission's count, and stays apart from ours.
    """

    key: str
    words: Mapping[str, str] = field(hash=False)
    given: Given
    given_by: str
    given_by_body: Body | None = None
    unit: str = ""
    denominator: str = ""
    denominator_of: MissionFigure | None = None
    of_a_mission: bool = False


@transaction.atomic
def enter_figure(mission: Mission, new: NewFigure, *, by: Actor) -> MissionFigure:
    """Keep a figure as its source gives it.

    Two that disagree are both kept and stand side by side; nothing is decided here.

    Raises:
        PermissionDenied: not one who writes in this mission's statements and in the
            register.
        Refusal: no words, nobody who gave it, a percentage of nothing, a number that
            cannot be held, or no source.
    """
    require(can_enter_figure(by, mission), "enter a figure")
    words = {key: text.strip() for key, text in new.words.items() if text.strip()}
    key = finding_key(new.key)
    if not words:
        raise Refusal(_("Say in at least one language what is counted."))
    if not key:
        raise Refusal(_("Give it a short name in Latin letters, such as voters."))
    if not new.given_by.strip():
        raise Refusal(_("Say who gave the figure."))
    if new.denominator_of is not None and new.denominator_of.mission != mission:
        raise Refusal(_("The figure it is of belongs to another mission."))
    citation = cite_words(new.given.cited, by=by)
    try:
        figure = record_figure(
            f"{mission.title}, {mission.vote_on}",
            words.get("en") or next(iter(words.values())),
            new.given.value,
            by=by,
            status=new.given.status,
            citation=citation,
            unit=new.unit.strip(),
            denominator=_denominator(new),
            as_of=_as_of(mission, new.given),
        )
    except (RegisterError, PartialDateError) as error:
        raise Refusal(str(error)) from error
    made = MissionFigure.objects.create(
        mission=mission,
        key=key,
        figure=figure,
        words=words,
        given_by=new.given_by.strip(),
        given_by_body=new.given_by_body,
        of_a_mission=new.of_a_mission,
        given_at=new.given.given_at,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append("observation.figure.enter", subject_of(made), by=by, **_said(made))
    return made


@transaction.atomic
def supersede(old: MissionFigure, given: Given, *, by: Actor) -> MissionFigure:
    """Put a later number of the same source and thing in its place; both stay.

    Raises:
        PermissionDenied: not one who writes in this mission's statements and in the
            register.
        Refusal: superseded before, a number that cannot be held, or no source.
    """
    require(can_enter_figure(by, old.mission), "supersede a figure")
    citation = cite_words(given.cited, by=by)
    try:
        figure = supersede_figure(
            old.figure,
            given.value,
            by=by,
            status=given.status,
            citation=citation,
            as_of=_as_of(old.mission, given),
        )
    except (RegisterError, PartialDateError) as error:
        raise Refusal(str(error)) from error
    made = MissionFigure.objects.create(
        mission=old.mission,
        key=old.key,
        figure=figure,
        words=old.words,
        given_by=old.given_by,
        given_by_body=old.given_by_body,
        of_a_mission=old.of_a_mission,
        given_at=given.given_at,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "observation.figure.supersede",
        subject_of(made),
        by=by,
        supersedes=str(old.pk),
        **_said(made),
    )
    return made


def _denominator(new: NewFigure) -> str:
    """What a percentage is of; a figure is named with its number, which may move on."""
    whole = new.denominator_of
    if whole is None:
        return new.denominator.strip()
    words = whole.words.get("en") or next(iter(whole.words.values()))
    said = f"{words}: {whole.figure.value.normalize():,f}, {whole.given_by}"
    as_of = f", {whole.figure.as_of}" if whole.figure.as_of else ""
    room = Figure._meta.get_field("denominator").max_length or 0
    return f"{said}{as_of}"[:room]


def _as_of(mission: Mission, given: Given) -> str:
    if given.given_at is None:
        return given.given_on
    local = given.given_at.astimezone(ZoneInfo(mission.time_zone))
    return local.date().isoformat()


def _said(made: MissionFigure) -> dict[str, JSON]:
    figure = made.figure
    return {
        "mission": str(made.mission_id),
        "key": made.key,
        "words": dict(made.words),
        "figure": str(figure.pk),
        "value": str(figure.value),
        "unit": figure.unit,
        "denominator": figure.denominator,
        "status": str(figure.status),
        "given_by": made.given_by,
        "given_at": "" if made.given_at is None else written(made.given_at),
        "of_a_mission": made.of_a_mission,
        "citation": str(figure.citation_id),
    }
