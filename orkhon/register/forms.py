"""Forms of the register."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from orkhon.register.intake import LARGEST_FILE


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
