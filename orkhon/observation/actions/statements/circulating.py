"""Putting a text before the head and the members: this text, with these numbers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.actions.statements.open_text import open_text
from orkhon.observation.models import Statement
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.statements.blocking import blocking_text
from orkhon.observation.queries.statements.composing import (
    composed_all,
    content_of,
    languages_of,
)
from orkhon.observation.queries.statements.text_digest import text_digest
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def circulate(statement: Statement, *, by: Actor) -> Statement:
    """Put a statement before the members as it stands now.

    From this moment on forms that arrive are not counted in it, so that the text
    which people agree to does not move; one that is withdrawn still leaves it.

    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: a sentence is red, a language is not complete, or it is published.
    """
    require(can_issue(by, statement.mission), "put a statement before the members")
    statement = open_text(statement, by=by)
    now = counting_moment(statement.mission, timezone.now())
    texts = composed_all(statement, content_of(statement, counted_until=now))
    blocks = blocking_text(texts)
    if blocks:
        raise Refusal(
            _("%(n)d things keep it from the members; the first: %(words)s.")
            % {"n": len(blocks), "words": blocks[0].words}
        )
    digest = text_digest(texts)
    is_before = statement.state == Statement.State.APPROVAL
    if is_before and text_digest(composed_all(statement)) == digest:
        raise Refusal(_("This text is before the members already."))
    Statement.objects.filter(pk=statement.pk).update(
        state=Statement.State.APPROVAL,
        text_sha256=digest,
        circulated_at=now,
        circulated_by=by.actor_id,
    )
    append(
        "observation.statement.circulate",
        subject_of(statement),
        by=by,
        text_sha256=digest,
        languages=list(languages_of(statement)),
        counted_until=now.isoformat(),
    )
    statement.refresh_from_db()
    return statement
