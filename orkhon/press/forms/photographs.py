"""Forms of photographs: the file, what is known of it, words, people from the left."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.press.actions.photographs import Particulars, Seen, Words
from orkhon.press.intake.photographs import BYTES_AT_MOST
from orkhon.press.models import Communique, Photograph
from orkhon.register.models import Person
from orkhon.register.models.facts import check_partial_date

OWN = list(settings.LANGUAGES)
FURTHER_PLACES = 3
"""Empty lines for people after those that are written down."""


class TakeInForm(forms.Form):
    """A file from the camera or from its author."""

    file = forms.FileField(
        label=pgettext_lazy("photograph", "File"),
        help_text=_(
            "JPEG, PNG or WebP, at most 40 MB; it stays with the press service"
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp"}
        ),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > BYTES_AT_MOST:
            raise forms.ValidationError(
                _("%(name)s has more than 40 MB") % {"name": file.name}
            )
        return file


class DescribeForm(forms.Form):
    """Whose it is; the people from the left; what is seen, language by language."""

    author = forms.CharField(
        label=pgettext_lazy("photograph", "Author"), max_length=160, required=False
    )
    rights = forms.CharField(
        label=pgettext_lazy("photograph", "Rights"),
        max_length=240,
        required=False,
        help_text=_("What may be done with it, in the words of whoever gave it"),
    )
    credit = forms.CharField(
        label=pgettext_lazy("photograph", "Credit"),
        max_length=200,
        required=False,
        help_text=_("As it is printed beside it; empty for the author"),
    )
    taken_on = forms.CharField(
        label=_("Taken on"),
        max_length=10,
        required=False,
        help_text=_("2025, 2025-06 or 2025-06-12"),
        validators=[check_partial_date],
    )
    place = forms.CharField(
        label=pgettext_lazy("photograph", "Place"), max_length=160, required=False
    )

    def __init__(self, data: Any = None, *, photograph: Photograph) -> None:
        shown = list(photograph.shown.select_related("person"))
        texts = {one.language: one for one in photograph.texts.all()}
        self.places = range(1, len(shown) + FURTHER_PLACES + 1)
        initial: dict[str, Any] = {
            name: getattr(photograph, name) for name in self.base_fields
        }
        for place, one in enumerate(shown, start=1):
            initial[f"person-{place}"], initial[f"words-{place}"] = (
                one.person,
                one.words,
            )
        for code, text in texts.items():
            initial[f"alt-{code}"], initial[f"caption-{code}"] = text.alt, text.caption
        super().__init__(data, initial=initial)
        people = Person.objects.filter(merged_into=None)
        for place in self.places:
            self.fields[f"person-{place}"] = forms.ModelChoiceField(
                people,
                label=_("Person %(place)s from the left") % {"place": place},
                required=False,
                empty_label="–",
            )
            self.fields[f"words-{place}"] = forms.CharField(
                label=_("or in words"), max_length=160, required=False
            )
        for code, name in OWN:
            attributes = {"rows": 3, "lang": code}
            self.fields[f"alt-{code}"] = forms.CharField(
                label=_("What is seen (%(language)s)") % {"language": name},
                max_length=300,
                required=False,
                widget=forms.Textarea(attrs=attributes),
            )
            self.fields[f"caption-{code}"] = forms.CharField(
                label=_("Caption (%(language)s)") % {"language": name},
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs=attributes),
            )

    def known(self) -> list[forms.BoundField]:
        """Whose it is, when and where."""
        return [self[name] for name in self.base_fields]

    def people(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Person and words of each place."""
        return [(self[f"person-{one}"], self[f"words-{one}"]) for one in self.places]

    def tongues(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Language, what is seen and caption."""
        return [
            (code, self[f"alt-{code}"], self[f"caption-{code}"]) for code, _name in OWN
        ]

    def particulars(self) -> Particulars:
        """What was written of the photograph; after `is_valid`."""
        return Particulars(
            **{name: self.cleaned_data[name] for name in self.base_fields}
        )

    def shown(self) -> list[Seen]:
        """Who is on it; after `is_valid`."""
        said = self.cleaned_data
        return [
            Seen(
                said[f"person-{one}"],
                "" if said[f"person-{one}"] else said[f"words-{one}"],
            )
            for one in self.places
        ]

    def texts(self) -> dict[str, Words]:
        """The words by language; after `is_valid`."""
        said = self.cleaned_data
        return {
            code: Words(said[f"alt-{code}"], said[f"caption-{code}"])
            for code, _name in OWN
        }


class BesideForm(forms.Form):
    """Beside which communiqué."""

    communique = forms.ModelChoiceField(
        Communique.objects.filter(dropped_at=None),
        label=_("Communiqué"),
        empty_label=None,
    )
