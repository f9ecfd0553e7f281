"""Forms of sessions: the session itself, its convocation, its sittings, programme."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.forms.comments import Clock
from orkhon.observation.forms.missions import PersonField
from orkhon.proceedings.actions.programme import LinePlan
from orkhon.proceedings.actions.sessions import SessionPlan
from orkhon.proceedings.actions.sittings import SittingPlan
from orkhon.proceedings.models import ProgrammeLine, Session, Sitting
from orkhon.proceedings.queries.rules import ORGANS
from orkhon.proceedings.queries.sessions import clock_of, zone_of
from orkhon.record.clocks import moment_on
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body

LINES = forms.Textarea(attrs={"rows": 3})


class SessionForm(forms.Form):
    """A session; what is not known stays empty."""

    organ = ByName(
        Body.objects.filter(kind__in=ORGANS).order_by("english_sort_key"),
        label=pgettext_lazy("session", "Organ"),
        empty_label=_("choose one"),
    )
    number = forms.IntegerField(
        label=pgettext_lazy("session", "Number"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("Empty where the organ does not count its sessions"),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    theme = forms.CharField(label=_("Theme"), max_length=300, required=False)
    decided_place = forms.CharField(
        label=_("Decided place"),
        max_length=120,
        required=False,
        help_text=_("Where it was decided to be, even if it meets elsewhere"),
    )
    decided_on = PartialDate(_("Decided on"))
    decided_by = forms.CharField(
        label=_("Decided by which text"), max_length=200, required=False
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    from_on = PartialDate(_("First day"))
    to_on = PartialDate(_("Last day"))
    time_zone = forms.CharField(
        label=_("Time zone of the place"),
        max_length=40,
        required=False,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )
    host = ByName(
        Body.objects.filter(kind=Body.Kind.PARLIAMENT).order_by(
            "country__english_sort_key"
        ),
        label=_("Received by"),
        required=False,
        empty_label=_("not known"),
    )
    takes_chair = ByName(
        Body.objects.filter(kind=Body.Kind.PARLIAMENT).order_by(
            "country__english_sort_key"
        ),
        label=_("Takes the chair there"),
        required=False,
        empty_label=_("not known"),
    )
    presides = PersonField(
        label=_("Presides"),
        required=False,
        help_text=_("In any spelling or script, as the register knows it"),
    )
    registration = Clock(
        _("Registration until"),
        required=False,
        help_text=_("On the clock of the place"),
    )
    final_text = forms.CharField(
        label=_("Name of its final text"), max_length=200, required=False
    )
    note = forms.CharField(label=_("Note"), widget=LINES, required=False)
    sample = forms.BooleanField(
        label=_("Sample: everything is invented"), required=False
    )

    def plan(self) -> SessionPlan:
        """What was filled in, as the action takes it.

        Raises:
            Refusal: the registration closes on a clock that is not there.
        """
        said = dict(self.cleaned_data)
        local: datetime | None = said.pop("registration")
        said["registration_closes_at"] = (
            None if local is None else moment_on(local, said["time_zone"])
        )
        return SessionPlan(**said)

    @staticmethod
    def initial_of(session: Session) -> dict[str, object]:
        """The fields filled with what is said of a session now."""
        said: dict[str, object] = {
            name: getattr(session, name)
            for name in SessionForm.base_fields
            if name != "registration"
        }
        closes = session.registration_closes_at
        return said | {
            "presides": "" if session.presides is None else str(session.presides),
            "registration": None if closes is None else _local(session, closes),
        }


class ConveneForm(forms.Form):
    """By when parliaments answer."""

    answer_by = Clock(
        _("Parliaments answer by"), help_text=_("On the clock of the place")
    )

    def moment(self, session: Session) -> datetime:
        """The hour on the session's clock.

        Raises:
            Refusal: clocks there do not show it.
        """
        return moment_on(self.cleaned_data["answer_by"], str(zone_of(session)))


class CancelForm(forms.Form):
    """Why a session is cancelled."""

    why = forms.CharField(label=_("Why"), max_length=400)


class SittingForm(forms.Form):
    """A sitting, on the clock of the place."""

    number = forms.IntegerField(
        label=pgettext_lazy("session", "Number"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("Empty for the next one"),
    )
    begins = Clock(pgettext_lazy("sitting", "Begins"))
    ends = Clock(pgettext_lazy("sitting", "Ends"), required=False)
    place = forms.CharField(label=_("Room"), max_length=160, required=False)
    title = forms.CharField(
        label=_("Name, where it has one"), max_length=160, required=False
    )
    presides = PersonField(
        label=_("Presides"),
        required=False,
        help_text=_("In any spelling or script, as the register knows it"),
    )

    def plan(self, session: Session) -> SittingPlan:
        """What was filled in, as the action takes it.

        Raises:
            Refusal: clocks there do not show the hour.
        """
        said, zone = self.cleaned_data, str(zone_of(session))
        return SittingPlan(
            begins_at=moment_on(said["begins"], zone),
            ends_at=None if said["ends"] is None else moment_on(said["ends"], zone),
            place=said["place"],
            title=said["title"],
            number=said["number"],
            presides=said["presides"] or None,
        )

    @staticmethod
    def initial_of(sitting: Sitting) -> dict[str, object]:
        """The fields filled with what is said of a sitting now."""
        session = sitting.session
        return {
            "number": sitting.number,
            "begins": _local(session, sitting.begins_at),
            "ends": None
            if sitting.ends_at is None
            else _local(session, sitting.ends_at),
            "place": sitting.place,
            "title": sitting.title,
            "presides": "" if sitting.presides is None else str(sitting.presides),
        }


class LineForm(forms.Form):
    """A line of the programme, on the clock of the place."""

    begins = Clock(pgettext_lazy("programme", "Begins"))
    ends = Clock(pgettext_lazy("programme", "Ends"), required=False)
    title = forms.CharField(label=_("What"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    audience = forms.CharField(
        label=_("For whom"),
        max_length=160,
        required=False,
        help_text=_("Such as heads of delegations; empty for all"),
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def plan(self, session: Session) -> LinePlan:
        """What was filled in, as the action takes it.

        Raises:
            Refusal: clocks there do not show the hour.
        """
        said, zone = self.cleaned_data, str(zone_of(session))
        return LinePlan(
            begins_at=moment_on(said["begins"], zone),
            ends_at=None if said["ends"] is None else moment_on(said["ends"], zone),
            title=said["title"],
            place=said["place"],
            audience=said["audience"],
            note=said["note"],
        )

    @staticmethod
    def initial_of(line: ProgrammeLine) -> dict[str, Any]:
        """The fields filled with what a line says now."""
        session = line.session
        return {
            "begins": _local(session, line.begins_at),
            "ends": None if line.ends_at is None else _local(session, line.ends_at),
            "title": line.title,
            "place": line.place,
            "audience": line.audience,
            "note": line.note,
        }


def _local(session: Session, moment: datetime) -> datetime:
    """The hour without its zone, as a field of a form shows it."""
    return clock_of(session, moment).replace(tzinfo=None)
