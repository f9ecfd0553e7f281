"""Reading received forms by a program: who may, and that incidents were read is noted."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.models import FormDesign, FormStage
from orkhon.observation.permissions import can_operate, can_read, can_see_mission
from orkhon.record.actions import append, subject_of
from orkhon.record.queries import history
from orkhon.record.roles import require

NOTED_ONCE_IN = timedelta(hours=1)
"""How often one account's reading of one form is written down; a table has pages."""
OPENED = "observation.data.open"


def can_read_data(user: User, design: FormDesign) -> bool:
    """What came in for a form: the Secretariat and coordinators; incidents: who acts."""
    if can_operate(user, design.mission):
        return True
    return (
        design.stage != FormStage.INCIDENT
        and can_read(user)
        and can_see_mission(user, design.mission)
    )


@transaction.atomic
def open_data(design: FormDesign, *, by: User) -> None:
    """Open what came in for a form; of incidents it is noted, once a person and hour.

    Raises:
        PermissionDenied: not one who may read it.
    """
    require(can_read_data(by, design), "read what came in for this form")
    if design.stage != FormStage.INCIDENT:
        return
    since = timezone.now() - NOTED_ONCE_IN
    noted = any(
        one.verb == OPENED and one.actor == by.actor_id and one.at >= since
        for one in history(subject_of(design))
    )
    if not noted:
        append(OPENED, subject_of(design), by=by, form=design.form_id)
