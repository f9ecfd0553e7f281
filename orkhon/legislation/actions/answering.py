"""Answers to comments, and comments that came inside a Word file."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.queries import actor_names
from orkhon.engines.texts.structure import detect
from orkhon.legislation.actions.comments import (
    LONGEST,
    Office,
    Said,
    enter_comment,
    round_of,
)
from orkhon.legislation.actions.texts import LANGUAGES
from orkhon.legislation.models import Comment, Expression
from orkhon.legislation.permissions import can_run_round
from orkhon.legislation.queries.comments import stamp
from orkhon.record.actions import append, cite, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

NEED_WORDS = frozenset({Comment.Outcome.PARTLY, Comment.Outcome.DECLINED})
"""Answers that say nothing without a reason."""


@transaction.atomic
def answer_comment(
    of: Comment, outcome: str, words: str, *, by: Actor, seen: str | None = None
) -> Comment:
    """Answer a comment, or answer it anew; the record keeps the former answer.

    Args:
        of: The comment.
        outcome: Accepted, accepted in part, declined or noted.
        words: Needed where it is accepted in part or declined.
        by: Who answers.
        seen: `stamp` of the answer that they saw; None answers whatever stands.
    Raises:
        Refusal: no such answer, one without words that needs them, a comment that was
            taken back, or somebody was faster.
    """
    require(can_run_round(by), "answer a comment")
    words = words.replace("\r\n", "\n").strip()
    if outcome not in Comment.Outcome.values:
        raise Refusal(_("say whether it is accepted, in part, declined or noted"))
    if outcome in NEED_WORDS and not words:
        raise Refusal(
            _("“%(outcome)s” needs words: say why")
            % {"outcome": Comment.Outcome(outcome).label}
        )
    if len(words) > LONGEST:
        raise Refusal(_("more than %(n)d letters; send it in parts") % {"n": LONGEST})
    one = Comment.objects.select_for_update().get(pk=of.pk)
    if one.withdrawn_at is not None:
        raise Refusal(_("this comment was taken back"))
    if (one.outcome, one.answer) == (outcome, words):
        return one
    if seen is not None and seen != stamp(one):
        raise Refusal(
            _("%(person)s was first: it is answered “%(outcome)s”")
            % {
                "person": actor_names([one.answered_by])[one.answered_by],
                "outcome": one.get_outcome_display(),
            }
        )
    before = (
        {"outcome": one.outcome, "answer": one.answer, "by": one.answered_by}
        if one.outcome
        else None
    )
    one.outcome, one.answer = outcome, words
    one.answered_at, one.answered_by = timezone.now(), by.actor_id
    one.save()
    append(
        "legislation.comment.answer",
        subject_of(one),
        by=by,
        outcome=str(outcome),
        answer=words,
        before=before,
    )
    return one


@transaction.atomic
def take_over_remarks(
    expression: Expression, offices: Mapping[str, Office], *, by: Actor
) -> list[Comment]:
    """Make comments of those that a Word file brought with it; once.

    Args:
        expression: The text that came in the file.
        offices: Who each author in the file speaks for, by the name in the file.
        by: Who takes them over.
    Returns:
        The new comments. The moment is that at which the file was brought in.
    Raises:
        Refusal: no round, no comments in the file, all of them taken over before, or
            an author for whom no office is given.
    """
    require(can_run_round(by), "take over comments")
    round_ = round_of(expression.version)
    if not expression.remarks:
        raise Refusal(_("the file brought no comments with it"))
    if round_.comments.filter(
        citation__source=expression.source, made_at=expression.made_at
    ).exists():
        raise Refusal(_("the comments of the file were taken over before"))
    made = []
    for remark in expression.remarks:
        if not remark["text"].strip():
            continue
        office = offices.get(remark["author"])
        if office is None:
            raise Refusal(
                _("say which office “%(author)s” speaks for")
                % {"author": remark["author"] or "?"}
            )
        language = detect(remark["text"]).language
        made.append(
            enter_comment(
                expression.version,
                Said(
                    remark_words(remark),
                    language if language in LANGUAGES else expression.language,
                    remark["eid"],
                ),
                office,
                received_at=expression.made_at,
                letter=_place_of(expression, remark, by=by),
                by=by,
            )
        )
    return made


def remark_words(remark: Mapping[str, str]) -> str:
    """A comment of a Word file with the words that it was set on."""
    text, on = remark["text"].strip(), " ".join(remark["words"].split())
    return f"“{on}”: {text}" if on else text


def _place_of(
    expression: Expression, remark: Mapping[str, str], *, by: Actor
) -> Citation:
    """The words that a comment of the file was set on, else its provision, else all."""
    source = expression.source
    provision = expression.provisions.filter(eid=remark["eid"]).first()
    start, end = (
        (0, len(source.text)) if provision is None else (provision.start, provision.end)
    )
    found = source.text.find(remark["words"], start, end) if remark["words"] else -1
    if found >= 0:
        start, end = found, found + len(remark["words"])
    return cite(source, start=start, end=end, by=by)
