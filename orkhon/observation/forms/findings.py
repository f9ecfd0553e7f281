"""The form that asks a finding's question: ticked answers in place of a query language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.findings import FindingWords
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import Finding, FormStage
from orkhon.observation.queries.query_words import (
    condition_words,
    counted_words,
    shown_words,
)
from orkhon.observation.queries.questions import FormQuestions, Question, Questions

ANSWERED = "+"
"""In a list of answers: anything at all but “not seen”."""
SIDES = ("where", "among")
SEEN, WHOLE, SOME = "seen", "whole", "some"


@dataclass(frozen=True)
class Part:
    """The questions of one form, as the page lays them out for ticking."""

    title: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


class FindingForm(forms.Form):
    """What is counted, in which forms, with which answers, and how it is shown.

    The questions are those of the forms that are ticked; ticking others and asking
    for their questions keeps all that was said.
    """

    title = forms.CharField(label=_("Finding"), max_length=240)
    key = forms.CharField(
        label=_("Short name"),
        required=False,
        max_length=60,
        help_text=_("In Latin letters; sentences name it. Empty takes the title."),
    )
    paragraph = forms.ChoiceField(label=_("Paragraph of the statement"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("In which forms"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked is all of them but incident reports."),
    )
    count = forms.ChoiceField(label=_("Count"), widget=forms.RadioSelect)
    show = forms.ChoiceField(label=_("Show it as"), widget=forms.RadioSelect)
    path = forms.ChoiceField(label=_("The figure"), required=False)
    over = forms.ChoiceField(label=_("As a share of"), required=False)
    whole = forms.ChoiceField(
        label=_("Of how many"),
        widget=forms.RadioSelect,
        choices=[
            (SEEN, _("those who answered with more than “not seen”")),
            (WHOLE, _("all of these forms")),
            (SOME, _("those with the answers ticked below")),
        ],
    )
    limits = forms.CharField(
        label=_("What was not seen"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In words; printed with the number."),
    )

    def __init__(
        self,
        *args: Any,
        questions: Questions,
        finding: Finding | None = None,
        **kwargs: Any,
    ) -> None:
        query: Mapping[str, Any] = finding.query if finding is not None else {}
        stands = _EMPTY if finding is None else _initial(finding)
        kwargs["initial"] = dict(kwargs.get("initial") or stands)
        super().__init__(*args, **kwargs)
        self._questions, self._finding = questions, finding
        self._conditions = {side: query.get(side) or [] for side in SIDES}
        if finding is not None:
            del self.fields["key"]
        chosen = self._chosen()
        self._asked = questions.among(chosen)
        numbers = [
            (one.path, one.label(_language()))
            for form in self._asked
            for one in form.questions
            if one.is_number
        ]
        none = [("", gettext("none"))]
        self._choices("paragraph", [*none, *_paragraphs()])
        self._choices(
            "kinds", [(one.form_id, one.title(_language())) for one in questions]
        )
        self._choices("count", list(counted_words().items()))
        self._choices("show", list(shown_words().items()))
        self._choices("path", [*none, *numbers])
        self._choices("over", [*none, *numbers])
        for side in SIDES:
            self._add_conditions(side)

    def parts_where(self) -> list[Part]:
        """What must be so, form by form."""
        return self._parts("where")

    def parts_among(self) -> list[Part]:
        """What makes the whole, form by form."""
        return self._parts("among")

    def plain(self) -> list[forms.BoundField]:
        """The fields beside the questions, in their order."""
        names = ("title", "key", "paragraph")
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        show = cleaned.get("show")
        if show in {"sum", "median", "ratio"} and not cleaned.get("path"):
            self.add_error("path", gettext("Say which figure."))
        if show == "ratio" and not cleaned.get("over"):
            self.add_error("over", gettext("Say of which figure it is a share."))
        is_of = show in {"count_of", "share"}
        if is_of and not self._said("where") and cleaned.get("whole") != SOME:
            self.add_error(
                "show", gettext("Of what is it a part? Tick an answer above.")
            )
        is_some = is_of and cleaned.get("whole") == SOME
        if is_some and not self._said("among"):
            self.add_error("whole", gettext("Tick the answers that make the whole."))
        return cleaned

    def query(self) -> dict[str, JSON]:
        """What was ticked, as `orkhon.engines.findings` reads it."""
        said = self.cleaned_data
        show = said.get("show") or "count"
        is_of = show in {"count_of", "share"}
        among: JSON = None
        if is_of and said.get("whole") == WHOLE:
            among = []
        elif is_of and said.get("whole") == SOME:
            among = self._said("among")
        query: dict[str, JSON] = {
            "forms": list(said.get("kinds") or []) or "all",
            "count": said.get("count") or "forms",
            "where": self._said("where"),
            "among": among,
            "show": show,
        }
        if show in {"sum", "median", "ratio"}:
            query["path"] = said.get("path") or ""
        if show == "ratio":
            query["over"] = said.get("over") or ""
        return query

    def words(self) -> FindingWords:
        """What the action takes."""
        said = self.cleaned_data
        return FindingWords(
            title=said["title"],
            query=self.query(),
            key=said.get("key", ""),
            paragraph=said["paragraph"],
            limits=said["limits"],
        )

    def again(self) -> "FindingForm":
        """The same form as it was filled, without judging it yet."""
        typed = {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }
        return FindingForm(
            questions=self._questions, finding=self._finding, initial=typed
        )

    def _chosen(self) -> Sequence[str]:
        if self.is_bound:
            field = self.fields["kinds"]
            return list(
                field.widget.value_from_datadict(self.data, self.files, "kinds") or []
            )
        return list(self.initial.get("kinds") or [])

    def _choices(self, name: str, choices: Sequence[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # -- fields of choices, see above

    def _add_conditions(self, side: str) -> None:
        asks_protocol = any(one.stage == FormStage.PROTOCOL for one in self._asked)
        if asks_protocol:
            self._add(side, "adds_up", gettext("The protocol adds up"), _ADDS_UP)
        self._add(side, "drawn", gettext("The station is of the drawn sample"), _DRAWN)
        for form in self._asked:
            for one in form.questions:
                self._add_question(side, one)
        kept = [
            (str(place), condition_words(said, self._questions))
            for place, said in enumerate(self._conditions[side])
            if not self._can_show(side, said)
        ]
        if kept:
            self.initial.setdefault(f"{side}:kept", [place for place, _words in kept])
            self._add(side, "kept", gettext("Also asked"), kept)

    def _add_question(self, side: str, question: Question) -> None:
        label = question.label(_language())
        name = f"{side}:{question.path}"
        if question.is_number:
            for test, words in _BOUNDS.items():
                self.fields.setdefault(
                    f"{name}:{test}",
                    forms.DecimalField(
                        label=str(words) % {"question": label}, required=False
                    ),
                )
            return
        answers = [(one, question.answer(one, _language())) for one in question.options]
        self._add(
            side,
            question.path,
            label,
            [*answers, (ANSWERED, gettext("any answer but “not seen”"))],
        )

    def _add(
        self, side: str, name: str, label: str, choices: Sequence[tuple[str, Any]]
    ) -> None:
        self.fields.setdefault(
            f"{side}:{name}",
            forms.MultipleChoiceField(
                label=label,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=choices,
            ),
        )

    def _can_show(self, side: str, said: Mapping[str, Any]) -> bool:
        """Whether a condition of the query has a field here."""
        if "drawn" in said:
            return True
        if "derived" in said:
            return f"{side}:{said['derived']}" in self.fields
        path = said.get("path", "")
        names = {f"{side}:{path}", *(f"{side}:{path}:{test}" for test in _BOUNDS)}
        return bool(names & set(self.fields))

    def _parts(self, side: str) -> list[Part]:
        names = [f"{side}:{one}" for one in ("adds_up", "drawn", "kept")]
        first = [self[one] for one in names if one in self.fields]
        parts = [Part("", tuple(first), is_open=True)] if first else []
        for form in self._asked:
            found = tuple(self[name] for name in self._names(side, form))
            parts.append(
                Part(
                    form.title(_language()),
                    found,
                    is_open=any(one.value() or one.errors for one in found),
                )
            )
        return parts

    def _names(self, side: str, form: FormQuestions) -> list[str]:
        names = []
        for one in form.questions:
            name = f"{side}:{one.path}"
            if one.is_number:
                names += [f"{name}:{test}" for test in _BOUNDS]
            else:
                names.append(name)
        return [name for name in names if name in self.fields]

    def _said(self, side: str) -> list[JSON]:
        conditions: list[JSON] = []
        for name in self.fields:
            said: Any = self.cleaned_data.get(name)
            if not name.startswith(f"{side}:") or said in (None, "", []):
                continue
            about = name.partition(":")[2]
            if about == "kept":
                conditions += [self._conditions[side][int(one)] for one in said]
            else:
                conditions += _condition(about, said)
        return conditions


def _condition(about: str, said: Any) -> list[JSON]:
    if about == "drawn":
        return [] if len(said) > 1 else [{"drawn": said[0] == "yes"}]
    if about == "adds_up":
        return [{"derived": about, "is": list(said)}]
    path, _sign, test = about.rpartition(":")
    if path:
        return [{"path": path, test: _number(said)}]
    if ANSWERED in said:
        return [{"path": about, "answered": True}]
    return [{"path": about, "is": list(said)}]


def _number(said: Decimal) -> JSON:
    return int(said) if said == said.to_integral_value() else str(said)


def _initial(finding: Finding) -> dict[str, Any]:
    """What the fields show of a finding's query."""
    query = finding.query
    among, named = query.get("among"), query.get("forms")
    initial: dict[str, Any] = {
        "title": finding.title,
        "paragraph": finding.paragraph,
        "limits": finding.limits,
        "kinds": named if isinstance(named, list) else [],
        "count": query.get("count", "forms"),
        "show": query.get("show", "count"),
        "path": query.get("path", ""),
        "over": query.get("over", ""),
        "whole": SEEN if among is None else SOME if among else WHOLE,
    }
    for side in SIDES:
        for said in query.get(side) or []:
            initial |= _ticked(side, said)
    return initial


def _ticked(side: str, said: Mapping[str, Any]) -> dict[str, Any]:
    if "drawn" in said:
        return {f"{side}:drawn": ["yes" if said["drawn"] else "no"]}
    name = f"{side}:{said.get('derived') or said.get('path')}"
    if "is" in said:
        return {name: list(said["is"])}
    if said.get("answered"):
        return {name: [ANSWERED]}
    return {f"{name}:{test}": said[test] for test in _BOUNDS if test in said}


def _paragraphs() -> list[tuple[str, str]]:
    language = _language()
    return [
        (key, titles.get(language) or titles["en"])
        for key, titles in paragraphs().items()
    ]


def _language() -> str:
    return get_language() or "en"


_EMPTY: dict[str, Any] = {"count": "forms", "show": "count_of", "whole": SEEN}
_BOUNDS = {
    "at_least": _("%(question)s: at least"),
    "at_most": _("%(question)s: at most"),
}
_ADDS_UP = [
    ("yes", _("yes")),
    ("no", _("no")),
    ("unchecked", _("it cannot be checked")),
]
_DRAWN = [
    ("yes", pgettext_lazy("is it so", "yes")),
    ("no", pgettext_lazy("is it so", "no")),
]
