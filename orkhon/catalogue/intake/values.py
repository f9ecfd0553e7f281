"""Published values as plain data, the shape that open data and versions have.

A field has the name of the dataclass; a property is no field and is not said. The same
value always gives the same bytes, so that a digest of them tells whether it changed.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from uuid import UUID

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]
"""What JSON can say."""


class NotPlain(ValueError):
    """A published value holds something that is no plain value, such as a model."""


def as_data(value: object) -> JSON:
    """Say a published value in JSON's own kinds.

    Args:
        value: A frozen dataclass, or what one holds: text, number, day, moment,
            tuple, set, mapping, None.
    Returns:
        Dataclasses and mappings as objects, tuples as lists, sets as sorted lists,
        days and moments in ISO 8601 (moments in UTC, ending in Z), spans of time in
        whole seconds, fractions as text “2/3”, choices by their value.
    Raises:
        NotPlain: something in it is none of these; a model above all.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_data(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return as_data(value.value)
    if isinstance(value, Mapping):
        return {_key(key): as_data(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_data(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted((as_data(one) for one in value), key=str)
    return _single(value)


def canonical(data: JSON) -> str:
    """The data as JSON text with sorted keys and no spaces; the same for equal data."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal figures."""
    return hashlib.sha256(text.encode()).hexdigest()


def _single(value: object) -> JSON:
    """One value that holds no others; `str` also of a text that is translated late."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    if isinstance(value, (Decimal, Fraction, UUID)):
        return str(value)
    raise NotPlain(f"a published value holds a {type(value).__name__}: {value!r}")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotPlain(f"a published moment has no time zone: {value!r}")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _key(key: object) -> str:
    """A key of a mapping as text; JSON knows no others."""
    if isinstance(key, Enum):
        key = key.value
    if isinstance(key, (str, int)):
        return str(key)
    if isinstance(key, date):
        return key.isoformat()
    raise NotPlain(f"a published value has a key that is no text: {key!r}")
