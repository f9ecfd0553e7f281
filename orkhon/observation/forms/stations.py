"""Forms of stations: a list to bring in, its columns, a station's place, cities of areas."""

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines import periods
from orkhon.observation.actions.stations import NOTATION, Naming
from orkhon.observation.intake.coordinates import Notation
from orkhon.observation.intake.station_columns import FIELDS
from orkhon.observation.intake.station_tables import LARGEST_FILE, Table
from orkhon.observation.models import (
    Mission,
    MissionCity,
    PollingStation,
    StationImport,
)
from orkhon.observation.queries.stations import AreaLine

FIELD_LABELS = {
    "code": _("Code"),
    "number": pgettext_lazy("station", "Number"),
    "name": _("Name of the place"),
    "address": _("Address"),
    "region": _("Region"),
    "district": _("District"),
    "city": _("City or village"),
    "abroad": _("Country, of a station abroad"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "kind": _("Kind of station"),
    "settlement": _("Urban or rural"),
    "voters": _("Voters on the list"),
    "as_of": _("Date of that number"),
}
NOTATIONS = (
    (Notation.POINT, _("with a decimal point: 43.25654")),
    (Notation.COMMA, _("with a decimal comma: 43,25654")),
    (Notation.SEXAGESIMAL, _("in degrees and minutes: 43° 15′ 24″ N")),
)


class BringForm(forms.Form):
    """A file with stations."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), one station a line, with a head"),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("At most %(most)d MB are read."),
                params={"most": LARGEST_FILE // 1024**2},
            )
        return file


class PartForm(forms.Form):
    """Another sheet, or another way to read the letters."""

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"] = forms.ChoiceField(
            label=_("Sheet, or how letters are written"),
            choices=[(one, one) for one in table.parts],
            initial=table.part,
        )


class ColumnsForm(forms.Form):
    """Which column of the list is which."""

    as_of = forms.CharField(
        label=_("The numbers of voters are as of"),
        required=False,
        help_text=_("2027-02-20, or 2027-02 when the day is not known"),
    )
    notation = forms.ChoiceField(label=_("Coordinates are written"), choices=NOTATIONS)
    withdraws_missing = forms.BooleanField(
        label=_("Stations that this list does not name are withdrawn"), required=False
    )

    def __init__(
        self, *args: Any, table: Table, brought: StationImport, **kwargs: Any
    ) -> None:
        kwargs.setdefault("prefix", "list")
        super().__init__(*args, **kwargs)
        self.fields["as_of"].initial = brought.figures_as_of
        self.fields["notation"].initial = brought.mapping.get(NOTATION)
        self.fields["withdraws_missing"].initial = brought.withdraws_missing
        choices = [("", _("not in this list")), *((one, one) for one in table.head)]
        for ours in FIELDS:
            self.fields[f"column_{ours}"] = forms.ChoiceField(
                label=FIELD_LABELS[ours],
                choices=choices,
                required=False,
                initial=brought.mapping.get(ours, ""),
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields that name columns, in our order."""
        return [self[f"column_{ours}"] for ours in FIELDS]

    @property
    def others(self) -> list[forms.BoundField]:
        """The other questions."""
        return [self["as_of"], self["notation"], self["withdraws_missing"]]

    def clean_as_of(self) -> str:
        text: str = self.cleaned_data["as_of"].strip()
        try:
            if text:
                periods.parse(text)
        except periods.PartialDateError as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def naming(self) -> Naming:
        """What was said, as the action takes it."""
        said = self.cleaned_data
        return Naming(
            columns={
                ours: said[f"column_{ours}"]
                for ours in FIELDS
                if said[f"column_{ours}"]
            },
            notation=said["notation"],
            as_of=said["as_of"],
            withdraws_missing=said["withdraws_missing"],
        )


class CityChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- takes none at run time
    """One of a mission's cities, or none."""

    def __init__(self, mission: Mission | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("none"))
        kwargs.setdefault("required", False)
        rows = MissionCity.objects.none() if mission is None else mission.cities.all()
        super().__init__(rows, **kwargs)


class PlaceForm(forms.Form):
    """A station's city and coordinates, by hand."""

    latitude = forms.FloatField(label=_("Latitude"), required=False)
    longitude = forms.FloatField(label=_("Longitude"), required=False)
    why = forms.CharField(
        label=_("Why"), max_length=240, help_text=_("Who told it, or where it was seen")
    )

    def __init__(self, *args: Any, station: PollingStation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        city = CityChoice(station.mission, label=_("City"))
        self.fields = {"city": city, **self.fields}
        city.initial = station.city_id
        self.fields["latitude"].initial = station.latitude
        self.fields["longitude"].initial = station.longitude


class WithdrawForm(forms.Form):
    """Why a station is withdrawn."""

    why = forms.CharField(label=_("Why it is withdrawn"), max_length=240)


class AreasForm(forms.Form):
    """A city for each area."""

    def __init__(
        self, *args: Any, mission: Mission, lines: list[AreaLine], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        choices = [
            ("", _("as the wider area")),
            *((str(one.pk), one.name) for one in mission.cities.all()),
        ]
        for line in lines:
            own = line.area.city or line.proposed
            label = format_lazy("{}: {}", lazystr(line.area.name), _("city"))
            self.fields[f"area_{line.area.pk}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=False,
                initial="" if own is None else str(own.pk),
            )
        self._cities = {str(one.pk): one for one in mission.cities.all()}

    def rows(self) -> list[tuple[AreaLine, forms.BoundField]]:
        """Each area with its choice."""
        return [(line, self[f"area_{line.area.pk}"]) for line in self.lines]

    def cities(self) -> dict[int, MissionCity | None]:
        """What was said, as the action takes it; only what differs from before."""
        said = {
            line.area.pk: self._cities.get(self.cleaned_data[f"area_{line.area.pk}"])
            for line in self.lines
        }
        before = {line.area.pk: line.area.city for line in self.lines}
        return {key: city for key, city in said.items() if city != before[key]}
