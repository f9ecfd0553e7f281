"""Answers of the interface for programs: JSON, and errors as ODK Central writes them.

They are English for every caller: a program reads the code, its author the words.
"""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse

from orkhon.engines.xforms import CellProblem
from orkhon.engines.xforms.central.values import JSON

JSON_TYPE = "application/json; charset=utf-8"


class Problem(Exception):
    """A request that is answered with an error.

    Args:
        code: As ODK Central numbers it; its whole part is the status.
        words: For the author of the program.
        details: What the program may look at.
    """

    def __init__(
        self, code: float, words: str, details: Mapping[str, JSON] | None = None
    ) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.details = details

    @property
    def status(self) -> int:
        return int(self.code)


def not_found() -> Problem:
    return Problem(404.1, "There is nothing here, or nothing for this account.")


def not_allowed(words: str = "This account may not do that.") -> Problem:
    return Problem(403.1, words)


def unexpected(field: str, value: str, reason: str) -> Problem:
    """A value that cannot be taken."""
    return Problem(
        400.8,
        f"{field} cannot be “{value[:80]}”: {reason}",
        {"field": field, "value": value[:200], "reason": reason},
    )


def unsupported(feature: str) -> Problem:
    return Problem(501.1, f"This server does not do that: {feature}.")


def answer(
    content: Mapping[str, JSON] | Sequence[JSON], *, status: int = 200
) -> HttpResponse:
    """JSON."""
    return HttpResponse(dumped(content), status=status, content_type=JSON_TYPE)


def success() -> HttpResponse:
    return answer({"success": True})


def refusal_of(problem: Problem) -> HttpResponse:
    """An error as every client of ODK Central reads it."""
    content: dict[str, JSON] = {"message": problem.words, "code": problem.code}
    if problem.details is not None:
        content["details"] = problem.details
    refused = answer(content, status=problem.status)
    if problem.status == 401:
        # No challenge: a page in a browser must not be asked for a password.
        refused.headers["Cache-Control"] = "no-store"
    return refused


def dumped(content: JSON) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def cells_of(problems: Sequence[CellProblem]) -> list[JSON]:
    """Faults of a form, each at its cell."""
    return [
        {
            "cell": one.cell,
            "sheet": one.sheet,
            "row": one.row,
            "column": one.column,
            "value": one.value,
            "message": one.message,
        }
        for one in problems
    ]
