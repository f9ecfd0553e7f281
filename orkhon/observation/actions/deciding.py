"""Which row an arrival is: a new one, one that is here, an edit, or a branch.

Decided under the record's lock, one arrival after the other, so that two of one batch
see each other as they would see what was kept before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from orkhon.observation.actions.arrivals import Arrival, ArrivedFile, Sender
from orkhon.observation.actions.corrections import may_correct
from orkhon.observation.actions.placing import Placed
from orkhon.observation.actions.shelves import Shelf
from orkhon.observation.models import Submission, SubmissionFile
from orkhon.observation.queries.arrivals import numbers_and_names
from orkhon.observation.queries.held import (
    EDIT_OF_ANOTHERS,
    EDIT_OF_NOTHING,
    OTHER_ANSWERS,
    SECOND_EDIT,
)

LONGEST_INSTANCE = 255

Place = tuple[str, str, str, bool]
"""Mission, form, instance, whether it is a trial: where a submission is there once."""


@dataclass(slots=True)
class Step:
    """One arrival on its way: the row it became or found, and its files."""

    arrival: Arrival
    placed: Placed
    row: Submission
    is_new: bool
    shelf: Shelf | None = None
    files: list[tuple[ArrivedFile, SubmissionFile]] = field(default_factory=list)
    corrects: Submission | None = None
    notes: list[str] = field(default_factory=list)


class Decision:
    """The steps of a batch, in order, and the older rows that they change.

    Attributes:
        steps: One for each arrival.
        moved: Rows kept before that an edit takes the place of, or that were waited for.
    """

    def __init__(self, arrivals: Sequence[Arrival], placed: Sequence[Placed]) -> None:
        # An entry names its submission before the row is there.
        self._numbers, self._known = _known(arrivals)
        self.moved: list[Submission] = []
        self.steps = [
            self._step(arrival, where)
            for arrival, where in zip(arrivals, placed, strict=True)
        ]

    def _step(self, arrival: Arrival, placed: Placed) -> Step:
        own = arrival.instance.instance_id
        row = self._known.get(_place(arrival, own))
        if row is None:
            return self._new(arrival, placed, own)
        if row.sha256 != arrival.held.sha256:
            other = _branch_id(own, arrival.held.sha256)
            branch = self._known.get(_place(arrival, other))
            if branch is None:
                return self._new(arrival, placed, other, beside=row)
            row = branch
        return Step(arrival, placed, row, is_new=False)

    def _new(
        self,
        arrival: Arrival,
        placed: Placed,
        instance_id: str,
        *,
        beside: Submission | None = None,
    ) -> Step:
        row = _row(arrival, placed, instance_id)
        row.pk = self._numbers.pop(0)
        step = Step(arrival, placed, row, is_new=True, notes=list(placed.notes))
        if beside is not None:
            row.root_instance_id = beside.root_instance_id
            row.is_branch, row.is_current = True, False
            hold(row, OTHER_ANSWERS)
        elif row.deprecated_id:
            self._correct(step)
        else:
            self._meet_early_edit(row)
        self._known[_place(arrival, instance_id)] = row
        return step

    def _correct(self, step: Step) -> None:
        """An edit takes the place of what it corrects; a second one stands beside."""
        row = step.row
        before = self._known.get(_place(step.arrival, row.deprecated_id))
        if before is None:
            row.root_instance_id = row.deprecated_id
            hold(row, EDIT_OF_NOTHING)
            return
        step.corrects = before
        row.root_instance_id = before.root_instance_id
        if not may_correct(step.arrival.sender, before):
            row.is_branch, row.is_current = True, False
            hold(row, EDIT_OF_ANOTHERS)
        elif before.is_current:
            before.is_current = False
            self.moved.append(before)
            row.review = Submission.Review.EDITED
        else:
            row.is_branch, row.is_current = True, False
            hold(row, SECOND_EDIT)

    def _meet_early_edit(self, row: Submission) -> None:
        """What an edit waited for has come: the edit is the current one already."""
        for edit in self._known.values():
            if (
                edit.deprecated_id == row.instance_id
                and edit.why_held == EDIT_OF_NOTHING
                and (edit.mission_id, edit.form_id, edit.is_draft)
                == (row.mission_id, row.form_id, row.is_draft)
            ):
                sender = Sender(edit.key_id, edit.observer_id, edit.by_account)
                if may_correct(sender, row):
                    row.is_current = False
                    edit.state, edit.why_held = Submission.State.RECEIVED, ""
                else:
                    edit.is_branch, edit.is_current = True, False
                    edit.why_held = EDIT_OF_ANOTHERS
                self.moved.append(edit)
                return


def hold(row: Submission, why: str) -> None:
    """Put a form before a person, who sees every reason."""
    row.state = Submission.State.QUARANTINED
    row.why_held = (f"{row.why_held}; {why}" if row.why_held else why)[:500]


def _known(arrivals: Sequence[Arrival]) -> tuple[list[int], dict[Place, Submission]]:
    """Numbers for new rows; what of these is here; edits that came before their form.

    Nearly always nothing is here, so that is asked first, past the models.
    """
    names: set[str] = set()
    for arrival in arrivals:
        own = arrival.instance.instance_id
        names |= {own, _branch_id(own, arrival.held.sha256)}
        if arrival.instance.deprecated_id is not None:
            names.add(arrival.instance.deprecated_id)
    numbers, is_any = numbers_and_names(len(arrivals), names)
    if not is_any:
        return numbers, {}
    rows = Submission.objects.filter(
        Q(instance_id__in=names) | Q(root_instance_id__in=names),
        mission__in={arrival.mission_id for arrival in arrivals},
    ).defer("values")
    return numbers, {
        (str(row.mission_id), row.form_id, row.instance_id, row.is_draft): row
        for row in rows
    }


def _place(arrival: Arrival, instance_id: str) -> Place:
    return (
        str(arrival.mission_id),
        arrival.instance.form_id,
        instance_id,
        arrival.is_draft,
    )


def _branch_id(instance_id: str, sha256: str) -> str:
    """The name of other answers under a number that is taken: they name themselves."""
    ending = f"#{sha256[:32]}"
    return instance_id[: LONGEST_INSTANCE - len(ending)] + ending


def _row(arrival: Arrival, placed: Placed, instance_id: str) -> Submission:
    instance, sender = arrival.instance, arrival.sender
    deprecated = instance.deprecated_id or ""
    row = Submission(
        mission_id=arrival.mission_id,
        form_id=instance.form_id,
        version=instance.version or "",
        form_version_id=placed.form_version_id,
        is_draft=arrival.is_draft,
        instance_id=instance_id,
        root_instance_id=instance_id,
        deprecated_id="" if deprecated == instance_id else deprecated,
        sha256=arrival.held.sha256,
        key_id=sender.key_id,
        observer_id=placed.observer_id,
        by_account=sender.account,
        device_id=sender.device_id[:255],
        channel=arrival.channel,
        received_at=arrival.received_at,
        started_at=placed.started_at,
        filled_at=placed.filled_at,
        clock_offset=placed.clock_offset,
        stage=placed.stage,
        station_id=placed.station_id,
        station_code=placed.station_code,
        team_id=placed.team_id,
        values=dict(instance.values),
    )
    if placed.why_held:
        hold(row, placed.why_held)
    return row
