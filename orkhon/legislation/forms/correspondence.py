"""Forms of the workbench: a decision, the laws of a member."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.actions.deciding import NEED_A_REASON, Chosen
from orkhon.legislation.models import WITH_PARTNERS, Comparison, Status, Work
from orkhon.register.forms import ByName
from orkhon.register.models import Country

REASON_LENGTH = 2000
STATUSES = [
    (value, label) for value, label in Status.choices if value != Status.NOT_EXAMINED
]


class Ticked(forms.Field):
    """Values of all ticked boxes of one name, each perhaps several with spaces."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        return [one for each in super().clean(value) or [] for one in each.split()]


class DecisionForm(forms.Form):
    """What a member has made of a provision."""

    c = Ticked(label=_("Provisions that correspond"), required=False)
    s = forms.ChoiceField(
        label=_("Status"),
        choices=STATUSES,
        error_messages={"required": _("Choose a status.")},
    )
    reason = forms.CharField(
        label=_("Reason, in one or two sentences"),
        required=False,
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, comparison: Comparison, **more: Any) -> None:
        super().__init__(*args, **more)
        self.laws = {law.key: law for law in comparison.laws.all()}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        status = said.get("s")
        if not status:
            return said
        chosen, label = Status(status), Status(status).label
        if chosen in NEED_A_REASON and not said.get("reason", "").strip():
            words = gettext("“%(status)s” needs a reason.") % {"status": label}
            self.add_error("reason", words)
        if chosen in WITH_PARTNERS and not said.get("c"):
            words = gettext("“%(status)s” needs the provision that corresponds.")
            self.add_error("c", words % {"status": label})
        return said

    def partners(self) -> list[Chosen]:
        """The ticked provisions; none for a status that has none."""
        if Status(self.cleaned_data["s"]) not in WITH_PARTNERS:
            # A candidate that the machine ticked is not what a person says then.
            return []
        pairs = (value.partition(":") for value in self.cleaned_data["c"])
        return [
            (self.laws[key], eid)
            for key, _colon, eid in dict.fromkeys(pairs)
            if key in self.laws
        ]


class LawsForm(forms.Form):
    """Which laws of a member are compared."""

    def __init__(self, *args: Any, country: Country, **more: Any) -> None:
        super().__init__(*args, **more)
        of_country = Work.objects.filter(country=country)
        self.fields["laws"] = forms.ModelMultipleChoiceField(
            queryset=of_country,
            label=_("Laws on the subject"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )


class MemberForm(forms.Form):
    """A member whose laws are to be compared."""

    country = ByName(Country.objects.all(), label=_("Member"))
