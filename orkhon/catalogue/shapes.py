"""What the data of each kind look like, as JSON Schema.

Said of the same frozen values that `intake.values.as_data` writes, so that the
description cannot drift from the data.
"""

import types
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from inspect import cleandoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from orkhon.catalogue.entries.communiques import WholeCommunique
from orkhon.catalogue.entries.events import WholeEvent
from orkhon.catalogue.entries.photographs import WholePhotograph
from orkhon.catalogue.entries.reports import WholeReport
from orkhon.catalogue.entries.statements import WholeStatement
from orkhon.catalogue.entries.texts import WholeText
from orkhon.catalogue.entries.yearbooks import WholeYearbook
from orkhon.legislation.queries.published import PublishedStatus
from orkhon.observation.queries.published_missions import PublishedMission
from orkhon.proceedings.queries.published_instruments import PublishedInstrument
from orkhon.proceedings.queries.published_relations import PublishedRelation
from orkhon.proceedings.queries.published_sessions import PublishedSession
from orkhon.register.queries.published_values import PublishedBody, PublishedPerson

SHAPES: Mapping[str, type] = {
    "body": PublishedBody,
    "communique": WholeCommunique,
    "event": WholeEvent,
    "instrument": PublishedInstrument,
    "mission": PublishedMission,
    "model-law": PublishedStatus,
    "person": PublishedPerson,
    "photograph": WholePhotograph,
    "relation": PublishedRelation,
    "report": WholeReport,
    "session": PublishedSession,
    "statement": WholeStatement,
    "text": WholeText,
    "yearbook": WholeYearbook,
}
"""The value that a thing of each kind is published as."""

Schema = dict[str, Any]
_SINGLE: Mapping[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string"},
    timedelta: {"type": "integer", "description": "Whole seconds."},
    Decimal: {"type": "string"},
    Fraction: {"type": "string"},
    UUID: {"type": "string", "format": "uuid"},
}


class NoShape(TypeError):
    """A field has a type of which no data can be made."""


@cache
def shape_of(kind: str) -> Schema:
    """The schema of a kind's data; the words are those of the code's own notes.

    Raises:
        KeyError: no kind of that name has a shape.
    """
    return schema_of(SHAPES[kind])


def schema_of(said: Any) -> Schema:
    """The schema of what `as_data` writes for values of a type.

    Raises:
        NoShape: it writes nothing for them.
    """
    if is_dataclass(said):
        return _object(said)
    origin, inside = get_origin(said), get_args(said)
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(one) for one in inside]}
    if said is type(None):
        return {"type": "null"}
    if origin is Literal:
        return {"enum": list(inside)}
    if origin is tuple and inside[-1:] != (...,):
        return {
            "type": "array",
            "prefixItems": [schema_of(one) for one in inside],
            "minItems": len(inside),
            "maxItems": len(inside),
        }
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(inside[1])}
    if isinstance(origin, type) and issubclass(origin, Collection):
        return {"type": "array", "items": schema_of(inside[0])}
    if isinstance(said, type) and issubclass(said, Enum):
        return {"enum": [one.value for one in said]}
    if said in _SINGLE:
        return dict(_SINGLE[said])
    raise NoShape(f"no data can be made of {said!r}")


def _object(said: Any) -> Schema:
    hints = get_type_hints(said)
    names = [one.name for one in fields(said)]
    return {
        "type": "object",
        "title": said.__name__,
        "description": cleandoc(said.__doc__ or ""),
        "properties": {name: schema_of(hints[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }
