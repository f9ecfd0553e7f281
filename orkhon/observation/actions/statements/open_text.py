"""A statement that may still be changed; nothing published is."""

from django.utils.translation import gettext as _

from orkhon.observation.actions.missions import open_mission
from orkhon.observation.models import Statement
from orkhon.observation.permissions import can_write_statement
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


def open_text(statement: Statement, *, by: Actor) -> Statement:
    """The statement as it is now, held until the transaction ends.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: it is published, or the mission is closed.
    """
    require(can_write_statement(by, statement.mission), "write in a statement")
    open_mission(statement.mission)
    held = (
        Statement.objects.select_for_update(of=("self",))
        .select_related("mission__country")
        .get(pk=statement.pk)
    )
    if held.state == Statement.State.PUBLISHED:
        raise Refusal(
            _(
                "A published statement is not changed. A correction is a text of its own."
            )
        )
    return held


def text_changed(statement: Statement) -> None:
    """Take the text back from the members: what they were shown is no more.

    Their positions stay, each with the text that it was about.
    """
    if statement.state == Statement.State.APPROVAL:
        Statement.objects.filter(pk=statement.pk).update(
            state=Statement.State.DRAFTING, text_sha256=""
        )
        statement.state, statement.text_sha256 = Statement.State.DRAFTING, ""
