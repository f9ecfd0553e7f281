"""Whatever is adopted, blocked or refused in whatever order: symbols have no gaps."""

from collections import defaultdict
from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orkhon.engines.voting import parse
from orkhon.proceedings.actions.adopting import CODES, adopt
from orkhon.proceedings.models import AdoptedText, SymbolCounter
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.adopted import a_draft, a_version, decided

WORDS = {"en": ("Sample title", "Sample preamble,", "Sample point.", "Sample end.")}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(CODES)),
        st.sampled_from([2026, 2027]),
        st.sampled_from(["adopted", "adopted", "blocked", "twice", "lacking"]),
    ),
    min_size=1,
    max_size=8,
)


def adopted_by(step, number, session, parliaments, secretary, head):
    """Do one step; whether a text came of it."""
    kind, year, fate = step
    words = WORDS
    if fate == "lacking":
        words = {"en": (*WORDS["en"][:3], None)}
    version = a_version(a_draft(session, secretary, kind, number), secretary, words)
    stances = {"TR": "objects"} if fate == "blocked" else {}
    question = decided(version, parliaments, secretary, stances, number=number)
    day = date(year, 12, 31)
    try:
        adopt(question, on=day, by=head)
        if fate == "twice":
            adopt(question, on=day, by=head)
    except Refusal:
        return fate == "twice"
    return True


@given(STEPS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_numbers_of_a_type_and_year_run_from_one_without_gap_or_reuse(
    session, parliaments, secretary, head, steps
):
    session.from_on, session.to_on = "2026-01-01", "2027-12-31"
    session.save()
    with transaction.atomic():
        came = sum(
            adopted_by(step, number, session, parliaments, secretary, head)
            for number, step in enumerate(steps, start=1)
        )
        numbers = defaultdict(list)
        for symbol in AdoptedText.objects.order_by("adopted_at").values_list(
            "symbol", flat=True
        ):
            read = parse(symbol)
            numbers[read.type, read.year].append(read.number)
        assert all(
            found == list(range(1, len(found) + 1)) for found in numbers.values()
        )
        assert sum(map(len, numbers.values())) == came
        counters = {
            (one.code, one.year): one.last for one in SymbolCounter.objects.all()
        }
        assert counters == {key: len(found) for key, found in numbers.items()}
        transaction.set_rollback(True)
