"""The numbers of a mission's findings, counted whenever they are asked for.

Nothing is kept between two questions: a form withdrawn a moment ago counts no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orkhon.engines.findings import (
    Counted,
    NothingCounted,
    QueryError,
    Rows,
    TwoAnswers,
    counted,
    query_from,
    result_from,
    written,
)
from orkhon.observation.models import Finding, Mission, Statement
from orkhon.observation.queries.rows import Kept, rows_of


@dataclass(frozen=True)
class Number:
    """The number of a finding, or why there is none.

    Attributes:
        show: How it is shown, as its query says.
        counted: None where `problem` says why not.
        forms: Keys of the forms that make the number; `of_forms` those that it is a
            part of, `silent_forms` those that do not answer.
    """

    finding: Finding
    show: str
    counted: Counted | None
    problem: str = ""
    forms: tuple[int, ...] = ()
    of_forms: tuple[int, ...] = ()
    silent_forms: tuple[int, ...] = ()

    def shown(self, language: str) -> str:
        """As the language writes it: 37; 12 of 37; 32.4%; "" where there is none."""
        if self.counted is None:
            return ""
        return written(self.counted, self.show, language)


def numbers(
    mission: Mission,
    findings: Iterable[Finding] | None = None,
    *,
    until: datetime | None = None,
    kept: Sequence[Kept] | None = None,
) -> dict[str, Number]:
    """The number of each finding by its key, all from one reading of the forms.

    Args:
        findings: Those to count; None for all that are not dropped.
        until: Only forms that had come in by then.
        kept: What `rows_of` gave, where the rows are needed besides.
    """
    if findings is None:
        findings = Finding.objects.filter(mission=mission, dropped_at=None)
    rows = rows_of(mission, until) if kept is None else kept
    index = Rows(one.row for one in rows)
    forms = {one.row.row: one.submission for one in rows}
    return {one.key: _number(one, index, forms) for one in findings}


def published_numbers(statement: Statement) -> dict[str, Number]:
    """The numbers as a published statement froze them."""
    return {
        one.finding.key: Number(
            finding=one.finding,
            show=query_from(one.query).show,
            counted=result_from(one.result),
            forms=tuple(one.submissions),
        )
        for one in statement.numbers.select_related("finding")
    }


def _number(finding: Finding, index: Rows, forms: dict[str, int]) -> Number:
    show = ""
    try:
        query = query_from(finding.query)
        show = query.show
        found = counted(query, index)
    except TwoAnswers as error:
        return Number(finding, show, None, str(error))
    except NothingCounted:
        return Number(
            finding, show, None, _("No form answers this; there is no number.")
        )
    except QueryError as error:
        return Number(finding, show, None, str(error))
    return Number(
        finding,
        show,
        found,
        forms=tuple(forms[name] for name in found.rows),
        of_forms=tuple(forms[name] for name in found.of_rows),
        silent_forms=tuple(forms[name] for name in found.not_seen_rows),
    )
