"""Forms of accreditation: the event, and what a journalist writes."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.models import Mission
from orkhon.press.models import Journalist
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit

MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def _moment(label: object, help_text: object = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,  # type: ignore[arg-type]  # -- a lazy word
        help_text=help_text,  # type: ignore[arg-type]  # -- a lazy word
        input_formats=MOMENTS,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "step": "300"}, format=MOMENTS[0]
        ),
    )


class EventForm(forms.Form):
    """An event to which journalists are accredited."""

    title = forms.CharField(label=pgettext_lazy("event", "Title"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    begins = _moment(_("Begins"))
    asks_until = _moment(_("Journalists may ask until"))
    zone = forms.CharField(
        label=_("By the clock of"),
        max_length=40,
        help_text=_("Name of the time zone, such as Asia/Baku"),
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("Empty: no limit"),
    )
    keep_days = forms.IntegerField(
        label=_("Personal data are kept for, in days after the event"),
        min_value=1,
        max_value=3650,
        help_text=_("By your rule; then they are erased by themselves"),
    )
    session = forms.ModelChoiceField(
        label=_("Session"), queryset=Session.objects.all(), required=False
    )
    mission = forms.ModelChoiceField(
        label=_("Mission"), queryset=Mission.objects.all(), required=False
    )
    visit = forms.ModelChoiceField(
        label=_("Visit"), queryset=Visit.objects.all(), required=False
    )

    def clean(self) -> dict[str, object]:
        """Of one thing at most."""
        said: dict[str, object] = super().clean() or {}
        if (
            sum(said.get(name) is not None for name in ("session", "mission", "visit"))
            > 1
        ):
            raise forms.ValidationError(
                _("An event belongs to a session, a mission or a visit, not to two.")
            )
        return said


class ApplyForm(forms.Form):
    """What a journalist writes; nothing more is asked."""

    name = forms.CharField(
        label=_("Name, as in your press card"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    outlet = forms.CharField(label=_("Outlet"), max_length=200)
    country = forms.CharField(label=_("Country"), max_length=120, required=False)
    work = forms.ChoiceField(
        label=pgettext_lazy("journalist", "Work"), choices=Journalist.Work.choices
    )
    equipment = forms.CharField(label=_("Equipment"), max_length=300, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )
