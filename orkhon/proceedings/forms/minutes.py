"""Forms of minutes: notes, paragraphs, the deadline, corrections and their answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.forms.comments import Clock
from orkhon.proceedings.models import AgendaItem, Correction, Participant, Session
from orkhon.register.queries.labels import country_named
from orkhon.register.queries.values import BodyRef


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ItemField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """An item of the agenda, or none."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}. {obj.title}"


class ParticipantField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A participant with the country."""

    def label_from_instance(self, obj: Any) -> str:
        if obj.body is None:
            return str(obj.name)
        return f"{obj.name}, {country_named(BodyRef.of(obj.body)) or obj.body}"


class NoteForm(forms.Form):
    """A note with its time and item."""

    text = forms.CharField(label=_("Note"), widget=_lines(2))
    at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("On the clock of the sitting; empty is now"),
    )
    item = ItemField(
        AgendaItem.objects.none(),
        label=_("Item"),
        required=False,
        empty_label=_("no item"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items: Any = self.fields["item"]
        items.queryset = session.items.order_by("precedence")


class ParagraphForm(forms.Form):
    """The words of a paragraph, as they were when the page was drawn."""

    text = forms.CharField(label=_("Paragraph"), widget=_lines(8))
    seen = forms.CharField(widget=forms.HiddenInput)


class NewParagraphForm(forms.Form):
    """A paragraph of one's own."""

    text = forms.CharField(label=_("Paragraph"), widget=_lines(6))
    after = forms.IntegerField(
        label=_("After paragraph"),
        min_value=0,
        help_text=_("0 is the very beginning"),
    )
    item = ItemField(
        AgendaItem.objects.none(),
        label=_("Item"),
        required=False,
        empty_label=_("no item"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items: Any = self.fields["item"]
        items.queryset = session.items.order_by("precedence")


class OpenForm(forms.Form):
    """Until when those who attended may correct."""

    closes = Clock(_("Corrections until"))
    time_zone = forms.CharField(
        label=_("On the clock of"),
        max_length=40,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )


class CorrectionForm(forms.Form):
    """How a paragraph should read, for somebody who attended."""

    participant = ParticipantField(
        Participant.objects.none(),
        label=_("Corrected by"),
        empty_label=_("choose who attended"),
    )
    text = forms.CharField(label=_("How the paragraph should read"), widget=_lines(8))
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args: Any, people: list[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["participant"]
        field.queryset = Participant.objects.filter(
            pk__in=[one.pk for one in people]
        ).select_related("body__country")
        if len(people) == 1:
            field.initial = people[0].pk


class LetterCorrectionForm(CorrectionForm):
    """A correction that came by letter."""

    received_at = Clock(
        _("The letter came on"),
        required=False,
        help_text=_("On the clock of the deadline; empty is now"),
    )


class AnswerForm(forms.Form):
    """A correction taken over, as it is or in other words, or declined."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            (Correction.Answer.TAKEN, Correction.Answer.TAKEN.label),
            (Correction.Answer.DECLINED, Correction.Answer.DECLINED.label),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("How the paragraph reads from now on"),
        required=False,
        widget=_lines(6),
        help_text=_("When only a part is taken over; empty takes it as it is"),
    )
    note = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("A correction that is not taken over has a reason"),
    )
