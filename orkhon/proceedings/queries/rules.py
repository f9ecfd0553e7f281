"""The rules of organs that the Secretariat fills in; what no row says is not set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from orkhon.proceedings.models import Setting
from orkhon.register.models import Body, State
from orkhon.ui import languages

ORGANS = (
    Body.Kind.ASSEMBLY,
    Body.Kind.COUNCIL,
    Body.Kind.COMMISSION,
    Body.Kind.GROUP,
)
"""Kinds of bodies that meet under rules of the assembly."""

DECISION_RULES: Mapping[str, Promise] = {
    "unanimity": gettext_lazy("unanimity"),
    "simple-majority": gettext_lazy("simple majority of the votes cast"),
    "majority-present": gettext_lazy("majority of those present"),
    "majority-members": gettext_lazy("majority of all members"),
    "two-thirds-cast": gettext_lazy("two thirds of the votes cast"),
    "two-thirds-present": gettext_lazy("two thirds of those present"),
    "two-thirds-members": gettext_lazy("two thirds of all members"),
    "three-quarters-cast": gettext_lazy("three quarters of the votes cast"),
    "three-quarters-present": gettext_lazy("three quarters of those present"),
    "three-quarters-members": gettext_lazy("three quarters of all members"),
    "four-fifths-cast": gettext_lazy("four fifths of the votes cast"),
    "four-fifths-present": gettext_lazy("four fifths of those present"),
    "four-fifths-members": gettext_lazy("four fifths of all members"),
}


@dataclass(frozen=True)
class RuleLine:
    """One rule of an organ on a day, and what it was before."""

    key: str
    label: str
    # None: not set.
    now: Setting | None
    earlier: tuple[Setting, ...]


def setting_of(organ: Body, key: str, day: date) -> object | None:
    """What an organ's rules say on a day; None: not set.

    The rule of the assembly is not the rule of its commissions: what is not set for
    the organ itself is not set.
    """
    row = _on(organ, day).filter(key=key).last()
    return None if row is None else row.value


def rules_of(organ: Body, day: date) -> tuple[RuleLine, ...]:
    """Every rule that can be filled in for an organ, set or not."""
    held = {row.key: row for row in _on(organ, day).select_related("citation__source")}
    others: dict[str, list[Setting]] = {}
    for row in Setting.objects.filter(organ=organ).select_related("citation__source"):
        if held.get(row.key) != row:
            others.setdefault(row.key, []).append(row)
    return tuple(
        RuleLine(key, str(label), held.get(key), tuple(others.get(key, ())))
        for key, label in Setting.Key.choices
    )


def organs() -> list[Body]:
    """The assembly first, then its organs in English order."""
    found = Body.objects.filter(kind__in=ORGANS, dissolved_on="")
    return sorted(
        found, key=lambda one: (one.kind != Body.Kind.ASSEMBLY, one.english_sort_key)
    )


def in_words(key: str, value: object) -> str:
    """A rule's value as a page says it."""
    if key == Setting.Key.DOCUMENT_LANGUAGES and isinstance(value, list):
        return ", ".join(languages.name(one) for one in value)
    if key == Setting.Key.AUTHENTIC_LANGUAGE:
        return languages.name(str(value))
    if key == Setting.Key.QUORUM and isinstance(value, dict):
        return _quorum(value)
    if key == Setting.Key.DECISION_RULE:
        return rule_words(str(value))
    if key == Setting.Key.CONTRIBUTION_SCALE and isinstance(value, dict):
        return ", ".join(f"{code} {share}" for code, share in value.items())
    return str(value)


def rule_words(key: str) -> str:
    """A rule of decision as a reader calls it."""
    return str(DECISION_RULES.get(key, key))


def _quorum(value: Mapping[str, object]) -> str:
    parts = []
    if value.get("share") is not None:
        parts.append(_("%(share)s of the members") % {"share": value["share"]})
    if value.get("count") is not None:
        n = int(str(value["count"]))
        parts.append(ngettext("%(n)d member", "%(n)d members", n) % {"n": n})
    return ", ".join(parts)


def _on(organ: Body, day: date) -> QuerySet[Setting]:
    return Setting.objects.filter(
        Setting.on(day), organ=organ, state=State.CONFIRMED
    ).order_by("from_day", "made_at")
