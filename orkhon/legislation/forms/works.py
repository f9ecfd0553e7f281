"""Forms of works: a work, a version, the text of a version."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.texts.intake import Limits
from orkhon.legislation.actions.texts import (
    KEY_LENGTH,
    LANGUAGES,
    NOTE_LENGTH,
    TITLE_LENGTH,
    Dates,
)
from orkhon.legislation.models import Version, Work
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Country
from orkhon.ui import languages

LARGEST_FILE = Limits().file_bytes
MEGABYTE = 1_000_000
PASTED = "pasted.txt"


def language_choices() -> list[tuple[str, str]]:
    """The seven, by their names in the reader's language."""
    return sorted(
        ((code, languages.name(code)) for code in LANGUAGES), key=lambda one: one[1]
    )


class WorkForm(forms.Form):
    """A law or instrument as such."""

    title = forms.CharField(
        label=_("Title"),
        max_length=TITLE_LENGTH,
        help_text=_("In the language in which the assembly speaks of it"),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Work.Kind.choices)
    country = ByName(
        Country.objects.all(),
        label=_("Country"),
        required=False,
        help_text=_("Of a national law"),
    )
    official_number = forms.CharField(
        label=_("Official number"),
        max_length=80,
        required=False,
        help_text=_("As the official journal gives it"),
    )
    subject = forms.CharField(label=_("Subject"), max_length=160, required=False)
    key = forms.CharField(
        label=_("Name in addresses"),
        max_length=KEY_LENGTH,
        required=False,
        help_text=_("Such as kz-product-safety; made of the title where it is empty"),
    )


class VersionForm(forms.Form):
    """A version in time; what is not known stays empty."""

    state = forms.ChoiceField(
        label=pgettext_lazy("version of a law", "State"), choices=Version.State.choices
    )
    adopted_on = PartialDate(_("Adopted on"))
    in_force_on = PartialDate(_("In force from"))
    as_of = PartialDate(_("Text as of"))
    note = forms.CharField(label=_("Note"), max_length=NOTE_LENGTH, required=False)

    def dates(self) -> Dates:
        """What the action takes."""
        said = self.cleaned_data
        return Dates(said["adopted_on"], said["in_force_on"], said["as_of"])


class BringInForm(forms.Form):
    """The text of a version in one language: a file, or words pasted in."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Word (.docx), web page, PDF with text, plain text or Akoma Ntoso, at most "
            "50 MB"
        ),
    )
    words = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        strip=False,
        max_length=Limits().characters,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("It can be corrected afterwards"),
    )
    is_authentic = forms.BooleanField(
        label=_("This language is the authentic one"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]  # -- a choice field
            ("", gettext("as the text shows")),
            *language_choices(),
        ]

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                gettext("%(name)s is larger than %(most)d MB.")
                % {"name": file.name, "most": LARGEST_FILE // MEGABYTE}
            )
        return file

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "file" in self.errors or "words" in self.errors:
            return said
        if bool(said.get("file")) == bool(said["words"].strip()):
            raise forms.ValidationError(
                gettext("Choose one file, or paste the text; not both, not neither.")
            )
        return said

    def brought(self) -> tuple[str, bytes]:
        """The name and the bytes; words pasted in are kept as UTF-8."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return PASTED, self.cleaned_data["words"].encode()
        return file.name or PASTED, file.read()


class LanguageForm(forms.Form):
    """The language that a text is really in."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]  # -- a choice field
