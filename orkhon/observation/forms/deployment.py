"""Forms of deployment: teams, draws, routes, changes by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.engines.elections.sampling import Measure
from orkhon.engines.routes import Stage
from orkhon.observation.actions.teams import TeamSaid
from orkhon.observation.forms.stations import CityChoice
from orkhon.observation.models import (
    Mission,
    MissionCity,
    Observer,
    PollingStation,
    StationDraw,
    Team,
    Visit,
)
from orkhon.observation.queries.draws import CLUSTERS, STRATA, DrawSaid
from orkhon.observation.queries.moves import Move
from orkhon.observation.queries.route_problems import RouteSaid
from orkhon.observation.queries.teams import GONE, free_observers

HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
MEASURES = (
    (Measure.EQUAL.value, _("every cluster alike")),
    (Measure.UNITS.value, _("in proportion to its stations")),
    (Measure.SIZE.value, _("in proportion to its voters")),
)


class ObserverChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # -- takes none at run time
    """Observers with their parliament and languages."""

    def label_from_instance(self, obj: Any) -> str:
        languages = ", ".join(obj.languages)
        return f"{obj.code} {obj.name}" + (f" ({languages})" if languages else "")


class TeamForm(forms.Form):
    """A team: who, from where, with what."""

    code = forms.CharField(label=_("Code"), max_length=12)
    leader = forms.CharField(
        label=_("Who leads"),
        required=False,
        help_text=_("Code of the observer, such as TR-01; else the first one"),
    )
    home_name = forms.CharField(
        label=_("Where it stays"), max_length=160, required=False
    )
    home_latitude = forms.FloatField(label=_("Latitude"), required=False)
    home_longitude = forms.FloatField(label=_("Longitude"), required=False)
    car = forms.CharField(label=_("Car"), max_length=120, required=False)
    driver = forms.CharField(label=_("Driver"), max_length=160, required=False)
    driver_phone = forms.CharField(
        label=_("Driver’s telephone"), max_length=40, required=False
    )
    interpreter = forms.CharField(
        label=_("Interpreter"), max_length=160, required=False
    )
    languages = forms.CharField(
        label=_("Languages it works in"),
        required=False,
        help_text=_("Such as: kk, ru; left empty, those of its observers"),
    )
    starts_at = forms.TimeField(label=_("Leaves at"), required=False, widget=HOUR)
    ends_at = forms.TimeField(label=_("Is back by"), required=False, widget=HOUR)

    def __init__(
        self, *args: Any, mission: Mission, team: Team | None = None, **kwargs: Any
    ) -> None:
        if team is not None:
            kwargs.setdefault("initial", _initial(team))
        super().__init__(*args, **kwargs)
        rows = free_observers(mission)
        if team is not None:
            own = Observer.objects.filter(membership__team=team)
            rows = (
                Observer.objects.filter(mission=mission)
                .exclude(state__in=GONE)
                .filter(
                    pk__in=[
                        *rows.values_list("pk", flat=True),
                        *own.values_list("pk", flat=True),
                    ]
                )
            )
        observers = ObserverChoice(
            rows.select_related("parliament").order_by("code"),
            label=_("Observers"),
            widget=forms.CheckboxSelectMultiple,
            initial=kwargs.get("initial", {}).get("observers"),
        )
        city = CityChoice(mission, label=_("City"))
        fields = {"code": self.fields.pop("code"), "observers": observers, "city": city}
        self.fields = {**fields, **self.fields}

    def clean_languages(self) -> list[str]:
        words = self.cleaned_data["languages"].replace(",", " ").split()
        return [word.strip().lower()[:8] for word in words]

    def said(self) -> TeamSaid:
        """What was said, as the action takes it."""
        said = dict(self.cleaned_data)
        leader = said.pop("leader").strip()
        said["observers"] = sorted(
            said["observers"], key=lambda one: (one.code != leader, one.code)
        )
        return TeamSaid(**said)


def _initial(team: Team) -> dict[str, Any]:
    members = list(team.members.select_related("observer"))
    leading = next((one for one in members if one.leads), None)
    return {
        "code": team.code,
        "observers": [one.observer_id for one in members],
        "leader": "" if leading is None else leading.observer.code,
        "city": team.city_id,
        "home_name": team.home_name,
        "home_latitude": team.home_latitude,
        "home_longitude": team.home_longitude,
        "car": team.car,
        "driver": team.driver,
        "driver_phone": team.driver_phone,
        "interpreter": team.interpreter,
        "languages": ", ".join(team.languages),
        "starts_at": team.starts_at,
        "ends_at": team.ends_at,
    }


class WhyForm(forms.Form):
    """An act that must say why."""

    why = forms.CharField(label=_("Why"), max_length=240)


class DrawForm(forms.Form):
    """A draw before it is drawn."""

    design = forms.ChoiceField(label=_("Design"), choices=StationDraw.Design.choices)
    strata_by = forms.ChoiceField(
        label=_("Strata by"), choices=[*STRATA.items()], required=False
    )
    cluster_by = forms.ChoiceField(
        label=_("Clusters by"), choices=[*CLUSTERS.items()], required=False
    )
    per_cluster = forms.IntegerField(
        label=_("Stations in each cluster"), min_value=1, initial=1
    )
    measure = forms.ChoiceField(label=_("A cluster is drawn"), choices=MEASURES)
    size = forms.IntegerField(label=_("Stations to draw"), min_value=1)
    minimum = forms.IntegerField(
        label=_("At least in each stratum"), min_value=0, initial=1
    )
    reserves = forms.IntegerField(label=_("Reserves"), min_value=0, initial=0)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of stations"),
        choices=PollingStation.Kind.choices,
        initial=[PollingStation.Kind.ORDINARY],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    everywhere = forms.BooleanField(
        label=_("Stations in no city of the mission too"), required=False
    )
    seed = forms.CharField(
        label=_("Seed"),
        max_length=120,
        help_text=_(
            "Words or digits that decide the draw, best something that nobody could choose: a number announced in public"
        ),
    )
    why = forms.CharField(
        label=_("Why a new draw"),
        max_length=240,
        required=False,
        help_text=_("Only where a published draw stands; both stay"),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        city = CityChoice(mission, label=_("City"), empty_label=_("all cities"))
        self.fields = {"city": city, **self.fields}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        # What the chosen design has not is not asked of it.
        if "stratified" not in said.get("design", ""):
            said["strata_by"], said["minimum"] = "", 0
        if "clustered" not in said.get("design", ""):
            said["cluster_by"], said["per_cluster"] = "", 1
            said["measure"] = Measure.EQUAL.value
        return said

    def said(self) -> DrawSaid:
        """What was said, as the action takes it."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "why"}
        return DrawSaid(**said | {"kinds": tuple(said["kinds"])})


class RouteForm(forms.Form):
    """How long things take on the day."""

    opening_stay = forms.IntegerField(
        label=_("Minutes after polls open"), min_value=0, max_value=240, initial=30
    )
    visit = forms.IntegerField(
        label=_("Minutes of a visit"), min_value=5, max_value=240, initial=30
    )
    closing_lead = forms.IntegerField(
        label=_("Minutes before polls close"), min_value=0, max_value=240, initial=30
    )
    count = forms.IntegerField(
        label=_("Minutes of closing and count"), min_value=0, max_value=960, initial=240
    )
    speed = forms.FloatField(
        label=_("Kilometres an hour"), min_value=1, max_value=130, initial=30
    )
    most_visits = forms.IntegerField(
        label=_("Visits of a team at most"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Left empty, the visits are shared evenly as far as time allows"),
    )
    without_draw = forms.BooleanField(
        label=_("All stations of the city where no draw stands"), required=False
    )

    def said(self) -> RouteSaid:
        """What was said, as the action takes it."""
        return RouteSaid(**self.cleaned_data)


class VisitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- takes none at run time
    """A visit with team and stage."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.team.code} · {obj.station.code} · {obj.get_stage_display()}"


class MoveForm(forms.Form):
    """One change by hand; looked at first, then done with a reason."""

    ACTS = (
        ("move", _("move a visit to a team and place")),
        ("add", _("add a station")),
        ("drop", _("drop a visit")),
        ("replace", _("put another station in its place")),
    )
    act = forms.ChoiceField(label=_("What"), choices=ACTS)
    position = forms.IntegerField(
        label=_("Place in the team’s day"), min_value=1, max_value=99, initial=99
    )
    station = forms.CharField(
        label=_("Station"),
        max_length=24,
        required=False,
        help_text=_(
            "Its code, to add it or to put it in place; empty: the next reserve"
        ),
    )
    stage = forms.ChoiceField(
        label=_("Stage of an added station"),
        choices=[
            (Stage.VOTING.value, _("Voting")),
            (Stage.OPENING.value, _("Opening")),
            (Stage.COUNTING.value, _("Closing and counting")),
        ],
        required=False,
    )
    unreachable = forms.BooleanField(label=_("It could not be reached"), required=False)
    why = forms.CharField(label=_("Why"), max_length=240, required=False)

    def __init__(self, *args: Any, city: MissionCity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._city = city
        visits = Visit.objects.filter(team__city=city, cancelled_at=None)
        teams = Team.objects.filter(city=city).order_by("code")
        self.fields = {
            "act": self.fields.pop("act"),
            "visit": VisitChoice(
                visits.select_related("team", "station").order_by(
                    "team__code", "order"
                ),
                label=_("Visit"),
                required=False,
                empty_label=_("none"),
            ),
            "team": forms.ModelChoiceField(
                teams, label=_("To team"), required=False, empty_label=_("the same")
            ),
            **self.fields,
        }

    def clean_station(self) -> PollingStation | None:
        code = self.cleaned_data["station"].strip()
        if not code:
            return None
        found = PollingStation.objects.filter(
            mission=self._city.mission_id, code=code
        ).first()
        if found is None:
            raise forms.ValidationError(
                _("There is no station %(code)s."), params={"code": code}
            )
        return found

    def move(self, reserve: PollingStation | None) -> Move:
        """What was said, as the action takes it.

        Args:
            reserve: Whose turn it is where a station is replaced and none is named.
        """
        said = self.cleaned_data
        visit, team = said["visit"], said["team"]
        if said["act"] == "move" and team is None and visit is not None:
            team = visit.team
        station = said["station"]
        if said["act"] == "replace" and station is None:
            station = reserve
        return Move(
            said["act"],
            visit=None if said["act"] == "add" else visit,
            team=team if said["act"] in ("move", "add") else None,
            position=said["position"],
            station=station if said["act"] in ("add", "replace") else None,
            stage=Stage(said["stage"] or Stage.VOTING),
            unreachable=said["unreachable"] and said["act"] in ("drop", "replace"),
        )
