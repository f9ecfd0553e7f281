"""Forms of statements: begun, written by several people, agreed to, corrected."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.findings import placeholders
from orkhon.observation.actions.statements.changing import StatementFacts
from orkhon.observation.forms.missions import Day
from orkhon.observation.models import (
    Finding,
    Mission,
    Observer,
    Sentence,
    Statement,
    StatementPosition,
    StatementSection,
)
from orkhon.observation.queries.statements.composing import languages_of
from orkhon.record.models import Source
from orkhon.ui import languages

LINES = 3


class BeginForm(forms.Form):
    """A statement to be begun, perhaps with sentences of a published one."""

    kind = forms.ChoiceField(label=_("What is written"), choices=Statement.Kind.choices)
    authentic = forms.ChoiceField(
        label=_("Authentic language"),
        choices=settings.LANGUAGES,
        help_text=_("It decides; the others are translations."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    joint_with = forms.CharField(
        label=_("Issued together with"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One organisation a line, as it is to be named."),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    taken = forms.MultipleChoiceField(
        label=_("Sentences taken over"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, sentences: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = list(sentences)
        if offered:
            taken = self.fields["taken"]
            taken.choices = offered  # type: ignore[attr-defined]  # -- a list of choices
            taken.initial = [key for key, _words in offered]
        else:
            del self.fields["taken"]

    def joint(self) -> list[str]:
        """The organisations, one a line."""
        said: str = self.cleaned_data["joint_with"]
        return [one.strip() for one in said.splitlines() if one.strip()]


class ChangeForm(forms.Form):
    """What is said of a statement as a whole."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The authentic one stays in any case."),
    )
    joint_with = forms.CharField(
        label=_("Issued together with"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One organisation a line, as it is to be named."),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    issued_on = Day(
        _("Day of issue"),
        required=False,
        help_text=_("Empty: the day on which it is published."),
    )

    @staticmethod
    def initial_of(statement: Statement) -> dict[str, object]:
        """What the form shows of a statement."""
        return {
            "languages": statement.languages,
            "joint_with": "\n".join(statement.joint_with),
            "place": statement.place,
            "issued_on": statement.issued_on,
        }

    def facts(self) -> StatementFacts:
        """What was said."""
        said = self.cleaned_data
        return StatementFacts(
            languages=tuple(said["languages"]),
            joint_with=tuple(said["joint_with"].splitlines()),
            place=said["place"],
            issued_on=said["issued_on"],
        )


class SentenceForm(forms.Form):
    """One sentence in every language of its statement."""

    # Looking for a finding sends the form before it is whole.
    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Kind"), choices=Sentence.Kind.choices)
    opens_paragraph = forms.BooleanField(
        label=_("Begins a paragraph"), required=False, initial=True
    )
    findings = forms.ModelMultipleChoiceField(
        label=_("Rests on"),
        queryset=Finding.objects.none(),
        to_field_name="key",
        required=False,
        widget=forms.MultipleHiddenInput,
    )
    cites = forms.ChoiceField(label=_("Source"), required=False)
    words = forms.CharField(
        label=_("Words cited"),
        required=False,
        help_text=_("As they stand in the source."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    still_right = forms.MultipleChoiceField(
        label=_("Translations that are still right"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        statement: Statement,
        sources: Iterable[Source] = (),
        sentence: Sentence | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.statement, self.sentence = statement, sentence
        self.sources = list(sources)
        said = languages_of(statement)
        for language in said:
            self.fields[f"text_{language}"] = forms.CharField(
                label=self._label(language),
                required=language == statement.authentic,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": LINES, "lang": language}),
            )
        self.order_fields([f"text_{language}" for language in said])
        kinds = [one for one in Sentence.Kind.choices if one[0] != "standard"]
        if sentence is not None and sentence.phrase:
            kinds = [*Sentence.Kind.choices]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # -- a list of choices
        self.fields["findings"].queryset = Finding.objects.filter(  # type: ignore[attr-defined]  # -- of rows
            mission=statement.mission
        )
        self.fields["cites"].choices = self._cites()  # type: ignore[attr-defined]  # -- a list of choices
        others = [one for one in said if one != statement.authentic]
        if sentence is None or not others:
            del self.fields["still_right"]
        else:
            self.fields["still_right"].choices = [  # type: ignore[attr-defined]  # -- a list of choices
                (one, languages.name(one)) for one in others
            ]

    @staticmethod
    def initial_of(sentence: Sentence) -> dict[str, object]:
        """What a form shows of a sentence."""
        texts = {one.language: one.text for one in sentence.texts.all()}
        placed = {
            key
            for text in texts.values()
            for kind, key in placeholders(text)
            if kind == "finding"
        }
        return {
            "kind": sentence.kind,
            "opens_paragraph": sentence.opens_paragraph,
            "findings": [
                one.key for one in sentence.findings.all() if one.key not in placed
            ],
            "cites": "as it is" if sentence.citation_id else "",
            "revision": sentence.revision,
            **{f"text_{language}": text for language, text in texts.items()},
        }

    @property
    def sent(self) -> QueryDict:
        """What was sent, as it was sent; nothing for a form that was only opened."""
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    def texts(self) -> dict[str, str]:
        """What was typed, by language."""
        return {
            language: self.cleaned_data.get(f"text_{language}", "")
            for language in languages_of(self.statement)
        }

    def typed(self) -> dict[str, str]:
        """What was typed, by language, also where the form is not right."""
        return {
            language: str(self.data.get(self.add_prefix(f"text_{language}"), ""))
            for language in languages_of(self.statement)
        }

    def source(self) -> Source | None:
        """The source that is cited newly; None when it is none, or as it was."""
        chosen = self.cleaned_data["cites"]
        return next((one for one in self.sources if str(one.pk) == chosen), None)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("cites") not in ("", "as it is", None) and not said.get("words"):
            self.add_error("words", gettext("Say which words are cited."))
        return said

    def _label(self, language: str) -> str:
        name = languages.name(language)
        if language == self.statement.authentic:
            return gettext("%(language)s, authentic") % {"language": name}
        return name

    def _cites(self) -> list[tuple[str, object]]:
        offered: list[tuple[str, object]] = [("", _("none"))]
        if self.sentence is not None and self.sentence.citation_id:
            offered.append(("as it is", _("as it is")))
        return [*offered, *((str(one.pk), str(one)[:120]) for one in self.sources)]


class PositionForm(forms.Form):
    """Where the head or a member stands."""

    who = forms.ChoiceField(label=pgettext_lazy("position", "Whose position"))
    on = forms.ChoiceField(label=pgettext_lazy("position", "On"))
    stance = forms.ChoiceField(
        label=_("Position"),
        choices=StatementPosition.Stance.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What they ask for, or why they object"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": LINES}),
    )

    def __init__(
        self,
        *args: Any,
        statement: Statement,
        members: Iterable[Observer],
        sections: Iterable[tuple[StatementSection, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._members = {str(one.pk): one for one in members}
        self._sections = {one.key: one for one, _title in sections}
        head = statement.mission.head
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # -- a list of choices
            *(
                [("head", gettext("%(name)s, head of the mission") % {"name": head})]
                if head is not None
                else []
            ),
            *((key, one.name) for key, one in self._members.items()),
        ]
        self.fields["on"].choices = [  # type: ignore[attr-defined]  # -- a list of choices
            ("", gettext("the whole text")),
            *((one.key, title) for one, title in sections),
        ]
        self.fields["on"].required = False

    def observer(self) -> Observer | None:
        """Whose position it is; None for the head."""
        return self._members.get(self.cleaned_data["who"])

    def section(self) -> StatementSection | None:
        """On what; None for the whole."""
        return self._sections.get(self.cleaned_data["on"])


class CorrectionForm(forms.Form):
    """Why a published text is corrected, in each of its languages."""

    def __init__(
        self,
        *args: Any,
        statement: Statement,
        words: Mapping[str, str] = {},
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._languages = languages_of(statement)
        for language in self._languages:
            is_authentic = language == statement.authentic
            name = languages.name(language)
            self.fields[f"why_{language}"] = forms.CharField(
                label=gettext("%(language)s, authentic") % {"language": name}
                if is_authentic
                else name,
                required=is_authentic,
                initial=words.get(language, ""),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": LINES, "lang": language}),
            )

    def said(self) -> dict[str, str]:
        """Why, by language."""
        return {one: self.cleaned_data[f"why_{one}"] for one in self._languages}


def offered_sentences(mission: Mission, of: Statement | None) -> list[tuple[str, str]]:
    """The sentences of a published statement, as a list to choose from."""
    if of is None or of.mission_id != mission.pk or of.published_at is None:
        return []
    rows = (
        Sentence.objects.filter(section__statement=of, dropped_at=None)
        .exclude(section__is_left_out=True)
        .prefetch_related("texts")
        .order_by("section__precedence", "precedence")
    )
    return [
        (
            str(one.pk),
            next((t.text for t in one.texts.all() if t.language == of.authentic), ""),
        )
        for one in rows
    ]
