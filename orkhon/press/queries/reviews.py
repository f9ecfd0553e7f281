"""The press review: what others reported of an event, and what they got wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from django.db.models import QuerySet

from orkhon.dialogue.models import Contact, Proposal, Report
from orkhon.dialogue.queries.contacts import all_contacts
from orkhon.dialogue.queries.reports import all_reports
from orkhon.observation.models import Mission
from orkhon.press.intake.claims.model import Claim, Known, Spelling, Standing
from orkhon.press.intake.claims.reading import claims_of
from orkhon.press.models import Clipping, Communique, Coverage, Mistake
from orkhon.press.queries.skeleton.events import skeleton_for
from orkhon.press.queries.skeleton.values import Skeleton
from orkhon.proceedings.models import Session
from orkhon.record.models import Source
from orkhon.ui import dates

Event = Contact | Session | Mission
NEAR = timedelta(days=7)
"""Others report of an event within so many days."""
LATEST = 40
"""Events and reports that are offered for choice."""
KINDS = {
    "person": Mistake.Kind.NAME,
    "post": Mistake.Kind.POST,
    "date": Mistake.Kind.DATE,
    "place": Mistake.Kind.PLACE,
    "figure": Mistake.Kind.FIGURE,
}


@dataclass(frozen=True)
class Difference:
    """A claim of a report that differs from the record."""

    kind: str
    start: int
    end: int
    says: str
    record_says: str
    subject: str


@dataclass(frozen=True)
class Quote:
    """A place of a report that a proposal rests on: the words as they stand there."""

    words: str
    start: int
    end: int


def coverages(first: str = "", last: str = "") -> QuerySet[Coverage]:
    """Events in the review, the latest first.

    Args:
        first, last: Partial dates that bound the event's day; "" for no bound.
    """
    rows = Coverage.objects.select_related(
        "contact", "session", "mission"
    ).prefetch_related(
        "clippings__report__source", "clippings__mistakes__citation__source"
    )
    if first:
        rows = rows.filter(on__gte=first)
    if last:
        # 2027-03 sorts before 2027-03-01, which lies in it.
        rows = rows.filter(on__lte=f"{last}~")
    return rows.order_by("-on", "title")


def event_of(coverage: Coverage) -> Event | None:
    """What the coverage is about."""
    return coverage.contact or coverage.session or coverage.mission


def uncovered() -> tuple[tuple[str, str, str], ...]:
    """Contacts, sessions and missions without coverage: “kind/key”, day, title."""
    taken = {
        str(one)
        for row in Coverage.objects.values_list("contact", "session", "mission")
        for one in row
    }
    found = [
        *(("contact", one.pk, one.on, str(one)) for one in _held().order_by("-on_day")),
        *(
            ("session", one.pk, one.from_on, one.title)
            for one in Session.objects.order_by("-from_on")[:LATEST]
        ),
        *(
            ("mission", one.pk, one.vote_on.isoformat(), str(one))
            for one in Mission.objects.order_by("-vote_on")[:LATEST]
        ),
    ]
    rows = [
        (f"{kind}/{key}", on, title)
        for kind, key, on, title in found
        if str(key) not in taken
    ]
    return tuple(sorted(rows, key=lambda one: one[1], reverse=True)[:LATEST])


def event_named(words: str) -> Event | None:
    """The event of “kind/key”; None where there is none."""
    kind, _slash, key = words.partition("/")
    models: dict[str, type[Contact] | type[Session] | type[Mission]] = {
        "contact": Contact,
        "session": Session,
        "mission": Mission,
    }
    if kind not in models or not re.fullmatch(r"[0-9a-f-]{1,36}", key):
        return None
    return next((one for one in models[kind].objects.all() if str(one.pk) == key), None)


def unclipped(coverage: Coverage) -> tuple[Report, ...]:
    """Reports that a person may put to an event, the latest first."""
    taken = coverage.clippings.values_list("report", flat=True)
    return tuple(all_reports().exclude(pk__in=taken)[:LATEST])


def likely_reports(coverage: Coverage) -> tuple[Report, ...]:
    """Reports that seem to be about an event: joined to its contact, or near in time
    with two of its names, bodies or places in their text.

    Restricted and quarantined sources are left out. A person confirms each.
    """
    joined: set[object] = set()
    if coverage.contact is not None:
        joined = {one.pk for one in coverage.contact.reports.all()}
    known = known_of(coverage)
    taken = set(coverage.clippings.values_list("report", flat=True))
    found = []
    for report in all_reports():
        source = report.source
        if report.pk in taken or source.quarantined or source.is_restricted:
            continue
        if report.pk in joined or (
            _is_near(source.published_on, coverage.on) and _names_in(source, known) >= 2
        ):
            found.append(report)
    return tuple(found)


def known_of(coverage: Coverage) -> tuple[Known, ...]:
    """The confirmed facts of the event as the comparison takes them."""
    facts = _skeleton(coverage).facts
    return tuple(
        Known(
            key=str(number),
            kind=str(one.kind),
            words=one.words,
            spellings=_spellings(one.values.get("spellings")),
            posts=_spellings(one.values.get("posts")),
            dates=tuple(str(day) for day in _list(one.values.get("dates"))),
            value=Decimal(str(one.values["value"])) if "value" in one.values else None,
            counts=str(one.values.get("counts", "")),
        )
        for number, one in enumerate(facts, start=1)
    )


def differences(clipping: Clipping) -> tuple[Difference, ...]:
    """What a report says otherwise than the record, each words once, in their order.

    What the record does not know is no difference.
    """
    coverage, source = clipping.coverage, clipping.report.source
    facts = _skeleton(coverage).facts
    known = known_of(coverage)
    found: dict[tuple[str, str], Difference] = {}
    for claim in claims_of(source.text, source.language, known):
        if claim.standing == Standing.DIFFERS and claim.kind in KINDS:
            subject = facts[int(claim.fact) - 1].subject if claim.fact else ""
            one = _difference(claim, subject)
            found.setdefault((one.kind, one.says), one)
    return tuple(found.values())


def quotes(report: Report, most: int = 3) -> tuple[Quote, ...]:
    """Places of a report at which a person confirmed that it says something."""
    rows = Proposal.objects.filter(
        report=report, state__in=Proposal.DECIDED_YES
    ).order_by("start")
    text = report.source.text
    found: dict[tuple[int, int], Quote] = {}
    for one in rows:
        if one.start is not None and one.end is not None and one.end > one.start:
            words = text[one.start : one.end]
            found[one.start, one.end] = Quote(words, one.start, one.end)
    return tuple(found.values())[:most]


def outlet_of(report: Report) -> str:
    """The outlet as far as the file says it; "" where a person has to."""
    return urlsplit(report.source.filename).hostname or ""


def _held() -> QuerySet[Contact]:
    return all_contacts().filter(state=Contact.State.HELD)


def _skeleton(coverage: Coverage) -> Skeleton:
    # A communiqué that is never kept: the skeleton is that of its event.
    return skeleton_for(
        Communique(
            contact=coverage.contact,
            session=coverage.session,
            mission=coverage.mission,
        )
    )


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _spellings(value: object) -> tuple[Spelling, ...]:
    pairs = [one for one in _list(value) if isinstance(one, list) and len(one) == 2]
    return tuple(Spelling(str(words), str(code)) for code, words in pairs)


def _difference(claim: Claim, subject: str) -> Difference:
    record = claim.record
    if claim.kind == "date" and record:
        record = dates.partial(record, "en")
    return Difference(
        kind=KINDS[claim.kind],
        start=claim.start,
        end=claim.end,
        says=claim.words[:300],
        record_says=record[:300],
        subject=subject,
    )


def _is_near(published: str, on: str) -> bool:
    try:
        there, here = date.fromisoformat(published), date.fromisoformat(on)
    except ValueError:
        return bool(on) and published.startswith(on)
    return -timedelta(days=1) <= there - here <= NEAR


def _names_in(source: Source, known: Sequence[Known]) -> int:
    text = source.text.casefold()
    return sum(
        any(one.text.casefold() in text for one in fact.spellings if one.text)
        for fact in known
    )
