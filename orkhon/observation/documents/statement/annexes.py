"""The annexes of a final report: numbers by stage, plots, figures of others, follow-up."""

from collections.abc import Iterable, Iterator, Sequence

from orkhon.engines.documents import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Runs,
    Table,
    runs,
)
from orkhon.engines.findings import amount
from orkhon.observation.documents.statement.notes import Notes
from orkhon.observation.documents.statement.plots import rating_plots
from orkhon.observation.form_designs.designs import form_design
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.queries.figures import other_counts, written_figure
from orkhon.observation.queries.findings import Number
from orkhon.observation.queries.follow_ups import Followed, recommendations_before
from orkhon.observation.queries.statements.composition import Composed
from orkhon.ui import dates

STAGES = ("opening", "voting", "closing", "counting", "tabulation", "incident")
NUMBERS_WIDTHS = (64, 22, 14)
FIGURES_WIDTHS = (32, 20, 32, 16)
MISSIONS_WIDTHS = (30, 18, 34, 18)
EARLIER_WIDTHS = (42, 24, 34)


def annexes(text: Composed, notes: Notes) -> list[Block]:
    """Those that have something to show, numbered as they come, on a leaf of their own."""
    found = [
        (key, blocks)
        for key, blocks in (
            ("annex_findings", list(_numbers(text, notes))),
            ("annex_plots", _plots(text)),
            ("annex_figures", list(_figures(text, notes))),
            ("annex_missions", list(_missions(text, notes))),
            ("annex_earlier", list(_earlier(text, notes))),
        )
        if blocks
    ]
    if not found:
        return []
    made: list[Block] = [PageBreak()]
    for number, (key, blocks) in enumerate(found, start=1):
        title = statement_word(key, text.language)
        label = statement_word("annex", text.language, number=number, title=title)
        made += [Heading(label), *blocks]
    return made


def _numbers(text: Composed, notes: Notes) -> Iterator[Block]:
    """A table for each stage: what was counted, the number, how many did not see it."""
    groups: dict[str, list[Number]] = {}
    for number in text.numbers.values():
        groups.setdefault(_stage(number.finding.paragraph), []).append(number)
    for stage in ("", *STAGES):
        if stage not in groups:
            continue
        title = _stage_title(stage, text.language)
        yield Heading(title, 2)
        yield _table(
            text.language,
            ("column_finding", "column_number", "column_not_seen"),
            (_number_row(one, notes) for one in groups[stage]),
            NUMBERS_WIDTHS,
            title,
        )


def _number_row(number: Number, notes: Notes) -> tuple[Runs, ...]:
    missed = 0 if number.counted is None else number.counted.not_seen
    return (
        runs(notes.title(number.finding)),
        runs(number.shown(notes.language) or "—"),
        runs(amount(missed, notes.language)),
    )


def _stage(paragraph: str) -> str:
    first = paragraph.partition(".")[0]
    if first == "incidents":
        return "incident"
    return first if first in STAGES else ""


def _stage_title(stage: str, language: str) -> str:
    if not stage:
        return statement_word("of_the_mission", language)
    return form_design(stage).title[language]


def _plots(text: Composed) -> list[Block]:
    figures = rating_plots(text)
    if not figures:
        return []
    note = statement_word("rated_by_observers", text.language)
    return [Paragraph(runs(note)), *figures]


def _figures(text: Composed, notes: Notes) -> Iterator[Block]:
    """The figures that the text places, each with whose it is; other missions' apart."""
    rows = [
        row
        for placed in text.figures.values()
        for row in placed.rows
        if not row.of_a_mission
    ]
    if not rows:
        return
    yield _table(
        text.language,
        ("column_what", "column_number", "column_whose", "column_status"),
        (
            (
                runs(notes.what(row)),
                runs(written_figure(row, text.language)),
                runs(f"{row.given_by}, {notes.moment(row)}"),
                runs(statement_word(f"status_{row.figure.status}", text.language)),
            )
            for row in rows
        ),
        FIGURES_WIDTHS,
        statement_word("annex_figures", text.language),
    )


def _missions(text: Composed, notes: Notes) -> Iterator[Block]:
    """What other missions counted, beside the finding of the same key, never added."""
    rows = [
        line.row
        for counts in other_counts(text.statement.mission)
        for line in counts.lines
        if line.is_standing
    ]
    if not rows:
        return
    ours = {key: one.shown(text.language) for key, one in text.numbers.items()}
    yield _table(
        text.language,
        ("column_what", "column_theirs", "column_whose", "column_ours"),
        (
            (
                runs(notes.what(row)),
                runs(written_figure(row, text.language)),
                runs(f"{row.given_by}, {notes.moment(row)}"),
                runs(ours.get(row.key) or "—"),
            )
            for row in rows
        ),
        MISSIONS_WIDTHS,
        statement_word("annex_missions", text.language),
    )


def _earlier(text: Composed, notes: Notes) -> Iterator[Block]:
    followed = recommendations_before(text.statement.mission, text.language)
    if not followed:
        return
    yield _table(
        text.language,
        ("column_recommendation", "column_made", "column_outcome"),
        (
            (runs(one.text or "—"), runs(_made(one, notes)), _outcome(one, notes))
            for one in followed
        ),
        EARLIER_WIDTHS,
        statement_word("annex_earlier", text.language),
    )


def _made(one: Followed, notes: Notes) -> str:
    mission = one.statement.mission
    return f"{mission.title}, {dates.day(mission.vote_on, notes.language)}"


def _outcome(one: Followed, notes: Notes) -> Runs:
    last = one.last
    if last is None:
        return runs(statement_word("outcome_unknown", notes.language))
    said = statement_word(f"outcome_{last.outcome}", notes.language)
    words = f"{said}. {last.text}" if last.text else said
    cited = () if last.citation is None else (notes.cited(last.citation),)
    return runs(words, *cited)


def _table(
    language: str,
    head: Sequence[str],
    rows: Iterable[tuple[Runs, ...]],
    widths: tuple[int, ...],
    caption: str,
) -> Table:
    return Table(
        tuple(statement_word(key, language) for key in head),
        tuple(rows),
        widths=widths,
        caption=caption,
    )
