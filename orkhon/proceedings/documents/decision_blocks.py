"""One decision as parts of a paper: what was put, the result, who said what."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    LineBreak,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.decisions_record import (
    Decision,
    PositionLine,
    voter_named,
)
from orkhon.proceedings.queries.decisions_said import (
    explanation,
    rule_of,
    stance_words,
    verdict,
)
from orkhon.proceedings.queries.questions import SILENT
from orkhon.record.moments import read

WIDTHS = (26, 42, 32)


def decision_blocks(one: Decision, time_zone: str) -> Iterator[Block]:
    """What was put, under which rule, the result, and a row for each voter.

    Args:
        time_zone: The clock of the session’s place; moments are printed on it.
    """
    yield Facts(tuple(_facts(one, time_zone)))
    if one.positions:
        yield Table(
            (
                _("Voter") if one.is_roll_call else _("Parliament"),
                _("Position"),
                _("Given by"),
            ),
            tuple(_row(line, one, time_zone) for line in one.positions),
            WIDTHS,
            _("Positions on question %(number)d") % {"number": one.number},
        )


def _facts(one: Decision, time_zone: str) -> Iterator[tuple[str, Runs]]:
    yield _("Put to the decision"), runs(one.words)
    yield _("Rule"), runs(rule_of(one))
    yield _("Result"), runs(Strong(verdict(one)), ". ", explanation(one))
    if one.symbol:
        yield _("Symbol"), runs(Strong(one.symbol))
    if one.sha256:
        yield pgettext("of a text", "SHA-256"), runs(one.sha256)
    if one.closed_at:
        yield (
            pgettext("question", "Closed"),
            runs(on_clock(read(one.closed_at), time_zone)),
        )


def _row(line: PositionLine, one: Decision, time_zone: str) -> tuple[Runs, ...]:
    said: Runs = runs(Strong(stance_words(line)))
    if line.text:
        said = runs(Strong(stance_words(line)), LineBreak(), line.text)
    given: Runs = ()
    if line.stance == SILENT and one.is_silence:
        given = runs(_("silence is consent"))
    elif line.given_at:
        when = on_clock(read(line.given_at), time_zone).rsplit(" (", 1)[0]
        who = "" if one.is_roll_call else line.given_by
        given = runs(*((who, LineBreak()) if who else ()), when)
    return runs(voter_named(line)), said, given
