"""Measures of a name matcher: F1, recall at a precision, first hit, speed."""

import time
from collections.abc import Callable, Sequence

# A share of matches this high is what a person would accept unread.
PRECISION_WANTED = 0.98


def f1(scores: Sequence[float], truth: Sequence[bool], threshold: float) -> float:
    """Harmonic mean of precision and recall of "same" at a threshold."""
    found = [score >= threshold for score in scores]
    right = sum(a and b for a, b in zip(found, truth, strict=True))
    return 2 * right / (sum(found) + sum(truth)) if right else 0.0


def best_threshold(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The score at which F1 is highest."""
    return max(set(scores), key=lambda threshold: f1(scores, truth, threshold))


def recall_at(
    scores: Sequence[float], truth: Sequence[bool], precision: float = PRECISION_WANTED
) -> float:
    """Highest recall at any threshold with at least this precision."""
    ranked = sorted(zip(scores, truth, strict=True), key=lambda pair: -pair[0])
    right, best = 0, 0
    for taken, (score, is_same) in enumerate(ranked, start=1):
        right += is_same
        is_last_of_score = taken == len(ranked) or ranked[taken][0] < score
        if is_last_of_score and right / taken >= precision:
            best = right
    return best / sum(truth)


def per_second(work: Callable[[], object], count: int, rounds: int = 5) -> float:
    """Processor speed of the best of some rounds, for `count` things done."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return count / best
