"""Forms of contacts entered by hand."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from orkhon.accounts.models import User
from orkhon.dialogue.actions.contacts import Guest, Plan
from orkhon.dialogue.forms.guests import Guests, asked, read_guests
from orkhon.dialogue.models import Commitment, Contact, ContactKind, Participation
from orkhon.engines import periods
from orkhon.record.roles import SECRETARIAT
from orkhon.register.forms import ByName
from orkhon.register.models import Body

WHO_HELP = _("One person a line, in any spelling; a comma and the post may follow")
LINES = forms.Textarea(attrs={"rows": 4})


def partial_date(text: str) -> str:
    """A date known to the day, the month or the year.

    Raises:
        ValidationError: another form, or a day that does not exist.
    """
    text = text.strip()
    try:
        if text:
            periods.parse(text)
    except periods.PartialDateError as error:
        raise forms.ValidationError(str(error)) from error
    return text


def secretariat_accounts() -> QuerySet[User]:
    """Open accounts of the Secretariat, by name."""
    return (
        User.objects.filter(is_active=True, role_rows__role__in=SECRETARIAT)
        .distinct()
        .order_by("display_name")
    )


def _offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let a field choose among the rows, as they are now."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class PeopleForm(forms.Form):
    """A form with people in it; `guests` holds who is known and who must be asked."""

    guests = Guests((), ())

    def read(self, field: str) -> None:
        """Find the people of a field; open questions become its error."""
        self.guests = read_guests(self.cleaned_data.get(field, ""), self.data)
        if self.guests.questions:
            self.add_error(field, asked(self.guests.questions))

    @property
    def invited(self) -> tuple[Guest, ...]:
        return self.guests.known


class PlanForm(PeopleForm):
    """A meeting before it is held."""

    title = forms.CharField(label=_("Title"), max_length=240, required=False)
    who = forms.CharField(
        label=_("Who is met"), widget=LINES, required=False, help_text=WHO_HELP
    )
    host = ByName(label=_("Host"), queryset=Body.objects.none(), required=False)
    on = forms.CharField(
        label=_("Date"), help_text=_("2026-12-04, or 2026-12 when the day is open")
    )
    at_time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    until = forms.CharField(label=_("Until"), required=False)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    format = forms.ChoiceField(
        label=_("Format"), choices=Contact.Format.choices, required=False
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kind"),
        choices=ContactKind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[ContactKind.MEETING],
    )
    agenda = forms.CharField(label=_("Agenda"), widget=LINES, required=False)
    talking_points = forms.CharField(
        label=_("Talking points"),
        widget=LINES,
        required=False,
        help_text=_("One a line; they go into the briefing book"),
    )
    responsible = forms.ModelChoiceField(
        label=_("Who prepares it"), queryset=User.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "host", Body.objects.all())
        _offer(self, "responsible", secretariat_accounts())

    def clean_on(self) -> str:
        return partial_date(self.cleaned_data["on"])

    def clean_until(self) -> str:
        return partial_date(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.read("who")
        return cleaned

    def plan(self) -> Plan:
        """What was filled in, as the action takes it."""
        said = self.cleaned_data
        return Plan(
            title=said["title"] or self._title(),
            on=said["on"],
            kinds=tuple(said["kinds"]),
            until=said["until"],
            at_time=said["at_time"],
            format=said["format"],
            place=said["place"],
            host=said["host"],
            agenda=said["agenda"],
            talking_points=said["talking_points"],
            responsible=said["responsible"],
            guests=self.invited,
        )

    def _title(self) -> str:
        """Who is met, when nobody thought of a title."""
        first = [str(one.person or one.new_name) for one in self.invited[:3]]
        if not first and self.cleaned_data["host"]:
            first = [str(self.cleaned_data["host"])]
        return ", ".join(first)[:240]


class CompleteForm(PeopleForm):
    """A meeting after it was held."""

    outcome = forms.CharField(label=_("What came of it"), widget=LINES, required=False)
    on = forms.CharField(
        label=_("Day it was held"), required=False, help_text=_("If it was another day")
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    absent = forms.MultipleChoiceField(
        label=_("Expected, did not come"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also = forms.CharField(
        label=_("Who else came"), widget=LINES, required=False, help_text=WHO_HELP
    )

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expected = contact.participations.filter(
            role=Participation.Role.PARTICIPANT
        ).select_related("person")
        self.people = {str(one.person_id): one.person for one in expected}
        absent = self.fields["absent"]
        if isinstance(absent, forms.ChoiceField):
            absent.choices = [(key, str(one)) for key, one in self.people.items()]
        if not self.people:
            del self.fields["absent"]

    def clean_on(self) -> str:
        return partial_date(self.cleaned_data["on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.read("also")
        return cleaned


class CancelForm(forms.Form):
    """Why a meeting is called off."""

    why = forms.CharField(label=_("Why it is called off"), max_length=500)


class ConversationForm(forms.Form):
    """The record of a conversation and who may read it."""

    text = forms.CharField(
        label=_("Record of conversation"), widget=forms.Textarea(attrs={"rows": 10})
    )
    open_to = forms.ModelMultipleChoiceField(
        label=_("Open to"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("You and these people alone; each opening is shown here"),
    )

    def __init__(self, *args: Any, writer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "open_to", secretariat_accounts().exclude(pk=writer.pk))


class GivenForm(forms.Form):
    """A promise that was given at a contact and that no report tells of."""

    what = forms.CharField(
        label=_("What was promised"), widget=forms.Textarea(attrs={"rows": 2})
    )
    owners = forms.CharField(
        label=_("Who owes it"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One body or person a line"),
    )
    beneficiaries = forms.CharField(
        label=_("To whom"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    strength = forms.ChoiceField(
        label=_("Strength"),
        choices=Commitment.Strength.choices,
        initial=Commitment.Strength.AGREED,
    )
    due = forms.CharField(label=_("Due"), required=False)

    def clean_due(self) -> str:
        return partial_date(self.cleaned_data["due"])
