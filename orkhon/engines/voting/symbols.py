"""The symbol of a text: DECL/002/2019/FINAL is type, number, year and stage."""

import re
from dataclasses import dataclass

from orkhon.engines.voting.reasons import VotingError

_FORM = re.compile(
    r"(?P<type>[A-Z]{2,12})/(?P<number>[0-9]{3,})/(?P<year>[0-9]{4})/"
    r"(?P<stage>[A-Z][A-Z0-9.]{0,11})"
)


@dataclass(frozen=True)
class Symbol:
    """The symbol of one text.

    Attributes:
        type: Two to twelve capital letters, such as DECL, REC, DEC.
        number: From 1, counted by type and year.
        year: Four digits.
        stage: FINAL for an adopted text; capital letters, digits and points.
    """

    type: str
    number: int
    year: int
    stage: str

    def __post_init__(self) -> None:
        if self.number < 1:
            raise VotingError(f"a text has a number from 1, not {self.number}")
        if not _FORM.fullmatch(str(self)):
            raise VotingError(f"“{self}” has not the form DECL/002/2019/FINAL")

    def __str__(self) -> str:
        return f"{self.type}/{self.number:03d}/{self.year:04d}/{self.stage}"


def parse(text: str) -> Symbol:
    """Read a symbol; what comes out is written exactly as it was read.

    Raises:
        VotingError: another form, a number 0, or more zeros than the form has.
    Source:
        The symbol in use, as on 9lib.net/document/y8gx2rkw; docs/methods/voting.md.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise VotingError(f"“{text}” has not the form DECL/002/2019/FINAL")
    symbol = Symbol(
        found["type"], int(found["number"]), int(found["year"]), found["stage"]
    )
    if str(symbol) != text:
        raise VotingError(f"“{text}” is written {symbol}")
    return symbol
