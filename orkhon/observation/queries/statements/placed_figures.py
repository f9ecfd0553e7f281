"""What stands for `{figure:…}`: a figure of others, or all of those that disagree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from babel.numbers import format_decimal, format_percent

from orkhon.observation.models import MissionFigure, Statement
from orkhon.observation.queries.figures import disagree, figures_of, standing_figures
from orkhon.observation.queries.statements.composition import PlacedFigure

BETWEEN = " / "
"""Stands between the numbers of sources that disagree."""
PERCENT = ("%", "percent")
Rows = Mapping[str, tuple[MissionFigure, ...]]


def figure_rows(statement: Statement) -> Rows:
    """The figures that sentences of this statement can place, by key.

    While it is written these are the mission's figures that nothing superseded; once
    it is published, those that its sentences placed then.
    """
    if statement.published_at is None:
        standing = standing_figures(statement.mission)
        return {key: tuple(rows) for key, rows in standing.items()}
    found: dict[str, list[MissionFigure]] = defaultdict(list)
    placed = figures_of(statement.mission).filter(
        sentences__section__statement=statement
    )
    for one in placed.distinct():
        found[one.key].append(one)
    return {key: tuple(several) for key, several in found.items()}


def placed_figures(
    rows: Rows, keys: Iterable[str], language: str
) -> dict[str, PlacedFigure]:
    """The figures of these keys as the language writes them; unknown keys are left out.

    Sources that disagree are all printed, each with whose number it is.
    """
    return {
        key: PlacedFigure(key, _shown(rows[key], language), rows[key])
        for key in dict.fromkeys(keys)
        if key in rows
    }


def figure_number(value: Decimal, unit: str, language: str) -> str:
    """One number as the language writes it: 12,482,613; 73.12%.

    Args:
        unit: Of the register's figure; "%" and "percent" are out of 100.
    """
    if unit in PERCENT:
        text = format_percent(value / 100, locale=language, decimal_quantization=False)
    else:
        text = format_decimal(
            value.normalize(), locale=language, decimal_quantization=False
        )
    return str(text)


def _shown(rows: tuple[MissionFigure, ...], language: str) -> str:
    numbers = [
        figure_number(one.figure.value, one.figure.unit, language) for one in rows
    ]
    if not disagree(rows):
        return numbers[0]
    return BETWEEN.join(
        f"{number} ({one.given_by})" for number, one in zip(numbers, rows, strict=True)
    )
