"""The form that brings reports in: files dropped, chosen, or words pasted."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.reports.reading import LIMIT_BYTES


class ManyFiles(forms.ClearableFileInput):
    """One control for several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; an empty one is let through, so that it can be named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=ManyFiles(), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        if isinstance(data, Sequence):
            return [super(ManyFilesField, self).clean(one, initial) for one in data]
        return [super().clean(data, initial)] if data else []


def _limit_in_words() -> str:
    """Which files are read and how large; said when the page is made, not before."""
    words = _("Text, web page, Word or e-mail; up to %(limit)s MB each")
    return words % {"limit": LIMIT_BYTES // 1_000_000}


_limit = lazy(_limit_in_words, str)


class BringInForm(forms.Form):
    """Files, or the words of a report with a name to keep them under."""

    reports = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_limit(),
    )
    words = forms.CharField(
        label=_("Or the words of the report"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
    )
    name = forms.CharField(
        label=_("Name to keep the words under"), required=False, max_length=120
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("reports") and not (cleaned.get("words") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste the words."))
        return cleaned


def is_too_large(upload: UploadedFile) -> bool:
    """Whether it is larger than what is read; asked before it is held in memory."""
    return (upload.size or 0) > LIMIT_BYTES
