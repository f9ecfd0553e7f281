"""Joint projects: begun with partners, brought on stage by stage, closed with a result."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Contact
from orkhon.legislation.actions.citing import Cited, cited_place, partial, short
from orkhon.protocol.models import Interaction, Project, ProjectStage
from orkhon.protocol.permissions import can_cooperate
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person, State

Shown = Cited | Citation


@dataclass(frozen=True)
class Begun:
    """A project as it begins; `next_on` is a partial date."""

    title: str
    area: str
    partners: Sequence[Body]
    responsible: Person | None = None
    next_step: str = ""
    next_on: str = ""


@dataclass(frozen=True)
class Together:
    """What members did together in another organisation's assembly."""

    organisation: Body
    kind: str
    title: str
    on: str
    parliaments: Sequence[Body]
    place: str = ""
    people: Sequence[Person] = ()
    project: Project | None = None
    contact: Contact | None = None
    words: str = ""


@transaction.atomic
def begin_project(
    said: Begun, *, by: Actor, shown: Shown | None = None, sample: bool = False
) -> Project:
    """Begin a project or area of cooperation.

    Args:
        shown: The words that show that it was agreed; None where nothing is cited.
    Raises:
        Refusal: no title or partner, an unknown area, no date of the calendar.
    """
    require(can_cooperate(by), "begin a project")
    title = short(said.title, 240, _("title"))
    if not title:
        raise Refusal(_("Write what the project is."))
    if said.area not in Project.Area.values:
        raise Refusal(_("“%(area)s” is no area") % {"area": said.area})
    if not said.partners:
        raise Refusal(_("Say with which partners."))
    row = Project(
        key=_key(title),
        title=title,
        area=said.area,
        responsible=said.responsible,
        next_step=short(said.next_step, 300, _("next step")),
        next_on=partial(said.next_on),
        citation=cited_place(shown, by=by),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    row.partners.set(said.partners)
    append(
        "protocol.project.begin",
        subject_of(row),
        by=by,
        key=row.key,
        title=title,
        area=said.area,
        partners=sorted(one.key for one in said.partners),
        next_step=row.next_step,
        next_on=row.next_on,
    )
    return row


@transaction.atomic
def plan_stage(
    project: Project, title: str, planned_on: str = "", *, by: Actor
) -> ProjectStage:
    """Add a stage after those that there are.

    Raises:
        Refusal: no words, no date of the calendar, or the project is closed.
    """
    require(can_cooperate(by), "plan a stage")
    held = _open(project)
    title = short(title, 240, _("stage"))
    if not title:
        raise Refusal(_("Write what the stage is."))
    row = ProjectStage.objects.create(
        project=held,
        number=held.stages.count() + 1,
        title=title,
        planned_on=partial(planned_on),
    )
    append(
        "protocol.project.plan",
        subject_of(held),
        by=by,
        stage=row.number,
        title=title,
        planned_on=row.planned_on,
    )
    return row


@transaction.atomic
def reach_stage(
    stage: ProjectStage,
    on: str,
    evidence: str,
    *,
    by: Actor,
    shown: Shown | None = None,
) -> ProjectStage:
    """Say that a stage was reached, when, and what shows it.

    Raises:
        Refusal: no date or evidence, reached before, or the project is closed.
    """
    require(can_cooperate(by), "say that a stage was reached")
    held = _open(stage.project)
    row = ProjectStage.objects.select_for_update(of=("self",)).get(pk=stage.pk)
    if row.reached_on:
        raise Refusal(_("“%(stage)s” was reached before.") % {"stage": row.title})
    on, evidence = partial(on), short(evidence, 300, _("evidence"))
    if not on:
        raise Refusal(_("Write when it was reached."))
    citation = cited_place(shown, by=by)
    if not evidence and citation is None:
        raise Refusal(_("Say what shows it."))
    row.reached_on, row.evidence, row.citation = on, evidence, citation
    row.save()
    append(
        "protocol.project.reach",
        subject_of(held),
        by=by,
        stage=row.number,
        reached_on=on,
        evidence=evidence,
    )
    return row


@transaction.atomic
def set_next(project: Project, step: str, on: str, *, by: Actor) -> Project:
    """Say what is done next, and by when.

    Raises:
        Refusal: a date without a step, or the project is closed.
    """
    require(can_cooperate(by), "set the next step")
    held = _open(project)
    step, on = short(step, 300, _("next step")), partial(on)
    if on and not step:
        raise Refusal(_("Write what the next step is."))
    held.next_step, held.next_on = step, on
    held.save()
    append("protocol.project.next", subject_of(held), by=by, step=step, on=on)
    return held


@transaction.atomic
def close_project(project: Project, result: str, *, by: Actor) -> Project:
    """Close a project, with what came of it.

    Raises:
        Refusal: nothing is said of the result, or it was closed before.
    """
    require(can_cooperate(by), "close a project")
    held = _open(project)
    result = short(result, 300, _("result"))
    if not result:
        raise Refusal(_("Say what came of it."))
    held.closed_at, held.result = timezone.now(), result
    held.save()
    append("protocol.project.close", subject_of(held), by=by, result=result)
    return held


@transaction.atomic
def record_interaction(
    said: Together, *, by: Actor, shown: Shown, sample: bool = False
) -> Interaction:
    """Record what members did together elsewhere, with the words that show it.

    Raises:
        Refusal: no title or date, fewer than two parliaments, an unknown kind, or
            words that show nothing.
    """
    require(can_cooperate(by), "record work in another assembly")
    title, on = short(said.title, 240, _("title")), partial(said.on)
    if not title or not on:
        raise Refusal(_("Write what it was and when."))
    if said.kind not in Interaction.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of this") % {"kind": said.kind})
    if len(said.parliaments) < 2:
        raise Refusal(_("Name at least two parliaments that acted together."))
    row = Interaction(
        organisation=said.organisation,
        kind=said.kind,
        title=title,
        on=on,
        place=short(said.place, 120, _("place")),
        project=said.project,
        contact=said.contact,
        words=said.words.strip(),
        citation=cited_place(shown, by=by),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    row.parliaments.set(said.parliaments)
    row.people.set(said.people)
    append(
        "protocol.interaction.record",
        subject_of(row),
        by=by,
        organisation=said.organisation.key,
        kind=said.kind,
        title=title,
        on=on,
        parliaments=sorted(one.key for one in said.parliaments),
    )
    return row


@transaction.atomic
def take_back_interaction(row: Interaction, why: str, *, by: Actor) -> None:
    """Say that it was recorded wrongly; it stays in the record.

    Raises:
        Refusal: no reason, or taken back before.
    """
    require(can_cooperate(by), "take back what was recorded")
    why = short(why, 300, _("why"))
    if not why:
        raise Refusal(_("Say why it is taken back."))
    changed = Interaction.objects.filter(pk=row.pk, state=State.CONFIRMED).update(
        state=State.SUPERSEDED
    )
    if not changed:
        raise Refusal(_("This was taken back before."))
    append("protocol.interaction.drop", subject_of(row), by=by, why=why)


def _open(project: Project) -> Project:
    held = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if held.closed_at is not None:
        raise Refusal(_("“%(project)s” is closed.") % {"project": held})
    return held


def _key(title: str) -> str:
    stem = slugify(title)[:50] or "project"
    # “new” is the address of the form.
    taken = {"new", *Project.objects.values_list("key", flat=True)}
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
