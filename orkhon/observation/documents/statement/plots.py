"""Plots of a final report: what observers rated, by city, counted from the forms."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from orkhon.engines.documents import Figure
from orkhon.engines.elections.plots import (
    CityRatings,
    Formats,
    RatingWords,
    ratings_by_city,
    to_png,
)
from orkhon.engines.findings import Row, amount, percentage
from orkhon.observation.form_designs.designs import form_design
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.queries.rows import rows_of
from orkhon.observation.queries.statements.composition import Composed
from orkhon.ui.papers import fonts

RATINGS = ("very_good", "good", "bad", "very_bad")
STAGES = ("opening", "voting", "closing", "counting")


def rating_plots(text: Composed) -> list[Figure]:
    """A plot for each stage that was rated, from the forms that the numbers count."""
    rows = [one.row for one in rows_of(text.statement.mission, text.counted_until)]
    return [
        _plot(found, stage, text.language)
        for stage in STAGES
        if (found := _by_city(rows, stage))
    ]


def _by_city(rows: Sequence[Row], stage: str) -> list[CityRatings]:
    """Ratings of one stage by city; nothing when nobody rated it."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.stage == stage and row.city:
            said = row.answers.get(f"{row.form}/rating", "")
            counts.setdefault(row.city, Counter())[said] += 1
    if not any(one[rating] for one in counts.values() for rating in RATINGS):
        return []
    return [
        CityRatings(
            city=city,
            counts=tuple(one[rating] for rating in RATINGS),
            not_rated=one.total() - sum(one[rating] for rating in RATINGS),
        )
        for city, one in sorted(counts.items())
    ]


def _plot(rows: Sequence[CityRatings], stage: str, language: str) -> Figure:
    design = form_design(stage)
    labels = {one.name: one.label[language] for one in design.choices["rating5"]}
    title = design.title[language]
    plot = ratings_by_city(
        rows,
        title=title,
        words=RatingWords(
            city=statement_word("city", language),
            ratings=tuple(labels[one] for one in RATINGS),
            not_rated=statement_word("not_rated", language),
            visits=statement_word("visits", language),
            no_visits=statement_word("no_visits", language),
            finding=statement_word("plot_finding", language),
        ),
        formats=_formats(language),
    )
    return Figure(
        alt=f"{title}. {plot.description}",
        svg=plot.svg.encode(),
        png=to_png(plot, fonts=[one.data for one in fonts()]),
        caption=title,
    )


def _formats(language: str) -> Formats:
    return Formats(
        count=lambda number: amount(round(number), language),
        percent=lambda share, _places: percentage(Fraction(str(share)), language),
        time=_time,
    )


def _time(at: datetime) -> str:
    return f"{at:%H:%M}"
