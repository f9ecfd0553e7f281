"""A mission is opened to everybody: its days, its head, who was accredited for it."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.observation.models import Mission
from orkhon.observation.permissions import can_issue
from orkhon.record.actions import RecordError, close_again, disclose, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def open_mission(mission: Mission, *, by: User) -> None:
    """Open the page of a mission; statements have an act of their own.

    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: it is open already.
    """
    require(can_issue(by, mission), "open a mission to everybody")
    try:
        disclose(subject_of(mission), by=by)
    except RecordError as error:
        raise Refusal(
            _("%(mission)s: open to everybody already") % {"mission": mission}
        ) from error


@transaction.atomic
def close_mission_page(mission: Mission, *, by: User, why: str) -> None:
    """Take a mission back from everybody; what was published of it stays published.

    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: no reason is given, or it is not open.
    """
    require(can_issue(by, mission), "close a mission to everybody")
    if not why.strip():
        raise Refusal(_("Say in a few words why it is closed again"))
    try:
        close_again(subject_of(mission), by=by, why=why)
    except RecordError as error:
        raise Refusal(
            _("%(mission)s: not open to everybody") % {"mission": mission}
        ) from error
