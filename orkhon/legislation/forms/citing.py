"""What shows a fact, as the last fields of a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.actions.citing import TITLE_LENGTH, Cited
from orkhon.legislation.forms.works import language_choices
from orkhon.register.forms import PartialDate


class CitingForm(forms.Form):
    """Words copied out of where they were read; kept, and cited, as they are."""

    needs_words = False
    citing = ("words", "reference", "words_language", "words_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"] = forms.CharField(
            label=_("Words that show it"),
            required=self.needs_words,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Copied as they stand there; they are kept and cited."),
        )
        self.fields["reference"] = forms.CharField(
            label=_("Where they were read"),
            required=self.needs_words,
            max_length=TITLE_LENGTH,
            help_text=_("The page, the paper or the number of the report"),
        )
        self.fields["words_language"] = forms.ChoiceField(
            label=_("Language of the words"),
            required=False,
            choices=[("", gettext("not known")), *language_choices()],
        )
        self.fields["words_on"] = PartialDate(_("Date of the source"))

    def about(self) -> list[forms.BoundField]:
        """The fields of the matter itself."""
        return [one for one in self if one.name not in self.citing]

    def source_fields(self) -> list[forms.BoundField]:
        """The fields that say where it comes from."""
        return [self[name] for name in self.citing]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("words", "").strip() and not said.get("reference", "").strip():
            self.add_error("reference", gettext("Say where the words were read."))
        return said

    def shown(self) -> Cited | None:
        """What is cited; None where nothing was said."""
        said = self.cleaned_data
        if not said["words"].strip():
            return None
        return Cited(
            said["words"],
            said["reference"],
            said["words_language"] or "und",
            said["words_on"],
        )
