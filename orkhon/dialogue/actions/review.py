"""Decide proposals: yes, no or edited; draw new ones; take an answer back.

Each answer is one entry in the record under the name of who gave it. What was
proposed stays beside what was decided, so that a correction can become a test case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.actions.facts import Writing, settle, take_back, write
from orkhon.dialogue.actions.matches import propose_matches
from orkhon.dialogue.actions.refusals import AlreadyDecided, PersonNotChosen
from orkhon.dialogue.intake.values import PersonSeen, Value, as_json, checked
from orkhon.dialogue.models import Commitment, Proposal, Report
from orkhon.dialogue.permissions import can_review
from orkhon.dialogue.queries.people import person_named, person_with_id
from orkhon.engines import names
from orkhon.record.actions import append, cite, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.actions.nouns import add_person
from orkhon.register.models import Name, Person

Answer = Literal["yes", "no", "edit"]
NEW: Literal["new"] = "new"
DRAWN = "drawn by a person"


@dataclass(frozen=True)
class Decided:
    """A proposal after an answer, and the number of the entry that says so."""

    proposal: Proposal
    entry: int


_STATES = {
    "yes": Proposal.State.CONFIRMED,
    "no": Proposal.State.REFUSED,
    "edit": Proposal.State.EDITED,
}
_VERBS = {"yes": "confirm", "no": "refuse", "edit": "edit"}


@transaction.atomic
def decide(
    proposal: Proposal,
    *,
    answer: Answer,
    by: User,
    corrected: Mapping[str, object] | None = None,
    person: Person | Literal["new"] | None = None,
    same_as: Commitment | None = None,
) -> Decided:
    """Answer one proposal; a yes writes the fact in the same act.

    Args:
        answer: yes, no, or edit with `corrected`.
        corrected: The parts that differ from the proposal.
        person: Who a participant is: somebody of the register, or "new". Left out,
            it is whom the reader or the register names for certain.
        same_as: The open promise that this one repeats or says to be done.
    Raises:
        AlreadyDecided: somebody answered before; nothing is changed.
        PersonNotChosen: the register does not know the name for certain.
        ValueProblem: a corrected part that cannot be.
        Refusal: an edit without a correction.
    """
    require(can_review(by), "decide a proposal")
    value = _said(proposal, answer, corrected)
    changed = Proposal.objects.filter(
        pk=proposal.pk, state=Proposal.State.PROPOSED
    ).update(
        state=_STATES[answer],
        corrected=as_json(value) if answer == "edit" else None,
        decided_by=by,
        decided_at=timezone.now(),
    )
    proposal.refresh_from_db()
    if not changed:
        raise AlreadyDecided(proposal)
    if answer != "no":
        who = None
        citation = _citation(proposal, by)
        if isinstance(value, PersonSeen):
            who = _who(proposal, value, person, citation, by)
        proposal.written = write(
            proposal, value, Writing(by, citation, person=who, same_as=same_as)
        )
        proposal.save(update_fields=["written"])
        if proposal.contact is not None:
            settle(proposal.contact)
            if proposal.kind in (Proposal.Kind.DATE, Proposal.Kind.PARTICIPANT):
                propose_matches(proposal.contact)
    entry = append(
        f"dialogue.proposal.{_VERBS[answer]}",
        subject_of(proposal),
        by=by,
        report=str(proposal.report_id),
        number=proposal.number,
        kind=proposal.kind,
        proposed=proposal.value,
        decided=None if answer == "no" else as_json(value),
        written=proposal.written,
    )
    return Decided(proposal, entry.seq)


@transaction.atomic
def undo_decision(proposal: Proposal, *, by: User) -> Decided:
    """Take an answer back: what it wrote goes, the proposal waits again.

    A person entered into the register in the same gesture stays there.

    Raises:
        Refusal: it waits already, or later acts rest on what was written.
    """
    require(can_review(by), "undo a decision")
    before = proposal.state
    changed = (
        Proposal.objects.filter(pk=proposal.pk)
        .exclude(state=Proposal.State.PROPOSED)
        .update(state=Proposal.State.PROPOSED, decided_by=None, decided_at=None)
    )
    if not changed:
        raise Refusal(f"proposal {proposal.number} waits for an answer already")
    proposal.refresh_from_db()
    taken = proposal.written
    if taken:
        take_back(proposal)
    contact = proposal.contact
    proposal.written, proposal.corrected = "", None
    proposal.save(update_fields=["written", "corrected"])
    if contact is not None:
        settle(contact)
        proposal.refresh_from_db()
    Report.objects.filter(pk=proposal.report_id).update(closed_at=None)
    entry = append(
        "dialogue.proposal.undo",
        subject_of(proposal),
        by=by,
        report=str(proposal.report_id),
        number=proposal.number,
        was=str(before),
        taken_back=taken,
    )
    return Decided(proposal, entry.seq)


@transaction.atomic
def add_proposal(
    report: Report,
    *,
    kind: str,
    start: int,
    end: int,
    by: User,
    value: Mapping[str, object],
    contact_no: int = 0,
) -> Proposal:
    """Draw a proposal in the text by hand; it waits for an answer like any other.

    Raises:
        ValueProblem: an unknown kind or a part that cannot be.
        RecordError: the span lies outside the text.
    """
    require(can_review(by), "add a proposal")
    _inside(report, start, end)
    kept = checked(kind, value)
    last = report.proposals.aggregate(last=Max("number"))["last"] or 0
    proposal = Proposal.objects.create(
        report=report,
        number=last + 1,
        contact_no=contact_no,
        kind=kind,
        value=as_json(kept),
        start=start,
        end=end,
        rule=DRAWN,
        drawn=True,
        confidence=1.0,
    )
    Report.objects.filter(pk=report.pk).update(closed_at=None)
    append(
        "dialogue.proposal.draw",
        subject_of(proposal),
        by=by,
        report=str(report.pk),
        number=proposal.number,
        kind=kind,
        start=start,
        end=end,
        proposed=as_json(kept),
    )
    return proposal


@transaction.atomic
def redraw_span(proposal: Proposal, *, start: int, end: int, by: User) -> Proposal:
    """Move a waiting proposal to other characters of the text.

    Raises:
        AlreadyDecided: undo the answer first.
        Refusal: the span lies outside the text.
    """
    require(can_review(by), "redraw a span")
    _inside(proposal.report, start, end)
    was = [proposal.start, proposal.end]
    changed = Proposal.objects.filter(
        pk=proposal.pk, state=Proposal.State.PROPOSED
    ).update(start=start, end=end)
    proposal.refresh_from_db()
    if not changed:
        raise AlreadyDecided(proposal)
    append(
        "dialogue.proposal.redraw",
        subject_of(proposal),
        by=by,
        report=str(proposal.report_id),
        number=proposal.number,
        was=was,
        now=[start, end],
    )
    return proposal


def _said(
    proposal: Proposal, answer: Answer, corrected: Mapping[str, object] | None
) -> Value:
    if answer not in _STATES:
        raise Refusal(f"“{answer}” is no answer: yes, no or edit")
    if answer != "edit":
        return checked(proposal.kind, proposal.value)
    if not corrected:
        raise Refusal(f"say what is to be different in proposal {proposal.number}")
    return checked(proposal.kind, {**proposal.value, **corrected})


def _who(
    proposal: Proposal,
    value: PersonSeen,
    person: Person | Literal["new"] | None,
    citation: Citation,
    by: User,
) -> Person:
    if isinstance(person, Person):
        return person
    if person == NEW:
        return add_person(
            names.strip_titles(value.name) or value.name,
            by=by,
            language=proposal.report.source.language,
            kind=Name.Kind.PRESS,
            sample=proposal.report.sample,
            citation=citation,
        )
    known = person_with_id(value.person) if value.person else person_named(value.name)
    if known is None:
        raise PersonNotChosen(
            f"the register does not know “{value.name}” for certain: "
            "choose who it is, or enter a new person"
        )
    return known


def _citation(proposal: Proposal, by: User) -> Citation:
    if proposal.start is None or proposal.end is None:
        raise Refusal(f"proposal {proposal.number} has no place in the text")
    return cite(proposal.report.source, start=proposal.start, end=proposal.end, by=by)


def _inside(report: Report, start: int, end: int) -> None:
    length = len(report.source.text)
    if not 0 <= start < end <= length:
        raise Refusal(f"characters {start} to {end} are not in a text of {length}")
