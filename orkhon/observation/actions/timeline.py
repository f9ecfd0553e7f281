"""The steps of a mission: what is due when, and who did it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.models import Mission, MissionStep
from orkhon.observation.permissions import can_run
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@dataclass(frozen=True)
class StepPlan:
    """One line of the timeline; `due_at` None when its day is open."""

    stage: str
    title: str
    due_at: datetime | None = None
    place: str = ""


@transaction.atomic
def add_step(mission: Mission, plan: StepPlan, *, by: User) -> MissionStep:
    """Enter a step.

    Raises:
        Refusal: no title, an unknown stage, a moment without zone, or closed.
    """
    require(can_run(by, mission), "change the timeline")
    mission = open_mission(mission)
    _check(plan)
    step = MissionStep.objects.create(
        mission=mission,
        stage=plan.stage,
        title=plan.title.strip(),
        due_at=plan.due_at,
        place=plan.place.strip(),
    )
    append("observation.step.add", subject_of(step), by=by, **_said(step))
    return step


@transaction.atomic
def change_step(step: MissionStep, plan: StepPlan, *, by: User) -> MissionStep:
    """Change what a step is, when it is due, or where.

    Raises:
        Refusal: as `add_step`, or it is done.
    """
    _may(step, by)
    _check(plan)
    changed = MissionStep.objects.filter(pk=step.pk, done_at=None).update(
        stage=plan.stage,
        title=plan.title.strip(),
        due_at=plan.due_at,
        place=plan.place.strip(),
    )
    step.refresh_from_db()
    if not changed:
        raise Refusal(_("“%(step)s” is done already") % {"step": step})
    append("observation.step.change", subject_of(step), by=by, **_said(step))
    return step


@transaction.atomic
def complete_step(
    step: MissionStep, *, by: User, now: Callable[[], datetime] = timezone.now
) -> MissionStep:
    """Say that a step is done.

    Raises:
        Refusal: it is done already, or the mission is closed.
    """
    _may(step, by)
    changed = MissionStep.objects.filter(pk=step.pk, done_at=None).update(
        done_at=now(), done_by=by.actor_id
    )
    step.refresh_from_db()
    if not changed:
        raise Refusal(_("“%(step)s” is done already") % {"step": step})
    append("observation.step.complete", subject_of(step), by=by, title=step.title)
    return step


@transaction.atomic
def take_back_step(step: MissionStep, *, by: User) -> MissionStep:
    """Say that a step is not done after all.

    Raises:
        Refusal: it is not done, or the mission is closed.
    """
    _may(step, by)
    changed = MissionStep.objects.filter(pk=step.pk, done_at__isnull=False).update(
        done_at=None, done_by=""
    )
    step.refresh_from_db()
    if not changed:
        raise Refusal(_("“%(step)s” is not done yet") % {"step": step})
    append("observation.step.take-back", subject_of(step), by=by, title=step.title)
    return step


@transaction.atomic
def drop_step(step: MissionStep, *, by: User) -> None:
    """Take a step that is not done out of the timeline; the record keeps it.

    Raises:
        Refusal: it is done, or the mission is closed.
    """
    _may(step, by)
    subject, said = subject_of(step), _said(step)
    gone, _rows = MissionStep.objects.filter(pk=step.pk, done_at=None).delete()
    if not gone:
        raise Refusal(_("“%(step)s” is done already") % {"step": step})
    append("observation.step.drop", subject, by=by, **said)


def _may(step: MissionStep, by: User) -> None:
    require(can_run(by, step.mission), "change the timeline")
    open_mission(step.mission)


def _check(plan: StepPlan) -> None:
    if not plan.title.strip():
        raise Refusal(_("say what is to be done"))
    if plan.stage not in MissionStep.Stage.values:
        raise Refusal(_("“%(stage)s” is no stage of a mission") % {"stage": plan.stage})
    if plan.due_at is not None and plan.due_at.utcoffset() is None:
        raise Refusal(_("the moment has no time zone"))


def _said(step: MissionStep) -> dict[str, str | None]:
    return {
        "mission": str(step.mission_id),
        "stage": str(step.stage),
        "title": step.title,
        "due_at": None if step.due_at is None else step.due_at.isoformat(),
        "place": step.place,
    }
