"""Opening a body to everybody, with its posts and the people in them; closing it again."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.record.actions import RecordError, close_again, disclose, subject_of
from orkhon.record.roles import Actor, require
from orkhon.register.errors import RegisterError
from orkhon.register.models import Body
from orkhon.register.permissions import can_disclose_body


@transaction.atomic
def open_body(body: Body, *, by: Actor) -> None:
    """Open a body: its name, seats and posts, and who holds and held them.

    Raises:
        PermissionDenied: not one who opens to everybody.
        RegisterError: it is open already.
    """
    require(can_disclose_body(by), "open a body to everybody")
    try:
        disclose(subject_of(body), by=by)
    except RecordError as error:
        raise RegisterError(
            _("%(body)s is open to everybody already") % {"body": body}
        ) from error


@transaction.atomic
def close_body(body: Body, *, by: Actor, why: str) -> None:
    """Take a body back from everybody, with whoever is in no other opened one.

    Raises:
        PermissionDenied: not one who opens to everybody.
        RegisterError: no reason is given, or it is not open.
    """
    require(can_disclose_body(by), "close a body to everybody")
    if not why.strip():
        raise RegisterError(_("Say in a few words why it is closed again"))
    try:
        close_again(subject_of(body), by=by, why=why)
    except RecordError as error:
        raise RegisterError(
            _("%(body)s is not open to everybody") % {"body": body}
        ) from error
