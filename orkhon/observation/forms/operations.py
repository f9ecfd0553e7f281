"""Forms of the operations room: what it shows, and what a person decides there."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from orkhon.observation.models import (
    FormStage,
    Incident,
    Mission,
    MissionCity,
    Observer,
    PollingStation,
    Submission,
    Team,
)
from orkhon.observation.queries.operations.scope import Scope
from orkhon.observation.queries.received import STATES

STAGES = [one for one in FormStage.choices if one[0] not in {"incident", "other"}]
LARGEST_QUEUE = 100 * 1024 * 1024


class RoomForm(forms.Form):
    """City, stage and team; the address carries them."""

    city = forms.ModelChoiceField(
        label=_("City"),
        queryset=MissionCity.objects.none(),
        to_field_name="name",
        required=False,
        empty_label=_("all cities"),
    )
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("all stages")), *STAGES]
    )
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("all teams"),
    )

    def __init__(
        self, *args: Any, mission: Mission, city: MissionCity | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._mission, self._city = mission, city
        cities = MissionCity.objects.filter(mission=mission)
        teams = Team.objects.filter(mission=mission)
        if city is not None:
            cities, teams = cities.filter(pk=city.pk), teams.filter(city=city)
            self.fields["city"].empty_label = None  # type: ignore[attr-defined]  # -- a list, see above
        _rows(self, "city", cities)
        _rows(self, "team", teams)

    def scope(self) -> Scope:
        """What was chosen; a field that is wrong narrows nothing, the right does."""
        said = self.cleaned_data if self.is_valid() else {}
        return Scope(
            self._mission,
            self._city or said.get("city"),
            said.get("stage", ""),
            said.get("team"),
        )


class ReceivedForm(RoomForm):
    """Which received forms the list shows."""

    station = forms.CharField(label=_("Station"), required=False, max_length=24)
    observer = forms.ModelChoiceField(
        label=_("Observer"),
        queryset=Observer.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("all observers"),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    def __init__(
        self, *args: Any, mission: Mission, city: MissionCity | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, mission=mission, city=city, **kwargs)
        people = Observer.objects.filter(mission=mission).order_by("code")
        if city is not None:
            people = people.filter(membership__team__city=city)
        _rows(self, "observer", people)
        self.fields["stage"].choices = [  # type: ignore[attr-defined]  # -- a list, see above
            ("", _("all stages")),
            *FormStage.choices,
        ]


class WhyForm(forms.Form):
    """A reason, in a line or two."""

    why = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class PlaceForm(forms.Form):
    """At which station a form was filled."""

    station = forms.ModelChoiceField(
        label=_("Station"),
        queryset=PollingStation.objects.none(),
        to_field_name="code",
        widget=forms.TextInput,
        help_text=_("Its code, such as KT-017."),
        error_messages={
            "invalid_choice": _("The mission has no station of this code.")
        },
    )
    why = forms.CharField(label=_("How it is known"), required=False, max_length=500)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rows(self, "station", PollingStation.objects.filter(mission=mission))


class ReviewForm(forms.Form):
    """Where a form stands for those who read it."""

    review = forms.ChoiceField(
        label=_("Review"),
        required=False,
        choices=[
            one
            for one in Submission.Review.choices
            if one[0] != Submission.Review.EDITED
        ],
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ConflictForm(forms.Form):
    """Which of several forms of one station and stage count."""

    counts = forms.ModelMultipleChoiceField(
        label=_("What counts"), queryset=Submission.objects.none()
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, found: list[Submission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found = found
        ids = [one.pk for one in found]
        _rows(self, "counts", Submission.objects.filter(pk__in=ids))
        self.fields["seen"].initial = ",".join(str(one) for one in ids)

    def clean_seen(self) -> str:
        """The forms as the person saw them; one that came meanwhile is looked at."""
        seen = str(self.cleaned_data["seen"])
        if seen != ",".join(str(one.pk) for one in self._found):
            raise forms.ValidationError(
                _("Another form came meanwhile; look at them again.")
            )
        return seen


class StepForm(forms.Form):
    """What was done about an incident, and where it stands now."""

    text = forms.CharField(
        label=_("What was done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    state = forms.ChoiceField(label=_("It is now"), choices=Incident.State.choices)


class SeverityForm(forms.Form):
    """How grave an incident is."""

    severity = forms.ChoiceField(label=_("Severity"), choices=Incident.Severity.choices)
    why = forms.CharField(label=_("Why"), max_length=500)


class MessageForm(forms.Form):
    """A message, and to whom; one sort of addressee at a time."""

    to = forms.ChoiceField(label=_("To"))
    text = forms.CharField(
        label=_("Message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    needs_answer = forms.BooleanField(
        label=_("Ask everybody for an answer"), required=False
    )
    by_text = forms.BooleanField(label=_("As a text message too"), required=False)

    def __init__(
        self,
        *args: Any,
        mission: Mission,
        city: MissionCity | None,
        sends_texts: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._mission = mission
        cities = MissionCity.objects.filter(mission=mission)
        teams = Team.objects.filter(mission=mission)
        people = Observer.objects.filter(mission=mission, membership__isnull=False)
        if city is not None:
            cities, teams = cities.filter(pk=city.pk), teams.filter(city=city)
            people = people.filter(membership__team__city=city)
        whole = [("all", _("all teams"))] if city is None else []
        choices: list[Any] = [
            *whole,
            (_("Cities"), [(f"city:{one.pk}", one.name) for one in cities]),
            (
                _("Teams"),
                [
                    (f"team:{one.code}", _("team %(code)s") % {"code": one.code})
                    for one in teams
                ],
            ),
            (
                _("Observers"),
                [
                    (f"observer:{one.code}", f"{one.code} {one.name}")
                    for one in people.order_by("code")
                ],
            ),
        ]
        self.fields["to"].choices = [one for one in choices if one[1]]  # type: ignore[attr-defined]  # -- a list, see above
        if not sends_texts:
            del self.fields["by_text"]

    def addressee(self) -> dict[str, Any]:
        """Whom `send_message` is to write to."""
        kind, _sign, key = self.cleaned_data["to"].partition(":")
        if kind == "city":
            return {"city": MissionCity.objects.get(mission=self._mission, pk=key)}
        if kind == "team":
            return {"teams": [Team.objects.get(mission=self._mission, code=key)]}
        if kind == "observer":
            rows = Observer.objects.filter(mission=self._mission)
            return {"observer": rows.get(code=key)}
        return {}


class TextForm(forms.Form):
    """A text that could not be read: whose it is, and what it was meant to say."""

    observer = forms.ModelChoiceField(
        label=_("From"),
        queryset=Observer.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("not known"),
    )
    coded = forms.CharField(
        label=_("As a coded text"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Put right by hand, it becomes a form; what came stays beside it."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=500)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rows(
            self,
            "observer",
            Observer.objects.filter(mission=mission).order_by("code"),
        )


class QueueForm(forms.Form):
    """The file that an observer's phone wrote."""

    file = forms.FileField(
        label=_("File from the observer’s phone"),
        help_text=_("Its name ends in .orkhon-queue.json."),
    )

    def clean_file(self) -> Any:
        """A file of a size that can be read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_QUEUE:
            raise forms.ValidationError(_("The file is larger than 100 MB."))
        return file


def _rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
