"""Forms of amendments: asked for, put together, accepted."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.forms.citing import CitingForm
from orkhon.legislation.forms.comments import Clock
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import NOTE_LENGTH
from orkhon.proceedings.forms.drafts import lines
from orkhon.proceedings.models import DraftVersion, Paragraph, Sitting
from orkhon.proceedings.queries.draft_redlines import marker_of
from orkhon.proceedings.queries.draft_texts import words_in
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef
from orkhon.register.queries.labels import country_named, named

WORDS = "words"
BEGINNING = 60
TOP = "top"
KINDS = (
    (WORDS, _("change its words")),
    ("insert-paragraph", _("a new paragraph after it")),
    ("move", _("move it")),
    ("delete-paragraph", _("delete it")),
)


class Parliaments(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """Parliaments by their countries, in English order."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Body) -> str:
        return country_named(BodyRef.of(obj)) or named(obj)


class AskForm(forms.Form):
    """What a delegation asks for, of one paragraph."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("amendment", "What is asked"),
        choices=KINDS,
        initial=WORDS,
        widget=forms.RadioSelect,
    )
    edited = forms.CharField(
        label=_("The paragraph as it should read"),
        required=False,
        widget=lines(6),
        help_text=_(
            "Change the words here; what differs becomes the amendment. Two changes "
            "far apart are two amendments."
        ),
    )
    text = forms.CharField(
        label=_("Words of the new paragraph"), required=False, widget=lines(4)
    )
    after = forms.ChoiceField(label=_("Move it after"), required=False)
    reason = forms.CharField(
        label=_("Explanatory note"), required=False, widget=lines(4)
    )

    def __init__(
        self,
        *args: Any,
        rows: list[Paragraph],
        paragraph: Paragraph | None,
        language: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._rows = {str(row.key): row for row in rows}
        self._paragraph = paragraph
        words = None if paragraph is None else words_in(paragraph, language)
        self.fields["edited"].initial = "" if words is None else words.text
        after: Any = self.fields["after"]
        after.choices = [
            ("", "–"),
            (TOP, gettext("the beginning of the text")),
            *(
                (str(row.key), called(row, language))
                for row in rows
                if paragraph is None or row.pk != paragraph.pk
            ),
        ]
        if paragraph is None:
            del self.fields["kind"], self.fields["edited"], self.fields["after"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        kind = said.get("kind", "insert-paragraph")
        wanted = {WORDS: "edited", "insert-paragraph": "text", "move": "after"}.get(
            kind
        )
        if wanted and not said.get(wanted, "").strip():
            missing = {
                "edited": gettext("Say how the paragraph should read."),
                "text": gettext("Say what the new paragraph says."),
                "after": gettext("Say after which paragraph it is to stand."),
            }
            self.add_error(wanted, missing[wanted])
        return said

    def asked(self) -> Asked:
        """What the action takes."""
        said = self.cleaned_data
        kind = said.get("kind", "insert-paragraph")
        return Asked(
            "replace" if kind == WORDS else kind,
            self._paragraph,
            text=said["text"] if kind == "insert-paragraph" else "",
            edited=said["edited"] if kind == WORDS else "",
            after=self._rows.get(said["after"]) if kind == "move" else None,
            reason=said["reason"],
        )


class LetterForm(AskForm, CitingForm):
    """The same by letter, entered by a secretary."""

    owners = Parliaments(
        Body.objects.none(), label=pgettext_lazy("amendment", "Asked for by")
    )
    received_at = Clock(
        _("Came on"),
        required=False,
        help_text=_("On the clock of the deadline; empty is now"),
    )
    in_sitting = forms.ModelChoiceField(
        Sitting.objects.none(),
        label=_("Asked for in a sitting"),
        required=False,
        help_text=_("Then no letter is needed"),
    )

    def __init__(
        self,
        *args: Any,
        version: DraftVersion,
        parliaments: QuerySet[Body],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        owners: Any = self.fields["owners"]
        owners.queryset = parliaments
        sitting: Any = self.fields["in_sitting"]
        sitting.queryset = version.draft.session.sittings.order_by("number")
        self._zone = version.time_zone or version.draft.session.time_zone or "UTC"
        self.order_fields(
            ["owners", "kind", "edited", "text", "after", "reason", "received_at"]
        )

    def received(self) -> datetime | None:
        """When the letter came; None is now."""
        local: datetime | None = self.cleaned_data["received_at"]
        return local and local.replace(tzinfo=ZoneInfo(self._zone))


class CompromiseForm(forms.Form):
    """A wording in place of others."""

    replaces = forms.MultipleChoiceField(
        label=_("In place of amendments"), widget=forms.CheckboxSelectMultiple
    )
    edited = forms.CharField(
        label=_("The paragraph as it should read"), widget=lines(6)
    )
    reason = forms.CharField(
        label=_("Explanatory note"), required=False, widget=lines(3)
    )

    def __init__(
        self, *args: Any, numbers: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        replaces: Any = self.fields["replaces"]
        replaces.choices = [(str(number), words) for number, words in numbers]


class NoteForm(forms.Form):
    """How an amendment was accepted, or why it was not."""

    note = forms.CharField(label=_("Note"), required=False, max_length=NOTE_LENGTH)


def called(row: Paragraph, language: str) -> str:
    """ "14. The Assembly recommends …", to choose from."""
    words = words_in(row, language)
    text = "" if words is None else words.text
    short = text if len(text) <= BEGINNING else f"{text[:BEGINNING].rstrip()} …"
    return f"{marker_of(row.number)} {short}".strip()
