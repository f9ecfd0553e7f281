"""Forms of the promises: what the board shows, a change of status, a stage."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.dialogue.forms.contacts import partial_date
from orkhon.dialogue.models import Commitment, ProcessStep, Report
from orkhon.dialogue.queries.promises import Wanted, commitments
from orkhon.register.forms import ByName
from orkhon.register.models import Body


class BoardForm(forms.Form):
    """Which promises the board shows."""

    owner = forms.CharField(label=_("Who owes it, in any spelling"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        initial="open",
        choices=[
            ("open", _("not closed")),
            ("", _("all")),
            ("overdue", _("overdue")),
            *(
                (str(one), label)
                for one, label in Commitment.Status.choices
                if one != "open"
            ),
        ],
    )
    body = ByName(label=_("Body"), queryset=Body.objects.none(), required=False)
    on = forms.DateField(
        label=_("As of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = Body.objects.filter(
                pk__in=commitments().values("parties__body")
            )

    def wanted(self) -> Wanted:
        """What was chosen; a field that is wrong narrows nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        status = said.get("status", "open" if not self.is_bound else "")
        body = said.get("body")
        return Wanted(
            owner=said.get("owner", ""),
            status="" if status == "overdue" else status,
            body_id=None if body is None else body.pk,
            overdue_only=status == "overdue",
        )


class StatusForm(forms.Form):
    """Where a promise stands now, and what shows it."""

    status = forms.ChoiceField(label=_("It is now"), choices=Commitment.Status.choices)
    was = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What shows it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In words; or the words of a report below"),
    )
    report = forms.ModelChoiceField(
        label=_("Report"), queryset=Commitment.objects.none(), required=False
    )
    quote = forms.CharField(
        label=_("Words in it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Exactly as they stand in the report"),
    )
    on = forms.CharField(label=_("Since"), required=False)
    superseded_by = forms.ModelChoiceField(
        label=_("Promise that takes its place"),
        queryset=Commitment.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, promise: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        report, other = self.fields["report"], self.fields["superseded_by"]
        if isinstance(report, forms.ModelChoiceField):
            report.queryset = Report.objects.select_related("source")
        if isinstance(other, forms.ModelChoiceField):
            other.queryset = commitments().exclude(pk=promise.pk)

    def clean_on(self) -> str:
        return partial_date(self.cleaned_data["on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        words, report = cleaned.get("quote", ""), cleaned.get("report")
        if words and report is None:
            self.add_error("report", _("Say in which report the words stand."))
        elif report is not None and words.strip() not in report.source.text:
            self.add_error("quote", _("The report does not say that."))
        return cleaned


class StageForm(forms.Form):
    """A stage that a source says was reached."""

    stage = forms.ChoiceField(label=_("Stage"), choices=ProcessStep.Stage.choices)
    on = forms.CharField(label=_("Date"), required=False)
    note = forms.CharField(
        label=_("What shows it"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_on(self) -> str:
        return partial_date(self.cleaned_data["on"])


class ProcessForm(forms.Form):
    """Something new to follow through its stages."""

    title = forms.CharField(label=_("Title"), max_length=240)


class FileForm(forms.Form):
    """File a promise that is said to be done as a stage of a process."""

    process = forms.CharField(
        label=_("Process"), max_length=240, help_text=_("A known title, or a new one")
    )
    stage = forms.ChoiceField(
        label=_("Stage"),
        choices=ProcessStep.Stage.choices,
        initial=ProcessStep.Stage.CLAIMED_COMPLETE,
    )
