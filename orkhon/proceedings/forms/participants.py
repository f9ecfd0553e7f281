"""Forms of participants: one by one, from a list, corrected, withdrawn, registered."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from orkhon.observation.forms.missions import LINES, FileField, PersonField
from orkhon.proceedings.actions.participants import Entrant
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.participants import day_of_session
from orkhon.register.forms import ByName
from orkhon.register.models import Body

ELSEWHERE = (
    Body.Kind.ORGANISATION,
    Body.Kind.AUTHORITY,
    Body.Kind.ASSEMBLY,
    Body.Kind.PARLIAMENT,
    Body.Kind.SECRETARIAT,
    Body.Kind.GROUP,
)
"""Kinds of bodies from which somebody may come, members among them."""


def bodies_for(session: Session, own: Body | None) -> QuerySet[Body]:
    """The bodies that the account may name people of, in English order."""
    rows = Body.objects.select_related("country").order_by(
        "country__english_sort_key", "english_sort_key"
    )
    if own is not None:
        return rows.filter(pk=own.pk)
    day = day_of_session(session)
    going = [one.parliament.id for one in members(session.organ, day)]
    return rows.filter(kind__in=ELSEWHERE, dissolved_on="") | rows.filter(pk__in=going)


def _languages() -> list[tuple[str, str]]:
    return [("", str(_("not known"))), *settings.LANGUAGES]


class _Printed(forms.Form):
    """How somebody is printed, and whose seat they take."""

    role = forms.ChoiceField(
        label=_("Role in the delegation"), choices=Participant.Role.choices
    )
    stands_in_for = forms.ModelChoiceField(
        Participant.objects.none(),
        label=_("In place of"),
        required=False,
        empty_label=_("nobody"),
        help_text=_("Whose seat a substitute takes"),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=_languages, required=False
    )

    def __init__(self, *args: Any, seats: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stands_in_for"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = seats


class AddForm(_Printed):
    """Somebody who is to take part."""

    capacity = forms.ChoiceField(
        label=_("Capacity"), choices=Participant.Capacity.choices
    )
    body = ByName(
        Body.objects.none(),
        label=_("Comes from"),
        required=False,
        empty_label=_("no body"),
    )
    person = PersonField(
        label=_("Person"),
        max_length=200,
        help_text=_("In any spelling or script, as the register knows it"),
    )
    name = forms.CharField(
        label=_("Name as printed"),
        max_length=200,
        required=False,
        help_text=_("Empty: as the register has it today"),
    )
    post = forms.CharField(
        label=_("Post as printed"),
        max_length=240,
        required=False,
        help_text=_("Empty: the post held on the first day of the session"),
    )

    field_order = [
        "capacity",
        "body",
        "person",
        "role",
        "stands_in_for",
        "name",
        "post",
        "language",
    ]

    def __init__(self, *args: Any, bodies: QuerySet[Body], own: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        body, capacity = self.fields["body"], self.fields["capacity"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = bodies
        if own:
            delegation = Participant.Capacity.DELEGATION
            if isinstance(capacity, forms.ChoiceField):
                capacity.choices = [(delegation.value, delegation.label)]
            if isinstance(body, forms.ModelChoiceField):
                body.required, body.empty_label = True, None

    def entrant(self) -> Entrant:
        """Who was filled in, as the action takes it."""
        said = self.cleaned_data
        return Entrant(
            person=said["person"],
            capacity=said["capacity"],
            role=said["role"],
            body=said["body"],
            name=said["name"],
            post=said["post"],
            language=said["language"],
            stands_in_for=said["stands_in_for"],
        )


class ChangeForm(_Printed):
    """A line of the list, corrected."""

    name = forms.CharField(label=_("Name as printed"), max_length=200)
    post = forms.CharField(label=_("Post as printed"), max_length=240, required=False)

    field_order = ["name", "post", "role", "stands_in_for", "language"]


class ListFileForm(forms.Form):
    """A list of names that a parliament or organisation sent."""

    body = ByName(
        Body.objects.none(),
        label=_("Whose people they are"),
        required=False,
        empty_label=_("as the file says, in the columns “body” and “capacity”"),
    )
    capacity = forms.ChoiceField(
        label=_("Capacity"), choices=Participant.Capacity.choices
    )
    file = FileField(
        label=_("File"),
        help_text=_(
            "CSV or Excel with the columns name, post, role, in place of, language,"
            " capacity, body, new; only the name is needed."
        ),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], own: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        body, capacity = self.fields["body"], self.fields["capacity"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = bodies
        if own:
            delegation = Participant.Capacity.DELEGATION
            if isinstance(capacity, forms.ChoiceField):
                capacity.choices = [(delegation.value, delegation.label)]
            if isinstance(body, forms.ModelChoiceField):
                body.required, body.empty_label = True, None


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Why"), widget=LINES, max_length=500)


class DeskForm(forms.Form):
    """One line at the desk: a scanned badge, a number or a name."""

    who = forms.CharField(
        label=_("Badge, number or name"),
        max_length=400,
        help_text=_(
            "A scanner writes the badge’s code here and presses Enter by itself"
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autofocus": True, "spellcheck": "false"}
        ),
    )
