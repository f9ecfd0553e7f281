"""Forms of communiqués: beginning, words, embargo, approval, correction."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.register.models import Body

OWN = list(settings.LANGUAGES)


class BeginForm(forms.Form):
    """Whose communiqué it is, and in which languages."""

    body = forms.ModelChoiceField(
        label=_("Whose communiqué"), queryset=Body.objects.none(), empty_label=None
    )
    authentic = forms.ChoiceField(
        label=_("Authentic language"),
        choices=OWN,
        help_text=_("The others are unofficial translations"),
    )
    languages = forms.MultipleChoiceField(
        label=_("Further languages"),
        choices=OWN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = Body.objects.filter(kind=Body.Kind.ASSEMBLY)


class WordsForm(forms.Form):
    """The words of one language, and the revision that they began from."""

    title = forms.CharField(
        label=pgettext_lazy("communiqué", "Title"), max_length=240, required=False
    )
    lead = forms.CharField(
        label=pgettext_lazy("communiqué", "Lead"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.CharField(
        label=pgettext_lazy("communiqué", "Text"),
        required=False,
        help_text=_("An empty line parts two paragraphs"),
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class EmbargoForm(forms.Form):
    """Until when nothing is shown, by the clock of a place; empty lifts it."""

    until = forms.DateTimeField(
        label=_("Not before"),
        required=False,
        help_text=_("At a full five minutes"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "step": "300"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    zone = forms.CharField(
        label=_("By the clock of"),
        max_length=40,
        help_text=_("Name of the time zone, such as Asia/Baku"),
    )


class ApproveForm(forms.Form):
    """Why one who wrote it alone approves it."""

    overrule = forms.CharField(
        label=_("You alone wrote it: why you approve it yourself"),
        max_length=300,
        required=False,
    )


class WhyForm(forms.Form):
    """A reason that is kept with the act."""

    why = forms.CharField(label=_("Why"), max_length=300)


class CorrectForm(forms.Form):
    """What was wrong, for the reader."""

    correction = forms.CharField(
        label=_("What was wrong, for the reader"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    withdraws = forms.BooleanField(label=_("The text is taken back"), required=False)


class LanguageForm(forms.Form):
    """A further language of a draft."""

    language = forms.ChoiceField(label=_("Language"), choices=OWN)
