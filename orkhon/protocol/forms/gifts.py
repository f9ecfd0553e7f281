"""Forms of the register of gifts; one line enters one gift."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.forms.missions import PersonField
from orkhon.protocol.actions.gifts import Exchanged
from orkhon.protocol.models import Gift, Visit
from orkhon.protocol.queries.gifts import years
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body

BODIES = (
    Body.Kind.ASSEMBLY,
    Body.Kind.PARLIAMENT,
    Body.Kind.CHAMBER,
    Body.Kind.ORGANISATION,
    Body.Kind.AUTHORITY,
)


def _bodies() -> Any:
    return (
        Body.objects.filter(kind__in=BODIES, dissolved_on="")
        .select_related("country")
        .order_by("country__english_sort_key", "english_sort_key")
    )


class GiftForm(forms.Form):
    """A gift in one line; what is rarely needed stands behind the line."""

    direction = forms.ChoiceField(
        label=pgettext_lazy("gift", "Direction"), choices=Gift.Direction.choices
    )
    what = forms.CharField(label=pgettext_lazy("gift", "Gift"), max_length=240)
    person = PersonField(
        label=_("To or from: person"),
        required=False,
        max_length=200,
        help_text=_("In any spelling"),
    )
    body = ByName(
        Body.objects.none(),
        label=_("To or from: body"),
        required=False,
        empty_label=_("no body"),
    )
    on = PartialDate(_("Date"))
    worth = forms.DecimalField(
        label=_("Worth"), required=False, max_digits=12, decimal_places=2
    )
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)
    occasion = forms.CharField(label=_("Occasion"), required=False, max_length=200)
    ours = PersonField(label=_("On whose behalf"), required=False, max_length=200)
    visit = forms.ModelChoiceField(
        Visit.objects.none(), label=_("Visit"), required=False, empty_label=_("none")
    )
    kept_at = forms.CharField(label=_("Kept at"), required=False, max_length=160)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)
    repeated_why = forms.CharField(required=False, max_length=300)

    FIRST = ("direction", "what", "person", "body", "on", "worth", "currency")
    MORE = ("occasion", "ours", "visit", "kept_at", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = _bodies()  # type: ignore[attr-defined]  # -- a choice of models
        self.fields["visit"].queryset = Visit.objects.order_by("-begins_on")  # type: ignore[attr-defined]  # -- a choice of models

    @property
    def line(self) -> list[forms.BoundField]:
        """What stands in the line."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What stands behind it."""
        return [self[name] for name in self.MORE]

    def exchanged(self) -> Exchanged:
        """What the action takes."""
        said = dict(self.cleaned_data)
        del said["repeated_why"]
        return Exchanged(**said)


class FilterForm(forms.Form):
    """Which gifts are listed."""

    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None
    )
    direction = forms.ChoiceField(
        label=pgettext_lazy("gift", "Direction"),
        choices=[("", _("both")), *Gift.Direction.choices],
        required=False,
    )
    person = PersonField(label=_("Person"), required=False, max_length=200)
    body = ByName(
        Body.objects.none(), label=_("Body"), required=False, empty_label=_("all")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [  # type: ignore[attr-defined]  # -- a choice
            ("", _("all")),
            *((one, str(one)) for one in years()),
        ]
        self.fields["body"].queryset = _bodies()  # type: ignore[attr-defined]  # -- a choice of models
