"""A mission from an earlier one: its steps, rules, deadline and forms; no people."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import periods
from orkhon.observation.actions.missions import MissionPlan, found_mission
from orkhon.observation.models import (
    FormDesign,
    FormFile,
    FormVersion,
    Mission,
    MissionCity,
    MissionStep,
)
from orkhon.observation.permissions import can_see_mission
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@dataclass(frozen=True)
class Copied:
    """What a template gave to the new mission."""

    mission: Mission
    steps: int
    cities: int
    forms: int


@transaction.atomic
def found_from(
    earlier: Mission, plan: MissionPlan, *, by: User, with_cities: bool = False
) -> Copied:
    """Found a mission after an earlier one.

    Steps come over undone, each as many days from the vote as before and at the same
    hour there; forms in the version now in use. Observers, stations, teams and
    coordinators never do.

    Args:
        earlier: Serves as the template; it stays as it is.
        plan: Of the new mission; where it leaves the deadline open, that of the
            earlier one holds, and its rules where they are still in force.
        with_cities: Whether the cities come over, for a vote in the same places.
    Raises:
        Refusal: cities of another country, or see `found_mission`.
    """
    require(can_see_mission(by, earlier), "take this mission as a template")
    if with_cities and plan.country.pk != earlier.country_id:
        raise Refusal(
            _("the cities are in %(country)s: they cannot be taken over")
            % {"country": earlier.country}
        )
    mission = found_mission(_filled(plan, earlier), by=by, follows=earlier)
    copied = Copied(
        mission,
        steps=_copy_steps(earlier, mission),
        cities=_copy_cities(earlier, mission) if with_cities else 0,
        forms=_copy_forms(earlier, mission, by),
    )
    append(
        "observation.mission.copy",
        subject_of(mission),
        by=by,
        earlier=str(earlier.pk),
        steps=copied.steps,
        cities=copied.cities,
        forms=copied.forms,
    )
    return copied


def _filled(plan: MissionPlan, earlier: Mission) -> MissionPlan:
    if plan.deadline_days is None and plan.deadline_time is None:
        plan = replace(
            plan,
            deadline_days=earlier.deadline_days,
            deadline_time=earlier.deadline_time,
        )
    rules = earlier.rules
    still = (
        rules is not None
        and rules.country_id == plan.country.pk
        and rules.vote_kind == plan.vote_kind
        and rules.period.holds_on(plan.vote_on) is not periods.Certainty.NO
    )
    return replace(plan, rules=rules) if plan.rules is None and still else plan


def _copy_steps(earlier: Mission, mission: Mission) -> int:
    """The same wall-clock hour at the same distance from the vote."""
    from_zone, to_zone = ZoneInfo(earlier.time_zone), ZoneInfo(mission.time_zone)
    steps = []
    for step in earlier.steps.all():
        due = step.due_at
        if due is not None:
            there = due.astimezone(from_zone)
            day = mission.vote_on + (there.date() - earlier.vote_on)
            due = datetime.combine(day, there.time(), to_zone)
        steps.append(
            MissionStep(mission=mission, stage=step.stage, title=step.title, due_at=due)
        )
    MissionStep.objects.bulk_create(steps)
    return len(steps)


def _copy_cities(earlier: Mission, mission: Mission) -> int:
    cities = [
        MissionCity(
            mission=mission,
            name=one.name,
            local_name=one.local_name,
            local_language=one.local_language,
            latitude=one.latitude,
            longitude=one.longitude,
            precedence=one.precedence,
        )
        for one in earlier.cities.all()
    ]
    MissionCity.objects.bulk_create(cities)
    return len(cities)


def _copy_forms(earlier: Mission, mission: Mission, by: User) -> int:
    """Each form with the version that phones are given now, its files among it."""
    now = timezone.now()
    versions = (
        FormVersion.objects.filter(
            design__mission=earlier,
            published_at__isnull=False,
            replaced_at=None,
        )
        .select_related("design")
        .prefetch_related("files")
    )
    for version in versions:
        old = version.design
        design = FormDesign.objects.create(
            mission=mission,
            form_id=old.form_id,
            title=old.title,
            stage=old.stage,
            protocol=old.protocol,
            made_at=now,
        )
        copy = FormVersion.objects.create(
            design=design,
            version=version.version,
            source=version.source,
            xml=version.xml,
            md5=version.md5,
            sha256=version.sha256,
            languages=version.languages,
            titles=version.titles,
            is_encrypted=version.is_encrypted,
            made_at=now,
            made_by=by.actor_id,
            published_at=now,
        )
        for file in version.files.all():
            FormFile.objects.create(
                form_version=copy,
                name=file.name,
                kind=file.kind,
                source=file.source,
                md5=file.md5,
            )
    return len(versions)
