"""Sections of a statement: left out where there is nothing to say, taken in again."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.observation.actions.statements.open_text import open_text, text_changed
from orkhon.observation.models import StatementSection
from orkhon.observation.queries.statements.sections import ALWAYS
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@transaction.atomic
def leave_out_section(section: StatementSection, *, by: Actor) -> StatementSection:
    """Leave a section out; its sentences stay, and come back with it.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: it was left out before, it belongs to every statement, or the
            statement is published.
    """
    if section.key in ALWAYS:
        raise Refusal(_("Who speaks and what was not seen stand in every statement."))
    return _set(section, is_left_out=True, by=by)


@transaction.atomic
def take_in_section(section: StatementSection, *, by: Actor) -> StatementSection:
    """Take a section in again.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: it was not left out, or the statement is published.
    """
    return _set(section, is_left_out=False, by=by)


def _set(
    section: StatementSection, *, is_left_out: bool, by: Actor
) -> StatementSection:
    statement = open_text(section.statement, by=by)
    changed = StatementSection.objects.filter(
        pk=section.pk, is_left_out=not is_left_out
    ).update(is_left_out=is_left_out)
    if not changed:
        raise Refusal(_("Nothing is changed."))
    section.refresh_from_db()
    text_changed(statement)
    append(
        "observation.section.leave-out"
        if is_left_out
        else "observation.section.take-in",
        subject_of(section),
        by=by,
        statement=str(statement.pk),
        key=section.key,
    )
    return section
