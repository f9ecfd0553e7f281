"""Forms of the glossary: a search, words for a concept, a file of concepts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.legislation.actions.glossary import NOTE_LENGTH
from orkhon.legislation.queries.glossary import Search
from orkhon.ui import languages

LARGEST_FILE = 5_000_000
BETWEEN = ","
"""Between the synonyms of one field."""


def _languages() -> list[tuple[str, str]]:
    return [(tag, languages.name(tag)) for tag in LANGUAGES]


class SearchForm(forms.Form):
    """What is looked for in the glossary."""

    q = forms.CharField(
        label=_("Word"),
        required=False,
        max_length=100,
        help_text=_("In any language, alphabet and spelling"),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(
        label=_("Where from"),
        required=False,
        choices=[
            ("", pgettext_lazy("glossary", "all")),
            ("shipped", pgettext_lazy("glossary", "came with Orkhon")),
            ("added", pgettext_lazy("glossary", "added here")),
            ("waiting", pgettext_lazy("glossary", "waiting for review")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", gettext("all")), *_languages()]  # type: ignore[attr-defined]  # -- a choice field

    def search(self) -> Search:
        """What the query takes; fields that were filled in wrongly count as empty."""
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return Search(
            said.get("q", ""), said.get("language", ""), said.get("state", "")
        )


class WordsForm(forms.Form):
    """Words for a concept, a field a language."""

    concept = forms.CharField(
        label=_("Concept"),
        max_length=60,
        help_text=_(
            "A short English name with hyphens, such as serious-risk; one that is there"
            " takes the words as synonyms"
        ),
    )
    note = forms.CharField(
        label=_("Field of law, or a note"), max_length=NOTE_LENGTH, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields.pop("note")
        for tag, name in _languages():
            self.fields[tag] = forms.CharField(
                label=name,
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"lang": tag, "spellcheck": "false"}),
            )
        self.fields["note"] = note

    @staticmethod
    def filled(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Words as the fields show them."""
        return {tag: f"{BETWEEN} ".join(listed) for tag, listed in words.items()}

    def words(self) -> dict[str, list[str]]:
        """Words as the action takes them; empty fields are left out."""
        given = {
            tag: [word.strip() for word in self.cleaned_data[tag].split(BETWEEN)]
            for tag in LANGUAGES
            if self.cleaned_data[tag]
        }
        return {tag: [word for word in listed if word] for tag, listed in given.items()}


class FileForm(forms.Form):
    """A file of concepts in the form of the one that is taken from here."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Tab-separated, in UTF-8, with the heads of the file from here"),
    )
    take = forms.BooleanField(
        label=_("Somebody has reviewed these words: take them in at once"),
        required=False,
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(gettext("The file is larger than 5 MB."))
        return file

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        file = said.get("file")
        if file is not None:
            try:
                said["text"] = file.read().decode()
            except UnicodeDecodeError:
                self.add_error("file", gettext("The file is not in UTF-8."))
        return said
