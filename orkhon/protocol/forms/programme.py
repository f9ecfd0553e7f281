"""Forms of a programme: one line typed in one go, the whole line, who is in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.legislation.forms.comments import Clock
from orkhon.observation.forms.missions import LINES
from orkhon.protocol.actions.programme import LinePlan
from orkhon.protocol.actions.programme_people import Place
from orkhon.protocol.intake.quick_line import QuickLine, read_quick_line
from orkhon.protocol.models import (
    Assignment,
    Car,
    Printout,
    ProgrammeItem,
    ProgrammeText,
    Visit,
    VisitParticipant,
)
from orkhon.record.clocks import moment_on, on_clock

KINDS = tuple(ProgrammeItem.Kind.values)


class QuickForm(forms.Form):
    """A line in one go; `line` is read by `intake.quick_line`."""

    line = forms.CharField(
        label=_("New line"),
        max_length=400,
        help_text=_("10:00-10:45 Meeting @ Hall 2 +1,3-5 *A"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "accesskey": "n"}),
    )
    day = forms.DateField(widget=forms.HiddenInput, required=False)
    kinds = ProgrammeItem.Kind.choices
    """What may stand before a colon; the page names them."""

    def read(self, visit: Visit) -> QuickLine:
        """What was typed.

        Raises:
            Refusal: it cannot be read.
        """
        day: date | None = self.cleaned_data["day"]
        return read_quick_line(
            self.cleaned_data["line"],
            day=day or visit.begins_on,
            first=visit.begins_on,
            kinds=KINDS,
        )


def plan_of_quick(quick: QuickLine, visit: Visit) -> LinePlan:
    """A typed line, as the action takes it.

    Raises:
        Refusal: clocks of the place do not show its hours.
    """
    return LinePlan(
        kind=quick.kind or ProgrammeItem.Kind.MEETING,
        begins_at=moment_on(quick.begins, visit.time_zone),
        ends_at=moment_on(quick.ends, visit.time_zone),
        title=quick.title,
        place=quick.place,
        to_place=quick.to_place,
    )


class LineForm(forms.Form):
    """A whole line, on the clock of its place."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("programme", "Kind"), choices=ProgrammeItem.Kind.choices
    )
    begins = Clock(pgettext_lazy("programme", "Begins"))
    ends = Clock(pgettext_lazy("programme", "Ends"))
    time_zone = forms.CharField(
        label=_("Time zone, where it is another"),
        max_length=40,
        required=False,
        help_text=_("Empty: that of the visit"),
    )
    title = forms.CharField(label=_("What"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    to_place = forms.CharField(
        label=_("Where to, of a transfer"), max_length=200, required=False
    )
    dress = forms.CharField(label=_("Dress"), max_length=120, required=False)
    carry = forms.CharField(
        label=_("Documents and things to carry, one a line"),
        widget=LINES,
        required=False,
    )
    order_of_ceremony = forms.CharField(
        label=_("Order of the ceremony, a step a line"), widget=LINES, required=False
    )
    contact = forms.ModelChoiceField(
        Contact.objects.none(),
        label=_("Contact of dialogue"),
        required=False,
        empty_label=_("none"),
    )
    note = forms.CharField(
        label=_("Note of the Secretariat"),
        widget=LINES,
        required=False,
        help_text=_("Never in a paper that goes out"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contact"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = visit.contacts.all()

    def plan(self, visit: Visit) -> LinePlan:
        """What was filled in, as the action takes it.

        Raises:
            Refusal: clocks there do not show the hours, or the zone is none.
        """
        said = dict(self.cleaned_data)
        said.pop("seen")
        zone = said["time_zone"] or visit.time_zone
        return LinePlan(
            begins_at=moment_on(said.pop("begins"), zone),
            ends_at=moment_on(said.pop("ends"), zone),
            **said,
        )

    @staticmethod
    def initial_of(item: ProgrammeItem) -> dict[str, object]:
        """The fields filled with what a line says now."""
        zone = item.time_zone or item.visit.time_zone
        return {
            **{
                name: getattr(item, name)
                for name in LineForm.base_fields
                if name not in ("begins", "ends", "seen")
            },
            "begins": on_clock(item.begins_at, zone).replace(tzinfo=None),
            "ends": on_clock(item.ends_at, zone).replace(tzinfo=None),
            "seen": item.revision,
        }


class MoveForm(forms.Form):
    """By how many minutes a line moves."""

    minutes = forms.IntegerField(
        label=_("Minutes later"),
        min_value=-1440,
        max_value=1440,
        help_text=_("With a minus: earlier"),
    )
    with_later = forms.BooleanField(
        label=_("and all that follow on that day"), required=False
    )


class WordsForm(forms.Form):
    """The words of a line in another language."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    title = forms.CharField(label=_("What"), max_length=200, required=False)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    to_place = forms.CharField(
        label=_("Where to, of a transfer"), max_length=200, required=False
    )
    carry = forms.CharField(
        label=_("Documents and things to carry, one a line"),
        widget=LINES,
        required=False,
    )
    order_of_ceremony = forms.CharField(
        label=_("Order of the ceremony, a step a line"), widget=LINES, required=False
    )

    @staticmethod
    def initial_of(text: ProgrammeText) -> dict[str, object]:
        """The fields filled with the words of a language now."""
        return {name: getattr(text, name) for name in WordsForm.base_fields}


class PlaceForm(forms.Form):
    """What somebody has in a line: one row, its choices read once for all rows."""

    car = forms.ChoiceField(label=_("Car"), required=False)
    interpreter = forms.ChoiceField(label=_("Interpreter"), required=False)
    seat = forms.CharField(label=_("Seat"), max_length=60, required=False)
    task = forms.CharField(label=_("Part"), max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        cars: Sequence[Car],
        interpreters: Sequence[VisitParticipant],
        taking: Assignment | None = None,
        **kwargs: Any,
    ) -> None:
        if taking is not None:
            kwargs.setdefault("auto_id", f"p{taking.participant_id.hex[:8]}-%s")
            kwargs.setdefault("initial", _initial_of(taking))
        super().__init__(*args, **kwargs)
        self._cars = {str(one.pk): one for one in cars}
        self._interpreters = {str(one.pk): one for one in interpreters}
        known: tuple[tuple[str, Mapping[str, Car | VisitParticipant]], ...] = (
            ("car", self._cars),
            ("interpreter", self._interpreters),
        )
        for name, rows in known:
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [
                    ("", "–"),
                    *((pk, str(one)) for pk, one in rows.items()),
                ]

    def place(self) -> Place:
        """What was filled in, as the action takes it."""
        said = self.cleaned_data
        return Place(
            car=self._cars.get(said["car"]),
            interpreter=self._interpreters.get(said["interpreter"]),
            seat=said["seat"],
            task=said["task"],
        )


def _initial_of(taking: Assignment) -> dict[str, object]:
    return {
        "car": str(taking.car_id or ""),
        "interpreter": str(taking.interpreter_id or ""),
        "seat": taking.seat,
        "task": taking.task,
        "seen": taking.revision,
    }


class PrintForm(forms.Form):
    """What is printed, in which form and language."""

    form = forms.ChoiceField(
        label=_("Form"), choices=[("pdf", "PDF"), ("docx", "Word")], required=False
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("each in the language of its person")), *settings.LANGUAGES],
        required=False,
    )
    what = forms.ChoiceField(choices=Printout.What.choices, required=False)
