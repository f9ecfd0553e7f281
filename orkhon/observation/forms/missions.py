"""Forms of a mission: itself, its rules, its steps, its cities and coordinators."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.missions import MissionPlan
from orkhon.observation.actions.rules import NewRules
from orkhon.observation.actions.timeline import StepPlan
from orkhon.observation.models import (
    ElectoralRules,
    Mission,
    MissionCity,
    MissionStep,
    VoteKind,
)
from orkhon.record.roles import Role
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Country, Person
from orkhon.register.queries import near_persons

LINES = forms.Textarea(attrs={"rows": 3})
SAME = 0.5
"""From here up the names engine takes two spellings for one name."""
LARGEST_FILE = 20 * 1024 * 1024


class Day(forms.DateField):
    """A day of the calendar, chosen or typed as 2027-03-14."""

    def __init__(self, label: object, **kwargs: Any) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]  # -- a lazy text
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )


class Hour(forms.TimeField):
    """Hours and minutes, 18:00."""

    def __init__(self, label: object, **kwargs: Any) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]  # -- a lazy text
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            **kwargs,
        )


class PersonField(forms.CharField):
    """A person of the register in any spelling; where several may be meant, it asks."""

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value).strip()
        if not text:
            return None
        found = near_persons(text, 4)
        near = [one for one, _score in found]
        sure = [one for one, score in found if score >= SAME]
        fold = names.fold(text)
        exact = [one for one in sure if names.fold(one.display_name) == fold]
        if len(exact) == 1 or len(sure) == 1:
            return (exact or sure)[0]
        if not near:
            raise forms.ValidationError(
                gettext("Nobody in the register is called “%(name)s”.") % {"name": text}
            )
        raise forms.ValidationError(
            gettext("Several persons may be meant: %(names)s. Write one of them.")
            % {"names": "; ".join(one.display_name for one in near)}
        )


class FileField(forms.FileField):
    """One file of at most 20 MB, whole in memory."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file: UploadedFile | None = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                gettext("%(name)s is larger than 20 MB.") % {"name": file.name}
            )
        return file


class MissionForm(forms.Form):
    """A mission; what is not known stays empty."""

    title = forms.CharField(label=_("Title"), max_length=200)
    vote_kind = forms.ChoiceField(label=_("Kind of vote"), choices=VoteKind.choices)
    country = ByName(Country.objects.all(), label=_("Country"))
    vote_on = Day(_("Day of the vote"))
    time_zone = forms.CharField(
        label=_("Time zone of the host"),
        max_length=64,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )
    polls_open = Hour(_("Polls open"), required=False)
    polls_close = Hour(_("Polls close"), required=False)
    rules = forms.ModelChoiceField(
        ElectoralRules.objects.select_related("country"),
        label=_("Electoral rules in force"),
        required=False,
    )
    legal_basis = forms.CharField(
        label=_("Legal basis of the mission"), widget=LINES, required=False
    )
    issuer = forms.ChoiceField(
        label=_("Who invited"),
        choices=[("", _("not known")), *Mission.Issuer.choices],
        required=False,
    )
    issuer_name = forms.CharField(
        label=_("Name of the authority"), max_length=240, required=False
    )
    invited_on = PartialDate(_("Invited on"))
    head = PersonField(
        label=_("Head of the mission"),
        required=False,
        help_text=_("In any spelling or script, as the register knows it"),
    )
    arrives_on = Day(_("Arrives"), required=False)
    departs_on = Day(_("Departs"), required=False)
    deadline_days = forms.IntegerField(
        label=_("List to the ministry: calendar days before the vote"),
        min_value=0,
        max_value=365,
        required=False,
    )
    deadline_time = Hour(
        _("List to the ministry: until this hour of the host"), required=False
    )
    refuses_observed_country = forms.BooleanField(
        label=_("The mission takes nobody from the country whose vote it observes"),
        required=False,
        initial=True,
    )
    least_parliaments_a_team = forms.IntegerField(
        label=_("Parliaments in a team, at least"), min_value=1, max_value=9, initial=2
    )
    asks_position = forms.BooleanField(
        label=_("Phones are asked for their position on the day"), required=False
    )
    positions_kept_days = forms.IntegerField(
        label=_("Positions are deleted so many days after the vote"),
        min_value=0,
        max_value=365,
        initial=7,
    )
    documents_kept_days = forms.IntegerField(
        label=_("Documents of observers are deleted so many days after the vote"),
        min_value=0,
        max_value=3650,
        initial=30,
    )
    sample = forms.BooleanField(
        label=_("Sample: everything is invented"), required=False
    )

    def plan(self) -> MissionPlan:
        """What was filled in, as the action takes it."""
        return MissionPlan(**self.cleaned_data)

    @staticmethod
    def initial_of(mission: Mission) -> dict[str, object]:
        """The fields filled with what is said of a mission now."""
        said: dict[str, object] = {
            name: getattr(mission, name) for name in MissionForm.base_fields
        }
        return said | {"head": "" if mission.head is None else str(mission.head)}


class TemplateForm(MissionForm):
    """A mission after an earlier one; its rules and deadline come from there."""

    with_cities = forms.BooleanField(
        label=_("Take over the cities as well"), required=False
    )

    def plan(self) -> MissionPlan:
        said = dict(self.cleaned_data)
        said.pop("with_cities")
        return MissionPlan(**said)


class InvitationForm(forms.Form):
    """The letter that invited."""

    file = FileField(label=_("Letter of invitation"))


class RulesForm(forms.Form):
    """Electoral rules with their dates."""

    country = ByName(Country.objects.all(), label=_("Country"))
    vote_kind = forms.ChoiceField(label=_("Kind of vote"), choices=VoteKind.choices)
    name = forms.CharField(label=_("Name of the rules"), max_length=200)
    configuration = forms.CharField(
        label=_("What they lay down"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "One thing a line, such as “ballot classes: for, against, invalid, not"
            " counted”. Only what is known; what is left out is not known."
        ),
    )
    from_on = PartialDate(_("In force from"))
    to_on = PartialDate(_("In force until"))
    legal_reference = forms.CharField(
        label=_("Legal reference"), max_length=300, required=False
    )

    def clean_configuration(self) -> dict[str, JSON]:
        """Lines of `thing: value`; numbers and yes or no become what they are."""
        found: dict[str, JSON] = {}
        for number, line in enumerate(
            self.cleaned_data["configuration"].splitlines(), start=1
        ):
            if not line.strip():
                continue
            thing, colon, value = (part.strip() for part in line.partition(":"))
            if not (thing and colon and value):
                raise forms.ValidationError(
                    gettext("Line %(n)d is no “thing: value”: %(line)s")
                    % {"n": number, "line": line}
                )
            if thing in found:
                raise forms.ValidationError(
                    gettext("Line %(n)d says %(thing)s again")
                    % {"n": number, "thing": thing}
                )
            found[thing] = _value(value)
        return found

    def new(self) -> NewRules:
        """What was filled in, as the action takes it."""
        return NewRules(**self.cleaned_data)


class EndRulesForm(forms.Form):
    """Until when rules were in force."""

    to_on = PartialDate(_("In force until"))


class StepForm(forms.Form):
    """A step of the timeline, in the host's time."""

    stage = forms.ChoiceField(label=_("Stage"), choices=MissionStep.Stage.choices)
    title = forms.CharField(label=_("What is to be done"), max_length=240)
    on = Day(_("Day"), required=False)
    at = Hour(_("Hour, in the host’s time"), required=False)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (said.get("on") is None) != (said.get("at") is None):
            self.add_error(
                "at", gettext("A step has both a day and an hour, or neither.")
            )
        return said

    def plan(self, mission: Mission) -> StepPlan:
        """What was filled in, with the mission's zone."""
        said = self.cleaned_data
        due = (
            None
            if said["on"] is None
            else datetime.combine(said["on"], said["at"], ZoneInfo(mission.time_zone))
        )
        return StepPlan(said["stage"], said["title"], due, said["place"])


class CityForm(forms.Form):
    """A city in which the mission has teams."""

    name = forms.CharField(label=_("City"), max_length=120)
    local_name = forms.CharField(
        label=_("As it is written there"), max_length=120, required=False
    )
    local_language = forms.CharField(
        label=_("In which language"),
        max_length=8,
        required=False,
        help_text=_("kk, ru …"),
    )
    latitude = forms.FloatField(label=_("Latitude"), required=False)
    longitude = forms.FloatField(label=_("Longitude"), required=False)


class CoordinatorForm(forms.Form):
    """An account that runs the mission, or its part in one city."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Account"))
    city = forms.ModelChoiceField(
        MissionCity.objects.none(),
        label=_("City"),
        required=False,
        empty_label=_("the whole mission"),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = User.objects.filter(is_active=True).exclude(
            role_rows__role=Role.ADMINISTRATOR
        )
        for name, rows in (
            ("user", accounts.order_by("display_name")),
            ("city", mission.cities.all()),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


def _value(text: str) -> JSON:
    """A number or truth where the text is one, a list where commas part it."""
    try:
        found = json.loads(text)
    except ValueError:
        parts = [part.strip() for part in text.split(",")]
        return text if len(parts) == 1 else list(parts)
    return found if isinstance(found, int | float | bool) else text
