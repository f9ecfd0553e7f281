"""Forms of the register."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from orkhon.register import queries
from orkhon.register.intake import LARGEST_FILE
from orkhon.register.models import Body, Name, Post, check_partial_date
from orkhon.register.queries import labels


class ImportForm(forms.Form):
    """One file: Popolo JSON or CSV."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Popolo JSON (.json) or CSV (.csv), UTF-8, at most 10 MB."),
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("%(name)s is larger than 10 MB.") % {"name": file.name}
            )
        return file


def _languages() -> list[tuple[str, str]]:
    return [("", str(_("not known"))), *settings.LANGUAGES]


class PartialDate(forms.CharField):
    """`2025`, `2025-06`, `2025-06-12`, or nothing for not known."""

    default_validators = [check_partial_date]

    def __init__(self, label: object) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]  # -- a lazy text
            required=False,
            max_length=10,
            help_text=_("2025, 2025-06 or 2025-06-12; empty when not known"),
        )


class ByName(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A choice among bodies or posts, by their names in the reader's language."""

    def label_from_instance(self, obj: Body | Post) -> str:
        return labels.named(obj)


class NameForm(forms.Form):
    """One more spelling of a person."""

    text = forms.CharField(label=_("As written"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language"), choices=_languages, required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Name.Kind.choices)
    from_on = PartialDate(_("From"))
    to_on = PartialDate(_("To"))


class PersonForm(forms.Form):
    """A new person under one name."""

    display_name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of this spelling"), choices=_languages, required=False
    )
    honorific = forms.CharField(
        label=_("Form of address"), max_length=40, required=False
    )
    born_on = PartialDate(_("Born"))
    note = forms.CharField(label=_("Note"), required=False)


class PostForm(forms.Form):
    """A post or a membership of a person."""

    body = ByName(Body.objects.all(), label=_("Body"))
    post = ByName(
        Post.objects.select_related("body").order_by("body__english_sort_key", "title"),
        label=_("Post"),
        required=False,
        help_text=_("Empty for somebody who simply belongs to the body"),
    )
    on_behalf_of = ByName(
        Body.objects.filter(kind=Body.Kind.PARLIAMENT),
        label=_("For the parliament"),
        required=False,
    )
    from_on = PartialDate(_("From"))
    to_on = PartialDate(_("To"))


class EndForm(forms.Form):
    """The end of a post that goes on."""

    held = forms.ChoiceField(label=_("Post"))
    on = PartialDate(_("Last day"))

    def __init__(self, *args: object, card: queries.PersonCard) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # -- data or None
        field = self.fields["held"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (str(one.id), labels.named(one)) for one in card.posts if not one.to_on
            ]
        self.fields["on"].required = True


class StrikeForm(forms.Form):
    """A spelling that was wrong; it stays, struck."""

    name = forms.ChoiceField(label=_("Spelling"))
    why = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, *args: object, card: queries.PersonCard) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # -- data or None
        field = self.fields["name"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (str(one.id), one.text)
                for one in card.spellings
                if one.state != "superseded"
            ]
