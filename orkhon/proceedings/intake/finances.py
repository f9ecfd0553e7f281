"""Rows of a financial table as they are typed or pasted, to heads and amounts."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from orkhon.record.refusals import Refusal

LONGEST_HEAD = 200
MOST_ROWS = 200
_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,2})?")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
_TOTAL = re.compile(r"(grand )?total\b", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One row: a head with its amount and where it stands, or a total as stated."""

    head: str
    amount: Decimal
    where: str = ""
    is_total: bool = False


def read_rows(text: str) -> tuple[Row, ...]:
    """Read rows: head, amount and where it stands, with tabs or semicolons between.

    A row that begins with “Total” is the total as the paper states it. All rows are
    read, or none.

    Raises:
        Refusal: which line cannot be read, and why.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    rows = [
        _row(number, line) for number, line in enumerate(lines, start=1) if line.strip()
    ]
    if len(rows) > MOST_ROWS:
        raise Refusal(
            _("%(n)d rows; a table has at most %(most)d")
            % {"n": len(rows), "most": MOST_ROWS}
        )
    if sum(one.is_total for one in rows) > 1:
        raise Refusal(_("a table has one total"))
    return tuple(rows)


def written_rows(rows: tuple[Row, ...]) -> str:
    """The rows as `read_rows` reads them."""
    return "\n".join(
        "; ".join(part for part in (one.head, f"{one.amount:.2f}", one.where) if part)
        for one in rows
    )


def _row(number: int, line: str) -> Row:
    parts = [part.strip() for part in re.split(r"[\t;]", line)]
    said = {"n": number, "line": line.strip()}
    if len(parts) < 2 or len(parts) > 3 or not parts[0]:
        raise Refusal(
            _("line %(n)d, “%(line)s”: write head; amount; where it stands") % said
        )
    amount = parts[1].translate(_SPACES)
    if not _AMOUNT.fullmatch(amount):
        raise Refusal(
            _(
                "line %(n)d: “%(amount)s” is no amount; write it as 1234567.89, with a"
                " point before the cents"
            )
            % {"n": number, "amount": parts[1]}
        )
    if len(parts[0]) > LONGEST_HEAD:
        raise Refusal(
            _("line %(n)d: a head has at most %(most)d letters")
            % {"n": number, "most": LONGEST_HEAD}
        )
    return Row(
        parts[0],
        Decimal(amount).quantize(Decimal("0.01")),
        parts[2] if len(parts) == 3 else "",
        bool(_TOTAL.match(parts[0])),
    )
