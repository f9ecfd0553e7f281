"""Forms of the order of states: whose, on which day, who takes part; a forum's rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.observation.forms.missions import Day
from orkhon.protocol.models import OrderRule
from orkhon.protocol.queries.order import FORUMS
from orkhon.register.forms import ByName
from orkhon.register.models import Body
from orkhon.register.queries import labels


class BodiesByName(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """Several bodies, by their names in the reader's language."""

    def label_from_instance(self, obj: Body) -> str:
        return labels.named(obj)


def _standing(*kinds: Body.Kind) -> Any:
    return (
        Body.objects.filter(kind__in=kinds, dissolved_on="")
        .select_related("country")
        .order_by("country__english_sort_key", "english_sort_key")
    )


def forums() -> Any:
    """Bodies whose rules decide an order, a name or a flag."""
    return _standing(*FORUMS)


class OrderForm(forms.Form):
    """Whose order, and who takes part beside the members."""

    forum = ByName(Body.objects.none(), label=_("Forum"), empty_label=None)
    day = Day(_("Day"))
    observers = BodiesByName(Body.objects.none(), label=_("Observers"), required=False)
    organisations = BodiesByName(
        Body.objects.none(), label=_("Organisations"), required=False
    )
    guests = BodiesByName(Body.objects.none(), label=_("Guests"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parliaments = _standing(Body.Kind.PARLIAMENT)
        for name, rows in (
            ("forum", forums()),
            ("observers", parliaments),
            ("organisations", _standing(Body.Kind.ORGANISATION, Body.Kind.ASSEMBLY)),
            ("guests", parliaments),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.widget.attrs["size"] = 5


class RuleForm(forms.Form):
    """What the rules of a forum say of the order."""

    chair_first = forms.TypedChoiceField(
        label=_("Who presides stands"),
        choices=[
            ("", _("the rules do not say")),
            ("yes", _("before the other members")),
            ("no", _("in the alphabet, as every member")),
        ],
        required=False,
        coerce=lambda said: said == "yes",
        empty_value=None,
    )
    after_members = forms.ChoiceField(
        label=_("After the members"),
        choices=[("", _("the rules do not say")), *OrderRule.Groups.choices],
        required=False,
    )
    words = forms.CharField(
        label=_("Which text says so"),
        max_length=300,
        help_text=_("Such as: Rules of Procedure, article 12"),
    )
