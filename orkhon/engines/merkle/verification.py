"""What a verification found, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked.

    Attributes:
        holds: Whether it is as it should be.
        what: What was checked and found, for a person to read.
        entry: Number of the entry that it is about, if it is about one.
    """

    holds: bool
    what: str
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was checked.

    Attributes:
        holds: Whether everything that was checked is as it should be; of nothing
            checked nothing holds.
        findings: What was found, in the order of reading.
    """

    holds: bool
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Verification":
        """The verification that these findings make."""
        found = tuple(findings)
        return cls(bool(found) and all(one.holds for one in found), found)

    @property
    def first_entry(self) -> int | None:
        """The first entry that does not hold; None when no entry is to blame."""
        wrong = [
            one.entry
            for one in self.findings
            if not one.holds and one.entry is not None
        ]
        return min(wrong, default=None)
