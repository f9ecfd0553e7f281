"""The figures of a protocol form, by line of its schema."""

from collections.abc import Mapping

from orkhon.engines.elections.relations import ILLEGIBLE, ProtocolSchema, Value
from orkhon.observation.queries.answers import ROOT, said

MOST_DIGITS = 12
"""Of a figure in one station's protocol; a longer one was not meant."""


def protocol_values(
    values: Mapping[str, str], schema: ProtocolSchema
) -> dict[str, Value]:
    """The figures of a protocol form, by line; what is no figure is illegible, not 0."""
    unread = set(said(values, "protocol", "illegible").split())
    found: dict[str, Value] = {}
    for line in schema.lines:
        text = values.get(f"{ROOT}/protocol/{line.key}", "").strip()
        if line.key in unread:
            found[line.key] = ILLEGIBLE
        elif not text:
            found[line.key] = None
        elif text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
            found[line.key] = int(text)
        else:
            found[line.key] = ILLEGIBLE
    return found
