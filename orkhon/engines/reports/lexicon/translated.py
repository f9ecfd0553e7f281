"""Bodies, places and offices of another language, tied to the English gazetteer.

A row names an entry of the English gazetteer and gives its names in the other
language; a word ending in `*` stands for all its inflected forms. So a body has
one name to show, one country and one seat, whatever the language of the report.
"""

from orkhon.engines.reports.lexicon.en_bodies import BODY_NAMES
from orkhon.engines.reports.lexicon.en_places import PLACES
from orkhon.engines.reports.lexicon.model import BodyName, Place, Rank

_BODIES = {body.name: body for body in BODY_NAMES.values()}
_PLACES = {place.name: place for place in PLACES.values()}


# Names of networks, which stand where persons stand ("Telegram-канал").
MEDIA_NAMES = frozenset(
    {"telegram", "facebook", "instagram", "twitter", "youtube", "whatsapp", "x"}
)


class GazetteerError(ValueError):
    """A row names nothing that the English gazetteer has."""


def bodies(rows: str) -> dict[str, BodyName]:
    """Read rows "English name: alias, alias" into alias -> body.

    Raises:
        GazetteerError: the English name is unknown.
    """
    found: dict[str, BodyName] = {}
    for name, aliases in _rows(rows):
        if name not in _BODIES:
            raise GazetteerError(f"no body “{name}” in the English gazetteer")
        found.update(dict.fromkeys(aliases, _BODIES[name]))
    return found


def places(rows: str) -> dict[str, Place]:
    """Read rows "English name: alias, alias" into alias -> place.

    Raises:
        GazetteerError: the English name is unknown.
    """
    found: dict[str, Place] = {}
    for name, aliases in _rows(rows):
        if name not in _PLACES:
            raise GazetteerError(f"no place “{name}” in the English gazetteer")
        found.update(dict.fromkeys(aliases, _PLACES[name]))
    return found


def nationalities(rows: str) -> dict[str, str]:
    """Read rows "English country: alias, alias" into alias -> country.

    Raises:
        GazetteerError: the country is unknown.
    """
    found: dict[str, str] = {}
    for name, aliases in _rows(rows):
        if name not in _PLACES or not _PLACES[name].is_country:
            raise GazetteerError(f"no country “{name}” in the English gazetteer")
        found.update(dict.fromkeys(aliases, name))
    return found


def ranks(rows: str) -> dict[str, Rank]:
    """Read rows "key: singular forms; plural forms" into form -> rank."""
    found: dict[str, Rank] = {}
    for line in rows.strip().splitlines():
        key, forms = line.split(": ", 1)
        singular, _, plural = forms.partition(";")
        for form in _aliases(singular):
            found[form] = Rank(key)
        for form in _aliases(plural):
            found[form] = Rank(key, plural=True)
    return found


def words(text: str) -> frozenset[str]:
    """Read words separated by blanks."""
    return frozenset(text.split())


def _rows(rows: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in rows.strip().splitlines():
        name, aliases = line.split(": ", 1)
        found.append((name.strip(), _aliases(aliases)))
    return found


def _aliases(text: str) -> list[str]:
    return [alias.strip() for alias in text.split(",") if alias.strip()]
