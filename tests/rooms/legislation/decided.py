"""The model law of toys, decided for Kazakhstan; of Türkiye no law is known yet.

By hand: of six provisions (1, 2(1), 2(2), 3(1), 3(2), 4) five are examined; three of
these are enacted, one diverges, one is absent.
"""

from datetime import UTC, datetime

import pytest

from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.models import CorrespondenceStep

DECISIONS = {
    "art_1": ("enacted", ["art_1"], ""),
    "art_2__para_1": ("enacted", ["art_2"], ""),
    "art_2__para_2": ("enacted", ["art_3"], ""),
    "art_3__para_1": ("diverges", ["art_4__para_1"], "Fifteen days instead of five."),
    "art_3__para_2": ("absent", [], "=Nobody has to be told."),
}


@pytest.fixture
def turkish(model, countries, legal):
    """Türkiye, of which no law on the subject is known."""
    return begin_comparison(model, countries["TR"], by=legal)


@pytest.fixture
def kazakh(model, kazakh_law, countries, legal, turkish):
    """Kazakhstan, decided as above; Türkiye was begun before it."""
    comparison = begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)
    for eid, (status, partners, reason) in DECISIONS.items():
        chosen = [(kazakh_law, one) for one in partners]
        decide(comparison, eid, status, chosen, reason, by=legal)
    return comparison


def at(comparison, eid, *moment):
    """Say that a provision was decided at another moment, as if by the clock then."""
    when = datetime(*moment, tzinfo=UTC)
    row = comparison.correspondences.get(eid=eid)
    CorrespondenceStep.objects.filter(correspondence=row).update(at=when)
    comparison.correspondences.filter(eid=eid).update(decided_at=when)
