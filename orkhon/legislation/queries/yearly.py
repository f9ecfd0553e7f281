"""What legislation counts for a report on a period: model laws, provisions examined."""

from datetime import datetime

from django.db.models import Count
from django.urls import reverse

from orkhon.legislation.models import (
    Comparison,
    CorrespondenceStep,
    Version,
    Work,
)
from orkhon.legislation.queries.matrix import matrix_of
from orkhon.register.queries.counted import Counted, CountedRow

ENGLISH = "en"


def counts(first: datetime, until: datetime) -> tuple[Counted, ...]:
    """Model laws of which a text came in, and provisions that somebody decided.

    Args:
        first: From this moment on.
        until: Up to this moment, which is no longer part of the period.
    """
    return (_model_laws(first, until), _examined(first, until))


def _model_laws(first: datetime, until: datetime) -> Counted:
    every = Work.objects.filter(kind=Work.Kind.MODEL_LAW)
    touched = Version.objects.filter(
        work__in=every, made_at__gte=first, made_at__lt=until
    )
    return Counted.summed(
        "model-laws",
        tuple(
            CountedRow(one.title, reverse("legislation:work", args=[one.key]))
            for one in every.filter(pk__in=touched.values("work"))
        ),
        reverse("legislation:index"),
        of=every.count(),
    )


def _examined(first: datetime, until: datetime) -> Counted:
    steps = (
        CorrespondenceStep.objects.filter(
            what=CorrespondenceStep.What.DECIDED, at__gte=first, at__lt=until
        )
        .order_by()
        .values("correspondence__comparison")
        .annotate(n=Count("correspondence", distinct=True))
    )
    by_comparison = {one["correspondence__comparison"]: one["n"] for one in steps}
    rows = []
    for one in Comparison.objects.filter(pk__in=by_comparison).select_related(
        "model", "country"
    ):
        rows.append(
            CountedRow(
                f"{one.model.title}: {one.country.english_name}",
                reverse("legislation:matrix", args=[one.model.key]),
                by_comparison[one.pk],
            )
        )
    return Counted.summed(
        "provisions-examined", tuple(rows), reverse("legislation:index"), of=_cells()
    )


def _cells() -> int:
    """Every provision of every model law that is compared, once for each member."""
    models = Work.objects.filter(comparisons__isnull=False).distinct()
    matrices = [matrix_of(one, language=ENGLISH) for one in models]
    return sum(
        column.tally.total
        for matrix in matrices
        if matrix is not None
        for column in matrix.columns
    )
