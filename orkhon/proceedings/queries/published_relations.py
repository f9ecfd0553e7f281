"""Relations with others for everybody: what of them somebody opened, one thing at a time.

Told are standings, memoranda, applications and events that were opened, and are not
taken back. Notes, agreed lines and what an obligation says are not; obligations are
counted. Sources that contradict each other stand side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from orkhon.dialogue.models import Process, ProcessStep
from orkhon.engines.periods import Certainty
from orkhon.proceedings.models import (
    Obligation,
    OutsideEvent,
    Standing,
)
from orkhon.proceedings.queries.relations import (
    Application,
    Relation,
    Undertaking,
    relations,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed
from orkhon.register.queries.labels import named
from orkhon.register.queries.published import opened_keys
from orkhon.register.queries.published_values import (
    PublishedProvenance,
    provenance_of,
)

KINDS = ("standing", "memorandum", "process", "outsideevent")
"""Of the subjects that are opened one by one."""


@dataclass(frozen=True)
class PublishedStanding:
    """What one body is at another, from and to partial dates."""

    key: str
    holder_name: str
    at_name: str
    kind: str
    kind_words: str
    from_on: str
    to_on: str
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedMemorandum:
    """A memorandum.

    Attributes:
        is_in_force: On the day asked for; None where the dates leave it open.
        obligations: How many either side has; `done` of them are.
    """

    key: str
    title: str
    signed_on: str
    place: str
    from_on: str
    to_on: str
    renewal: str
    is_in_force: bool | None
    obligations: int
    done: int
    is_sample: bool
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedStep:
    """What one source says of a stage; `on` is partial, "" for no date."""

    stage: str
    stage_words: str
    on: str
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedApplication:
    """An application in stages.

    Attributes:
        steps: What sources say, stage by stage.
        clashing: Claims that cannot all hold, side by side.
        to_come: Stages of which nobody has told yet.
    """

    key: str
    title: str
    steps: tuple[PublishedStep, ...]
    clashing: tuple[PublishedStep, ...]
    to_come: tuple[str, ...]


@dataclass(frozen=True)
class PublishedOutsideEvent:
    """A meeting of another organisation.

    Attributes:
        on: Partial date.
        declaration: What was issued there; "" where none is known.
        texts: Symbols of our texts that were bound to it and opened.
    """

    key: str
    organisation_name: str
    title: str
    on: str
    place: str
    declaration: str
    topics: tuple[str, ...]
    texts: tuple[str, ...]
    is_sample: bool
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedRelation:
    """What is public of the relation with one organisation.

    Attributes:
        key: Of the organisation.
        body: The same where the organisation was opened as a body; "".
    """

    key: str
    name: str
    body: str
    standings: tuple[PublishedStanding, ...]
    applications: tuple[PublishedApplication, ...]
    memoranda: tuple[PublishedMemorandum, ...]
    events: tuple[PublishedOutsideEvent, ...]


def published_relations(day: date) -> tuple[PublishedRelation, ...]:
    """Every organisation with which something was opened, in English order.

    Args:
        day: On which a memorandum is in force or not.
    """
    opened = {one for kind in KINDS for one in disclosed(f"orkhon:{kind}/")}
    if not opened:
        return ()
    bodies = set(opened_keys().values())
    told = (_relation(one, opened, bodies) for one in relations(day))
    return tuple(
        one
        for one in told
        if one.standings or one.applications or one.memoranda or one.events
    )


def published_relation(key: str, day: date) -> PublishedRelation | None:
    """One organisation; None where nothing of it was opened."""
    return next((one for one in published_relations(day) if one.key == key), None)


def _relation(one: Relation, opened: set[str], bodies: set[str]) -> PublishedRelation:
    return PublishedRelation(
        key=one.body.key,
        name=named(one.body),
        body=one.body.key if one.body.key in bodies else "",
        standings=tuple(
            _standing(row) for row in one.standings if subject_of(row) in opened
        ),
        applications=tuple(
            _application(row)
            for row in one.applications
            if subject_of(row.process) in opened
        ),
        memoranda=tuple(
            _memorandum(row)
            for row in one.undertakings
            if subject_of(row.row) in opened
        ),
        events=tuple(_event(row) for row in one.events if subject_of(row) in opened),
    )


def _standing(row: Standing) -> PublishedStanding:
    return PublishedStanding(
        key=str(row.pk),
        holder_name=named(row.holder),
        at_name=named(row.at),
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        from_on=row.from_on,
        to_on=row.to_on,
        provenance=provenance_of(row.citation),
    )


def _application(one: Application) -> PublishedApplication:
    process: Process = one.process
    return PublishedApplication(
        key=str(process.pk),
        title=process.title,
        steps=tuple(_steps(step for stage in one.stages for step in stage.steps)),
        clashing=tuple(_steps(one.clashing)),
        to_come=one.to_come,
    )


def _steps(rows: Iterable[ProcessStep]) -> Iterable[PublishedStep]:
    """A note on a step is the Secretariat's own and is not told."""
    for row in rows:
        if row.state != "confirmed":
            continue
        yield PublishedStep(
            stage=row.stage,
            stage_words=str(row.get_stage_display()),
            on=row.on,
            provenance=provenance_of(row.citation),
        )


def _memorandum(one: Undertaking) -> PublishedMemorandum:
    row = one.row
    in_force = one.in_force
    return PublishedMemorandum(
        key=str(row.pk),
        title=row.title,
        signed_on=row.signed_on,
        place=row.place,
        from_on=row.from_on,
        to_on=row.to_on,
        renewal=row.renewal,
        is_in_force=None
        if in_force is Certainty.UNKNOWN
        else in_force is Certainty.YES,
        obligations=len(one.obligations),
        done=sum(each.status == Obligation.Status.DONE for each in one.obligations),
        is_sample=row.sample,
        provenance=provenance_of(row.citation),
    )


def _event(row: OutsideEvent) -> PublishedOutsideEvent:
    return PublishedOutsideEvent(
        key=str(row.pk),
        organisation_name=named(row.organisation),
        title=row.title,
        on=row.on,
        place=row.place,
        declaration=row.declaration,
        topics=tuple(str(one) for one in row.topics),
        texts=tuple(
            one.symbol for one in row.adopted.all() if one.published_at is not None
        ),
        is_sample=row.sample,
        provenance=provenance_of(row.citation),
    )
