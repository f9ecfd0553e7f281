"""Where something comes from: a source that is kept, or its text, pasted."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orkhon.engines import periods
from orkhon.observation.actions.citing import Cited
from orkhon.record.models import Source
from orkhon.ui import languages


class CitingForm(forms.Form):
    """The last fields of a form whose act needs a source."""

    source = forms.ChoiceField(
        label=_("Source that is kept"),
        required=False,
        help_text=_("Or paste its text below; it is kept as it is."),
    )
    pasted = forms.CharField(
        label=_("Text of the source"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source_title = forms.CharField(
        label=_("What the pasted text is"),
        required=False,
        max_length=240,
        help_text=_("Who wrote it and where: press release of the commission, site"),
    )
    source_language = forms.ChoiceField(
        label=_("Language of the pasted text"), required=False
    )
    source_date = forms.CharField(
        label=_("Date of the pasted text"),
        required=False,
        max_length=10,
        help_text=_("2026-02-24, or 2026-02"),
    )
    quote = forms.CharField(
        label=_("Words cited"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As they stand there. Empty cites the whole of a pasted text."),
    )

    citing = (
        "source",
        "pasted",
        "source_title",
        "source_language",
        "source_date",
        "quote",
    )

    def __init__(self, *args: Any, sources: Sequence[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sources = {str(one.pk): one for one in sources}
        self.fields["source"].choices = [  # type: ignore[attr-defined]  # -- a field of choices, see above
            ("", gettext("pasted below")),
            *((key, _line(one)) for key, one in self._sources.items()),
        ]
        self.fields["source_language"].choices = [  # type: ignore[attr-defined]  # -- a field of choices, see above
            ("und", gettext("not known")),
            *(
                (code, str(name))
                for code, name in languages.NAMES.items()
                if code != "und"
            ),
        ]

    def about(self) -> list[forms.BoundField]:
        """The fields of the matter itself."""
        return [one for one in self if one.name not in self.citing]

    def source_fields(self) -> list[forms.BoundField]:
        """The fields that say where it comes from."""
        return [self[name] for name in self.citing]

    def clean_source_date(self) -> str:
        return partial_date(self.cleaned_data["source_date"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pasted, quote = cleaned.get("pasted", ""), cleaned.get("quote", "")
        source = self._sources.get(cleaned.get("source", ""))
        if source is not None and pasted.strip():
            self.add_error(
                "pasted", gettext("Choose a source or paste a text, not both.")
            )
        elif source is None and pasted.strip() and not cleaned.get("source_title"):
            self.add_error("source_title", gettext("Say what the pasted text is."))
        text = pasted.replace("\r\n", "\n") if source is None else source.text
        quote = quote.replace("\r\n", "\n").strip()
        if quote and quote not in text:
            self.add_error("quote", gettext("The source does not say that."))
        if source is not None and not quote:
            self.add_error("quote", gettext("Say which words are cited."))
        return cleaned

    def cited(self) -> Cited | None:
        """What is cited; None where nothing was said."""
        said = self.cleaned_data
        source = self._sources.get(said["source"])
        if source is None and not said["pasted"].strip():
            return None
        return Cited(
            words=said["quote"].replace("\r\n", "\n"),
            source=source,
            pasted=said["pasted"],
            title=said["source_title"],
            language=said["source_language"] or "und",
            published_on=said["source_date"],
        )


def partial_date(text: str) -> str:
    """A partial date as typed.

    Raises:
        ValidationError: the calendar does not have it.
    """
    text = text.strip()
    if text:
        try:
            periods.parse(text)
        except periods.PartialDateError as error:
            raise forms.ValidationError(str(error)) from error
    return text


def _line(source: Source) -> str:
    day = f", {source.published_on}" if source.published_on else ""
    return f"{source}{day}"
