"""One to one at the least cost: rows to columns."""

from collections.abc import Sequence


def cheapest_pairs(costs: Sequence[Sequence[int]]) -> list[int]:
    """Give every row a column of its own so that the sum of costs is least.

    Args:
        costs: A row for each claimant, no more rows than columns, whole numbers.
    Returns:
        The column of each row; of equal sums, always the same one.
    Source:
        The Hungarian method with potentials: Kuhn (1955); Jonker and Volgenant,
        Computing 38 (1987), for the shortest augmenting path.
    """
    columns = len(costs[0]) if costs else 0
    row_price, column_price = [0] * len(costs), [0] * columns
    owner: list[int | None] = [None] * columns
    for row in range(len(costs)):
        distance = [
            costs[row][column] - row_price[row] - column_price[column]
            for column in range(columns)
        ]
        before: list[int | None] = [None] * columns
        settled: dict[int, int] = {}
        while True:
            free = [column for column in range(columns) if column not in settled]
            nearest = min(free, key=lambda column: distance[column])
            settled[nearest] = reach = distance[nearest]
            holder = owner[nearest]
            if holder is None:
                break
            for column in free:
                through = (
                    reach
                    + costs[holder][column]
                    - row_price[holder]
                    - column_price[column]
                )
                if column != nearest and through < distance[column]:
                    distance[column], before[column] = through, nearest
        row_price[row] += reach
        for column, length in settled.items():
            column_price[column] += length - reach
            taken_by = owner[column]
            if taken_by is not None:
                row_price[taken_by] += reach - length
        end: int | None = nearest
        while end is not None:
            previous = before[end]
            owner[end] = row if previous is None else owner[previous]
            end = previous
    chosen = [0] * len(costs)
    for column, claimant in enumerate(owner):
        if claimant is not None:
            chosen[claimant] = column
    return chosen
