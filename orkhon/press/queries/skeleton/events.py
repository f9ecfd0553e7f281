"""The confirmed facts of a session, a mission or a visit; and of any communiqué."""

from collections.abc import Iterator

from orkhon.dialogue.queries.contacts import card
from orkhon.observation.models import Mission
from orkhon.observation.queries.published import published_statements
from orkhon.observation.queries.published_missions import published_coverage
from orkhon.press.models import Communique
from orkhon.press.queries.skeleton.contacts import (
    contact_facts,
    promise_facts,
    topic_facts,
)
from orkhon.press.queries.skeleton.values import (
    FactValue,
    Kind,
    Skeleton,
    body_fact,
    date_fact,
    person_fact,
    place_fact,
    skeleton_of,
)
from orkhon.proceedings.models import AdoptedText, Session
from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.record.actions import subject_of

OFFICIAL = (VisitParticipant.Role.LEADER, VisitParticipant.Role.MEMBER)
"""Who of a visit is named in public: not staff, drivers or guards."""


def skeleton_for(communique: Communique) -> Skeleton:
    """The confirmed facts of the event that a communiqué is about, as they are now."""
    return skeleton_of(_facts(communique))


def _facts(communique: Communique) -> Iterator[FactValue]:
    if communique.contact is not None:
        yield from contact_facts(communique.contact)
    elif communique.session is not None:
        yield from _session(communique.session)
    elif communique.mission is not None:
        yield from _mission(communique.mission)
    elif communique.visit is not None:
        yield from _visit(communique.visit)


def _session(session: Session) -> Iterator[FactValue]:
    subject, citation = subject_of(session), session.citation
    if session.from_on:
        yield date_fact(subject, session.from_on, session.to_on, citation)
    if session.place:
        yield place_fact(subject, session.place, citation)
    yield body_fact(session.organ)
    if session.host is not None:
        yield body_fact(session.host, citation)
    if session.presides is not None:
        yield person_fact(session.presides, "", [], citation=citation)
    if session.number is not None:
        yield _figure(subject, session.number, "session of the organ")
    rows = AdoptedText.objects.filter(session=session).order_by("adopted_on", "code")
    for one in rows:
        yield FactValue(
            Kind.TEXT,
            subject_of(one),
            f"{one.symbol} {one.title}"[:400],
            {
                "symbol": one.symbol,
                "title": one.title,
                "dates": [one.adopted_on.isoformat()],
            },
        )


def _mission(mission: Mission) -> Iterator[FactValue]:
    subject = subject_of(mission)
    yield date_fact(subject, mission.vote_on.isoformat())
    if mission.head is not None:
        yield person_fact(mission.head, "", [("en", "head of the mission")])
    # Numbers are those that a published statement froze, and no others.
    for one in published_coverage(mission.number, "en"):
        yield _figure(subject, one.value, one.words)
    for statement in published_statements(mission.number):
        yield FactValue(
            Kind.TEXT,
            subject,
            f"{statement.mission}/{statement.number} {statement.kind_words('en')}",
            {"symbol": f"{statement.mission}/{statement.number}"},
        )


def _visit(visit: Visit) -> Iterator[FactValue]:
    subject = subject_of(visit)
    yield date_fact(subject, visit.begins_on.isoformat(), visit.ends_on.isoformat())
    if visit.place:
        yield place_fact(subject, visit.place)
    yield body_fact(visit.guest)
    yield body_fact(visit.host)
    people = visit.participants.filter(
        withdrawn_at=None, role__in=OFFICIAL
    ).select_related("person")
    for one in people:
        yield person_fact(
            one.person,
            one.name,
            [("", one.post)],
            subject=subject_of(one),
            role=one.role,
        )
    for contact in visit.contacts.all():
        seen = card(contact)
        yield from topic_facts(seen)
        yield from promise_facts(seen.ids)


def _figure(subject: str, value: int, counts: str) -> FactValue:
    return FactValue(
        Kind.FIGURE,
        subject,
        f"{value} {counts}",
        {"value": str(value), "counts": counts},
    )
