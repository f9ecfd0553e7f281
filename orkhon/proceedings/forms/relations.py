"""Forms of relations with others, each with the words that show it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.forms.citing import CitingForm
from orkhon.proceedings.actions.coordination import Line
from orkhon.proceedings.actions.relations import Happened, Signed, Status
from orkhon.proceedings.models import AdoptedText, Obligation, Standing
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body, Person

OTHERS = (
    Body.Kind.ORGANISATION,
    Body.Kind.AUTHORITY,
    Body.Kind.PARLIAMENT,
)


def _assemblies() -> Any:
    return Body.objects.filter(kind=Body.Kind.ASSEMBLY)


class StatusForm(CitingForm):
    """What one is at the other."""

    needs_words = True

    is_theirs = forms.ChoiceField(
        label=_("Who has the status"),
        choices=[("", _("the assembly, there")), ("1", _("the other, here"))],
        required=False,
    )
    assembly = ByName(Body.objects.none(), label=_("Assembly"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("status", "Status"), choices=Standing.Kind.choices
    )
    from_on = PartialDate(_("From"))
    to_on = PartialDate(_("To"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["assembly"]
        choice.queryset = _assemblies()  # type: ignore[attr-defined]  # -- a choice of models
        choice.initial = choice.queryset.first()  # type: ignore[attr-defined]  # -- a choice of models

    def status(self, other: Body) -> Status:
        """What the action takes."""
        said = self.cleaned_data
        holder, at = said["assembly"], other
        if said["is_theirs"]:
            holder, at = at, holder
        return Status(
            holder, at, said["kind"], said["from_on"], said["to_on"], said["note"]
        )


class MemorandumForm(CitingForm):
    """A memorandum with the other."""

    needs_words = True

    title = forms.CharField(label=_("Title"), max_length=240)
    signed_on = PartialDate(_("Signed on"))
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    from_on = PartialDate(_("In force from"))
    to_on = PartialDate(_("In force to"))
    renewal = forms.CharField(
        label=_("How it is renewed"), required=False, max_length=240
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def signed(self, other: Body) -> Signed:
        """What the action takes."""
        said = self.cleaned_data
        names = ("title", "signed_on", "place", "from_on", "to_on", "renewal", "note")
        return Signed(other, **{name: said[name] for name in names})


class EventForm(CitingForm):
    """An event of the other."""

    needs_words = True

    title = forms.CharField(label=_("What it was"), max_length=240)
    on = PartialDate(_("Date"))
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    declaration = forms.CharField(
        label=_("What was issued"), required=False, max_length=240
    )
    topics = forms.CharField(
        label=_("Topics"),
        required=False,
        max_length=600,
        help_text=_("One a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True

    def happened(self, other: Body) -> Happened:
        """What the action takes."""
        said = self.cleaned_data
        return Happened(
            other,
            said["title"],
            said["on"],
            said["place"],
            said["declaration"],
            said["topics"].splitlines(),
        )


class ObligationForm(forms.Form):
    """What one side of a memorandum has to do."""

    owner = ByName(Body.objects.none(), label=_("Who has to do it"))
    what = forms.CharField(label=_("What has to be done"), max_length=300)
    due_on = PartialDate(_("By when"))

    def __init__(self, other: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = _assemblies() | Body.objects.filter(pk=other.pk)
        self.fields["owner"].queryset = sides  # type: ignore[attr-defined]  # -- a choice of models


class OutcomeForm(forms.Form):
    """What became of an obligation."""

    status = forms.ChoiceField(
        label=_("What became of it"), choices=Obligation.Status.choices
    )
    evidence = forms.CharField(label=_("What shows it"), required=False, max_length=300)


class LineForm(forms.Form):
    """Who speaks for whom."""

    topic = forms.CharField(label=_("Topic"), max_length=240)
    speaks = ByName(Body.objects.none(), label=_("Who speaks"))
    speaker = forms.ModelChoiceField(
        Person.objects.all(), label=_("Person"), required=False
    )
    for_whom = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("For whom"),
        widget=forms.CheckboxSelectMultiple,
    )
    line = forms.CharField(
        label=_("What is said"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, parliaments: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("speaks", "for_whom"):
            self.fields[name].queryset = parliaments  # type: ignore[attr-defined]  # -- a choice of models

    def said(self) -> Line:
        """What the action takes."""
        said = self.cleaned_data
        return Line(
            said["topic"],
            said["speaks"],
            list(said["for_whom"]),
            said["line"],
            said["speaker"],
        )


class BindForm(forms.Form):
    """A text of the assembly on the subject of an event."""

    text = forms.ModelChoiceField(AdoptedText.objects.all(), label=_("Adopted text"))


class TakeBackForm(forms.Form):
    """Why a row is taken back."""

    why = forms.CharField(label=_("Why it is taken back"), max_length=300)
