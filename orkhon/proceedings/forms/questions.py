"""Forms of questions. What is refused comes from the actions, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines.voting import RULES
from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.forms.citing import CitingForm
from orkhon.legislation.forms.comments import Clock
from orkhon.proceedings.actions.putting import LONGEST
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Participant,
    Question,
    Session,
    Sitting,
    Stance,
)
from orkhon.proceedings.queries.questions import Row
from orkhon.proceedings.queries.rules import rule_words
from orkhon.record.clocks import moment_on


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _Issued(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A choice among the last issued versions of drafts."""

    def label_from_instance(self, obj: DraftVersion) -> str:
        return f"{obj.draft.title}, {obj.number}"


class _Open(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """A choice among amendments that are open."""

    def label_from_instance(self, obj: Amendment) -> str:
        return f"{obj.number}: {obj.draft.title}"


class _About(forms.Form):
    """What is decided: words, or a text, or an amendment."""

    words = forms.CharField(
        label=_("What is to be decided"),
        required=False,
        max_length=LONGEST,
        widget=_lines(3),
        help_text=_("Or choose a text or an amendment below"),
    )
    version = _Issued(
        DraftVersion.objects.none(),
        label=pgettext_lazy("question", "Text"),
        required=False,
        empty_label=_("no text"),
    )
    amendment = _Open(
        Amendment.objects.none(),
        label=pgettext_lazy("question", "Amendment"),
        required=False,
        empty_label=_("no amendment"),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item of the agenda"),
        required=False,
        empty_label=_("no item"),
    )

    def __init__(self, session: Session, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issued = DraftVersion.objects.filter(
            draft__session=session, issued_at__isnull=False, draft__progress="open"
        ).select_related("draft")
        last: dict[object, DraftVersion] = {
            one.draft_id: one for one in issued.order_by("draft__number", "number")
        }
        amendments = Amendment.objects.filter(
            draft__session=session, progress=Amendment.State.OPEN
        )
        choices: dict[str, object] = {
            "version": DraftVersion.objects.filter(
                pk__in=[one.pk for one in last.values()]
            ).select_related("draft"),
            "amendment": amendments.select_related("draft"),
            "item": session.items.exclude(progress=AgendaItem.State.STRUCK),
        }
        for name, rows in choices.items():
            field: Any = self.fields[name]
            field.queryset = rows


class PutForm(_About):
    """A question for a sitting."""

    rule = forms.ChoiceField(label=_("Rule of decision"))
    sitting = forms.ModelChoiceField(
        Sitting.objects.none(),
        label=pgettext_lazy("question", "Sitting"),
        required=False,
        empty_label=_("outside a sitting"),
    )
    roll_call = forms.BooleanField(
        label=_("Roll call: persons answer one by one"), required=False
    )

    def __init__(self, session: Session, rule: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(session, *args, **kwargs)
        field: Any = self.fields["rule"]
        field.choices = [
            *([] if rule else [("", _("choose the rule"))]),
            *((one, rule_words(one)) for one in RULES),
        ]
        field.initial = rule
        sittings: Any = self.fields["sitting"]
        sittings.queryset = session.sittings.filter(closed_at=None)


class SilenceForm(_About):
    """A text that goes out with a deadline."""

    deadline = Clock(
        _("Objections until"), help_text=_("A word at this very minute is in time")
    )
    time_zone = forms.CharField(
        label=_("On the clock of"),
        max_length=40,
        help_text=_("As the time zone database names it: Asia/Almaty"),
    )


class PositionForm(forms.Form):
    """The position of one parliament."""

    stance = forms.ChoiceField(
        label=pgettext_lazy("question", "Position"),
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what the position is.")},
    )
    given_by = forms.CharField(label=_("Given by"), required=False, widget=forms.Select)
    signed_by = forms.CharField(
        label=_("Or the letter is signed by"), required=False, max_length=200
    )
    text = forms.CharField(
        label=_("In the parliament’s words"),
        required=False,
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_("A reservation, or why it objects or abstains"),
    )

    def __init__(
        self,
        question: Question,
        voices: Sequence[Participant],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        given_by: Any = self.fields["given_by"].widget
        given_by.choices = [
            ("", _("choose one of the delegation")),
            *((str(one.pk), one.name) for one in voices),
        ]
        if question.procedure != Question.Procedure.SILENCE:
            del self.fields["signed_by"]

    def speaker(self) -> Participant | None:
        """Who gave it; whether they may is for the action to say."""
        key: str = self.cleaned_data["given_by"]
        try:
            return Participant.objects.filter(pk=key).first() if key else None
        except (ValueError, forms.ValidationError):
            return None

    def came_at(self) -> datetime | None:
        """When it was said; None is now."""
        return None

    def letter(self) -> Cited | None:
        """The words that show it; None where nobody kept a letter."""
        return None


class LetterForm(CitingForm, PositionForm):
    """A position that came by letter in a silence procedure."""

    given_at = Clock(
        _("Came on"),
        required=False,
        help_text=_("On the clock of the deadline; empty is now"),
    )
    field_order = ("stance", "given_by", "signed_by", "given_at", "text")

    def came_at(self) -> datetime | None:
        """When it came; None is now.

        Raises:
            Refusal: an hour that the clock of the deadline does not have.
        """
        local: datetime | None = self.cleaned_data["given_at"]
        return None if local is None else moment_on(local, self.question.time_zone)

    def letter(self) -> Cited | None:
        """The words of the letter; None where it is not kept."""
        return self.shown()


class RollCallForm(forms.Form):
    """One line for each person who is called."""

    def __init__(self, rows: Sequence[Row], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[row.key] = forms.ChoiceField(
                label=row.name,
                choices=Stance.choices,
                widget=forms.RadioSelect,
                required=False,
                initial="" if row.said is None else row.said.stance,
            )

    def lines(self) -> list[tuple[Row, forms.BoundField]]:
        """Each person with the choices."""
        return [(row, self[row.key]) for row in self.rows]

    def answers(self, people: Mapping[str, Participant]) -> dict[Participant, str]:
        """What was said, by person; who said nothing is left out."""
        return {
            people[key]: stance for key, stance in self.cleaned_data.items() if stance
        }


class WithdrawForm(forms.Form):
    """Why a question is taken back."""

    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=400,
        widget=_lines(2),
        error_messages={"required": _("Say why the question is withdrawn.")},
    )
