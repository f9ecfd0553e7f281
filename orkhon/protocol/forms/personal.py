"""Forms of personal documents: kept, opened with a reason, the rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orkhon.observation.forms.missions import FileField
from orkhon.protocol.actions.personal import LONGEST
from orkhon.protocol.models import PersonalDocument, Visit, VisitParticipant


class KeepForm(forms.Form):
    """A scan of somebody's passport or visa."""

    participant = forms.ModelChoiceField(
        VisitParticipant.objects.none(), label=_("Whose"), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PersonalDocument.Kind.choices)
    file = FileField(label=_("File"), help_text=_("PDF, JPEG or PNG, at most 20 MB"))

    def __init__(self, visit: Visit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = visit.participants.filter(  # type: ignore[attr-defined]  # -- a choice of models
            withdrawn_at=None
        )


class RuleForm(forms.Form):
    """How long documents are kept, and which text says so."""

    days = forms.IntegerField(
        label=_("Days after the last day of a visit"), min_value=0, max_value=LONGEST
    )
    words = forms.CharField(
        label=_("Which text says so"),
        max_length=300,
        help_text=_("Such as: Data protection order no. 4, article 7"),
    )
