"""The form of the rule by which a quick count may be said aloud."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.observation.models import Mission
from orkhon.observation.queries.release_rules import RuleSaid, usual_lines

ROLES = {
    "voters": _("Voters on the list are the line"),
    "cast": _("Those who took part are the line"),
    "valid": _("Valid ballots are the line"),
}


def _percent(label: Any) -> forms.FloatField:
    return forms.FloatField(label=label, min_value=0.01, max_value=100)


class RuleForm(forms.Form):
    """A condition each; none has a value that we propose."""

    not_before = forms.DateTimeField(
        label=_("Not before, in the host’s time"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    minimum_reported = _percent(_("Of all drawn stations have reported, at least, %"))
    minimum_reported_in_stratum = _percent(_("And of each stratum, at least, %"))
    maximum_margin = _percent(_("Largest margin of error of any figure, points"))
    stable_over = forms.IntegerField(
        label=_("No figure moved over the last points"), min_value=2, max_value=100
    )
    stable_within = _percent(_("By more than, points"))

    def __init__(
        self,
        *args: Any,
        mission: Mission,
        schema: ProtocolSchema,
        language: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._zone = ZoneInfo(mission.time_zone)
        usual = usual_lines(schema)
        for role, label in ROLES.items():
            self.fields[role] = forms.ChoiceField(
                label=label,
                choices=[(line.key, line.label(language)) for line in schema.lines],
                initial=usual[role],
            )
        self.order_fields([*ROLES, "not_before"])

    def said(self) -> RuleSaid:
        """What the action takes."""
        said = self.cleaned_data
        moment: datetime = said["not_before"]
        return RuleSaid(
            lines={role: said[role] for role in ROLES},
            not_before=moment.replace(tzinfo=self._zone),
            minimum_reported=said["minimum_reported"] / 100,
            minimum_reported_in_stratum=said["minimum_reported_in_stratum"] / 100,
            maximum_margin=said["maximum_margin"] / 100,
            stable_over=said["stable_over"],
            stable_within=said["stable_within"] / 100,
        )
