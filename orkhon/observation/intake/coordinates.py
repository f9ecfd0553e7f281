"""Coordinates as lists write them; what is doubtful is refused, never guessed."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Notation(StrEnum):
    """How a list writes coordinates; a person says which."""

    POINT = "point"
    COMMA = "comma"
    SEXAGESIMAL = "dms"


@dataclass(frozen=True, slots=True)
class Box:
    """Between which degrees a country lies, generously."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies within."""
        return (
            self.south <= latitude <= self.north and self.west <= longitude <= self.east
        )


BOXES = {
    "AZ": Box(38.0, 42.2, 44.5, 51.0),
    "HU": Box(45.5, 48.8, 16.0, 23.0),
    "KG": Box(39.0, 43.5, 69.0, 80.5),
    "KZ": Box(40.3, 55.7, 46.2, 87.6),
    "TM": Box(35.0, 43.0, 52.3, 66.8),
    "TR": Box(35.7, 42.3, 25.5, 45.0),
    "UZ": Box(37.0, 45.8, 55.8, 73.3),
}
"""By country code, read off a map to a fraction of a degree; to find columns that were
swapped and points in another country, not to draw a border."""

_DECIMAL = re.compile(r"[+-]?\d{1,3}(?:\.\d+)?")
_WITH_COMMA = re.compile(r"[+-]?\d{1,3},\d+")
_SEXAGESIMAL = re.compile(
    r"(?P<degrees>\d{1,3})\s*[°º*\s]\s*(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['’′]?\s*"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*[\"”″]?)?\s*"
    r"(?P<side>[NSEWСЮВЗ]|с\.?\s?ш\.?|ю\.?\s?ш\.?|в\.?\s?д\.?|з\.?\s?д\.?)?\.?",
    re.IGNORECASE,
)


class CoordinateError(ValueError):
    """A coordinate that cannot be relied on."""

    def __init__(self, why: str, about: str = "latitude") -> None:
        super().__init__(why)
        self.about = about


def read_coordinate(text: str, notation: Notation) -> float:
    """Degrees of one coordinate.

    Raises:
        CoordinateError: nothing there, or another notation than the list is said to
            have.
    """
    bare = text.strip().replace("−", "-")
    if not bare:
        raise CoordinateError(_("only one of the two coordinates is there"))
    if _DECIMAL.fullmatch(bare):
        return float(bare)
    if _WITH_COMMA.fullmatch(bare):
        if notation is Notation.COMMA:
            return float(bare.replace(",", "."))
        raise CoordinateError(
            _("it has a decimal comma; say so where the columns are named")
        )
    found = _SEXAGESIMAL.fullmatch(bare)
    if found is None:
        raise CoordinateError(_("it is no coordinate"))
    if notation is not Notation.SEXAGESIMAL:
        raise CoordinateError(
            _("it has degrees and minutes; say so where the columns are named")
        )
    minutes = float(found["minutes"].replace(",", "."))
    seconds = float((found["seconds"] or "0").replace(",", "."))
    if minutes >= 60 or seconds >= 60:
        raise CoordinateError(_("it has more than 59 minutes or seconds"))
    degrees = int(found["degrees"]) + minutes / 60 + seconds / 3600
    side = (found["side"] or "").lower()[:1]
    return -degrees if side in {"s", "w", "ю", "з"} else degrees


def require_place(latitude: float, longitude: float, box: Box | None) -> None:
    """Refuse a point that is nowhere, or not in the country of the vote.

    Raises:
        CoordinateError: beyond the poles, 0 and 0, outside of the country, or there
            only when latitude and longitude change places.
    """
    if not all(math.isfinite(one) for one in (latitude, longitude)):
        raise CoordinateError(_("it is no coordinate"))
    if (latitude, longitude) == (0, 0):
        raise CoordinateError(_("0 and 0 lie in the sea: leave them empty"))
    swapped = (
        abs(longitude) <= 90 and box is not None and box.holds(longitude, latitude)
    )
    if box is not None and not box.holds(latitude, longitude):
        if swapped:
            raise CoordinateError(
                _("latitude and longitude seem to have changed places")
            )
        raise CoordinateError(_("this lies outside of the country"), "longitude")
    if abs(latitude) > 90:
        raise CoordinateError(_("a latitude goes to 90 degrees"))
    if abs(longitude) > 180:
        raise CoordinateError(_("a longitude goes to 180 degrees"), "longitude")
