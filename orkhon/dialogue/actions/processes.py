"""Things that go through stages, each stage as a source claims it."""

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.dialogue.models import Commitment, Process, ProcessStep
from orkhon.dialogue.permissions import can_write
from orkhon.engines import periods
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body

_ORDER = {stage: place for place, stage in enumerate(ProcessStep.Stage.values)}


@transaction.atomic
def begin_process(
    title: str,
    *,
    by: User,
    owner: Body | None = None,
    with_body: Body | None = None,
) -> Process:
    """Begin to follow something that goes through stages, such as an application.

    Raises:
        Refusal: no title, or one with this title is followed already.
    """
    require(can_write(by), "begin a process")
    title = " ".join(title.split())
    if not title:
        raise Refusal("the process has no title")
    if Process.objects.filter(title=title).exists():
        raise Refusal(f"“{title}” is followed already")
    process = Process.objects.create(title=title, owner=owner, with_body=with_body)
    append("dialogue.process.begin", subject_of(process), by=by, title=title)
    return process


@transaction.atomic
def file_process_step(
    process: Process,
    stage: str,
    *,
    by: User,
    citation: Citation | None = None,
    on: str = "",
    note: str = "",
) -> ProcessStep:
    """File that a source says a stage was reached.

    A claim that does not fit with another one is kept beside it and both are marked
    as contradicted: a stage that a later source still calls unreached, or an end that
    two sources tell differently. Nothing is corrected.

    Raises:
        Refusal: an unknown stage, or neither a source nor a note.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write(by), "file a step of a process")
    if stage not in _ORDER:
        raise Refusal(f"“{stage}” is no stage of a process")
    note = note.strip()
    if citation is None and not note:
        raise Refusal("say what shows it: a place in a source, or a note")
    if on:
        periods.parse(on)
    step = ProcessStep.objects.create(
        process=process, stage=stage, on=on, note=note, citation=citation
    )
    against = [one for one in process.steps.exclude(pk=step.pk) if _clash(one, step)]
    if against:
        ProcessStep.objects.filter(
            pk__in=[step.pk, *(one.pk for one in against)]
        ).update(contradicted=True)
        step.refresh_from_db()
    append(
        "dialogue.process.step",
        subject_of(process),
        by=by,
        stage=str(stage),
        on=on,
        note=note,
        citation=None if citation is None else str(citation.pk),
        contradicts=[str(one.pk) for one in against],
    )
    return step


@transaction.atomic
def file_commitment(
    promise: Commitment, title: str, stage: str, *, by: User
) -> ProcessStep:
    """File the words of a promise as a stage of the process with this title.

    For what a source calls done though it is one stage of several. The process is
    begun if nobody follows it yet.

    Raises:
        Refusal: the promise has no source to show it.
    """
    require(can_write(by), "file a promise as a stage")
    if promise.citation is None:
        raise Refusal(f"“{promise}” has no source that could show a stage")
    process = Process.objects.filter(title=" ".join(title.split())).first()
    if process is None:
        process = begin_process(title, by=by)
    return file_process_step(
        process,
        stage,
        by=by,
        citation=promise.citation,
        on=promise.citation.source.published_on,
        note=promise.what[:240],
    )


def _clash(one: ProcessStep, other: ProcessStep) -> bool:
    """Whether two claims cannot both hold.

    Two different ends (decided, refused), or a stage told for a day on which, or
    after which, an earlier stage is told to be reached only then.
    """
    ends = {ProcessStep.Stage.DECIDED, ProcessStep.Stage.REFUSED}
    if {one.stage, other.stage} == ends:
        return True
    if one.on_day is None or other.on_day is None:
        return False
    first, last = sorted((one, other), key=lambda step: _ORDER[step.stage])
    if first.stage == last.stage:
        return False
    first_known, last_known = periods.earliest(first.on), periods.latest(last.on)
    return (
        first_known is not None and last_known is not None and first_known > last_known
    )
