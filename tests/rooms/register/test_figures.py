"""Figures move: each has source, time and status, and a later one supersedes it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.periods import PartialDateError
from orkhon.register import actions
from orkhon.register.errors import RegisterError
from orkhon.register.models import Figure


def record(by, **changes):
    return actions.record_figure(
        **(
            {
                "subject": "Vote of 15 March 2026",
                "what": "voters on the lists",
                "value": 12_416_759,
                "by": by,
                "status": "preliminary",
                "citation": None,
                "as_of": "2026-02-20",
            }
            | changes
        )
    )


def test_a_figure_keeps_its_source_and_time(keeper, citation, last_words):
    figure = record(keeper, citation=citation)
    assert str(figure) == "Vote of 15 March 2026, voters on the lists: 12,416,759"
    assert last_words(figure) == {
        "about": "Vote of 15 March 2026",
        "what": "voters on the lists",
        "value": "12416759",
        "unit": "",
        "denominator": "",
        "as_of": "2026-02-20",
        "status": "preliminary",
        "citation": str(citation.pk),
    }


def test_a_later_figure_supersedes_an_earlier_one_once(keeper, citation, last_words):
    # The three sizes of one list within three weeks: domain notes, 2.5.
    first = record(keeper)
    second = actions.supersede_figure(
        first, 12_461_796, by=keeper, status="final", citation=citation
    )
    assert (first.superseded_by, first.state) == (second, "superseded")
    assert (second.subject, second.what) == (first.subject, first.what)
    assert last_words(second)["supersedes"] == str(first.pk)
    with pytest.raises(RegisterError, match="was superseded before"):
        actions.supersede_figure(
            first, 12_482_613, by=keeper, status="final", citation=None
        )
    assert Figure.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"subject": " "}, "say what 12416759 counts"),
        ({"what": ""}, "say what 12416759 counts"),
        ({"status": "rough"}, "“rough” is no status of a figure"),
        ({"value": 87, "unit": "%"}, "a percentage names its denominator"),
        ({"value": Decimal("NaN")}, "is more than a figure can hold"),
        ({"value": 10**14}, "is more than a figure can hold"),
        ({"value": Decimal("0.1234567")}, "has more than six decimals"),
    ],
)
def test_a_figure_that_says_too_little_is_refused(keeper, wrong, message):
    with pytest.raises(RegisterError, match=f"(?i){message}"):
        record(keeper, **wrong)
    assert not Figure.objects.exists()


def test_a_percentage_with_its_whole_is_kept(keeper):
    # 87.15% of those taking part: domain notes, 2.5.
    figure = record(
        keeper, value=Decimal("87.15"), unit="%", denominator="those taking part"
    )
    assert figure.shown == "87.15"


def test_a_figure_of_no_day_is_refused(keeper):
    with pytest.raises(PartialDateError):
        record(keeper, as_of="2026-02-30")


def test_only_the_secretariat_records_figures(delegate, keeper):
    figure = record(keeper)
    with pytest.raises(PermissionDenied):
        record(delegate)
    with pytest.raises(PermissionDenied):
        actions.supersede_figure(figure, 1, by=delegate, status="final", citation=None)
    assert Figure.objects.count() == 1
