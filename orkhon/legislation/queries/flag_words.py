"""Flags in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

SOFT = frozenset({"modal", "length", "number"})
"""Worth a look; the others are hard differences."""
QUANTITIES = frozenset({"deadline", "percent", "amount", "date", "number"})


@dataclass(frozen=True)
class FlagLine:
    """One sign of a difference.

    Attributes:
        words: What differs.
        is_soft: Worth a look rather than a hard difference.
    """

    words: str
    is_soft: bool


def flag_line(flag: Mapping[str, object]) -> FlagLine:
    """Say a flag in the reader's language.

    Args:
        flag: As `PartnerProposal.candidates` keeps it.
    """
    kind = str(flag["kind"])
    here, there = _listed(flag["a"]), _listed(flag["b"])
    if kind in QUANTITIES:
        words = _quantities(kind, here, there)
    elif kind == "modal":
        words = _("“%(model)s” in the model, “%(law)s” in the law") % {
            "model": _modals(here),
            "law": _modals(there),
        }
    elif kind == "points":
        words = _points(int(here[0]), int(there[0]))
    elif kind == "term":
        words = ngettext(
            "A defined term has no word in the law: %(terms)s",
            "Defined terms have no word in the law: %(terms)s",
            len(here),
        ) % {"terms": ", ".join(f"“{one}”" for one in here)}
    else:
        words = _(
            "Far from the usual length: %(model)s letters, in the law %(law)s"
        ) % {
            "model": here[0],
            "law": there[0],
        }
    return FlagLine(words, kind in SOFT)


def differing(flags: Sequence[Mapping[str, object]], side: str) -> set[str]:
    """The quantities that only one side has: `a` the model, `b` the law."""
    return {
        one
        for flag in flags
        if flag["kind"] in QUANTITIES
        for one in _listed(flag[side])
    }


def _quantities(kind: str, here: Sequence[str], there: Sequence[str]) -> str:
    heads = {
        "deadline": _("Deadlines differ"),
        "percent": _("Percentages differ"),
        "amount": _("Amounts differ"),
        "date": _("Dates differ"),
        "number": _("Numbers differ"),
    }
    sides = {"what": heads[kind], "model": _counted(here), "law": _counted(there)}
    if not there:
        return _("%(what)s: %(model)s in the model, none such in the law") % sides
    if not here:
        return _("%(what)s: %(law)s in the law, none such in the model") % sides
    return _("%(what)s: %(model)s in the model, %(law)s in the law") % sides


def _counted(said: Sequence[str]) -> str:
    return ", ".join(_quantity(one) for one in said)


def _quantity(said: str) -> str:
    """`5 day` as 5 days; money and plain numbers as they are."""
    value, _space, unit = said.partition(" ")
    n = int(value) if value.isdigit() else 2
    words = {
        "hour": ngettext("%(n)s hour", "%(n)s hours", n),
        "day": ngettext("%(n)s day", "%(n)s days", n),
        "week": ngettext("%(n)s week", "%(n)s weeks", n),
        "month": ngettext("%(n)s month", "%(n)s months", n),
        "year": ngettext("%(n)s year", "%(n)s years", n),
        "of money": _("%(n)s of money"),
        "units of account": ngettext(
            "%(n)s unit of account", "%(n)s units of account", n
        ),
    }
    return words[unit] % {"n": value} if unit in words else said


def _points(here: int, there: int) -> str:
    counted = {
        "model": ngettext("%(n)d enumerated point", "%(n)d enumerated points", here)
        % {"n": here},
        "law": there,
    }
    return _("%(model)s in the model, %(law)d in the law") % counted


def _modals(kinds: Sequence[str]) -> str:
    words = {
        "shall": pgettext("modal", "shall"),
        "may": pgettext("modal", "may"),
        "must not": pgettext("modal", "must not"),
    }
    return ", ".join(words.get(one, one) for one in kinds)


def _listed(values: object) -> list[str]:
    return [str(one) for one in values] if isinstance(values, list) else []
