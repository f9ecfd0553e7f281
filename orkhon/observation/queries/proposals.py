"""Findings that a machine proposes: one for each fault a form asks about, and some more.

A proposal is a question put to the forms and never a conclusion: it says what is
counted, and a person says yes to it or drops it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import FormStage, Mission
from orkhon.observation.queries.query_words import query_words
from orkhon.observation.queries.questions import (
    ADVERSE,
    PARAGRAPH,
    FormQuestions,
    Question,
    Questions,
    columns_of,
    questions_of,
)

NO_ANSWER = frozenset({"not_seen", "na", "not_rated"})
NOTHING = frozenset({"none"})
"""What says that nothing of a list was seen: an answer, but no finding."""
MOST_OPTIONS = 10
KEY_LENGTH = 60
GOOD, BAD = ["very_good", "good"], ["very_bad", "bad"]
STANDING = {
    "stations": _("Polling stations visited"),
    "stations_drawn": _("Polling stations of the drawn sample visited"),
    "cities": _("Cities where stations were visited"),
    "protocols": _("Station protocols received"),
    "protocols_off": _("Station protocols that do not add up"),
    "incidents": _("Incidents reported"),
}
"""Titles of what every statement counts."""
VISITS = (
    FormStage.OPENING,
    FormStage.VOTING,
    FormStage.CLOSING,
    FormStage.COUNTING,
    FormStage.TABULATION,
)


@dataclass(frozen=True)
class Proposal:
    """A finding nobody has said yes to.

    Attributes:
        proposed_from: The machine's reason: which form, which question.
    """

    key: str
    title: str
    paragraph: str
    query: dict[str, JSON] = field(hash=False)
    proposed_from: str


def proposals_of(mission: Mission) -> list[Proposal]:
    """What could be counted in the forms of a mission, each key once."""
    questions = questions_of(mission)
    with override("en"):
        found: dict[str, Proposal] = {}
        for one in [*_standing(questions), *_asked(questions)]:
            found.setdefault(one.key, one)
        return list(found.values())


def title_of(
    key: str, title: str, query: Mapping[str, object], questions: Questions
) -> str:
    """The title of a proposed finding; the machine's own in the language in force.

    One that a person changed is left as it is.
    """
    with override("en"):
        own = machine_title(key, query, questions)
    return machine_title(key, query, questions) if title == own else title


def machine_title(key: str, query: Mapping[str, object], questions: Questions) -> str:
    """What the machine calls a finding until a person calls it otherwise."""
    standing = STANDING.get(key)
    return str(standing) if standing else query_words(query, questions).title


def _standing(questions: Questions) -> Iterator[Proposal]:
    """Counts that every statement needs."""
    day = questions.among(())
    if not day:
        return
    yield _made("stations", "", _query("all", count="stations"), questions)
    yield _made("cities", "", _query("all", count="cities"), questions)
    yield _made(
        "stations_drawn",
        "",
        _query("all", count="stations", where=[{"drawn": True}]),
        questions,
    )
    for stage in VISITS:
        forms = [one.form_id for one in day if one.stage == stage]
        if forms:
            yield _made(f"visits_{stage}", "", _query(forms), questions)
    protocols = [one.form_id for one in day if one.stage == FormStage.PROTOCOL]
    if protocols:
        yield from _protocols(protocols, questions)
    for form in questions:
        if form.stage == FormStage.INCIDENT:
            query = _query([form.form_id])
            yield _made("incidents", "incidents.reported", query, questions)


def _protocols(forms: list[str], questions: Questions) -> Iterator[Proposal]:
    yield _made("protocols", "counting.protocol", _query(forms), questions)
    off: JSON = {"derived": "adds_up", "is": ["no"]}
    checked: JSON = {"derived": "adds_up", "is": ["yes", "no"]}
    query = _query(forms, where=[off], among=[checked], show="count_of")
    yield _made("protocols_off", "counting.protocol", query, questions)


def _asked(questions: Questions) -> Iterator[Proposal]:
    """One for each fault that a question asks about."""
    for form in questions:
        paragraphs = columns_of(form.version, PARAGRAPH)
        adverse = columns_of(form.version, ADVERSE)
        for one in form.questions:
            paragraph = paragraphs.get(one.path, "")
            for word, answers in _answers(one, adverse.get(one.path, "")):
                yield _from_question(form, one, word, answers, paragraph, questions)


def _answers(question: Question, adverse: str) -> Iterable[tuple[str, list[str]]]:
    """Which answers of a question are counted together, and a word for each."""
    if question.is_number:
        return []
    if adverse:
        return [(adverse, [adverse])]
    if question.is_rating:
        return [("good", GOOD), ("bad", BAD)]
    told = [one for one in question.options if one not in NO_ANSWER | NOTHING]
    if len(told) > MOST_OPTIONS:
        return []
    return [(one, [one]) for one in told]


def _from_question(
    form: FormQuestions,
    question: Question,
    word: str,
    answers: list[str],
    paragraph: str,
    questions: Questions,
) -> Proposal:
    said: JSON = {"path": question.path, "is": list(answers)}
    is_incident = form.stage == FormStage.INCIDENT
    query = _query(
        [form.form_id], where=[said], show="count" if is_incident else "count_of"
    )
    name = question.path.rpartition("/")[2]
    key = f"{form.form_id}_{name}_{word}"
    why = f"form {form.form_id}, question {name}"
    return _made(key, paragraph, query, questions, why=why)


def _query(
    forms: str | list[str],
    *,
    count: str = "forms",
    where: list[JSON] | None = None,
    among: list[JSON] | None = None,
    show: str = "count",
) -> dict[str, JSON]:
    named: JSON = forms if isinstance(forms, str) else list(forms)
    return {
        "forms": named,
        "count": count,
        "where": where or [],
        "among": among,
        "show": show,
    }


def _made(
    key: str,
    paragraph: str,
    query: dict[str, JSON],
    questions: Questions,
    why: str = "the work of every mission",
) -> Proposal:
    key = finding_key(key)
    title = machine_title(key, query, questions)
    return Proposal(key, title, paragraph, query, why)


def finding_key(text: str) -> str:
    """A key as placeholders name it: `{finding:voting_secrecy_no}`."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()
    return plain[:KEY_LENGTH].rstrip("_")
