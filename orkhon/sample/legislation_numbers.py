"""Provisions of the sample laws by the numbers that a reader says: “14(1)”, “2(a)”."""

import re

from orkhon.engines.texts.structure import short_no, walk
from orkhon.legislation.models import Version
from orkhon.legislation.queries.texts import authentic, spoken, text_of

_COUNTED = re.compile(r"\[\d+\]")


def numbered(version: Version) -> dict[str, str]:
    """Identifiers of a version's provisions, by number; the annex is “annex”."""
    expression = authentic(version)
    if expression is None:
        raise ValueError(f"{version} has no text")
    found: dict[str, str] = {}
    for one, above in walk(text_of(expression)):
        number = _COUNTED.sub("", short_no(one, spoken(above)))
        found.setdefault("annex" if one.kind == "annex" else number, one.eid)
    return found
