"""Forms of visits: the visit, its category, invitations and answers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.forms.missions import LINES, Day, PersonField
from orkhon.protocol.actions.visits import VisitPlan
from orkhon.protocol.models import (
    Entitlement,
    Invitation,
    Visit,
    VisitCategory,
    VisitParticipant,
)
from orkhon.register.forms import ByName
from orkhon.register.models import Body

KINDS = (
    Body.Kind.PARLIAMENT,
    Body.Kind.ASSEMBLY,
    Body.Kind.SECRETARIAT,
    Body.Kind.ORGANISATION,
    Body.Kind.AUTHORITY,
    Body.Kind.COUNCIL,
    Body.Kind.COMMISSION,
    Body.Kind.GROUP,
)
"""Kinds of bodies that travel and receive."""


def bodies() -> Any:
    """Bodies that stand, in English order."""
    return (
        Body.objects.filter(kind__in=KINDS, dissolved_on="")
        .select_related("country")
        .order_by("country__english_sort_key", "english_sort_key")
    )


class VisitForm(forms.Form):
    """What is said of a visit."""

    title = forms.CharField(label=_("Title"), max_length=200)
    direction = forms.ChoiceField(
        label=pgettext_lazy("visit", "Received or paid"),
        choices=Visit.Direction.choices,
    )
    guest = ByName(Body.objects.none(), label=_("Whose delegation travels"))
    host = ByName(Body.objects.none(), label=_("Who receives it"))
    begins_on = Day(_("First day"))
    ends_on = Day(_("Last day"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    time_zone = forms.CharField(
        label=_("Time zone of the place"),
        max_length=40,
        help_text=_("As the time zone database calls it: Asia/Baku"),
    )
    category = forms.ModelChoiceField(
        VisitCategory.objects.all(),
        label=_("Category"),
        required=False,
        empty_label=_("not set"),
        help_text=_("Decides what guests are entitled to"),
    )
    minutes_between = forms.IntegerField(
        label=_("Least minutes from one place to another"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Empty: not set; then only overlaps are flagged"),
    )
    purpose = forms.CharField(label=_("Purpose"), widget=LINES, required=False)
    note = forms.CharField(
        label=_("Note of the Secretariat"),
        widget=LINES,
        required=False,
        help_text=_("Never in a paper that goes out"),
    )
    sample = forms.BooleanField(
        label=_("Sample: everything is invented"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("guest", "host"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = bodies()

    def plan(self) -> VisitPlan:
        """What was filled in, as the action takes it."""
        return VisitPlan(**self.cleaned_data)

    @staticmethod
    def initial_of(visit: Visit) -> dict[str, object]:
        """The fields filled with what is said of a visit now."""
        return {name: getattr(visit, name) for name in VisitForm.base_fields}


class CancelForm(forms.Form):
    """Why something is cancelled or somebody is withdrawn."""

    why = forms.CharField(label=_("Why"), max_length=300)


class InvitationForm(forms.Form):
    """To whom an invitation went."""

    to_person = PersonField(
        label=_("Person"),
        required=False,
        help_text=_("In any spelling or script, as the register knows it"),
    )
    to_body = ByName(
        Body.objects.none(),
        label=_("Body"),
        required=False,
        empty_label=_("no body"),
    )
    sent_on = Day(_("Sent on"))
    answer_by = Day(_("Answer until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sent_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        field = self.fields["to_body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies()


class AnswerForm(forms.Form):
    """What was answered."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            one
            for one in Invitation.Answer.choices
            if one[0] != Invitation.Answer.WAITING
        ],
    )
    on = Day(pgettext_lazy("day", "On"))
    words = forms.CharField(label=_("In their words"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class CategoryForm(forms.Form):
    """A category of visits as the assembly's rules name it."""

    title = forms.CharField(label=_("Name of the category"), max_length=120)
    rule = forms.CharField(
        label=_("Which rule says so"), max_length=240, required=False
    )


class EntitlementForm(forms.Form):
    """What guests of a category receive."""

    what = forms.CharField(label=_("What guests receive"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What the programme is asked"), choices=Entitlement.Kind.choices
    )
    role = forms.ChoiceField(
        label=_("For whom"),
        choices=[("", _("all guests")), *VisitParticipant.Role.choices],
        required=False,
    )
