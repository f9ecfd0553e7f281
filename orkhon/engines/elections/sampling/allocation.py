"""How many of a sample each stratum gets."""

from collections.abc import Mapping

from orkhon.engines.elections.sampling.design import SampleError


def proportional(sizes: Mapping[str, int], total: int, minimum: int) -> dict[str, int]:
    """Share out a sample in proportion to the strata's sizes.

    Args:
        sizes: Units in the frame by stratum.
        total: Units to draw.
        minimum: Units that every stratum gets, 0 or more.
    Returns:
        Units by stratum, summing to `total`. Each stratum gets the whole part of its
        share; what is left goes one by one to the largest remainders, of equal
        remainders to the larger stratum, then to the earlier name in code-point
        order. A stratum whose count would be below the minimum gets the minimum, and
        the others share the rest by the same rule.
    Raises:
        SampleError: a minimum below zero, above a stratum or too large for the total.
    Source:
        Largest remainders: Hamilton's method, as in Balinski and Young, Fair
        Representation (1982), ch. 3.
    """
    _require_minimum(sizes, total, minimum)
    raised: set[str] = set()
    while True:
        free = {name: size for name, size in sizes.items() if name not in raised}
        counts = _largest_remainders(free, total - minimum * len(raised))
        short = {name for name, count in counts.items() if count < minimum}
        if not short:
            return {name: counts.get(name, minimum) for name in sizes}
        raised |= short


def given(
    sizes: Mapping[str, int], total: int, allocation: Mapping[str, int]
) -> dict[str, int]:
    """Take an allocation as somebody wrote it, if the frame can bear it.

    Raises:
        SampleError: a stratum unknown, left out, below zero or asked for more than it
            has; or a sum that is not `total`.
    """
    for name in allocation:
        if name not in sizes:
            raise SampleError(f"stratum {name} is allocated to but has no stations")
    for name, size in sizes.items():
        if name not in allocation:
            raise SampleError(f"stratum {name} has {size} and no allocation")
        if not 0 <= allocation[name] <= size:
            raise SampleError(
                f"stratum {name}: {allocation[name]} to draw from {size} is impossible"
            )
    if sum(allocation.values()) != total:
        raise SampleError(
            f"the allocation sums to {sum(allocation.values())}, not to {total}"
        )
    return {name: allocation[name] for name in sizes}


def _largest_remainders(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    whole = sum(sizes.values())
    counts = {name: total * size // whole for name, size in sizes.items()}
    left = total - sum(counts.values())
    order = sorted(
        sizes, key=lambda name: (-(total * sizes[name] % whole), -sizes[name], name)
    )
    for name in order[:left]:
        counts[name] += 1
    return counts


def _require_minimum(sizes: Mapping[str, int], total: int, minimum: int) -> None:
    if minimum < 0:
        raise SampleError(f"a minimum of {minimum} in each stratum is below zero")
    for name, size in sizes.items():
        if size < minimum:
            raise SampleError(f"stratum {name} has {size}, fewer than {minimum}")
    if minimum * len(sizes) > total:
        raise SampleError(
            f"{len(sizes)} strata with at least {minimum} need"
            f" {minimum * len(sizes)}, not {total}"
        )
