"""Forms of the occasion book."""

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.legislation.forms.citing import CitingForm
from orkhon.protocol.actions.occasions import Said
from orkhon.protocol.models import Occasion
from orkhon.register.forms import ByName
from orkhon.register.models import Body, Country, Person

ABOUT = (
    Body.Kind.PARLIAMENT,
    Body.Kind.CHAMBER,
    Body.Kind.ORGANISATION,
    Body.Kind.ASSEMBLY,
    Body.Kind.AUTHORITY,
)


class OccasionForm(CitingForm):
    """A day, with the words that show it."""

    needs_words = True

    kind = forms.ChoiceField(label=_("Kind"), choices=Occasion.Kind.choices)
    title = forms.CharField(label=_("What it is"), max_length=240)
    on = forms.CharField(
        label=_("Day"),
        max_length=10,
        help_text=_(
            "1994-10-18; 1994-10 or 1994 when no more is known; --10-18 when the year"
            " is not known"
        ),
    )
    is_yearly = forms.BooleanField(
        label=_("Comes round each year"), required=False, initial=True
    )
    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None), label=_("Person"), required=False
    )
    body = ByName(Body.objects.filter(kind__in=ABOUT), label=_("Body"), required=False)
    country = ByName(Country.objects.all(), label=_("Country"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def said(self) -> Said:
        """What the action takes."""
        said = self.cleaned_data
        names = ("kind", "title", "on", "is_yearly", "person", "body", "country")
        return Said(**{name: said[name] for name in names}, note=said["note"])


class WordsForm(CitingForm):
    """The words that show a proposed day."""

    needs_words = True


class WhyForm(forms.Form):
    """Why something is struck, declined or given up."""

    why = forms.CharField(label=_("Why"), max_length=300)
