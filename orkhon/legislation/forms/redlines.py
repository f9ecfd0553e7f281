"""Which two texts are compared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy

from orkhon.legislation.models import Expression
from orkhon.ui import languages


class PairForm(forms.Form):
    """Two texts of the room, by law, version and language."""

    old = forms.ChoiceField(label=pgettext_lazy("redline", "Old text"))
    new = forms.ChoiceField(label=pgettext_lazy("redline", "New text"))

    def __init__(self, texts: Iterable[Expression], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in texts:
            work = one.version.work
            title = work.title
            if work.country is not None:
                title = f"{work.country.code}: {title}"
            groups.setdefault(title, []).append((str(one.pk), _called(one)))
        choices = [("", gettext("choose a text")), *groups.items()]
        for field in ("old", "new"):
            self.fields[field].choices = choices  # type: ignore[attr-defined]  # -- a choice field


def _called(one: Expression) -> str:
    return gettext("version %(number)d, %(language)s") % {
        "number": one.version.number,
        "language": languages.name(one.language),
    }
