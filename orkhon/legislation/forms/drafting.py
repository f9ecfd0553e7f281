"""Forms of a draft's way, of the roadmap and of initiatives."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from orkhon.engines import periods
from orkhon.legislation.actions.initiatives import SUMMARY_LENGTH, NewInitiative
from orkhon.legislation.actions.roadmap import NOTE_LENGTH, Line
from orkhon.legislation.actions.way import Step
from orkhon.legislation.forms.citing import CitingForm
from orkhon.legislation.forms.works import language_choices
from orkhon.legislation.models import (
    DraftStep,
    Initiative,
    RoadmapLine,
    Stage,
    Version,
    Work,
)
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body, Country


class VersionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """The versions of one work, by their number and state."""

    def label_from_instance(self, obj: Version) -> str:
        return gettext("Version %(n)d, %(state)s") % {
            "n": obj.number,
            "state": obj.get_state_display(),
        }


class _Reached(CitingForm):
    """A form with the day on which a step was reached."""

    def __init__(self, *args: Any, work: Work, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = work.versions.all()  # type: ignore[attr-defined]  # -- a choice of models

    def clean_done_on(self) -> str:
        done: str = self.cleaned_data["done_on"]
        begins = periods.earliest(done) if done else None
        if begins is not None and begins > timezone.localdate():
            raise forms.ValidationError(
                gettext("This day is still ahead: it is the day planned.")
            )
        return done


class StepForm(_Reached):
    """A step of a draft, planned or reached."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    planned_on = PartialDate(_("Planned for"))
    done_on = PartialDate(_("Reached on"))
    who = forms.CharField(
        label=pgettext_lazy("step of a draft", "Who"),
        max_length=200,
        required=False,
        help_text=_("By office: the rapporteur of the commission"),
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    version = VersionChoice(Version.objects.none(), label=_("Version"), required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    field_order = ("stage", "planned_on", "done_on", "who", "place", "version", "note")

    def step(self) -> Step:
        """What the action takes."""
        said = self.cleaned_data
        names = ("stage", "planned_on", "done_on", "who", "place", "note", "version")
        return Step(**{name: said[name] for name in names})

    @staticmethod
    def initial_of(step: DraftStep) -> dict[str, object]:
        """The step as it stands, for a form that corrects it."""
        names = ("stage", "planned_on", "done_on", "who", "place", "note", "version")
        return {name: getattr(step, name) for name in names}


class CorrectStepForm(StepForm):
    """A step said anew, with the reason."""

    why = forms.CharField(label=_("Why it is corrected"), max_length=300)


class ReachForm(_Reached):
    """The day on which a planned step was reached."""

    done_on = PartialDate(_("Reached on"))
    version = VersionChoice(Version.objects.none(), label=_("Version"), required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].required = True


class LineForm(CitingForm):
    """A line of a roadmap."""

    roadmap = forms.CharField(
        label=_("Roadmap"), max_length=160, help_text=_("Its title, with its years")
    )
    position = forms.IntegerField(
        label=_("Place in it"),
        min_value=0,
        max_value=999,
        help_text=_("0 is the roadmap itself"),
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    years = forms.CharField(
        label=_("Years"),
        max_length=20,
        required=False,
        help_text=_("2024 or 2023-2028; empty where no source says"),
    )
    note = forms.CharField(
        label=_("What sources say, and what they do not"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "A line each. An event: 2024-04 | what | where. What was looked for in "
            "vain: not found | what."
        ),
    )

    def line(self) -> Line:
        """What the action takes."""
        said = self.cleaned_data
        return Line(
            said["roadmap"],
            said["position"],
            said["title"],
            said["years"],
            said["note"],
        )

    @staticmethod
    def initial_of(row: RoadmapLine) -> dict[str, object]:
        """The line as it stands."""
        names = ("roadmap", "position", "title", "years", "note")
        return {name: getattr(row, name) for name in names}


class BindForm(forms.Form):
    """The work that a line of the roadmap became."""

    work = forms.ModelChoiceField(
        Work.objects.exclude(kind=Work.Kind.NATIONAL_LAW),
        label=_("It became"),
        required=False,
        empty_label=_("no text yet"),
    )


class InitiativeForm(CitingForm):
    """A bill or plan of a member's parliament."""

    country = ByName(Country.objects.all(), label=_("Country"))
    body = ByName(
        Body.objects.filter(kind__in=(Body.Kind.PARLIAMENT, Body.Kind.CHAMBER)),
        label=_("Parliament or chamber"),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("In which title and summary are written")
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    summary = forms.CharField(
        label=_("Summary"),
        max_length=SUMMARY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Two or three sentences are enough to find others on its subject"),
    )
    english_title = forms.CharField(
        label=_("Title in English"), max_length=300, required=False
    )
    stage = forms.ChoiceField(
        label=pgettext_lazy("initiative", "Stage"), choices=Initiative.Stage.choices
    )
    on = PartialDate(_("Since"))
    work = forms.ModelChoiceField(
        Work.objects.all(),
        label=_("The law that it became or changes"),
        required=False,
        empty_label=_("none is kept here"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]  # -- a choice field

    def initiative(self) -> NewInitiative:
        """What the action takes."""
        return NewInitiative(**{name: self.cleaned_data[name] for name in _FIELDS})

    @staticmethod
    def initial_of(row: Initiative) -> dict[str, object]:
        """The initiative as it stands."""
        return {name: getattr(row, name) for name in _FIELDS}


_FIELDS = (
    "country",
    "body",
    "language",
    "title",
    "summary",
    "english_title",
    "stage",
    "on",
    "work",
)
