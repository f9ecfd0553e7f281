"""Forms of friendship groups, projects and work in other assemblies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Commitment, Contact
from orkhon.dialogue.queries.contacts import all_contacts
from orkhon.dialogue.queries.promises import commitments
from orkhon.legislation.forms.citing import CitingForm
from orkhon.protocol.actions.friendship import OWNERS, Founded
from orkhon.protocol.actions.projects import Begun, Together
from orkhon.protocol.models import Interaction, Project
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body, Country, Person

PARTNERS = (
    Body.Kind.PARLIAMENT,
    Body.Kind.ORGANISATION,
    Body.Kind.AUTHORITY,
    Body.Kind.ASSEMBLY,
    Body.Kind.COMMISSION,
)


class ManyByName(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A choice of several bodies, by their names in the reader's language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return ByName.label_from_instance(self, obj)  # type: ignore[arg-type]  # -- the same words


class GroupForm(CitingForm):
    """A parliament's group for another country."""

    needs_words = True

    owner = ByName(
        Body.objects.filter(kind__in=OWNERS).order_by("english_sort_key"),
        label=_("Parliament that owns it"),
    )
    partner = ByName(Country.objects.all(), label=_("For the country"))
    title = forms.CharField(
        label=_("Name of the group"), required=False, max_length=240
    )
    basis = forms.CharField(label=_("Set up by"), required=False, max_length=240)
    from_on = PartialDate(_("From"))
    to_on = PartialDate(_("To"))

    def said(self) -> Founded:
        """What the action takes."""
        said = self.cleaned_data
        names = ("owner", "partner", "title", "from_on", "to_on", "basis")
        return Founded(**{name: said[name] for name in names})


class EndForm(forms.Form):
    """When a group ended."""

    on = PartialDate(_("Ended on"))


class TieForm(forms.Form):
    """A contact or promise of dialogue."""

    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Contact"), required=False
    )
    promise = forms.ModelChoiceField(
        Commitment.objects.none(), label=_("Promise"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = all_contacts().order_by("-on_day")  # type: ignore[attr-defined]  # -- a choice of models
        self.fields["promise"].queryset = commitments().order_by("what")  # type: ignore[attr-defined]  # -- a choice of models


class ProjectForm(CitingForm):
    """A joint project or area of cooperation."""

    title = forms.CharField(label=_("What it is"), max_length=240)
    area = forms.ChoiceField(label=_("Area"), choices=Project.Area.choices)
    partners = ManyByName(
        Body.objects.filter(kind__in=PARTNERS).order_by("english_sort_key"),
        label=_("Partners"),
    )
    responsible = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None), label=_("Responsible"), required=False
    )
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=300)
    next_on = PartialDate(_("By when"))

    def said(self) -> Begun:
        """What the action takes."""
        said = self.cleaned_data
        names = ("title", "area", "responsible", "next_step", "next_on")
        return Begun(
            partners=list(said["partners"]), **{name: said[name] for name in names}
        )


class StageForm(forms.Form):
    """One more stage."""

    title = forms.CharField(label=_("Stage"), max_length=240)
    planned_on = PartialDate(_("Planned for"))


class ReachForm(CitingForm):
    """That a stage was reached."""

    on = PartialDate(_("Reached on"))
    evidence = forms.CharField(label=_("What shows it"), required=False, max_length=300)


class NextForm(forms.Form):
    """What is done next."""

    step = forms.CharField(label=_("Next step"), required=False, max_length=300)
    on = PartialDate(_("By when"))


class CloseForm(forms.Form):
    """What came of it."""

    result = forms.CharField(label=_("Result"), max_length=300)


class InteractionForm(CitingForm):
    """What members did together elsewhere."""

    needs_words = True

    organisation = ByName(
        Body.objects.filter(kind=Body.Kind.ORGANISATION).order_by("english_sort_key"),
        label=_("Organisation"),
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("interaction", "Kind"), choices=Interaction.Kind.choices
    )
    title = forms.CharField(
        label=_("What it was"),
        max_length=240,
        help_text=_("With the name that the event has under Relations with others"),
    )
    on = PartialDate(_("Date"))
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    parliaments = ManyByName(
        Body.objects.filter(kind=Body.Kind.PARLIAMENT).order_by(
            "country__english_sort_key", "english_sort_key"
        ),
        label=_("Parliaments that acted together"),
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.filter(merged_into=None), label=_("People"), required=False
    )
    project = forms.ModelChoiceField(
        Project.objects.all(), label=_("Project"), required=False
    )
    text = forms.CharField(
        label=_("What was said or done"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True

    def said(self) -> Together:
        """What the action takes."""
        said = self.cleaned_data
        names = ("organisation", "kind", "title", "on", "place", "project")
        return Together(
            parliaments=list(said["parliaments"]),
            people=list(said["people"]),
            words=said["text"],
            **{name: said[name] for name in names},
        )
