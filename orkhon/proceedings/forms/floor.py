"""Forms of the live sitting. Each says which revision of the floor its page showed."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.proceedings.actions.telling import LONGEST_NOTE
from orkhon.proceedings.models import Stance
from orkhon.proceedings.queries.floor import Voices
from orkhon.proceedings.queries.rules import DECISION_RULES

LONGEST_ID = 10


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SeenForm(forms.Form):
    """Any act on the floor."""

    revision = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput()
    )

    def seen(self) -> int | None:
        """The revision that the page showed; None where it said none."""
        found: int | None = self.cleaned_data.get("revision")
        return found


class NoteForm(SeenForm):
    """A line for the minutes."""

    text = forms.CharField(
        label=_("Note for the minutes"), max_length=LONGEST_NOTE, widget=_lines(2)
    )


class QuestionForm(SeenForm):
    """What is put to the parliaments."""

    words = forms.CharField(
        label=_("What is decided"), max_length=4_000, widget=_lines(2), required=False
    )
    with_text = forms.BooleanField(
        label=_("the text before the sitting, as it stands"), required=False
    )
    rule = forms.ChoiceField(
        label=_("Rule"),
        choices=[("", _("as the organ’s rules say")), *DECISION_RULES.items()],
        required=False,
    )


class PositionForm(SeenForm):
    """What a parliament says, and who of its delegation said it."""

    stance = forms.ChoiceField(
        label=_("Position"), choices=Stance.choices, widget=forms.RadioSelect
    )
    given_by = forms.TypedChoiceField(label=_("Given by"), coerce=int)
    text = forms.CharField(
        label=_("Reservation or reason"),
        max_length=4_000,
        widget=_lines(2),
        required=False,
    )

    def __init__(self, *args: object, voices: Sequence[Voices], **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- passed on
        of = self.fields["given_by"]
        of.choices = [  # type: ignore[attr-defined]  # -- a choice field
            ("", _("choose who said it")),
            *(
                (one.name, [(person.number, person.name) for person in one.persons])
                for one in voices
                if one.persons
            ),
        ]


class CompromiseForm(SeenForm):
    """A common wording of one paragraph."""

    edited = forms.CharField(
        label=_("The paragraph as it should read"), max_length=20_000, widget=_lines(4)
    )
    replaces = forms.TypedMultipleChoiceField(
        label=_("Instead of amendments"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, open_ones: Sequence[int], **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- passed on
        self.fields["replaces"].choices = [  # type: ignore[attr-defined]  # -- a choice field
            (number, str(number)) for number in open_ones
        ]


class AskForm(SeenForm):
    """Who asks for the floor."""

    ask = forms.TypedChoiceField(label=_("Asks for the floor"), coerce=int)

    def __init__(self, *args: object, people: Sequence[object], **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- passed on
        self.fields["ask"].choices = [  # type: ignore[attr-defined]  # -- a choice field
            ("", _("choose one")),
            *people,
        ]
