"""What a filled form says of itself in its head: where, who, when."""

from dataclasses import dataclass
from datetime import UTC, datetime

from orkhon.engines.xforms.instance import Instance

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A phone's clock may be wrong; beyond these years it says nothing at all."""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The head of a form; "" and None where it is silent or cannot be understood.

    Attributes:
        started_at: When it was opened, by the phone's clock.
        filled_at: When it was finished, by the phone's clock.
    """

    station: str
    team: str
    observer: str
    started_at: datetime | None
    filled_at: datetime | None


def facts_of(instance: Instance) -> FormFacts:
    """Read the head; an encrypted form has none that we could read."""
    root, values = f"/{instance.root}", instance.values
    return FormFacts(
        station=values.get(f"{root}/header/station", "").strip(),
        team=values.get(f"{root}/header/team", "").strip(),
        observer=values.get(f"{root}/header/observer", "").strip(),
        started_at=moment_of(values.get(f"{root}/start", "")),
        filled_at=moment_of(values.get(f"{root}/end", "")),
    )


def moment_of(text: str) -> datetime | None:
    """A moment with its time zone, as phones write it; None when it is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    # In UTC: PostgreSQL knows no zone further than 16 hours off, XML does.
    return moment.astimezone(UTC)
