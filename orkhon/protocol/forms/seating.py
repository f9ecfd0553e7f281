"""Forms of seating: a new plan, who sits where, which plates are printed."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines.seating import MOST_SEATS
from orkhon.protocol.actions.seating import Occupant, Table
from orkhon.protocol.forms.order import forums
from orkhon.protocol.models import (
    ProgrammeItem,
    SeatingPlan,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.queries.plates import AS_ENTERED
from orkhon.register.forms import ByName
from orkhon.register.models import Body


class PlanForm(forms.Form):
    """A new seating plan."""

    title = forms.CharField(label=_("What it is for"), max_length=200)
    shape = forms.ChoiceField(
        label=pgettext_lazy("table", "Shape"), choices=SeatingPlan.Shape.choices
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_("Along a side; around a round table all of them; in a row"),
    )
    rows = forms.IntegerField(
        label=pgettext_lazy("seats", "Rows"),
        min_value=1,
        max_value=20,
        initial=1,
        required=False,
        help_text=_("For rows only"),
    )
    visit = forms.ModelChoiceField(
        Visit.objects.none(), label=_("Visit"), required=False, empty_label=_("none")
    )
    item = forms.ModelChoiceField(
        ProgrammeItem.objects.none(),
        label=_("Line of the programme"),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, visit: Visit | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if visit is None:
            self.fields["visit"].queryset = Visit.objects.order_by("-begins_on")  # type: ignore[attr-defined]  # -- a choice of models
            del self.fields["item"]
        else:
            del self.fields["visit"]
            self.fields["item"].queryset = visit.programme.filter(cancelled_at=None)  # type: ignore[attr-defined]  # -- a choice of models
        self._visit = visit

    def table(self) -> Table:
        """What the action takes."""
        said = self.cleaned_data
        return Table(
            said["title"],
            said["shape"],
            said["seats"],
            said["rows"] or 1,
            self._visit or said.get("visit"),
            said.get("item"),
        )


class ArrangeForm(forms.Form):
    """Who sits where: for each seat somebody of the visit, or a name."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        numbers: list[int],
        people: QuerySet[VisitParticipant] | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._numbers = numbers
        self._people = (
            {} if people is None else {str(one.number): one for one in people}
        )
        choices = [
            ("", "–"),
            *((key, one.name) for key, one in self._people.items()),
        ]
        for number in numbers:
            if self._people:
                self.fields[f"who-{number}"] = forms.ChoiceField(
                    choices=choices, required=False
                )
            self.fields[f"name-{number}"] = forms.CharField(
                required=False, max_length=200
            )
            self.fields[f"post-{number}"] = forms.CharField(
                required=False, max_length=240
            )

    def seats(self) -> dict[int, Occupant]:
        """What the action takes; a person goes before a name."""
        said = self.cleaned_data
        found = {}
        for number in self._numbers:
            person = self._people.get(said.get(f"who-{number}", ""))
            name = said.get(f"name-{number}", "").strip()
            if person is not None:
                found[number] = Occupant(person)
            elif name:
                found[number] = Occupant(None, name, said.get(f"post-{number}", ""))
        return found


class PlatesForm(forms.Form):
    """Which plates: in which scripts, by which forum's designations."""

    first = forms.ChoiceField(
        label=_("Name"),
        choices=[(AS_ENTERED, _("as entered")), *settings.LANGUAGES],
        required=False,
    )
    second = forms.ChoiceField(
        label=_("Second name, smaller"),
        choices=[("none", _("none")), *settings.LANGUAGES],
        required=False,
    )
    forum = ByName(
        Body.objects.none(),
        label=_("Designation by forum"),
        required=False,
        empty_label=_("none: the body they come from"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forum"].queryset = forums()  # type: ignore[attr-defined]  # -- a choice of models

    def languages(self) -> list[str]:
        """In which names are printed."""
        said = self.cleaned_data
        second = said.get("second") or "none"
        return [
            said.get("first") or AS_ENTERED,
            *([second] if second != "none" else []),
        ]
