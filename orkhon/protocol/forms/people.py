"""Forms of the people and cars of a visit."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.observation.forms.missions import PersonField
from orkhon.protocol.actions.visit_people import Guest
from orkhon.protocol.forms.visits import bodies
from orkhon.protocol.models import Car, Visit, VisitParticipant
from orkhon.register.forms import ByName
from orkhon.register.models import Body
from orkhon.ui import languages


def _languages() -> list[tuple[str, str]]:
    return [("", str(_("not known"))), *settings.LANGUAGES]


def _spoken() -> list[tuple[str, str]]:
    return [
        (code, str(label)) for code, label in languages.NAMES.items() if code != "und"
    ]


class ParticipantForm(forms.Form):
    """Somebody of a visit; a person of the register, or only a name."""

    side = forms.ChoiceField(
        label=pgettext_lazy("visit", "Side"), choices=VisitParticipant.Side.choices
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=VisitParticipant.Role.choices,
        initial=VisitParticipant.Role.MEMBER,
    )
    person = PersonField(
        label=_("Person of the register"),
        required=False,
        help_text=_("In any spelling or script; empty for drivers and others"),
    )
    body = ByName(
        Body.objects.none(),
        label=_("Comes from"),
        required=False,
        empty_label=_("no body"),
    )
    name = forms.CharField(
        label=_("Name as printed"),
        max_length=200,
        required=False,
        help_text=_("Empty: as the register has it today"),
    )
    post = forms.CharField(
        label=_("Post as printed"),
        max_length=240,
        required=False,
        help_text=_("Empty: the post held on the first day of the visit"),
    )
    address_form = forms.CharField(
        label=_("Form of address"),
        max_length=120,
        required=False,
        help_text=_("As in Your Excellency"),
    )
    precedence = forms.IntegerField(
        label=_("Precedence within the side"),
        min_value=1,
        max_value=999,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of their papers"), choices=_languages, required=False
    )
    speaks = forms.MultipleChoiceField(
        label=_("Speaks as well"),
        choices=_spoken,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=60,
        required=False,
        help_text=_("For protocol alone; in nobody’s paper"),
    )
    needs = forms.CharField(
        label=_("Needs"),
        max_length=300,
        required=False,
        help_text=_("Food, health, access; for protocol alone"),
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies()
        if not is_new:
            # Who it is stays; a wrong person is withdrawn and entered anew.
            del self.fields["person"]
            self.fields["name"].required = True
            self.fields["name"].help_text = self.fields["post"].help_text = ""

    def guest(self) -> Guest:
        """What was filled in, as the action takes it."""
        said = dict(self.cleaned_data)
        said["speaks"] = tuple(said["speaks"])
        return Guest(**said)

    @staticmethod
    def initial_of(row: VisitParticipant) -> dict[str, object]:
        """The fields filled with how somebody is printed and reached now."""
        return {
            name: getattr(row, name)
            for name in ParticipantForm.base_fields
            if name != "person"
        }


class ContactForm(forms.Form):
    """A contact of dialogue whose people take part."""

    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Contact"), empty_label=None
    )

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contact"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Contact.objects.filter(
                state__in=(Contact.State.PLANNED, Contact.State.HELD),
                merged_into=None,
            ).order_by("-on_day")[:200]


class CarForm(forms.Form):
    """A car with its driver."""

    label = forms.CharField(
        label=_("Label"), max_length=40, help_text=_("Short, as in A or bus 1")
    )
    seats = forms.IntegerField(
        label=_("Seats for passengers"), min_value=1, max_value=80
    )
    plate = forms.CharField(label=_("Number plate"), max_length=20, required=False)
    driver = forms.ModelChoiceField(
        VisitParticipant.objects.none(),
        label=_("Driver"),
        required=False,
        empty_label=_("not named"),
    )

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["driver"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = visit.participants.filter(
                role=VisitParticipant.Role.DRIVER, withdrawn_at=None
            )

    @staticmethod
    def initial_of(car: Car) -> dict[str, object]:
        """The fields filled with what is said of a car now."""
        return {
            "label": car.label,
            "seats": car.seats,
            "plate": car.plate,
            "driver": car.driver,
        }
