"""What stands around the contacts: changes since, reforms, things followed, figures."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from orkhon.dialogue.models import Contact, EventMention, Process
from orkhon.dialogue.queries.briefing.meetings import held_elsewhere
from orkhon.dialogue.queries.briefing.sides import Group
from orkhon.dialogue.queries.briefing.values import (
    Changed,
    ChangeKind,
    Counted,
    Followed,
    Reached,
)
from orkhon.engines import periods
from orkhon.legislation.queries.reforms import ReformEvent, reforms_of
from orkhon.record.models import Citation
from orkhon.register.models import (
    Body,
    Chairmanship,
    Country,
    Figure,
    Person,
    State,
)
from orkhon.register.queries import BodyRef, Change, changes_between

REFORM_YEARS = 2
"""Years of reforms that a reader should know, however late the last contact was."""


def reforms_since(last_contact: date | None, on: date) -> date:
    """The day after which reforms are told: two years back, or the last contact."""
    # 29 February two years before is the 28th.
    day = min(on.day, 28) if on.month == 2 else on.day
    back = on.replace(year=on.year - REFORM_YEARS, day=day)
    return back if last_contact is None else min(back, last_contact)


def reforms(them: Group, since: date, until: date) -> tuple[ReformEvent, ...]:
    """Constitutional and electoral reforms of the countries of one side."""
    countries = Country.objects.filter(bodies__in=them.bodies).distinct()
    return reforms_of(countries, since, until)


def changed(
    them: Group,
    known: Mapping[uuid.UUID, uuid.UUID],
    *,
    people: Iterable[uuid.UUID],
    since: date,
    until: date,
) -> tuple[Changed, ...]:
    """What is otherwise than at the last contact: offices, chair, sessions, missions.

    Args:
        known: The contacts of this side, which are told of elsewhere.
        people: Whose own posts count, besides those in the bodies of this side.
        since: Day of the last contact; what changed on it counts as known.
    """
    found: dict[uuid.UUID | str, Changed] = {}
    of: list[Body | Person] = [
        # A body answers for its parts.
        *Body.objects.filter(pk__in=them.bodies).exclude(parent__in=them.bodies),
        *Person.objects.filter(pk__in=people),
    ]
    for one in of:
        for change in changes_between(one, since, until):
            if change.day <= since:
                continue
            if change.what == "ended" and not change.held.to_on:
                # The post ended with its body: one change, not one a holder.
                found[change.held.body.id] = _dissolved(change)
            else:
                found[f"{change.held.id} {change.what}"] = _office(change)
    gathered = [*found.values(), *_chairs(since, until), *_events(since, until)]
    gathered += held_elsewhere(known, since=since, until=until)
    return tuple(sorted(gathered, key=lambda one: (one.day, one.kind.value, one.name)))


def followed(
    them: Group, rows: Mapping[uuid.UUID, uuid.UUID], until: date
) -> tuple[Followed, ...]:
    """Things with stages that concern this side or were told of at its contacts."""
    sources = _sources(rows)
    concerned = (
        Process.objects.filter(
            Q(owner_id__in=them.bodies)
            | Q(with_body_id__in=them.bodies)
            | Q(steps__citation__source__in=sources)
        )
        .distinct()
        .prefetch_related("steps__citation__source")
        .order_by("title")
    )
    found = []
    for process in concerned:
        stages = tuple(
            Reached(
                stage=step.stage,
                on=step.on,
                note=step.note,
                is_contradicted=step.contradicted,
                citations=_cited([step.citation]),
            )
            for step in process.steps.all()
            if step.state == State.CONFIRMED
            and (step.on_day is None or step.on_day <= until)
        )
        if stages:
            found.append(Followed(process.title, stages))
    return tuple(found)


def figures(rows: Mapping[uuid.UUID, uuid.UUID], until: date) -> tuple[Counted, ...]:
    """Numbers given in the sources of some contacts and not replaced since."""
    found = (
        Figure.objects.filter(
            citation__source__in=_sources(rows),
            state=State.CONFIRMED,
            superseded_by=None,
        )
        .select_related("citation__source")
        .order_by("-as_of", "what")
    )
    return tuple(
        Counted(
            what=one.what,
            value=f"{one.value.normalize():f}",
            unit=one.unit,
            denominator=one.denominator,
            as_of=one.as_of,
            status=one.status,
            citations=_cited([one.citation]),
        )
        for one in found
        if (periods.earliest(one.as_of) or until) <= until
    )


def _office(change: Change) -> Changed:
    began = change.what == "began"
    cited = change.held.citation if began else change.held.end_citation
    return Changed(
        kind=ChangeKind.BEGAN if began else ChangeKind.ENDED,
        on=change.on,
        day=change.day,
        held=change.held,
        name=change.held.person.name,
        place="",
        kinds=(),
        citations=_cited([cited or change.held.citation]),
    )


def _dissolved(change: Change) -> Changed:
    return Changed(
        kind=ChangeKind.DISSOLVED,
        on=change.on,
        day=change.day,
        held=None,
        name=change.held.body.name,
        place="",
        kinds=(),
        citations=_cited([change.held.end_citation]),
        body=change.held.body,
    )


def _chairs(since: date, until: date) -> list[Changed]:
    rows = Chairmanship.objects.filter(
        from_day__gt=since, from_day__lte=until, state=State.CONFIRMED
    ).select_related("parliament__country", "citation__source")
    return [
        Changed(
            kind=ChangeKind.CHAIR,
            on=row.from_on,
            day=row.from_day or since,
            held=None,
            name=str(row.parliament),
            place="",
            kinds=(),
            citations=_cited([row.citation]),
            body=BodyRef.of(row.parliament),
        )
        for row in rows
    ]


def _events(since: date, until: date) -> list[Changed]:
    """Named events, each once, by their own date; a bare year says too little."""
    found: dict[tuple[str, str], Changed] = {}
    rows = EventMention.objects.filter(
        state=State.CONFIRMED,
        contact__state=Contact.State.HELD,
    ).select_related("citation__source")
    for row in rows.exclude(on=""):
        date_ = periods.parse(row.on)
        if date_.precision == "year" or not since < date_.earliest <= until:
            continue
        known = found.get((row.name, row.on))
        cited = _cited([row.citation])
        found[row.name, row.on] = Changed(
            kind=ChangeKind.EVENT,
            on=row.on,
            day=date_.earliest,
            held=None,
            name=row.name,
            place=row.place or ("" if known is None else known.place),
            kinds=(),
            citations=cited if known is None else known.citations + cited,
        )
    return list(found.values())


def _sources(rows: Mapping[uuid.UUID, uuid.UUID]) -> set[uuid.UUID]:
    """The sources of the reports that tell of some contacts."""
    links = Contact.reports.through.objects.filter(contact__in=rows)
    return set(links.values_list("report__source", flat=True))


def _cited(citations: Iterable[Citation | None]) -> tuple[Citation, ...]:
    return tuple(one for one in citations if one is not None)
