"""Initiatives of members, what the machine matches them with, and what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from orkhon.engines.texts.alignment.subjects import Told
from orkhon.legislation.models import (
    Expression,
    Initiative,
    InitiativeMatch,
    Version,
    Work,
)
from orkhon.register.models import State

HEAD = (
    "country",
    "stage",
    "on",
    "language",
    "title",
    "english_title",
    "summary",
    "work",
    "same_subject_as",
    "sample",
)


@dataclass(frozen=True)
class Comparable:
    """A text that the machine may match: an initiative or a model law."""

    told: Told
    initiative: Initiative | None = None
    work: Work | None = None


@dataclass(frozen=True)
class Board:
    """The page of initiatives.

    Attributes:
        open: Proposals that wait for a person, the surest first.
        same: Found to be on one subject.
        different: Found not to be.
        initiatives: All, the latest first.
    """

    open: Sequence[InitiativeMatch]
    same: Sequence[InitiativeMatch]
    different: Sequence[InitiativeMatch]
    initiatives: Sequence[Initiative]


def comparable() -> list[Comparable]:
    """Initiatives that are not withdrawn, and model laws by their latest text.

    A model law without a text stands by its title.
    """
    rows = Initiative.objects.filter(state=State.CONFIRMED).exclude(
        stage=Initiative.Stage.WITHDRAWN
    )
    found = [
        Comparable(Told(f"{one.title}. {one.summary}", one.language), initiative=one)
        for one in rows.order_by("made_at", "pk")
    ]
    if not found:
        return []
    texts = Expression.objects.select_related("source").order_by(
        "-is_authentic", "language"
    )
    versions = Version.objects.order_by("-number").prefetch_related(
        Prefetch("expressions", texts)
    )
    for work in Work.objects.filter(kind=Work.Kind.MODEL_LAW).prefetch_related(
        Prefetch("versions", versions)
    ):
        expression = next(
            (text for one in work.versions.all() for text in one.expressions.all()),
            None,
        )
        told = (
            Told(work.title, "en")
            if expression is None
            else Told(expression.source.text, expression.language)
        )
        found.append(Comparable(told, work=work))
    return found


def board() -> Board:
    """Everything on the page of initiatives."""
    rows = list(_matches())
    states = InitiativeMatch.State
    return Board(
        open=[one for one in rows if one.state == states.PROPOSED],
        same=[one for one in rows if one.state == states.SAME],
        different=[one for one in rows if one.state == states.DIFFERENT],
        initiatives=list(initiatives()),
    )


def initiatives() -> QuerySet[Initiative]:
    """All initiatives, the latest first; those without a date at the end."""
    return (
        Initiative.objects.filter(state=State.CONFIRMED)
        .select_related("country", "body", "work", "citation__source")
        .order_by("-on_day", "country__english_sort_key", "title")
    )


def open_matches(most: int = 5) -> list[InitiativeMatch]:
    """Proposals that wait for a person, the surest first; for the room and Today."""
    return list(_matches().filter(state=InitiativeMatch.State.PROPOSED)[:most])


def matches_of(initiative: Initiative) -> list[InitiativeMatch]:
    """What one initiative is matched with, decided or not."""
    return list(_matches().filter(Q(first=initiative) | Q(second=initiative)))


def initiative_rows() -> list[tuple[object, ...]]:
    """A row an initiative for CSV, in the order of `HEAD`."""
    return [
        tuple(
            "; ".join(value) if isinstance(value, list) else value
            for value in one.values()
        )
        for one in initiative_data()
    ]


def initiative_data() -> list[dict[str, object]]:
    """The initiatives for JSON; only what a person decided is told of matches."""
    same: dict[UUID, list[str]] = {}
    for match in _matches().filter(state=InitiativeMatch.State.SAME):
        if match.second is not None:
            same.setdefault(match.first_id, []).append(_called(match.second))
            same.setdefault(match.second.pk, []).append(_called(match.first))
        elif match.work is not None:
            same.setdefault(match.first_id, []).append(match.work.key)
    return [
        dict(
            zip(
                HEAD,
                (
                    one.country.code,
                    str(one.stage),
                    one.on,
                    one.language,
                    one.title,
                    one.english_title,
                    one.summary,
                    "" if one.work is None else one.work.key,
                    sorted(same.get(one.pk, [])),
                    one.sample,
                ),
                strict=True,
            )
        )
        for one in initiatives()
    ]


def _called(one: Initiative) -> str:
    return f"{one.country.code}: {one.english_title or one.title}"


def _matches() -> QuerySet[InitiativeMatch]:
    return InitiativeMatch.objects.select_related(
        "first__country", "second__country", "work", "first__citation__source"
    ).order_by("-confidence", "pk")
