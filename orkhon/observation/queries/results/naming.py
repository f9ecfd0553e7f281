"""What a person says of a file of results: its station's column, its lines, a question."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.form_designs.protocols import protocol_from
from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.intake.station_columns import recognised
from orkhon.observation.models import (
    FormDesign,
    FormStage,
    Mission,
    PollingStation,
    ResultsFile,
)
from orkhon.observation.queries.results.columns import proposed
from orkhon.record.refusals import Refusal

CODE, NUMBER = "code", "number"
"""What the file's column says of a station: the code of our forms, or its number."""


@dataclass(frozen=True)
class Naming:
    """Which column is what.

    Attributes:
        station: The column that names the station.
        station_is: `CODE` or `NUMBER`.
        lines: Line of the mission's protocol form: column.
        turnout, leader: Columns of the analysis; "" for both where none is wanted.
        registered, valid, region: Its other columns; "" looks for a usual name.
    """

    station: str
    station_is: str = CODE
    lines: Mapping[str, str] = field(default_factory=dict)
    turnout: str = ""
    leader: str = ""
    registered: str = ""
    valid: str = ""
    region: str = ""

    def written(self) -> dict[str, JSON]:
        """As the database and the record keep it."""
        return asdict(self)


def naming_of(results: ResultsFile) -> Naming | None:
    """What was said; None before anybody said it."""
    said: dict[str, Any] = results.columns
    return Naming(**said) if said else None


def protocol_design(mission: Mission) -> FormDesign | None:
    """The form on which the mission's observers copy station protocols."""
    return (
        FormDesign.objects.filter(
            mission=mission, stage=FormStage.PROTOCOL, protocol__isnull=False
        )
        .order_by("form_id")
        .first()
    )


def schema_of(mission: Mission, form_id: str = "") -> ProtocolSchema:
    """The lines and relations of that form.

    Args:
        form_id: The form that a file was named by; "" for the mission's own of today.
    Raises:
        Refusal: the mission has no protocol form yet.
        ProtocolError: the form contradicts itself.
    """
    design = (
        FormDesign.objects.filter(mission=mission, form_id=form_id).first()
        if form_id
        else protocol_design(mission)
    )
    if design is None or design.protocol is None:
        raise Refusal(
            _("The mission has no protocol form yet; its lines are what is compared.")
        )
    return protocol_from(design.protocol).schema


def guessed(mission: Mission, table: ResultsTable, schema: ProtocolSchema) -> Naming:
    """What a file seems to say, for a person to say yes to.

    The station's column is the one whose first cells are codes, or numbers, of our
    list; else the one that its head names so. Turnout and leader are not guessed.
    """
    lines = proposed(table, schema)
    free = [name for name in table.head if name not in lines.values()]
    named = recognised(free)
    by_head = CODE if CODE in named else NUMBER
    found = _by_cells(mission, table, free) or (named.get(by_head, ""), by_head)
    return Naming(
        *found,
        lines,
        registered=lines.get("voters_on_list", ""),
        valid=lines.get("valid", ""),
        region=named.get("region", ""),
    )


def _by_cells(
    mission: Mission, table: ResultsTable, free: Sequence[str]
) -> tuple[str, str] | None:
    """The column that holds stations of our list, and what it says of them."""
    rows = PollingStation.objects.filter(mission=mission).values_list("code", "number")
    listed = list(rows)
    for kind, known in (
        (CODE, {code.casefold() for code, _number in listed}),
        (NUMBER, {number.casefold() for _code, number in listed}),
    ):
        for name in free:
            if all(text.casefold() in known for text in table.texts(name)):
                return name, kind
    return None
