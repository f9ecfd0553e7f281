"""The papers of a statement, made from the text that is being published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from orkhon.observation.models import Statement
from orkhon.observation.queries.statements.composition import Composed

FORMATS = ("docx", "pdf", "html")
Report = Callable[[int, int | None], None]


@dataclass(frozen=True)
class MadePaper:
    """One file: a format in a language."""

    language: str
    format: str
    data: bytes
    filename: str
    media_type: str


def made_papers(
    texts: Mapping[str, Composed], *, report: Report | None = None
) -> list[MadePaper]:
    """Make every format in every language.

    Args:
        report: Told how many of how many are made.
    """
    made: list[MadePaper] = []
    total = len(texts) * len(FORMATS)
    for language, text in texts.items():
        for form in FORMATS:
            data = "\n".join([form, *(one.shown for one in text.sentences)]).encode()
            made.append(
                MadePaper(
                    language,
                    form,
                    data,
                    f"{_name(text.statement)}-{language}.{form}",
                    "text/html",
                )
            )
            if report is not None:
                report(len(made), total)
    return made


def _name(statement: Statement) -> str:
    return f"{statement.kind}-{statement.mission.number}-{statement.number}"
