"""The statements of a mission, and what is said about each."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from orkhon.observation.models import Mission, Statement, StatementPaper

SIGNS = {
    Statement.State.DRAFTING: "waiting",
    Statement.State.APPROVAL: "held",
    Statement.State.PUBLISHED: "done",
}
"""The state of work that a statement's state is."""


@dataclass(frozen=True)
class StatementLine:
    """One statement of the list.

    Attributes:
        sentences: How many stand in it.
        correction: The statement that corrects it, published or being written.
        papers: Of a published one, by language and format.
    """

    row: Statement
    sentences: int
    correction: Statement | None
    papers: tuple[StatementPaper, ...]

    @property
    def sign(self) -> str:
        return SIGNS[Statement.State(self.row.state)]

    @property
    def is_corrected(self) -> bool:
        """Whether a published correction says other than this text."""
        return self.correction is not None and self.correction.published_at is not None


def statement_lines(mission: Mission) -> list[StatementLine]:
    """Every statement, the newest first; as many queries for ten as for one."""
    rows = (
        Statement.objects.filter(mission=mission)
        .select_related("corrects", "mission")
        .annotate(
            n=Count(
                "sections__sentences", filter=Q(sections__sentences__dropped_at=None)
            )
        )
        .prefetch_related(
            "corrected_by",
            Prefetch("papers", StatementPaper.objects.select_related("source")),
        )
        .order_by("-number")
    )
    return [
        StatementLine(
            one,
            one.n,
            next(iter(one.corrected_by.all()), None),
            tuple(one.papers.all()),
        )
        for one in rows
    ]


def published_statements(mission: Mission) -> list[Statement]:
    """Those from which another one may take sentences, the newest first."""
    return list(
        Statement.objects.filter(
            mission=mission, state=Statement.State.PUBLISHED
        ).order_by("-number")
    )
