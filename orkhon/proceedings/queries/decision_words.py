"""Rules, counts and verdicts in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.engines.voting import Majority, Outcome, State, rule_named
from orkhon.proceedings.models import Question, Setting
from orkhon.proceedings.queries.rules import in_words, rule_words


def quorum_words(value: object | None) -> str:
    """A quorum as a setting keeps it; “not set” where it keeps none."""
    return _("not set") if value is None else in_words(Setting.Key.QUORUM, value)


def counts_words(
    outcome: Outcome, *, persons: bool = False, is_over: bool = False
) -> str:
    """How many said what: “1 objection; 1 parliament has not spoken”.

    Args:
        outcome: What is counted.
        persons: Persons answer, not parliaments.
        is_over: Nobody will speak any more: they said nothing.
    """
    parts = []
    if outcome.against:
        parts.append(_count(len(outcome.against), "against"))
    if outcome.silent:
        parts.append(_silent(len(outcome.silent), persons=persons, is_over=is_over))
    if outcome.absent:
        n = len(outcome.absent)
        parts.append(
            ngettext("%(n)d is absent", "%(n)d are absent", n) % {"n": n}
            if persons
            else ngettext(
                "%(n)d parliament is absent", "%(n)d parliaments are absent", n
            )
            % {"n": n}
        )
    if outcome.for_:
        parts.append(_count(len(outcome.for_), "for"))
    if outcome.reserved:
        parts.append(_count(len(outcome.reserved), "reserved"))
    if outcome.abstained:
        parts.append(_count(len(outcome.abstained), "abstained"))
    return "; ".join(parts)


def _silent(n: int, *, persons: bool, is_over: bool) -> str:
    if persons:
        words = (
            ngettext("%(n)d said nothing", "%(n)d said nothing", n)
            if is_over
            else ngettext("%(n)d has not spoken", "%(n)d have not spoken", n)
        )
    elif is_over:
        words = ngettext(
            "%(n)d parliament said nothing", "%(n)d parliaments said nothing", n
        )
    else:
        words = ngettext(
            "%(n)d parliament has not spoken", "%(n)d parliaments have not spoken", n
        )
    return words % {"n": n}


def _count(n: int, what: str) -> str:
    words = {
        "against": ngettext("%(n)d objection", "%(n)d objections", n),
        "for": ngettext("%(n)d agrees", "%(n)d agree", n),
        "reserved": ngettext(
            "%(n)d agrees with a reservation", "%(n)d agree with a reservation", n
        ),
        "abstained": ngettext("%(n)d abstains", "%(n)d abstain", n),
    }[what]
    return words % {"n": n}


def rule_sentence(outcome: Outcome, quorum: object | None) -> str:
    """What the rule makes of the counts, in one sentence that names it."""
    if outcome.state == State.NO_QUORUM:
        reason = next(one for one in outcome.why if one.code == "quorum-missing")
        return _("%(present)s are present; the quorum is %(needed)s (%(rule)s).") % {
            "present": reason.values[0],
            "needed": reason.values[1],
            "rule": quorum_words(quorum),
        }
    if not isinstance(rule_named(outcome.rule), Majority):
        if any(one.code == "nobody-in-favour" for one in outcome.why):
            return _("Unanimity: nobody is in favour.")
        if outcome.state == State.ADOPTED:
            return _("Unanimity: all have spoken and nobody objects.")
        return _("Unanimity: one objection blocks, silence is not consent.")
    votes = next(one for one in outcome.why if one.code == "votes")
    rule = rule_words(outcome.rule)
    return _("%(rule)s: %(needed)s of %(base)s are needed, %(for)s in favour.") % {
        "rule": rule[:1].upper() + rule[1:],
        "for": votes.values[0],
        "needed": votes.values[1],
        "base": votes.values[2],
    }


def headline(progress: str, state: str) -> str:
    """The verdict: of an open question as it stands, of a closed one as it ended."""
    if progress == Question.State.OPEN:
        return {
            State.ADOPTED: _("Adopted if it is closed now"),
            State.BLOCKED: _("Not adopted as it stands"),
            State.REJECTED: _("Not adopted as it stands"),
            State.OPEN: _("Not decided yet"),
            State.NO_QUORUM: _("No quorum: nothing can be decided"),
        }[State(state)]
    return {
        Question.State.ADOPTED: _("Adopted"),
        Question.State.BLOCKED: _("Not adopted: an objection blocks"),
        Question.State.REJECTED: _("Not adopted"),
        Question.State.NO_QUORUM: _("Not decided: no quorum"),
        Question.State.WITHDRAWN: _("Withdrawn"),
    }[Question.State(progress)]
