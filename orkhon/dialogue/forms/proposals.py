"""Forms in which a proposal is edited or drawn, one for each kind of value."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.intake.values import (
    PersonSeen,
    Value,
    ValueProblem,
    checked,
)
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    ContactKind,
    Participation,
    Proposal,
)

DATE_HELP = _("2026, 2026-04 or 2026-04-17; a slash between the ends of a range")
FEW_LINES = forms.Textarea(attrs={"rows": 2})


class ValueForm(forms.Form):
    """The parts of one value; `value()` gives them checked."""

    kind: ClassVar[str] = ""
    LISTS: ClassVar[frozenset[str]] = frozenset()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        parts = {
            key: [line for line in str(part).splitlines() if line.strip()]
            if key in self.LISTS
            else part
            for key, part in cleaned.items()
        }
        if not self.errors:
            try:
                checked(self.kind_of_value, parts)
            except ValueProblem as error:
                self.add_error(None, str(error))
        return parts

    @property
    def kind_of_value(self) -> str:
        return self.kind


class PlainForm(ValueForm):
    """A place, a topic, a date."""

    value = forms.CharField(label=_("As it should read"), max_length=300)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        label = Proposal.Kind(kind).label
        if kind == Proposal.Kind.CONTACT_KIND:
            self.fields["value"] = forms.ChoiceField(
                label=label, choices=ContactKind.choices
            )
        elif kind == Proposal.Kind.FORMAT:
            known = [one for one in Contact.Format.choices if one[0]]
            self.fields["value"] = forms.ChoiceField(label=label, choices=known)
        else:
            self.fields["value"].label = label
        if kind == Proposal.Kind.DATE:
            self.fields["value"].help_text = DATE_HELP

    @property
    def kind_of_value(self) -> str:
        return self._kind


class PersonForm(ValueForm):
    """A person as the text gives them."""

    kind = "participant"
    name = forms.CharField(label=_("Name as in the text"), max_length=240)
    post = forms.CharField(
        label=_("Post as in the text"), max_length=240, required=False
    )
    body = forms.CharField(label=_("Body"), max_length=240, required=False)
    side = forms.CharField(label=_("Speaks for"), max_length=160, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            one
            for one in Participation.Role.choices
            if one[0] != Participation.Role.ABSENT
        ],
    )


class PromiseForm(ValueForm):
    """A promise; who owes it and to whom, one a line."""

    kind = "commitment"
    LISTS = frozenset({"who", "to"})
    what = forms.CharField(label=_("What is promised"), widget=FEW_LINES)
    who = forms.CharField(
        label=_("Who owes it"),
        widget=FEW_LINES,
        required=False,
        help_text=_("One body or person a line"),
    )
    to = forms.CharField(
        label=_("To whom"),
        widget=FEW_LINES,
        required=False,
        help_text=_("One body or person a line"),
    )
    strength = forms.ChoiceField(
        label=_("Strength"), choices=Commitment.Strength.choices
    )
    when = forms.CharField(label=_("Due"), required=False, help_text=DATE_HELP)
    where = forms.CharField(label=_("Where"), max_length=160, required=False)
    status = forms.ChoiceField(
        label=_("The text says that it is"),
        choices=[
            (Commitment.Status.OPEN, Commitment.Status.OPEN.label),
            (Commitment.Status.DONE, Commitment.Status.DONE.label),
        ],
    )


class EventForm(ValueForm):
    """An event that is named."""

    kind = "event"
    name = forms.CharField(label=_("Name of the event"), max_length=240)
    ordinal = forms.IntegerField(label=_("Ordinal"), required=False, min_value=1)
    date = forms.CharField(label=_("Date"), required=False, help_text=DATE_HELP)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)


class FigureForm(ValueForm):
    """A counted figure."""

    kind = "figure"
    value = forms.IntegerField(label=pgettext_lazy("figure", "Number"))
    what = forms.CharField(label=_("What is counted"), max_length=200)
    of = forms.CharField(label=_("From or of what"), max_length=200, required=False)


class DrawForm(forms.Form):
    """A new proposal from selected text: where it stands, and what it is."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Proposal.Kind.choices)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    quote = forms.CharField(
        label=_("The words in the text"),
        widget=FEW_LINES,
        required=False,
        help_text=_("Exactly as they stand there; or select them in the text"),
    )
    contact_no = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    value = forms.CharField(
        label=_("As it should read"),
        required=False,
        help_text=_("Left empty, it is the words themselves"),
    )


def form_for(proposal: Proposal, data: Mapping[str, Any] | None = None) -> ValueForm:
    """The form of a proposal's kind, filled with what it says."""
    value = checked(proposal.kind, proposal.corrected or proposal.value)
    initial = initial_of(value)
    forms_by_kind: dict[str, type[ValueForm]] = {
        Proposal.Kind.PARTICIPANT: PersonForm,
        Proposal.Kind.COMMITMENT: PromiseForm,
        Proposal.Kind.EVENT: EventForm,
        Proposal.Kind.FIGURE: FigureForm,
    }
    prefix = f"p{proposal.number}"
    made = forms_by_kind.get(proposal.kind)
    if made is None:
        return PlainForm(data, initial=initial, prefix=prefix, kind=proposal.kind)
    return made(data, initial=initial, prefix=prefix)


def initial_of(value: Value) -> dict[str, object]:
    """The parts of a value as form fields show them."""
    return {
        key: "\n".join(part) if isinstance(part, tuple) else part
        for key, part in vars(value).items()
        if not (key == "person" and isinstance(value, PersonSeen))
    }


def first_value(kind: str, words: str, typed: str) -> dict[str, object]:
    """What a proposal drawn on some words says to begin with.

    Args:
        words: The words in the text.
        typed: What the person typed instead, or "".
    """
    text = " ".join((typed or words).split())
    match kind:
        case Proposal.Kind.PARTICIPANT:
            return {"name": text, "role": "participant"}
        case Proposal.Kind.COMMITMENT:
            return {"what": text, "strength": "agreed"}
        case Proposal.Kind.EVENT:
            return {"name": text}
        case Proposal.Kind.FIGURE:
            digits = "".join(sign for sign in words if sign.isdigit())
            rest = " ".join(word for word in text.split() if not word.isdigit())
            return {"value": typed if typed.isdigit() else digits, "what": rest}
    return {"value": text}
