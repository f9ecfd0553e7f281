"""Works for the room's first page and for their own: versions, languages, what is due."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from orkhon.engines import names
from orkhon.legislation.models import (
    IN_FULL,
    Comparison,
    Correspondence,
    Expression,
    Status,
    Version,
    Work,
)
from orkhon.legislation.queries.texts import texts_of, units_in

KEY_WORDS = 6


@dataclass(frozen=True)
class Share:
    """What one member made of a model law, counted.

    Attributes:
        comparison: The model law and the member.
        units: Provisions of the model law that are examined one by one.
        examined: Of these, decided by a person.
        enacted: Of the examined, enacted in full or with differences.
        again: Decided before a text changed.
    """

    comparison: Comparison
    units: int
    examined: int
    enacted: int
    again: int

    @property
    def left(self) -> int:
        """Not examined yet."""
        return max(self.units - self.examined, 0)


@dataclass(frozen=True)
class WorkLine:
    """A work in a list, with its latest version and the languages of that."""

    work: Work
    version: Version | None
    expressions: Sequence[Expression] = ()
    shares: Sequence[Share] = ()


@dataclass(frozen=True)
class Catalogue:
    """The room's first page.

    Attributes:
        shares: What waits: to examine again, not examined; those with most again first.
        models, instruments: Sorted by title.
        laws: National laws by country, countries in the fixed English order.
    """

    shares: Sequence[Share]
    models: Sequence[WorkLine]
    laws: Sequence[WorkLine]
    instruments: Sequence[WorkLine]


def catalogue() -> Catalogue:
    """All works and what is due; the number of queries does not grow with them."""
    works = list(_with_versions(Work.objects.select_related("country")))
    shares = shares_of([one for one in works if one.kind == Work.Kind.MODEL_LAW])
    lines: dict[str, list[WorkLine]] = defaultdict(list)
    for work in works:
        lines[work.kind].append(_line(work, shares.get(work.pk, ())))
    waiting = [
        one for found in shares.values() for one in found if one.again or one.left
    ]
    return Catalogue(
        shares=sorted(waiting, key=lambda one: (-one.again, -one.left)),
        models=lines[Work.Kind.MODEL_LAW],
        laws=sorted(lines[Work.Kind.NATIONAL_LAW], key=_country_order),
        instruments=lines[Work.Kind.INSTRUMENT],
    )


def shares_of(models: Iterable[Work]) -> dict[UUID, list[Share]]:
    """What each member made of each of these model laws, by the key of the work.

    A member with whom no comparison was begun has no share.
    """
    found = list(
        Comparison.objects.filter(model__in=list(models))
        .select_related("model", "country")
        .order_by("country__english_sort_key")
    )
    counts = {
        row["comparison"]: row
        for row in Correspondence.objects.filter(
            comparison__in=found, ended_at__isnull=True
        )
        .order_by()
        .values("comparison")
        .annotate(
            examined=Count("pk", filter=~Q(status=Status.NOT_EXAMINED)),
            enacted=Count("pk", filter=Q(status__in=IN_FULL)),
            again=Count("pk", filter=~Q(again="")),
        )
    }
    units = _unit_counts({one.model_id for one in found})
    shares: dict[UUID, list[Share]] = defaultdict(list)
    for one in found:
        row = counts.get(one.pk, {"examined": 0, "enacted": 0, "again": 0})
        shares[one.model_id].append(
            Share(
                one,
                units[one.model_id],
                row["examined"],
                row["enacted"],
                row["again"],
            )
        )
    return shares


def versions_of(work: Work) -> list[Version]:
    """The versions of a work, the latest first, with their expressions and sources."""
    expressions = Expression.objects.select_related("source").defer(
        "source__text", "source__data", "changes", "remarks"
    )
    return list(
        work.versions.order_by("-number").prefetch_related(
            Prefetch("expressions", expressions)
        )
    )


def free_key(title: str, country: str = "") -> str:
    """A key for a work, made of its title: `kz-law-on-the-recall-of-toys`.

    Returns:
        One that no work has; "" where the title has no letters to make it of.
    """
    words = [country.lower(), *_slug(names.sort_key(title)).split("-")]
    key = "-".join([word for word in words if word][: KEY_WORDS + bool(country)])[:70]
    key = key.strip("-")
    taken = set(Work.objects.filter(key__startswith=key).values_list("key", flat=True))
    if not key or key not in taken:
        return key
    return next(
        one for n in range(2, len(taken) + 3) if (one := f"{key}-{n}") not in taken
    )


def _slug(words: str) -> str:
    letters = (
        sign if sign.isascii() and sign.isalnum() else " " for sign in words.lower()
    )
    return "-".join("".join(letters).split())


def _with_versions(works: QuerySet[Work]) -> QuerySet[Work]:
    expressions = Expression.objects.only(
        "id", "version_id", "language", "script", "is_authentic"
    )
    versions = Version.objects.order_by("-number").prefetch_related(
        Prefetch("expressions", expressions)
    )
    return works.prefetch_related(Prefetch("versions", versions))


def _line(work: Work, shares: Sequence[Share]) -> WorkLine:
    last = next(iter(work.versions.all()), None)
    expressions = () if last is None else tuple(last.expressions.all())
    return WorkLine(work, last, expressions, tuple(shares))


def _country_order(line: WorkLine) -> str:
    """Members stand in their English order, whatever the language of the screen."""
    country = line.work.country
    return "" if country is None else country.english_sort_key


def _unit_counts(models: Collection[UUID]) -> dict[UUID, int]:
    """How many units the binding text of each model law has today."""
    binding: dict[UUID, Expression] = {}
    for one in (
        Expression.objects.filter(version__work__in=models)
        .select_related("version")
        .defer("changes", "remarks")
        .order_by("version__number", "is_authentic", "-language")
    ):
        binding[one.version.work_id] = one
    texts = texts_of(list(binding.values()))
    counts = dict.fromkeys(models, 0)
    counts |= {work: len(units_in(texts[one.pk])) for work, one in binding.items()}
    return counts
