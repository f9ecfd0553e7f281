"""Forms of reports to a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.proceedings.actions.reports import LONGEST_TEXT, About
from orkhon.proceedings.forms.minutes import ItemField
from orkhon.proceedings.intake.finances import Row, read_rows
from orkhon.proceedings.models import AgendaItem, Session, SessionReport
from orkhon.record.refusals import Refusal


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AboutForm(forms.Form):
    """What a report is about."""

    title = forms.CharField(label=_("Title"), max_length=300)
    from_on = forms.DateField(
        label=_("Period from"),
        required=False,
        widget=_day(),
        help_text=_("Both days are part of the period; an annual report has one"),
    )
    to_on = forms.DateField(label=_("Period to"), required=False, widget=_day())
    item = ItemField(
        AgendaItem.objects.none(),
        label=_("Item"),
        required=False,
        empty_label=_("no item"),
        help_text=_("For the final report of a mission: the item that names it"),
    )
    text = forms.CharField(
        label=_("Words before the figures"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=_lines(8),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items: Any = self.fields["item"]
        items.queryset = session.items.select_related("mission").order_by("precedence")

    def about(self) -> About:
        """What the action takes."""
        given = self.cleaned_data
        return About(
            given["title"],
            given["from_on"],
            given["to_on"],
            given["item"],
            given["text"],
        )


class BeginForm(AboutForm):
    """A new report."""

    kind = forms.ChoiceField(label=_("Kind"), choices=SessionReport.Kind.choices)
    field_order = ["kind", "title", "from_on", "to_on", "item", "text"]


class RowsForm(forms.Form):
    """The figures of a financial report or budget."""

    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        help_text=_("Three letters, such as USD"),
    )
    income = forms.CharField(
        label=_("Income"),
        required=False,
        widget=_lines(8),
        help_text=_(
            "A head a line: head; amount; where it stands. Amounts as 1234567.89. A"
            " line that begins with “Total” is the total as the paper states it."
        ),
    )
    expenditure = forms.CharField(
        label=_("Expenditure"), required=False, widget=_lines(8)
    )

    def clean_income(self) -> tuple[Row, ...]:
        return self._read("income")

    def clean_expenditure(self) -> tuple[Row, ...]:
        return self._read("expenditure")

    def _read(self, name: str) -> tuple[Row, ...]:
        try:
            return read_rows(self.cleaned_data[name])
        except Refusal as error:
            raise forms.ValidationError(str(error)) from error
