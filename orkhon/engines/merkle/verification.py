"""What a verification found, in plain words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked.

    Attributes:
        holds: Whether it is as it should be.
        text: What was checked and found, for a person to read.
        entry: Number of the entry that it is about, if it is about one.
    """

    holds: bool
    text: str
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was checked, in the order of checking."""

    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked is as it should be."""
        return bool(self.findings) and all(found.holds for found in self.findings)

    @property
    def first_entry(self) -> int | None:
        """The first entry that does not hold; None when no entry is to blame."""
        wrong = [
            found.entry
            for found in self.findings
            if not found.holds and found.entry is not None
        ]
        return min(wrong, default=None)
