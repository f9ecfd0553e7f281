"""A rule filled in, with the words of the legal text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines.voting import RULES
from orkhon.legislation.forms.citing import CitingForm
from orkhon.proceedings.models import Setting
from orkhon.proceedings.queries.rules import rule_words
from orkhon.register.forms import PartialDate

HELP = {
    Setting.Key.DOCUMENT_LANGUAGES: _("Codes of languages: en, az, kk, ky, tr"),
    Setting.Key.AUTHENTIC_LANGUAGE: _("The code of one language: en"),
    Setting.Key.QUORUM: _("A share such as 2/3, or a number"),
    Setting.Key.CONTRIBUTION_SCALE: _("Shares by country: AZ 1/4, KZ 1/4 …"),
}


class RuleForm(CitingForm):
    """The value of one rule and since when it holds."""

    needs_words = True

    value = forms.CharField(
        label=pgettext_lazy("rule", "Value"), max_length=200, strip=True
    )
    from_on = PartialDate(_("From"))
    to_on = PartialDate(_("To"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, key: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if key == Setting.Key.DECISION_RULE:
            self.fields["value"] = forms.ChoiceField(
                label=pgettext_lazy("rule", "Value"),
                choices=[(one, rule_words(one)) for one in RULES],
            )
        else:
            self.fields["value"].help_text = HELP.get(
                Setting.Key(key), _("A whole number")
            )
        self.order_fields(["value", "from_on", "to_on", "note"])


class DropForm(forms.Form):
    """Why a rule is taken back."""

    why = forms.CharField(label=_("Why it is taken back"), max_length=300)
