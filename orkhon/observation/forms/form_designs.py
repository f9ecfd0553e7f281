"""Forms about forms: which to take, a file to bring in, a file that one shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from orkhon.observation.actions.own_forms import MOST_OPTIONS
from orkhon.observation.form_designs.designs import STAGES
from orkhon.observation.form_designs.protocols import ProtocolSource
from orkhon.observation.models import FormStage, Mission

LARGEST_FORM = 10 * 1024 * 1024
LARGEST_FILE = 25 * 1024 * 1024


class TakeForm(forms.Form):
    """Which of Orkhon's own forms."""

    options = forms.IntegerField(
        label=_("Lists or candidates on the paper"),
        required=False,
        min_value=1,
        max_value=MOST_OPTIONS,
        help_text=_("Only for a protocol that leaves them open."),
    )
    publish = forms.BooleanField(
        label=_("Put them before the observers at once"), required=False
    )

    def __init__(
        self,
        *args: Any,
        mission: Mission,
        sources: Sequence[ProtocolSource],
        names: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(FormStage.choices)
        self.fields["stages"] = forms.MultipleChoiceField(
            label=_("Forms"),
            choices=[(stage, labels[FormStage(stage)]) for stage in STAGES],
            initial=list(STAGES),
            widget=forms.CheckboxSelectMultiple,
        )
        known = [(one.name, names[one.name]) for one in sources if one.is_known]
        self.fields["protocol"] = forms.ChoiceField(
            label=_("Protocol of the stations"),
            choices=[("", _("none")), *known],
            required=False,
            initial=likely_protocol(mission, sources),
            help_text=_("Only for the form of the protocol."),
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language that phones show first"),
            choices=settings.LANGUAGES,
            initial="en",
        )
        self.order_fields(["stages", "protocol", "options", "language", "publish"])


def likely_protocol(mission: Mission, sources: Sequence[ProtocolSource]) -> str:
    """The country's own protocol for this kind of vote, else the general one."""
    kind = "referendum" if mission.vote_kind == "referendum" else "election"
    known = [one for one in sources if one.is_known and one.status != "superseded"]
    own = [one for one in known if one.country == mission.country.code]
    fitting = [one for one in own if kind in one.vote]
    general = [one for one in known if not one.country and kind in one.vote]
    return next((one.name for one in [*fitting, *general]), "")


class BringFormForm(forms.Form):
    """A form as a file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLSForm (.xlsx, .xls, .csv, .md), or an XForm that is ready (.xml)"
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"] = forms.ChoiceField(
            label=_("Stage of the day"),
            choices=[("", _("as the form says")), *FormStage.choices],
            required=False,
            help_text=_("Left open, the form’s own id says it."),
        )

    def clean_file(self) -> Any:
        return _small(self.cleaned_data["file"], LARGEST_FORM)


class FormFileForm(forms.Form):
    """A picture or a list that a form shows."""

    file = forms.FileField(label=_("File"))

    def clean_file(self) -> Any:
        return _small(self.cleaned_data["file"], LARGEST_FILE)


def _small(file: Any, most: int) -> Any:
    if file.size > most:
        raise forms.ValidationError(
            _("At most %(most)d MB are read."), params={"most": most // 1024**2}
        )
    return file
