"""Positions of the head and the members: what each says of the text they saw."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.actions.statements.open_text import open_text
from orkhon.observation.models import (
    Observer,
    Statement,
    StatementPosition,
    StatementSection,
)
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.observers import OUT
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.text_digest import (
    section_digests,
    text_digest,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

Stance = StatementPosition.Stance


@transaction.atomic
def take_position(
    statement: Statement,
    observer: Observer | None,
    stance: str,
    *,
    seen: str,
    by: Actor,
    section: StatementSection | None = None,
    text: str = "",
) -> StatementPosition:
    """Enter where the head or a member stands; what they said before is kept.

    Args:
        observer: None for the head of the mission.
        stance: A value of `StatementPosition.Stance`.
        seen: SHA-256 of the text that they saw, as the page gave it: of the whole, or
            of the section.
        section: None for the whole.
        text: What is asked for, or why they object.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: nothing is before the members, another text than they saw, an
            objection without words, somebody who does not observe for a parliament,
            or the statement is published.
    """
    require(can_issue(by, statement.mission), "enter a position")
    statement = open_text(statement, by=by)
    name = _name(statement, observer)
    if stance not in Stance.values:
        raise Refusal(_("“%(stance)s” is no position") % {"stance": stance})
    if stance in (Stance.ASKS, Stance.OBJECTS) and not text.strip():
        raise Refusal(_("Say what is asked for, or why they object."))
    _require_text(statement, section, seen)
    now = timezone.now()
    StatementPosition.objects.filter(
        statement=statement,
        section=section,
        observer=observer,
        is_head=observer is None,
        replaced_at=None,
    ).update(replaced_at=now)
    position = StatementPosition.objects.create(
        statement=statement,
        section=section,
        observer=observer,
        name=name,
        is_head=observer is None,
        stance=stance,
        text=text.strip(),
        text_sha256=seen,
        taken_at=now,
        entered_by=by.actor_id,
    )
    append(
        "observation.position.take",
        subject_of(position),
        by=by,
        statement=str(statement.pk),
        section=None if section is None else section.key,
        observer=None if observer is None else str(observer.pk),
        is_head=position.is_head,
        name=name,
        stance=str(stance),
        text=position.text,
        text_sha256=seen,
    )
    return position


def _name(statement: Statement, observer: Observer | None) -> str:
    mission = statement.mission
    if observer is None:
        if mission.head is None:
            raise Refusal(_("The head of the mission is not named."))
        return str(mission.head)
    if (
        observer.mission_id != mission.pk
        or observer.state in OUT
        or observer.capacity != Observer.Capacity.MEMBER
    ):
        raise Refusal(
            _("%(name)s is no member of this mission.") % {"name": observer.name}
        )
    return observer.name


def _require_text(
    statement: Statement, section: StatementSection | None, seen: str
) -> None:
    """Refuse a position on a text that is not the one before the members."""
    if statement.state != Statement.State.APPROVAL:
        raise Refusal(_("The text is not before the members."))
    texts = composed_all(statement)
    if section is None:
        now = text_digest(texts)
    elif section.statement_id != statement.pk:
        raise Refusal(_("The section is of another statement."))
    else:
        now = section_digests(texts).get(section.key, "")
    if now != seen or text_digest(texts) != statement.text_sha256:
        raise Refusal(
            _("The text has changed since they saw it. Put it before them again.")
        )
