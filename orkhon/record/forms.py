"""What may be asked of the record's pages."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class FilterForm(forms.Form):
    """Which entries to show."""

    verb = forms.CharField(label=_("Act"), max_length=100, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=255, required=False)
    older_than = forms.IntegerField(
        min_value=1, required=False, widget=forms.HiddenInput
    )


class ConsistencyForm(forms.Form):
    """Two sizes of the record."""

    older = forms.IntegerField(min_value=1)
    newer = forms.IntegerField(min_value=1)


def span_asked(text: str, length: int) -> tuple[int, int] | None:
    """The characters in `?span=12-40`; None when they are not in the text."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end <= length else None
