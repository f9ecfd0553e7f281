"""Floors on the development pairs: a guard against losing what was reached.

The figures themselves are measured by `python -m benchmarks.names`; floors
stand between them and the targets (F1 .955, cross-script .965, recall .92).
"""

import pytest

from benchmarks.names_measures import f1, recall_at
from benchmarks.names_pool import persons_of, read_pairs
from orkhon.engines.names import Index, compare


@pytest.fixture(scope="module")
def judged():
    pairs = read_pairs()
    return pairs, [compare(p.a, p.b) for p in pairs], [p.is_same for p in pairs]


def test_f1_over_all_pairs_holds(judged):
    _, scores, truth = judged
    assert f1(scores, truth, 0.5) >= 0.97


def test_f1_over_cross_script_pairs_holds(judged):
    pairs, scores, truth = judged
    cross = [i for i, pair in enumerate(pairs) if pair.is_cross_script]
    assert f1([scores[i] for i in cross], [truth[i] for i in cross], 0.5) >= 0.98


def test_recall_at_a_precision_of_98_in_100_holds(judged):
    _, scores, truth = judged
    assert recall_at(scores, truth, 0.98) >= 0.96


def test_the_right_person_comes_first_among_those_of_the_pairs():
    # The first spelling of each person is filed, the second searched for.
    spellings = {}
    for name, person in persons_of(read_pairs()).items():
        spellings.setdefault(person, []).append(name)
    index = Index()
    for person, names in spellings.items():
        index.add(person, names[0])
    asked = [
        (names[1], person) for person, names in spellings.items() if len(names) > 1
    ]
    right = [index.search(text, 1)[0][0] == person for text, person in asked]
    assert sum(right) / len(asked) >= 0.97
