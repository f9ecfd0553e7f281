"""Forms of observers: names, pledges, documents, lists, cards, badges."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from orkhon.observation.actions.observers import Nominee
from orkhon.observation.forms.missions import LINES, Day, FileField, PersonField
from orkhon.observation.models import Mission, Observer, ObserverDocument
from orkhon.observation.permissions import can_nominate_for, can_run
from orkhon.register.forms import ByName
from orkhon.register.models import Body

SENDERS = (Body.Kind.PARLIAMENT, Body.Kind.SECRETARIAT, Body.Kind.ASSEMBLY)


def senders_for(user: object, mission: Mission) -> QuerySet[Body]:
    """The bodies whose names this account may bring in, in English order."""
    rows = Body.objects.filter(kind__in=SENDERS).order_by(
        "country__english_sort_key", "english_sort_key"
    )
    if mission.refuses_observed_country:
        rows = rows.exclude(country=mission.country)
    if can_run(user, mission):
        return rows
    key = str(getattr(user, "parliament", ""))
    return rows.filter(key=key) if can_nominate_for(user, key) else rows.none()


def _offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class NomineeForm(forms.Form):
    """One name."""

    name = forms.CharField(
        label=_("Name as in the passport"),
        max_length=200,
        help_text=_("In Latin letters: so it stands on the list and on the badge"),
    )
    capacity = forms.ChoiceField(label=_("Capacity"), choices=Observer.Capacity.choices)
    post = forms.CharField(
        label=_("Post"),
        max_length=240,
        required=False,
        help_text=_("Such as Deputy Speaker"),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("Mail address"), required=False)

    def nominee(self, parliament: Body) -> Nominee:
        """Who was filled in, as the action takes it."""
        said = self.cleaned_data
        return Nominee(
            name=said["name"],
            parliament=parliament,
            capacity=said["capacity"],
            post=said["post"],
            languages=tuple(said["languages"]),
            phone=said["phone"],
            email=said["email"],
        )

    @staticmethod
    def initial_of(observer: Observer) -> dict[str, object]:
        """The fields filled with what is known of an observer."""
        return {name: getattr(observer, name) for name in NomineeForm.base_fields}


class NominateForm(NomineeForm):
    """A name with the parliament that sends it."""

    parliament = ByName(Body.objects.none(), label=_("Parliament"))

    field_order = ["parliament", "name"]

    def __init__(self, *args: Any, senders: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "parliament", senders)


class NominationsFileForm(forms.Form):
    """A file of names."""

    parliament = ByName(
        Body.objects.none(),
        label=_("Parliament"),
        required=False,
        empty_label=_("as the file says, in the column “parliament”"),
    )
    file = FileField(
        label=_("File"),
        help_text=_(
            "CSV in UTF-8 with the columns name, parliament, capacity, post, languages,"
            " phone, email; only the name is needed."
        ),
    )

    def __init__(
        self, *args: Any, senders: QuerySet[Body], is_runner: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "parliament", senders)
        if not is_runner:
            field = self.fields["parliament"]
            field.required = True
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = None


class ReplaceForm(NomineeForm):
    """Who comes instead, and why."""

    why = forms.CharField(label=_("Why the first name is replaced"), widget=LINES)

    field_order = ["why", "name"]


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Why"), widget=LINES)


class PledgeForm(forms.Form):
    """The signed pledge."""

    signed_on = Day(_("Signed on"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    scan = FileField(label=_("Scan of the signed paper"), required=False)


class InterestsForm(forms.Form):
    """What an observer declares."""

    declared_on = Day(_("Declared on"))
    text = forms.CharField(
        label=_("What is declared"),
        widget=LINES,
        required=False,
        help_text=_("Empty says: nothing to declare"),
    )


class DocumentForm(forms.Form):
    """A personal document."""

    kind = forms.ChoiceField(label=_("Document"), choices=ObserverDocument.Kind.choices)
    file = FileField(label=_("File"), help_text=_("PDF, JPEG or PNG, at most 20 MB"))


class MatchForm(forms.Form):
    """Who of the register the observer is."""

    person = PersonField(label=_("Person of the register"))


class CardForm(forms.Form):
    """The number of the card."""

    card = forms.CharField(label=_("Number of the card"), max_length=40)
    on = Day(_("Accredited on"), required=False)


class CardsFileForm(forms.Form):
    """The commission's answer as a file."""

    file = FileField(
        label=_("File"),
        help_text=_(
            "CSV in UTF-8 with the columns code, card, state, date, why; state is"
            " accredited (or empty) or refused."
        ),
    )


class ChosenForm(forms.Form):
    """Observers chosen from a list."""

    observers = forms.ModelMultipleChoiceField(
        Observer.objects.none(),
        label=_("Observers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Nobody is chosen.")},
    )

    def __init__(self, *args: Any, rows: QuerySet[Observer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["observers"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = rows
            field.label_from_instance = _chosen_label  # type: ignore[assignment,method-assign]  # -- Django documents this way


class ListForm(ChosenForm):
    """Who is on the list to the ministry."""

    why_late = forms.CharField(
        label=_("Why the list is late"),
        widget=LINES,
        required=False,
        help_text=_("Needed after the deadline; it is printed on the list"),
    )


class LateForm(forms.Form):
    """Why a list goes out late."""

    why_late = forms.CharField(
        label=_("Why the list is late"), widget=LINES, required=False
    )


class CodeForm(forms.Form):
    """The text of a badge's QR code."""

    code = forms.CharField(
        label=_("Text of the QR code"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )


def _chosen_label(observer: Observer) -> str:
    return f"{observer.code} {observer.name}"
