"""What a published statement froze, beside what the forms say now."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.observation.models import Finding, Statement
from orkhon.observation.queries.findings import (
    Number,
    numbers,
    published_numbers,
)


@dataclass(frozen=True)
class Beside:
    """One number as it was published and as it would be counted now.

    Attributes:
        now: "" where it cannot be counted any more; `why` says in words why not.
    """

    finding: Finding
    number: Number
    frozen: str
    now: str
    why: str = ""

    @property
    def differs(self) -> bool:
        return self.frozen != self.now


def frozen_and_live(statement: Statement, language: str) -> Sequence[Beside]:
    """Every number of a published statement, by its key."""
    frozen = published_numbers(statement)
    live = numbers(statement.mission, [one.finding for one in frozen.values()])
    return [
        Beside(
            number.finding,
            number,
            number.shown(language),
            live[key].shown(language),
            live[key].problem,
        )
        for key, number in sorted(frozen.items())
    ]
