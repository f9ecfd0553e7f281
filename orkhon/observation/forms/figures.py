"""Forms of figures from outside and of what became of recommendations."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines import periods
from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure
from orkhon.observation.forms.citing import CitingForm, partial_date
from orkhon.observation.models import Mission, MissionFigure, RecommendationFollowUp
from orkhon.observation.queries.figures import words_of, written_figure
from orkhon.register.models import Figure

PERCENT = "%"
NOT_SAID = ("", _("not said yet"))
_GROUPING = re.compile(r"[\s'’]")
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class GivenForm(CitingForm):
    """A number as somebody gave it, when, and where it stands."""

    value = forms.CharField(
        label=pgettext_lazy("figure", "Number"),
        max_length=40,
        help_text=_("12 461 796; a percentage out of 100: 73.24"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[NOT_SAID, *Figure.Status.choices]
    )
    given_on = forms.CharField(
        label=_("Date of the figure"),
        max_length=10,
        required=False,
        help_text=_("2026-02-24, or 2026-02"),
    )
    given_time = forms.TimeField(
        label=_("Hour and minute there"), required=False, help_text=_("20:30")
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mission = mission

    def clean_value(self) -> Decimal:
        return typed_number(self.cleaned_data["value"])

    def clean_given_on(self) -> str:
        return partial_date(self.cleaned_data["given_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        at, on = cleaned.get("given_time"), cleaned.get("given_on", "")
        if at is not None and (not on or not periods.parse(on).day):
            self.add_error("given_on", gettext("An hour needs its day."))
        if not cleaned.get("source") and not cleaned.get("pasted", "").strip():
            self.add_error("source", gettext("Say where it comes from."))
        return cleaned

    def given(self) -> Given:
        """What the action takes."""
        said = self.cleaned_data
        cited = self.cited()
        return Given(
            value=said["value"],
            status=said["status"],
            cited=Cited("") if cited is None else cited,
            given_on=said["given_on"],
            given_at=self._moment(said["given_on"], said["given_time"]),
        )

    def _moment(self, on: str, at: time | None) -> datetime | None:
        if at is None:
            return None
        zone = ZoneInfo(self._mission.time_zone)
        return datetime.combine(date.fromisoformat(on), at, zone)


class FigureForm(GivenForm):
    """A figure from outside: what it counts, who gave it, of what it is a part."""

    key = forms.CharField(
        label=_("Short name"),
        max_length=60,
        help_text=_(
            "In Latin letters. Figures of one name count the same thing; a count of"
            " ours has the name of its finding."
        ),
        widget=forms.TextInput(attrs={"list": "known-keys", "autocomplete": "off"}),
    )
    unit = forms.CharField(
        label=_("Unit"),
        required=False,
        max_length=40,
        help_text=_("% for a percentage; empty where the words say it"),
    )
    whole = forms.ChoiceField(label=_("A percentage of"), required=False)
    denominator = forms.CharField(
        label=_("Or of what, in words"), required=False, max_length=200
    )
    given_by = forms.CharField(
        label=_("Who gave it"),
        max_length=240,
        help_text=_("The election commission, OTS, CIS, OSCE"),
    )
    of_a_mission = forms.BooleanField(
        label=_("It is another mission’s count"), required=False
    )

    field_order = (
        "key",
        *(f"words_{code}" for code in LANGUAGES),
        "value",
        "unit",
        "whole",
        "denominator",
        "status",
        "given_by",
        "of_a_mission",
        "given_on",
        "given_time",
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, mission=mission, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"words_{code}"] = forms.CharField(
                label=gettext("What is counted, in %(language)s") % {"language": name},
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"lang": code}),
            )
        self.order_fields(self.field_order)
        rows = MissionFigure.objects.filter(
            mission=mission, figure__superseded_by=None
        ).select_related("figure")
        self._wholes = {str(one.pk): one for one in rows}
        self.fields["whole"].choices = [  # type: ignore[attr-defined]  # -- a field of choices, see above
            ("", gettext("none")),
            *((key, _named(one)) for key, one in self._wholes.items()),
        ]

    def about(self) -> list[forms.BoundField]:
        """The fields of the figure; the words of other languages stand apart."""
        apart = {one.name for one in self.other_words()}
        return [one for one in super().about() if one.name not in apart]

    def other_words(self) -> list[forms.BoundField]:
        """The words in the languages that are not the reader's."""
        own = get_language()
        return [self[f"words_{code}"] for code in LANGUAGES if code != own]

    def has_other_words(self) -> bool:
        """Whether something is said, or wrong, in another language."""
        return any(one.value() or one.errors for one in self.other_words())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.get(f"words_{code}", "").strip() for code in LANGUAGES):
            own = get_language() or "en"
            self.add_error(
                f"words_{own if own in LANGUAGES else 'en'}",
                gettext("Say in at least one language what is counted."),
            )
        is_percent = cleaned.get("unit") == PERCENT
        has_whole = cleaned.get("whole") or cleaned.get("denominator", "").strip()
        if is_percent and not has_whole:
            self.add_error(
                "denominator", gettext("Of what? A percentage names its denominator.")
            )
        return cleaned

    def new(self) -> NewFigure:
        """What the action takes."""
        said = self.cleaned_data
        return NewFigure(
            key=said["key"],
            words={code: said[f"words_{code}"] for code in LANGUAGES},
            given=self.given(),
            given_by=said["given_by"],
            unit=said["unit"],
            denominator=said["denominator"],
            denominator_of=self._wholes.get(said["whole"]),
            of_a_mission=said["of_a_mission"],
        )


class FollowUpForm(CitingForm):
    """What became of a recommendation, and what shows it."""

    outcome = forms.ChoiceField(
        label=_("It is"), choices=[NOT_SAID, *RecommendationFollowUp.Outcome.choices]
    )
    text = forms.CharField(
        label=_("What was seen"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_known = cleaned.get("outcome") != RecommendationFollowUp.Outcome.UNKNOWN
        has_source = cleaned.get("source") or cleaned.get("pasted", "").strip()
        if is_known and not has_source:
            self.add_error("source", gettext("Say what shows it."))
        return cleaned


def typed_number(text: str) -> Decimal:
    """A number as people type it: 12 461 796; 12,461,796; 73.24; 73,24.

    Raises:
        ValidationError: no number, or one that reads in two ways, such as 12,461.
    """
    plain = _GROUPING.sub("", text.strip())
    if re.fullmatch(r"-?\d{1,3}(,\d{3}){2,}(\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}(,\d+)?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}[.,]\d{3}", plain):
        bare = re.sub(r"[.,]", "", plain)
        raise forms.ValidationError(
            gettext("“%(text)s” reads in two ways: write %(bare)s, or %(exact)s0.")
            % {"text": text, "bare": bare, "exact": plain.replace(",", ".")}
        )
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        raise forms.ValidationError(
            gettext("“%(text)s” is no number.") % {"text": text}
        )
    return Decimal(plain)


def _named(one: MissionFigure) -> str:
    words, _language = words_of(one)
    day = f", {one.figure.as_of}" if one.figure.as_of else ""
    return f"{words}: {written_figure(one)}, {one.given_by}{day}"
