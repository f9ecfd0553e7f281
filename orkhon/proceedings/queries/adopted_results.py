"""How a text was adopted, as far as everybody may know: by which rule, with what counts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.engines.voting import Unanimity, rule_named
from orkhon.proceedings.models import Question
from orkhon.proceedings.queries.question_results import thawed
from orkhon.proceedings.queries.rules import rule_words


def how_adopted(question: Question) -> str:
    """“adopted by unanimity”, with reservations and abstentions by their number.

    Which parliament said what is not told here, and no person at all.
    """
    found = thawed(question)
    if not isinstance(rule_named(question.rule), Unanimity):
        words = _("adopted by this rule: %(rule)s") % {
            "rule": rule_words(question.rule)
        }
    elif question.procedure == Question.Procedure.SILENCE:
        words = _("adopted by unanimity in a silence procedure: nobody objected")
    else:
        words = _("adopted by unanimity")
    parts = [words]
    if n := len(found.reserved):
        parts.append(ngettext("%(n)d reservation", "%(n)d reservations", n) % {"n": n})
    if n := len(found.abstained):
        parts.append(ngettext("%(n)d abstention", "%(n)d abstentions", n) % {"n": n})
    return "; ".join(parts)
