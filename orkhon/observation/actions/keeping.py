"""Forms and their receipts, written in one transaction under the record's lock.

Who holds the lock of the record is the only one who receives at that moment, so what
is not there when it is looked for comes from nobody else before the commit. The unique
constraint of the table says the same once more.
"""

import logging
from collections.abc import Callable, Sequence

from django.db import InterfaceError, OperationalError, transaction

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.merkle.tree import Frontier
from orkhon.observation.actions.arrivals import Arrival, ArrivedFile, Receipt, Sender
from orkhon.observation.actions.attaching import shelve
from orkhon.observation.actions.consequences import follow
from orkhon.observation.actions.deciding import Decision, Step, hold
from orkhon.observation.actions.placing import place
from orkhon.observation.actions.shelves import write_shelves
from orkhon.observation.models import (
    FormStage,
    Submission,
    SubmissionFile,
    SubmissionNote,
)
from orkhon.observation.permissions import RUNNERS
from orkhon.observation.queries.held import NOT_FOLLOWED
from orkhon.record.actions import (
    Act,
    Incoming,
    append_each,
    begin_keeping,
    locked_frontier,
    subject_of,
    write_kept,
)
from orkhon.record.actions.bursts import Keeping
from orkhon.record.moments import written
from orkhon.record.queries import has_acted
from orkhon.record.roles import Actor

RECEIVE_VERB = "observation.submission.receive"
ATTACH_VERB = "observation.submission.attach"
REPEAT_VERB = "observation.submission.repeat"
READERS_OF_INCIDENTS = tuple(sorted(RUNNERS))
FOLLOWED = frozenset({FormStage.INCIDENT, FormStage.PROTOCOL})
CHANGING = ("is_current", "is_branch", "state", "why_held", "is_complete")
"""What a later arrival may change of a form that was kept before."""
_log = logging.getLogger(__name__)


def keep(take: Callable[[], Sequence[Arrival]]) -> list[Receipt]:
    """Keep forms in one transaction; all of them or none.

    Args:
        take: Gives the forms, asked once it is our turn to write.
    """
    with transaction.atomic():
        head = locked_frontier()
        arrivals = take()
        return _kept(Decision(arrivals, place(arrivals)), head)


def _kept(decision: Decision, head: Frontier) -> list[Receipt]:
    """Write what was decided, in the order in which one thing names another."""
    steps = decision.steps
    new = [step for step in steps if step.is_new]
    shelves = shelve(steps)
    keeping = _sources(new, steps)
    entries = append_each([*keeping.deeds, *_deeds(new, steps)], onto=head)
    write_kept(keeping, entries[: len(keeping.deeds)])
    for step, entry in zip(new, entries[len(keeping.deeds) :], strict=False):
        step.row.seq, step.row.leaf = entry.seq, entry.leaf_hash.hex()
    Submission.objects.bulk_create([step.row for step in new])
    write_shelves(shelves)
    fresh = {id(step.row) for step in new}
    for row in [*decision.moved, *(step.row for step in steps if step.shelf)]:
        if id(row) not in fresh:
            row.save(update_fields=CHANGING)
    notes = [_note(step, text) for step in steps for text in step.notes]
    if notes:
        SubmissionNote.objects.bulk_create(notes)
    _follow([step.row for step in new])
    return [_receipt(step) for step in steps]


def _sources(new: Sequence[Step], steps: Sequence[Step]) -> Keeping:
    """The sources of all that is new, given to their rows; not written yet."""
    forms = [(step.row, _incoming_form(step)) for step in new]
    files = [
        (kept, _incoming_file(step, file, kept))
        for step in steps
        for file, kept in step.files
    ]
    together: list[tuple[Submission | SubmissionFile, Incoming]] = [*forms, *files]
    keeping = begin_keeping([incoming for _row, incoming in together])
    for (row, _incoming), source in zip(together, keeping.sources, strict=True):
        row.source = source
    return keeping


def _deeds(
    new: Sequence[Step], steps: Sequence[Step]
) -> list[tuple[Act, Actor | None]]:
    """One act for a form, which is its receipt; then one for each file that comes late."""
    deeds: list[tuple[Act, Actor | None]] = [
        (Act(RECEIVE_VERB, subject_of(step.row), _said(step)), step.arrival.sender)
        for step in new
    ]
    for step in steps:
        if not step.is_new:
            deeds += [
                (_attached(step.row, kept), step.arrival.sender)
                for _file, kept in step.files
            ]
            deeds += _repeated(step)
    return deeds


def _repeated(step: Step) -> list[tuple[Act, Actor | None]]:
    """The same form brought by somebody else is written down, once for each."""
    row, sender = step.row, step.arrival.sender
    first = Sender(key_id=row.key_id, account=row.by_account)
    subject = subject_of(row)
    if first.actor_id == sender.actor_id or has_acted(
        sender.actor_id, REPEAT_VERB, subject
    ):
        return []
    step.notes.append("The same form came again from another sender.")
    return [(Act(REPEAT_VERB, subject, {"device": sender.device_id}), sender)]


def _note(step: Step, text: str) -> SubmissionNote:
    return SubmissionNote(
        submission=step.row,
        text=text,
        made_at=step.arrival.received_at,
        made_by=step.arrival.sender.actor_id,
    )


def _readers(row: Submission) -> tuple[str, ...]:
    return READERS_OF_INCIDENTS if row.stage == FormStage.INCIDENT else ()


def _incoming_form(step: Step) -> Incoming:
    return Incoming(
        step.arrival.held,
        filename=f"{step.row.form_id}-{step.row.instance_id.rpartition(':')[2]}.xml",
        media_type="text/xml",
        by=step.arrival.sender,
        text=_decoded(step.arrival.xml),
        restricted_to=_readers(step.row),
    )


def _incoming_file(step: Step, file: ArrivedFile, row: SubmissionFile) -> Incoming:
    return Incoming(
        file.held,
        filename=row.name,
        media_type=file.media_type or "application/octet-stream",
        by=step.arrival.sender,
        restricted_to=_readers(step.row),
    )


def _decoded(xml: bytes) -> str:
    """The text that citations point into; none for an encoding that is not UTF-8."""
    try:
        return xml.decode()
    except UnicodeDecodeError:
        return ""


def _said(step: Step) -> dict[str, JSON]:
    row, arrival = step.row, step.arrival
    moments = {"started": row.started_at, "filled": row.filled_at}
    return {
        "mission": str(row.mission_id),
        "form": row.form_id,
        "version": row.version,
        "instance": arrival.instance.instance_id,
        "corrects": row.deprecated_id,
        "sha256": row.sha256,
        "source": str(row.source_id),
        "files": {kept.name: kept.sha256 for _file, kept in step.files},
        "channel": str(row.channel),
        "device": row.device_id,
        "received": written(row.received_at),
        "clock_offset": row.clock_offset,
        "held": row.why_held,
        "draft": row.is_draft,
        **{name: written(at) if at else "" for name, at in moments.items()},
    }


def _attached(row: Submission, kept: SubmissionFile) -> Act:
    return Act(
        ATTACH_VERB,
        subject_of(row),
        {
            "name": kept.name,
            "version": kept.version,
            "sha256": kept.sha256,
            "source": str(kept.source_id),
            "expected": kept.is_expected,
        },
    )


def _follow(rows: Sequence[Submission]) -> None:
    """What follows may fail; the form is kept all the same, and held."""
    followed = [row for row in rows if row.stage in FOLLOWED and not row.is_draft]
    if not followed:
        return
    try:
        with transaction.atomic():
            follow(followed)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        # Whatever it is: an observer must never lose a form to a fault of ours.
        _log.exception("what should follow from %d forms failed", len(followed))
        for row in followed:
            hold(row, NOT_FOLLOWED)
            row.save(update_fields=["state", "why_held"])


def _receipt(step: Step) -> Receipt:
    row = step.row
    return Receipt(
        submission_id=row.pk,
        form_id=row.form_id,
        instance_id=step.arrival.instance.instance_id,
        seq=row.seq,
        leaf=row.leaf,
        is_new=step.is_new,
        is_complete=row.is_complete,
        missing=() if step.shelf is None else step.shelf.missing,
        why_held=row.why_held,
    )
