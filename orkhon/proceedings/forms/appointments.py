"""Forms of appointments: a candidate, the rule, why one is withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines.voting import RULES
from orkhon.observation.forms.missions import PersonField
from orkhon.proceedings.actions.appointments import LONGEST_REASON, Candidate
from orkhon.proceedings.forms.minutes import ItemField
from orkhon.proceedings.models import AgendaItem, Session, Sitting
from orkhon.proceedings.queries.appointments import posts_for
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.rules import rule_words
from orkhon.register.forms import ByName
from orkhon.register.models import Body, Post, check_partial_date


class CandidateForm(forms.Form):
    """Somebody proposed for a post."""

    post = ByName(Post.objects.none(), label=_("Post"), empty_label=_("choose one"))
    person = PersonField(
        label=_("Candidate"),
        max_length=200,
        help_text=_("In any spelling that the register knows"),
    )
    on_behalf_of = ByName(
        Body.objects.none(),
        label=_("On behalf of"),
        required=False,
        empty_label=_("no parliament"),
    )
    from_on = forms.CharField(
        label=_("Takes it up on"),
        max_length=10,
        validators=[check_partial_date],
        help_text=_("2025, 2025-06 or 2025-06-12"),
    )
    years = forms.IntegerField(
        label=_("Term in years"),
        required=False,
        min_value=1,
        max_value=10,
        help_text=_("Empty where the rules do not say; the end is computed"),
    )
    reason = forms.CharField(
        label=_("Why out of turn"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Only where the post goes by rotation and it is another’s turn"),
    )
    item = ItemField(
        AgendaItem.objects.none(),
        label=_("Item"),
        required=False,
        empty_label=_("no item"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts: Any = self.fields["post"]
        posts.queryset = Post.objects.filter(
            pk__in=[one.pk for one in posts_for(session)]
        ).select_related("body")
        own: Any = self.fields["on_behalf_of"]
        day = session.from_day
        keys = (
            []
            if day is None
            else [m.parliament.key for m in members(session.organ, day)]
        )
        own.queryset = (
            Body.objects.filter(key__in=keys)
            .select_related("country")
            .order_by("country__english_sort_key")
        )
        items: Any = self.fields["item"]
        items.queryset = session.items.order_by("precedence")

    def candidate(self) -> Candidate:
        """What the action takes."""
        given = self.cleaned_data
        return Candidate(
            given["post"],
            given["person"],
            given["on_behalf_of"],
            given["from_on"],
            given["years"],
            given["reason"],
        )


def _rules() -> list[tuple[str, str]]:
    return [
        ("", gettext("the organ’s own, where it is set")),
        *((key, rule_words(key)) for key in RULES),
    ]


class SittingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A sitting of the session by its number."""

    def label_from_instance(self, obj: Sitting) -> str:
        return gettext("Sitting %(number)d") % {"number": obj.number}


class PutForm(forms.Form):
    """The rule under which a candidate is put, and in which sitting."""

    rule = forms.ChoiceField(label=_("Rule"), choices=_rules, required=False)
    sitting = SittingField(
        Sitting.objects.none(),
        label=pgettext_lazy("question", "In sitting"),
        required=False,
        empty_label=_("no sitting"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sittings: Any = self.fields["sitting"]
        sittings.queryset = session.sittings.order_by("number")
        sittings.label_from_instance = lambda one: (
            gettext("Sitting %(number)d") % {"number": one.number}
        )


class WithdrawForm(forms.Form):
    """Why a candidate is taken back."""

    reason = forms.CharField(label=_("Why"), max_length=300)
