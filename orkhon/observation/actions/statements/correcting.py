"""Correcting a published statement: a new text that names the one it corrects."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.observation.actions.missions import open_mission
from orkhon.observation.actions.statements.beginning import new_statement
from orkhon.observation.actions.statements.copying import copy_sentences
from orkhon.observation.actions.statements.open_text import open_text, text_changed
from orkhon.observation.models import Mission, Sentence, Statement
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.statements.composing import languages_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def correct_statement(
    statement: Statement, words: Mapping[str, str], *, by: Actor
) -> Statement:
    """Begin a correction with the sentences of the published text; that one stays.

    Args:
        words: Why it is corrected, by language; at least in the authentic one.
    Returns:
        A statement of the same kind, being written; its numbers are counted anew.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: it is not published, a correction of it is being written or was
            issued, or nobody says why.
    """
    require(can_issue(by, statement.mission), "correct a statement")
    Mission.objects.select_for_update().get(pk=statement.mission_id)
    open_mission(statement.mission)
    statement = Statement.objects.select_related("mission").get(pk=statement.pk)
    said = _said(statement, words)
    if statement.published_at is None:
        raise Refusal(_("It is not published; change the text itself."))
    other = statement.corrected_by.first()
    if other is not None:
        raise Refusal(
            _("Statement %(number)d corrects it already; correct that one.")
            % {"number": other.number}
        )
    correction = new_statement(
        statement.mission,
        statement.kind,
        statement.authentic,
        statement.languages,
        by=by,
        joint_with=statement.joint_with,
        place=statement.place,
        corrects=statement,
    )
    left_out = statement.sections.filter(is_left_out=True).values_list("key", flat=True)
    correction.sections.filter(key__in=list(left_out)).update(is_left_out=True)
    Statement.objects.filter(pk=correction.pk).update(correction_words=said)
    correction.refresh_from_db()
    copied = copy_sentences(
        Sentence.objects.filter(section__statement=statement, dropped_at=None)
        .select_related("section", "citation")
        .prefetch_related("texts", "findings", "figures")
        .order_by("section__precedence", "precedence", "made_at"),
        correction,
        by=by,
    )
    append(
        "observation.statement.correct",
        subject_of(correction),
        by=by,
        mission=str(statement.mission_id),
        number=correction.number,
        corrects=str(statement.pk),
        words=said,
        sentences=[str(one.pk) for one in copied],
    )
    return correction


@transaction.atomic
def say_why(statement: Statement, words: Mapping[str, str], *, by: Actor) -> Statement:
    """Change the words that say why a correction was needed, while it is written.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: it corrects nothing, nobody says why, or it is published.
    """
    statement = open_text(statement, by=by)
    if statement.corrects_id is None:
        raise Refusal(_("It corrects no statement."))
    said = _said(statement, words)
    if said == statement.correction_words:
        raise Refusal(_("Nothing is changed."))
    was = dict(statement.correction_words)
    Statement.objects.filter(pk=statement.pk).update(correction_words=said)
    text_changed(statement)
    append(
        "observation.statement.say-why",
        subject_of(statement),
        by=by,
        was=was,
        now=said,
    )
    statement.refresh_from_db()
    return statement


def _said(statement: Statement, words: Mapping[str, str]) -> dict[str, str]:
    said = {
        language: " ".join(words.get(language, "").split())
        for language in languages_of(statement)
    }
    if not said[statement.authentic]:
        raise Refusal(_("Say why it is corrected, in the authentic language."))
    return {language: text for language, text in said.items() if text}
