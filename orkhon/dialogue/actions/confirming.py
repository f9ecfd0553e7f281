"""Answer every proposal of a report in one go, as a named person, with corrections.

For the demonstration and the command line. Each answer goes through `decide`, one
entry each. What a machine is not sure of is not decided for the person: somebody
with a near match in the register is left waiting unless a correction says who it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.dialogue.actions.processes import begin_process, file_process_step
from orkhon.dialogue.actions.review import NEW, add_proposal, decide
from orkhon.dialogue.intake.corrections import Correction, Stage
from orkhon.dialogue.intake.values import PersonSeen, checked
from orkhon.dialogue.models import Process, Proposal, Report
from orkhon.dialogue.queries.people import SAME, person_named, person_with_id
from orkhon.dialogue.queries.reports import in_order
from orkhon.record.actions import cite
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person
from orkhon.register.queries.finding import near_persons


@dataclass(frozen=True)
class Confirmed:
    """What became of the proposals of a report."""

    confirmed: int = 0
    edited: int = 0
    refused: int = 0
    drawn: int = 0
    waiting: int = 0


@transaction.atomic
def confirm_all(
    report: Report, *, by: User, corrections: Sequence[Correction] = ()
) -> Confirmed:
    """Answer all proposals that wait: yes, unless a correction says otherwise.

    Raises:
        CorrectionProblem: a correction quotes what the text does not say.
        Refusal: a correction names a person whom the register does not know.
    """
    answered: dict[int, Correction] = {}
    drawn = 0
    for correction in corrections:
        span = correction.span_in(report.source.text)
        fitting = _fitting(report, correction, span)
        if not fitting and correction.answer == "yes":
            made = add_proposal(
                report,
                kind=correction.kind,
                start=span[0],
                end=span[1],
                by=by,
                value=correction.value,
                contact_no=correction.contact or 0,
            )
            drawn += 1
            fitting = [made]
        for proposal in fitting[: 1 if correction.answer == "yes" else None]:
            answered[proposal.number] = correction
    counts = {"confirmed": 0, "edited": 0, "refused": 0, "waiting": 0}
    for proposal in in_order(list(report.proposals.all())):
        if proposal.state == Proposal.State.PROPOSED:
            counts[_answer(proposal, answered.get(proposal.number), by)] += 1
    return Confirmed(drawn=drawn, **counts)


def _answer(proposal: Proposal, correction: Correction | None, by: User) -> str:
    if correction is not None and correction.answer == "no":
        decide(proposal, answer="no", by=by)
        return "refused"
    person: Person | str | None = None
    value = checked(
        proposal.kind,
        {**proposal.value, **(correction.value if correction is not None else {})},
    )
    if isinstance(value, PersonSeen):
        person = _person(value, correction)
        if person is None:
            return "waiting"
    is_edit = correction is not None and bool(correction.value) and not proposal.drawn
    decide(
        proposal,
        answer="edit" if is_edit else "yes",
        by=by,
        corrected=correction.value if correction is not None and is_edit else None,
        person=person if isinstance(person, Person) else (NEW if person else None),
    )
    if correction is not None and correction.process is not None:
        _file(proposal, correction.process, by)
    return "edited" if is_edit else "confirmed"


def _person(value: PersonSeen, correction: Correction | None) -> Person | str | None:
    """Who it is, "new", or None when a person has to look."""
    said = "" if correction is None else correction.person
    if said == NEW:
        return NEW
    if said:
        found = person_named(said)
        if found is None:
            raise Refusal(f"the register knows no person “{said}”")
        return found
    known = person_with_id(value.person) if value.person else person_named(value.name)
    if known is not None:
        return known
    near = near_persons(value.name, 1)
    return None if near and near[0][1] >= SAME else NEW


def _fitting(
    report: Report, correction: Correction, span: tuple[int, int]
) -> list[Proposal]:
    """Waiting proposals of the kind that touch the words, the best fit first."""
    rows = report.proposals.filter(
        kind=correction.kind,
        state=Proposal.State.PROPOSED,
        start__lt=span[1],
        end__gt=span[0],
    )
    if correction.contact is not None:
        rows = rows.filter(contact_no=correction.contact)
    return sorted(rows, key=lambda one: (-_overlap(one, span), one.number))


def _overlap(one: Proposal, span: tuple[int, int]) -> float:
    """Shared characters over all characters that either covers."""
    first, last = one.start or 0, one.end or 0
    shared = min(last, span[1]) - max(first, span[0])
    return shared / (max(last, span[1]) - min(first, span[0]))


def _file(proposal: Proposal, stage: Stage, by: User) -> None:
    process = Process.objects.filter(title=stage.title).first()
    if process is None:
        process = begin_process(stage.title, by=by)
    file_process_step(
        process,
        stage.stage,
        by=by,
        citation=cite(
            proposal.report.source,
            start=proposal.start or 0,
            end=proposal.end or 0,
            by=by,
        ),
        on=stage.on or proposal.report.source.published_on,
        note=stage.note,
    )
