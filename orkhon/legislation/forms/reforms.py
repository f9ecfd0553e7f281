"""Forms of reforms: an event, and which of them a page shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.actions.reforms import WHAT_LENGTH, Event
from orkhon.legislation.forms.citing import CitingForm
from orkhon.legislation.models import Reform, Work
from orkhon.legislation.queries.reforms import Chosen, events_to_disagree_with
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Country
from orkhon.register.queries.labels import named


class EventForm(CitingForm):
    """A dated event of a reform, with the words that show it."""

    country = ByName(Country.objects.all(), label=_("Country"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("reform", "Kind"), choices=Reform.Kind.choices
    )
    name = forms.CharField(
        label=_("Reform"),
        max_length=200,
        help_text=_("Events of one reform share its name: Constitution of 2026"),
        widget=forms.TextInput(attrs={"list": "known-reforms", "autocomplete": "off"}),
    )
    on = PartialDate(_("Date"))
    what = forms.CharField(
        label=_("What happened"),
        max_length=WHAT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    works = forms.ModelMultipleChoiceField(
        Work.objects.all(),
        label=_("Laws that it made or changed"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True
        self.fields["reference"].required = True

    def event(self) -> Event:
        """What the action takes."""
        said = self.cleaned_data
        return Event(
            said["country"],
            said["kind"],
            said["name"],
            said["what"],
            said["on"],
            said["reference"],
            tuple(said["works"]),
        )

    @staticmethod
    def initial_of(row: Reform) -> dict[str, object]:
        """The event as it stands."""
        names = ("country", "kind", "name", "on", "what", "reference")
        return {name: getattr(row, name) for name in names} | {
            "works": list(row.works.all())
        }


class NewEventForm(EventForm):
    """A new event; it may contradict one that is kept."""

    needs_words = True

    disagrees_with = forms.ModelChoiceField(
        Reform.objects.none(),
        label=_("It contradicts"),
        required=False,
        empty_label=_("nothing that is kept"),
        help_text=_("Both stay and stand side by side."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [one.pk for one in events_to_disagree_with()]
        choice = self.fields["disagrees_with"]
        choice.queryset = Reform.objects.filter(pk__in=keys).select_related("country")  # type: ignore[attr-defined]  # -- a choice of models


class CorrectEventForm(EventForm):
    """An event said anew, with the reason."""

    why = forms.CharField(label=_("Why it is corrected"), max_length=300)


class ChoiceOfReforms(forms.Form):
    """Which reforms are shown."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(label=pgettext_lazy("reform", "Kind"), required=False)
    first = forms.IntegerField(
        label=_("From year"), required=False, min_value=1900, max_value=2200
    )
    last = forms.IntegerField(
        label=_("To year"), required=False, min_value=1900, max_value=2200
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = Country.objects.filter(reforms__isnull=False).distinct()
        self.fields["country"].choices = [  # type: ignore[attr-defined]  # -- a choice field
            ("", _("all")),
            *((one.code, named(one)) for one in countries),
        ]
        self.fields["kind"].choices = [("", _("all")), *Reform.Kind.choices]  # type: ignore[attr-defined]  # -- a choice field

    def chosen(self) -> Chosen:
        """What is asked for; what makes no sense is left out."""
        if not self.is_valid():
            return Chosen()
        said = self.cleaned_data
        return Chosen(said["country"], said["kind"], said["first"], said["last"])
