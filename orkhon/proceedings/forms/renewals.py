"""Forms of legal documents and of their renewal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.actions.texts import NOTE_LENGTH, Dates
from orkhon.legislation.forms.citing import CitingForm
from orkhon.legislation.models import Version, Work
from orkhon.proceedings.actions.instruments import WHAT_LENGTH, Happened
from orkhon.proceedings.models import AgendaItem, InstrumentEvent, RenewalArticle
from orkhon.register.forms import ByName, PartialDate
from orkhon.register.models import Body

DECIDED = [
    one
    for one in RenewalArticle.State.choices
    if one[0] != RenewalArticle.State.UNTOUCHED.value
]


def parliaments() -> Any:
    """Those that may propose: existing parliaments, in English order."""
    return (
        Body.objects.filter(kind=Body.Kind.PARLIAMENT, dissolved_on="")
        .select_related("country")
        .order_by("country__english_sort_key")
    )


class ParliamentField(ByName):
    """A parliament by its country's English place."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            parliaments(),
            label=_("Parliament"),
            required=False,
            empty_label=_("nobody in particular"),
            **more,
        )


class ItemField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- none at run time
    """An item of an agenda, with its session."""

    def label_from_instance(self, obj: AgendaItem) -> str:
        return f"{obj.session.title}: {obj}"


class EventForm(CitingForm):
    """What a source says happened to a legal document."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("legal document", "What happened"),
        choices=InstrumentEvent.Kind.choices,
    )
    on = PartialDate(_("When"))
    what = forms.CharField(
        label=_("In a sentence"),
        max_length=WHAT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    parliament = ParliamentField()

    def happened(self) -> Happened:
        """What the action takes."""
        said = self.cleaned_data
        return Happened(said["kind"], said["what"], said["on"], said["parliament"])


class BeginForm(CitingForm):
    """A renewal: on which version, and who asked for it."""

    title = forms.CharField(
        label=_("Title"), max_length=300, help_text=_("Such as Renewal of 2026")
    )
    base = forms.ModelChoiceField(
        Version.objects.none(), label=_("Version that is renewed"), empty_label=None
    )
    mandate = forms.CharField(
        label=_("Mandate"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who asked for it, in words"),
    )

    def __init__(self, work: Work, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base = self.fields["base"]
        if isinstance(base, forms.ModelChoiceField):
            base.queryset = (
                work.versions.filter(expressions__isnull=False)
                .distinct()
                .select_related("work")
                .order_by("-number")
            )


class ArticleForm(forms.Form):
    """What is to become of an article."""

    progress = forms.ChoiceField(
        label=_("What is to become of it"), choices=DECIDED, widget=forms.RadioSelect
    )
    wording = forms.CharField(
        label=_("Wording"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("With its number and heading, as it would be printed"),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    parliament = ParliamentField()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, own: Body | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        if own is not None:
            progress = self.fields["progress"]
            if isinstance(progress, forms.ChoiceField):
                proposed = RenewalArticle.State.PROPOSED
                progress.choices = [(proposed.value, proposed.label)]
                progress.initial = proposed.value
            del self.fields["parliament"]

    def parliament_said(self) -> Body | None:
        """Whose proposal it is: a delegation's own."""
        return self.own or self.cleaned_data["parliament"]


class CommentForm(forms.Form):
    """A comment on an article."""

    words = forms.CharField(
        label=_("Comment"), widget=forms.Textarea(attrs={"rows": 3})
    )


class AddForm(forms.Form):
    """An article that the document does not have."""

    after = forms.ChoiceField(label=_("Behind"))
    wording = forms.CharField(
        label=_("Wording"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("With its number and heading, as it would be printed"),
    )
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, after: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["after"]
        if isinstance(field, forms.ChoiceField):
            field.choices = after
            field.initial = after[-1][0] if after else None


class FinishForm(forms.Form):
    """The next version."""

    state = forms.ChoiceField(
        label=pgettext_lazy("version of a law", "State"),
        choices=[
            one for one in Version.State.choices if one[0] != Version.State.REPEALED
        ],
    )
    adopted_on = PartialDate(_("Adopted on"))
    in_force_on = PartialDate(_("In force from"))
    note = forms.CharField(label=_("Note"), max_length=NOTE_LENGTH, required=False)

    def dates(self) -> Dates:
        """What the action takes."""
        said = self.cleaned_data
        return Dates(said["adopted_on"], said["in_force_on"], "")


class ItemForm(forms.Form):
    """An item of a session that is not over."""

    item = ItemField(
        AgendaItem.objects.exclude(
            session__progress__in=("closed", "cancelled")
        ).select_related("session"),
        label=_("Item of an agenda"),
        empty_label=None,
    )
