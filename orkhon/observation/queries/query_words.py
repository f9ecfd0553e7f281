"""A finding's query in plain words, in the language in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from orkhon.observation.queries.questions import Questions

TITLE_LENGTH = 240
Query = Mapping[str, Any]
"""As `Finding.query` holds it; `orkhon.engines.findings` says what it means."""


@dataclass(frozen=True)
class QueryWords:
    """A query in words.

    Attributes:
        what: What is counted, in which forms.
        where: What must hold, one line each; all of them.
        among: Of what it is a part; "" for a plain number.
        shown: How the number is written.
        is_asked: Every condition is the answer to a question, so that the conditions
            alone say what it is about.
    """

    what: str
    where: tuple[str, ...]
    among: str
    shown: str
    is_asked: bool = False

    @property
    def title(self) -> str:
        """What a finding of this query is called until a person calls it otherwise."""
        parts = self.where if self.is_asked else (self.what, *self.where)
        return "; ".join(parts)[:TITLE_LENGTH]

    @property
    def line(self) -> str:
        """All in one line, for a list."""
        parts = [self.what, *self.where, self.among]
        return "; ".join(one for one in parts if one)


def query_words(query: Query, questions: Questions) -> QueryWords:
    """Say what a query asks, in the words of the forms.

    A form or question that the mission does not have is named by its path.
    """
    forms = _forms(query.get("forms", "all"), questions)
    where = tuple(condition_words(one, questions) for one in query.get("where") or ())
    return QueryWords(
        what=_what(query, forms, questions),
        where=where,
        among=_among(query, questions),
        shown=shown_words()[str(query.get("show", "count"))],
        is_asked=bool(where) and all("path" in one for one in query.get("where") or ()),
    )


def shown_words() -> dict[str, str]:
    """How a number may be written, by the word of the query."""
    return {
        "count": _("a number"),
        "count_of": _("a number and of how many: 12 of 37"),
        "share": _("a share in per cent"),
        "sum": _("the sum of a figure"),
        "median": _("the middle one of a figure"),
        "ratio": _("one figure as a share of another"),
    }


def counted_words() -> dict[str, str]:
    """What may be counted, by the word of the query."""
    return {
        "forms": _("visits (forms)"),
        "stations": _("polling stations, each once"),
        "cities": pgettext("what is counted", "cities"),
    }


def _what(query: Query, forms: str, questions: Questions) -> str:
    path = str(query.get("path") or "")
    said = {
        "forms": forms,
        "question": _label(path, questions),
        "over": _label(str(query.get("over") or ""), questions),
    }
    if path and query.get("show") == "ratio":
        return _("“%(question)s” as a share of “%(over)s” in: %(forms)s") % said
    if path and query.get("show") == "sum":
        return _("Sum of “%(question)s” in: %(forms)s") % said
    if path and query.get("show") == "median":
        return _("Middle value of “%(question)s” in: %(forms)s") % said
    if query.get("count") == "stations":
        return _("Polling stations in: %(forms)s") % said
    if query.get("count") == "cities":
        return _("Cities in: %(forms)s") % said
    return _("Visits: %(forms)s") % said


def _forms(named: object, questions: Questions) -> str:
    if not isinstance(named, Sequence) or isinstance(named, str):
        return _("all forms but incident reports")
    titles = []
    for form_id in named:
        form = questions.form(str(form_id))
        titles.append(str(form_id) if form is None else form.title(_language()))
    return ", ".join(f"“{title}”" for title in titles)


def _among(query: Query, questions: Questions) -> str:
    if query.get("show") in {"count", "sum", "median", "ratio"}:
        return ""
    among = query.get("among")
    if among is None:
        return _("of those who answered this with more than “not seen”")
    if not among:
        return _("of all these")
    lines = [condition_words(one, questions) for one in among]
    return _("of those where %(conditions)s") % {
        "conditions": _(" and ").join(lines),
    }


def condition_words(said: Query, questions: Questions) -> str:
    """Say one condition of a query."""
    if "derived" in said:
        words = {
            "yes": _("the protocol adds up"),
            "no": _("the protocol does not add up"),
            "unchecked": _("the protocol cannot be checked"),
        }
        return _(" or ").join(words.get(str(one), str(one)) for one in said["is"])
    if "drawn" in said:
        if said["drawn"]:
            return _("the station is of the drawn sample")
        return _("the station is not of the drawn sample")
    path = str(said.get("path", ""))
    label = _label(path, questions)
    if "at_least" in said:
        number = _written(said["at_least"])
        return _("“%(question)s”: %(n)s or more") % {"question": label, "n": number}
    if "at_most" in said:
        number = _written(said["at_most"])
        return _("“%(question)s”: %(n)s or fewer") % {"question": label, "n": number}
    if "is" not in said:
        return _("“%(question)s”: any answer but “not seen”") % {"question": label}
    return _("“%(question)s”: %(answers)s") % {
        "question": label,
        "answers": _(" or ").join(
            f"“{_answer(path, str(one), questions)}”" for one in said["is"]
        ),
    }


def _label(path: str, questions: Questions) -> str:
    question = questions.question(path)
    return path if question is None else question.label(_language())


def _answer(path: str, value: str, questions: Questions) -> str:
    question = questions.question(path)
    return value if question is None else question.answer(value, _language())


def _written(number: object) -> str:
    return number_format(Decimal(str(number)), use_l10n=True, force_grouping=True)


def _language() -> str:
    return get_language() or "en"
