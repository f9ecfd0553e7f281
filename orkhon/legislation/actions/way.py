"""The way of a draft: its steps, planned, reached and corrected."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.legislation.actions.citing import Shown, cited_place, partial, short
from orkhon.legislation.models import DraftStep, Stage, Version, Work
from orkhon.legislation.permissions import can_write_texts
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import State


@dataclass(frozen=True)
class Step:
    """A stage of a draft, as somebody says it.

    Attributes:
        stage: Key of `Stage`.
        planned_on: Partial date for which it is or was planned; "" is not known.
        done_on: Partial date on which it was reached; "" while it is ahead.
        who: Who acts, by office.
        version: The version that it is about.
    """

    stage: str
    planned_on: str = ""
    done_on: str = ""
    who: str = ""
    place: str = ""
    note: str = ""
    version: Version | None = None


@transaction.atomic
def enter_step(work: Work, step: Step, *, by: Actor, shown: Shown = None) -> DraftStep:
    """Enter a step, planned or reached.

    A second date for a stage is kept beside the first; nothing is decided here.

    Raises:
        Refusal: a national law, no such stage, no date at all, a long text, or
            another work's version.
    """
    require(can_write_texts(by), "enter a step of a draft")
    made = _row(work, step, cited_place(shown, by=by), by)
    made.save()
    append("legislation.step.enter", subject_of(work), by=by, **_said(made))
    return made


@transaction.atomic
def reach_step(
    step: DraftStep,
    done_on: str,
    *,
    by: Actor,
    note: str = "",
    version: Version | None = None,
    shown: Shown = None,
) -> DraftStep:
    """Say on which day a planned step was reached; the day planned stays beside it.

    Raises:
        Refusal: reached or replaced before, no day, or another work's version.
    """
    require(can_write_texts(by), "enter a step of a draft")
    held = DraftStep.objects.select_for_update().get(pk=step.pk)
    if held.state == State.SUPERSEDED or held.done_on:
        raise Refusal(
            _("“%(step)s” is reached or replaced already: correct it instead")
            % {"step": held.get_stage_display()}
        )
    if not done_on.strip():
        raise Refusal(_("Say on which day it was reached."))
    changed = _row(
        held.work,
        Step(
            held.stage,
            held.planned_on,
            done_on,
            held.who,
            held.place,
            note or held.note,
            version or held.version,
        ),
        cited_place(shown, by=by) or held.citation,
        by,
    )
    held.done_on = changed.done_on
    held.note = changed.note
    held.version = changed.version
    held.citation = changed.citation
    held.save()
    append(
        "legislation.step.reach",
        subject_of(held.work),
        by=by,
        step=str(held.pk),
        **_said(held),
    )
    return held


@transaction.atomic
def correct_step(
    step: DraftStep, said: Step, why: str, *, by: Actor, shown: Shown = None
) -> DraftStep:
    """Put a corrected step in the place of one; both stay, the old one struck.

    Raises:
        Refusal: replaced before, no reason, or a step that cannot stand.
    """
    require(can_write_texts(by), "correct a step of a draft")
    held = DraftStep.objects.select_for_update().get(pk=step.pk)
    if held.state == State.SUPERSEDED:
        raise Refusal(_("This step was replaced before."))
    why = short(why, 300, _("why"))
    if not why:
        raise Refusal(_("Say why it is corrected."))
    made = _row(held.work, said, cited_place(shown, by=by) or held.citation, by)
    made.save()
    DraftStep.objects.filter(pk=held.pk).update(state=State.SUPERSEDED)
    append(
        "legislation.step.correct",
        subject_of(held.work),
        by=by,
        replaces=str(held.pk),
        why=why,
        **_said(made),
    )
    return made


def _row(work: Work, step: Step, citation: Citation | None, by: Actor) -> DraftStep:
    if work.kind == Work.Kind.NATIONAL_LAW:
        raise Refusal(_("a national law goes its own way, not that of a draft here"))
    if step.stage not in Stage.values:
        raise Refusal(_("“%(stage)s” is no stage of a draft") % {"stage": step.stage})
    planned, done = partial(step.planned_on), partial(step.done_on)
    if not planned and not done:
        raise Refusal(_("Say for when it is planned, or when it was reached."))
    if step.version is not None and step.version.work_id != work.pk:
        raise Refusal(_("that version belongs to another law"))
    return DraftStep(
        work=work,
        stage=step.stage,
        planned_on=planned,
        done_on=done,
        who=short(step.who, 200, _("who")),
        place=short(step.place, 120, _("place")),
        note=short(step.note, 400, _("note")),
        version=step.version,
        citation=citation,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )


def _said(step: DraftStep) -> dict[str, JSON]:
    return {
        "stage": str(step.stage),
        "planned_on": step.planned_on,
        "done_on": step.done_on,
        "who": step.who,
        "place": step.place,
        "note": step.note,
        "version": None if step.version is None else step.version.number,
        "citation": None if step.citation_id is None else str(step.citation_id),
    }
