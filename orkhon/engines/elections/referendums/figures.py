"""The figures of a referendum, for the country and for one region."""

from dataclasses import dataclass


class ReferendumError(ValueError):
    """Figures that contradict each other, or a vote without a known rule."""


@dataclass(frozen=True, slots=True)
class ReferendumCount:
    """A country's figures; they must add up.

    Args:
        entitled: Voters entitled to take part. The number moves before and on the
            day: which one is meant is the caller's to say.
        took_part: Voters who took part.
        in_favour: Votes for.
        against: Votes against.
        invalid: Invalid ballots; None where they are not published.
        not_counted: Valid ballots that are not counted (in Kazakhstan, both answers
            marked); None where there is no such class or it is not published.
    Raises:
        ReferendumError: a figure below zero, more voters than are entitled, nobody
            entitled, or classes of ballots that do not sum to those who took part.
    """

    entitled: int
    took_part: int
    in_favour: int
    against: int
    invalid: int | None = None
    not_counted: int | None = None

    def __post_init__(self) -> None:
        figures = {
            "entitled": self.entitled,
            "took part": self.took_part,
            "for": self.in_favour,
            "against": self.against,
            "invalid": self.invalid,
            "not counted": self.not_counted,
        }
        for name, figure in figures.items():
            if figure is not None and figure < 0:
                raise ReferendumError(f"{name}: {figure:,} is below zero")
        if not self.entitled:
            raise ReferendumError("nobody is entitled to take part")
        if self.took_part > self.entitled:
            raise ReferendumError(
                f"{self.took_part:,} took part, but {self.entitled:,} are entitled"
            )
        known = sum(
            figure or 0
            for figure in (self.in_favour, self.against, self.invalid, self.not_counted)
        )
        missing = self.took_part - known
        # With invalid ballots published, nothing may be left over.
        if missing < 0 or (missing and self.invalid is not None):
            raise ReferendumError(
                f"the ballots sum to {known:,}, but {self.took_part:,} took part:"
                f" {abs(missing):,} {'fewer' if missing > 0 else 'more'}"
            )


@dataclass(frozen=True, slots=True)
class RegionCount:
    """One region's figures.

    Raises:
        ReferendumError: a figure below zero, or more votes for than voters.
    """

    name: str
    took_part: int
    in_favour: int

    def __post_init__(self) -> None:
        if not 0 <= self.in_favour <= self.took_part:
            raise ReferendumError(
                f"{self.name}: {self.in_favour:,} votes for of {self.took_part:,} who"
                " took part cannot be"
            )
