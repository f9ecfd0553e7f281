"""Forms of official results: a file, and which of its columns is what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.observation.intake.station_tables import LARGEST_FILE
from orkhon.observation.queries.results.naming import CODE, NUMBER, Naming

LINE = "line_"
QUESTION = ("turnout", "leader", "registered", "valid", "region")


class BringResultsForm(forms.Form):
    """A file of results, and who published it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, CSV in gzip, or Excel (.xlsx), one station a line"),
    )
    given_by = forms.CharField(
        label=_("Who published it"),
        max_length=240,
        help_text=_("The election commission; a newspaper is not one"),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("At most %(most)d MB are read."),
                params={"most": LARGEST_FILE // 1024**2},
            )
        return file


class ResultsColumnsForm(forms.Form):
    """A column for the station, for each line of the protocol form, for a question."""

    station = forms.ChoiceField(label=_("Column that names the station"))
    station_is = forms.ChoiceField(
        label=_("It says"),
        choices=(
            (CODE, _("the code of our list")),
            (NUMBER, _("the station’s number")),
        ),
    )
    turnout = forms.ChoiceField(
        label=_("Who took part"),
        required=False,
        help_text=_("Ballots issued, found in boxes, voters: it changes the answer"),
    )
    leader = forms.ChoiceField(label=_("Whose votes are looked at"), required=False)
    registered = forms.ChoiceField(label=_("Voters on the list"), required=False)
    valid = forms.ChoiceField(label=_("Valid ballots"), required=False)
    region = forms.ChoiceField(label=pgettext_lazy("column", "Region"), required=False)

    def __init__(
        self,
        *args: Any,
        head: Sequence[str],
        schema: ProtocolSchema,
        language: str,
        said: Naming,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _now("not in the file"))
        columns = [(name, name) for name in head]
        self._keys = [line.key for line in schema.lines]
        for line in schema.lines:
            self.fields[LINE + line.key] = forms.ChoiceField(
                label=line.label(language),
                choices=[none, *columns],
                required=False,
                initial=said.lines.get(line.key, ""),
            )
        self._choose("station", [("", _now("choose")), *columns], said.station)
        self.fields["station_is"].initial = said.station_is
        for name in QUESTION:
            self._choose(name, [("", "–"), *columns], getattr(said, name))

    def _choose(
        self, name: str, choices: Sequence[tuple[str, str]], initial: str
    ) -> None:
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]  # -- a field of choices, see above
        field.initial = initial

    def station_fields(self) -> list[forms.BoundField]:
        """What names the station."""
        return [self["station"], self["station_is"]]

    def line_fields(self) -> list[forms.BoundField]:
        """A field for each line of the form, in its order."""
        return [self[LINE + key] for key in self._keys]

    def question_fields(self) -> list[forms.BoundField]:
        """What is analysed."""
        return [self[name] for name in QUESTION]

    def naming(self) -> Naming:
        """What the action takes."""
        said = self.cleaned_data
        return Naming(
            station=said["station"],
            station_is=said["station_is"],
            lines={key: said[LINE + key] for key in self._keys if said[LINE + key]},
            **{name: said[name] for name in QUESTION},
        )
