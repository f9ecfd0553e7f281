"""Forms of letters and their templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.forms.works import language_choices
from orkhon.protocol.actions.letter_templates import Words
from orkhon.protocol.actions.letters import Wanted
from orkhon.protocol.forms.occasions import ABOUT
from orkhon.protocol.models import Letter, LetterTemplate, Occasion
from orkhon.protocol.queries.letters import Asked, years
from orkhon.register.forms import ByName
from orkhon.register.models import Body, Person


class NewLetterForm(forms.Form):
    """To whom, of what kind, for which occasion."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("letter", "Kind"), choices=LetterTemplate.Kind.choices
    )
    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None), label=_("Person"), required=False
    )
    body = ByName(
        Body.objects.filter(kind__in=ABOUT),
        label=_("or body"),
        required=False,
    )
    occasion = forms.ModelChoiceField(
        Occasion.objects.filter(struck_at=None), label=_("Occasion"), required=False
    )
    year = forms.IntegerField(
        label=_("Year of the occasion"),
        required=False,
        min_value=1900,
        max_value=2200,
        help_text=_("Empty: this year"),
    )
    template = forms.ModelChoiceField(
        LetterTemplate.objects.filter(retired_at=None),
        label=_("Template"),
        required=False,
        empty_label=_("the fittest one"),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    printed = forms.CharField(
        label=_("Addressee as printed"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Empty: name and post from the register, in the language"),
    )
    again = forms.BooleanField(
        label=_("Write although there is such a letter"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", gettext("the addressee’s")),
                *language_choices(),
            ]

    def wanted(self) -> Wanted:
        """What the action takes."""
        said = dict(self.cleaned_data)
        said.pop("again")
        return Wanted(**said)


class LetterForm(forms.Form):
    """The words of a draft."""

    addressee = forms.CharField(
        label=_("Addressee"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    subject = forms.CharField(label=pgettext_lazy("letter", "Subject"), max_length=200)
    salutation = forms.CharField(label=_("Salutation"), max_length=200, required=False)
    body = forms.CharField(
        label=pgettext_lazy("letter", "Text"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line begins a new paragraph."),
    )


class SignForm(forms.Form):
    """Who signs."""

    signatory = forms.CharField(
        label=_("Signature"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Name and post, as they are printed"),
    )


class SendForm(forms.Form):
    """How it went out."""

    how = forms.CharField(
        label=_("By which way"),
        max_length=160,
        help_text=_("E-mail, courier, the embassy …"),
    )


class LogForm(forms.Form):
    """Which letters the log shows."""

    who = forms.CharField(label=_("To"), required=False, max_length=120)
    year = forms.TypedChoiceField(
        label=pgettext_lazy("letter", "Year"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    kind = forms.ChoiceField(label=pgettext_lazy("letter", "Kind"), required=False)
    progress = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", gettext("all"))
        choices: dict[str, list[tuple[Any, Any]]] = {
            "year": [every, *((one, str(one)) for one in years())],
            "kind": [every, *LetterTemplate.Kind.choices],
            "progress": [every, *Letter.State.choices],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]  # -- a choice

    def asked(self) -> Asked:
        """What the query takes; what cannot be read narrows nothing."""
        if not self.is_valid():
            return Asked()
        return Asked(**self.cleaned_data)


class TemplateForm(forms.Form):
    """Words with {fields}."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("letter", "Kind"), choices=LetterTemplate.Kind.choices
    )
    occasion_kind = forms.ChoiceField(
        label=_("For the occasion"),
        required=False,
        choices=[("", _("any")), *Occasion.Kind.choices],
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    subject = forms.CharField(label=pgettext_lazy("letter", "Subject"), max_length=200)
    salutation = forms.CharField(label=_("Salutation"), max_length=200, required=False)
    body = forms.CharField(
        label=pgettext_lazy("letter", "Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def said(self) -> Words:
        """What the action takes."""
        return Words(**self.cleaned_data)
