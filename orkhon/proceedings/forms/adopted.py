"""Forms of adopted texts: giving a symbol, narrowing the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.proceedings.queries.adopted import Filter, choices


class AdoptForm(forms.Form):
    """The day of the adoption; the version that the person has before them."""

    on = forms.DateField(
        label=_("Adopted on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Its year stands in the symbol"),
    )
    version = forms.UUIDField(widget=forms.HiddenInput)


class FilterForm(forms.Form):
    """Type, year and words of a list of adopted texts."""

    words = forms.CharField(label=_("Words of the title"), required=False)
    code = forms.ChoiceField(
        label=pgettext_lazy("adopted text", "Type"), required=False
    )
    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes, years = choices()
        every = [("", pgettext_lazy("filter", "all"))]
        code, year = self.fields["code"], self.fields["year"]
        if isinstance(code, forms.ChoiceField):
            code.choices = [*every, *((one, one) for one in codes)]
        if isinstance(year, forms.ChoiceField):
            year.choices = [*every, *((str(one), str(one)) for one in years)]

    def asked(self) -> Filter:
        """What is asked for; what cannot be read is not asked for."""
        self.full_clean()
        said = self.cleaned_data
        return Filter(
            said.get("code", ""), said.get("year"), said.get("words", "").strip()
        )
