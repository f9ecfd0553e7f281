"""A decision in words: what came of it, by which rule, who said what."""

from django.utils.translation import gettext as _

from orkhon.proceedings.models import Question, Stance
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.decision_words import (
    counts_words,
    headline,
    rule_sentence,
)
from orkhon.proceedings.queries.decisions_kept import outcome_from
from orkhon.proceedings.queries.decisions_record import Decision, PositionLine
from orkhon.proceedings.queries.questions import ABSENT, SILENT
from orkhon.proceedings.queries.rules import rule_words
from orkhon.record.moments import read


def verdict(one: Decision) -> str:
    """The result in a few words: adopted, nobody objected by 10 May 2027, 18:00."""
    if one.is_silence and one.progress == Question.State.ADOPTED:
        return _("Adopted, nobody objected by %(deadline)s") % {
            "deadline": on_clock(read(one.deadline_at), one.time_zone)
        }
    if one.is_silence and one.progress == Question.State.BLOCKED:
        return _("Not adopted: silence was broken")
    return headline(one.progress, outcome_from(one.result).state)


def explanation(one: Decision) -> str:
    """What the rule made of the counts, in a sentence that names the rule."""
    if one.progress == Question.State.WITHDRAWN:
        return str(one.result.get("reason", ""))
    if one.is_silence and one.progress == Question.State.ADOPTED:
        return _("Silence procedure: the deadline has passed, so silence is consent.")
    if one.is_silence:
        return _("Silence procedure: one objection before the deadline is enough.")
    return rule_sentence(outcome_from(one.result), one.quorum)


def counts(one: Decision) -> str:
    """How many said what."""
    return counts_words(outcome_from(one.result), persons=one.is_roll_call)


def rule_of(one: Decision) -> str:
    """The rule; of a silence procedure also that it was one."""
    if one.is_silence:
        return _("%(rule)s, silence procedure") % {"rule": rule_words(one.rule)}
    if one.is_roll_call:
        return _("%(rule)s, roll call of persons") % {"rule": rule_words(one.rule)}
    return rule_words(one.rule)


def stance_words(line: PositionLine) -> str:
    """What a voter said; who said nothing, and who was absent, are told apart."""
    if line.stance == ABSENT:
        return _("absent")
    if line.stance == SILENT:
        return _("said nothing")
    return str(Stance(line.stance).label)


def sign(one: Decision) -> str:
    """The state's sign on a screen."""
    return {
        Question.State.ADOPTED: "done",
        Question.State.WITHDRAWN: "off",
    }.get(Question.State(one.progress), "blocked")
