"""What is said of a statement as a whole: languages, partners, place and day."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.statements.open_text import open_text, text_changed
from orkhon.observation.models import Statement
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@dataclass(frozen=True)
class StatementFacts:
    """What is said of a statement as a whole.

    Attributes:
        languages: All of them; the authentic one stays among them in any case.
        issued_on: None: the day on which it is published.
    """

    languages: tuple[str, ...]
    joint_with: tuple[str, ...] = ()
    place: str = ""
    issued_on: date | None = None


@transaction.atomic
def change_statement(
    statement: Statement, facts: StatementFacts, *, by: Actor
) -> Statement:
    """Change languages, partners, place or day; texts of a language left out are kept.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: an unknown language, nothing changes, or it is published.
    """
    statement = open_text(statement, by=by)
    known = {code for code, _name in settings.LANGUAGES}
    unknown = next((one for one in facts.languages if one not in known), None)
    if unknown is not None:
        raise Refusal(
            _("“%(language)s” is no language of this installation")
            % {"language": unknown}
        )
    was = _said(statement)
    statement.languages = list(dict.fromkeys((statement.authentic, *facts.languages)))
    statement.joint_with = [one.strip() for one in facts.joint_with if one.strip()]
    statement.place = facts.place.strip()
    statement.issued_on = facts.issued_on
    now = _said(statement)
    changed = [key for key in now if now[key] != was[key]]
    if not changed:
        raise Refusal(_("Nothing is changed."))
    statement.save(update_fields=["languages", "joint_with", "place", "issued_on"])
    text_changed(statement)
    append(
        "observation.statement.change",
        subject_of(statement),
        by=by,
        was={key: was[key] for key in changed},
        now={key: now[key] for key in changed},
    )
    return statement


def _said(statement: Statement) -> dict[str, JSON]:
    day = statement.issued_on
    return {
        "languages": list(statement.languages),
        "joint_with": list(statement.joint_with),
        "place": statement.place,
        "issued_on": None if day is None else day.isoformat(),
    }
