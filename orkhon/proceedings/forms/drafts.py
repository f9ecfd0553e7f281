"""Forms of drafts: begun, brought in, corrected, issued."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.texts.intake import Limits
from orkhon.legislation.forms.comments import Clock
from orkhon.legislation.forms.works import (
    LARGEST_FILE,
    MEGABYTE,
    PASTED,
    language_choices,
)
from orkhon.legislation.models import Work
from orkhon.proceedings.actions.draft_words import NUMBER_LENGTH, Brought
from orkhon.proceedings.actions.drafts import NOTE_LENGTH, TITLE_LENGTH
from orkhon.proceedings.models import (
    AgendaItem,
    DraftVersion,
    Paragraph,
    Session,
    TextKind,
)
from orkhon.ui import languages


def lines(rows: int) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class DraftForm(forms.Form):
    """A new draft."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    kind = forms.ChoiceField(label=_("Kind of text"), choices=TextKind.choices)
    authentic = forms.ChoiceField(
        label=_("Authentic language"),
        help_text=_("Amendments are made to the text in this language"),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Agenda item"), required=False
    )
    work = forms.ModelChoiceField(
        Work.objects.none(),
        label=_("A version of"),
        required=False,
        empty_label=_("no law or legal document"),
        help_text=_("Once adopted, it becomes the next version there"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authentic: Any = self.fields["authentic"]
        authentic.choices = language_choices()
        authentic.initial = (get_language() or "en").split("-")[0]
        item: Any = self.fields["item"]
        item.queryset = session.items.order_by("precedence")
        work: Any = self.fields["work"]
        work.queryset = Work.objects.filter(
            kind__in=(Work.Kind.MODEL_LAW, Work.Kind.INSTRUMENT)
        ).order_by("kind", "title")


class VersionForm(forms.Form):
    """A version that comes from outside."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=_("Whose it is: “of the Chair, 2 June”"),
    )


class TextForm(forms.Form):
    """The text of a version in one language: a file, or words pasted in."""

    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), web page, PDF with text or plain text, up to 50 MB"),
    )
    words = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        strip=False,
        max_length=Limits().characters,
        widget=lines(14),
        help_text=_(
            "An empty line between paragraphs; numbers in front of them are read: "
            "“14. The Assembly recommends …”"
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]  # -- a choice field

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

    def brought(self) -> Brought:
        """What the action takes."""
        said = self.cleaned_data
        file: UploadedFile | None = said["file"]
        if file is None:
            return Brought(said["language"], PASTED, said["words"].encode(), True)
        return Brought(said["language"], file.name or PASTED, file.read())


class ParagraphForm(forms.Form):
    """One paragraph before the issue, or in a language that follows later."""

    text = forms.CharField(label=_("Words"), widget=lines(6))
    number = forms.CharField(
        label=pgettext_lazy("paragraph", "Number"),
        required=False,
        max_length=NUMBER_LENGTH,
    )
    role = forms.ChoiceField(label=_("Kind"), choices=Paragraph.Role.choices)

    def __init__(self, *args: Any, frame: bool, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = gettext("Words in %(language)s") % {
            "language": languages.name(language)
        }
        if not frame:
            del self.fields["number"], self.fields["role"]


class IssueForm(forms.Form):
    """The issue of a version, with or without a deadline."""

    closes = Clock(
        _("Amendments in writing until"),
        required=False,
        help_text=_("Empty: no deadline is set"),
    )
    time_zone = forms.CharField(
        label=_("On the clock of"),
        max_length=40,
        required=False,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )

    def __init__(self, *args: Any, version: DraftVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].initial = version.draft.session.time_zone


class DeadlineForm(forms.Form):
    """Another deadline."""

    closes = Clock(_("New deadline"))
    time_zone = forms.CharField(label=_("On the clock of"), max_length=40)
    reason = forms.CharField(label=_("Why"), max_length=300, widget=lines(2))


class ReasonForm(forms.Form):
    """Why something is done that is not done every day."""

    reason = forms.CharField(label=_("Why"), max_length=300, widget=lines(2))
