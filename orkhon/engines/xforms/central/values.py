"""Answers as JSON writes them: numbers, places, text."""

import math
import re
from collections.abc import Mapping, Sequence

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]

_WHOLE = re.compile(r"\s*([+-]?\d{1,18})")
_POINTS = re.compile(r";\s*")
GEO = frozenset({"geopoint", "geotrace", "geoshape"})


def json_of(kind: str, text: str, *, wkt: bool = False) -> JSON:
    """An answer as a value of JSON.

    Args:
        kind: The type of its bind.
        text: As written in the form.
        wkt: Places as well-known text instead of GeoJSON.
    Returns:
        None for an empty answer, and for a number or place that cannot be read.
    Source:
        ODK Central API documentation, "OData Endpoints"; RFC 7946; OGC 06-103r4.
    """
    if not text.strip():
        return None
    if kind in {"int", "integer"}:
        whole = _WHOLE.match(text)
        return int(whole[1]) if whole is not None else None
    if kind == "decimal":
        return _decimal(text)
    if kind == "geopoint":
        return _point(text, wkt=wkt)
    if kind in GEO:
        return _line(kind, text, wkt=wkt)
    return text


def place_of(text: str) -> tuple[float | None, ...] | None:
    """Latitude, longitude, altitude, accuracy; None when there is no place."""
    numbers = [_decimal(part) for part in text.split()[:4]]
    numbers += [None] * (4 - len(numbers))
    return None if numbers[0] is None or numbers[1] is None else tuple(numbers)


def _decimal(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _point(text: str, *, wkt: bool) -> JSON:
    place = place_of(text)
    if place is None:
        return None
    coordinates = _coordinates(place)
    if wkt:
        return f"POINT ({_spaced(coordinates)})"
    point: dict[str, JSON] = {"type": "Point", "coordinates": coordinates}
    if place[3] is not None:
        point["properties"] = {"accuracy": place[3]}
    return point


def _line(kind: str, text: str, *, wkt: bool) -> JSON:
    read = (place_of(part) for part in _POINTS.split(text))
    places = [place for place in read if place is not None]
    if not places:
        return None
    coordinates = [_coordinates(place) for place in places]
    if wkt:
        points = ",".join(_spaced(each) for each in coordinates)
        return (
            f"LINESTRING ({points})" if kind == "geotrace" else f"POLYGON (({points}))"
        )
    line: dict[str, JSON] = (
        {"type": "LineString", "coordinates": coordinates}
        if kind == "geotrace"
        else {"type": "Polygon", "coordinates": [coordinates]}
    )
    accuracies = [place[3] for place in places]
    if any(accuracy is not None for accuracy in accuracies):
        line["properties"] = {"accuracies": accuracies}
    return line


def _coordinates(place: tuple[float | None, ...]) -> list[float]:
    """Longitude first, as both notations have it."""
    return [number for number in (place[1], place[0], place[2]) if number is not None]


def _spaced(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:.15g}" for number in numbers)
