"""Forms of the press review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = {"type": "date"}


class CoverageForm(forms.Form):
    """Which event of ours."""

    event = forms.ChoiceField(label=_("Event"))

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        event = self.fields["event"]
        if isinstance(event, forms.ChoiceField):
            event.choices = choices


class PeriodForm(forms.Form):
    """From which day until which."""

    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY))
    last = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs=DAY))
