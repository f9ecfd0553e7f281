"""Relations with others and yearbooks are opened to everybody, and closed again."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Process
from orkhon.proceedings.actions.disclosing import close_subject, open_subject
from orkhon.proceedings.models import Memorandum, OutsideEvent, Standing
from orkhon.proceedings.permissions import can_disclose_relations
from orkhon.proceedings.queries.published_yearbook import subject_of_year, years
from orkhon.record.actions import subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import State

Related = Standing | Memorandum | OutsideEvent | Process


@transaction.atomic
def open_relation(row: Related, *, by: Actor) -> None:
    """Open a standing, a memorandum, an application or an event of others.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: it was taken back, or is open already.
    """
    require(can_disclose_relations(by), "open relations with others to everybody")
    if not isinstance(row, Process) and row.state != State.CONFIRMED:
        raise Refusal(_("%(thing)s was taken back") % {"thing": row})
    open_subject(subject_of(row), str(row), by)


@transaction.atomic
def close_relation(row: Related, *, by: Actor, why: str) -> None:
    """Take it back from everybody.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_disclose_relations(by), "close relations with others to everybody")
    close_subject(subject_of(row), str(row), by, why)


@transaction.atomic
def open_yearbook(year: int, *, by: Actor) -> None:
    """Open the yearbook of a year: its figures with their definitions.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: the record says nothing of that year, or it is open already.
    """
    require(can_disclose_relations(by), "open a yearbook to everybody")
    if year not in years():
        raise Refusal(_("The record says nothing of %(year)s") % {"year": year})
    open_subject(subject_of_year(year), _yearbook(year), by)


@transaction.atomic
def close_yearbook(year: int, *, by: Actor, why: str) -> None:
    """Take a yearbook back from everybody.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_disclose_relations(by), "close a yearbook to everybody")
    close_subject(subject_of_year(year), _yearbook(year), by, why)


def _yearbook(year: int) -> str:
    return _("Yearbook %(year)s") % {"year": year}
