"""Reports to opened sessions that were issued, as they were frozen, with their figures."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.proceedings.queries.published_decisions import (
    PublishedReport,
    published_paper_numbers,
    published_reports,
)
from orkhon.proceedings.queries.published_sessions import published_session


@dataclass(frozen=True)
class WholeReport:
    """A report to a session; `session` is the key of that."""

    session: str
    report: PublishedReport


def entries() -> Iterator[Entry]:
    """Every issued report of an opened session; its words are as they were written."""
    sessions = {key for key, kind, _n in published_paper_numbers() if kind == "report"}
    for key in sorted(sessions):
        session = published_session(key)
        if session is None:  # pragma: no cover -- closed between two reads
            continue
        for one in published_reports(key):
            yield Entry(
                key=f"{key}/{one.number}",
                wordings=(
                    Wording(
                        "",
                        one.title,
                        together([one.text, one.kind_words, session.words, *_of(one)]),
                    ),
                ),
                day=one.issued_at.date(),
                address=f"sessions/{key}/reports/{one.number}/",
                value=WholeReport(key, one),
                is_sample=session.is_sample,
            )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys whose report is issued and whose session is open now."""
    found = published_paper_numbers()
    return {f"{key}/{n}" for key, kind, n in found if kind == "report"} & set(keys)


def _of(one: PublishedReport) -> Iterator[str]:
    """What its figures are of."""
    yield from (figure.words for figure in one.figures)
    if one.finances is not None:
        yield from (row.head for part in one.finances.parts for row in part.heads)
