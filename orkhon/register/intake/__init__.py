"""Files from outside as plain values: Popolo JSON and CSV."""

from orkhon.register.intake.csv_table import read_csv
from orkhon.register.intake.popolo import read_popolo
from orkhon.register.intake.values import (
    LARGEST_FILE,
    ImportedBody,
    ImportedCountry,
    ImportedFile,
    ImportedMembership,
    ImportedName,
    ImportedPerson,
    ImportedPost,
    ImportRefused,
    Problem,
    decoded,
)

__all__ = [
    "LARGEST_FILE",
    "ImportRefused",
    "ImportedBody",
    "ImportedCountry",
    "ImportedFile",
    "ImportedMembership",
    "ImportedName",
    "ImportedPerson",
    "ImportedPost",
    "Problem",
    "decoded",
    "read_csv",
    "read_popolo",
]
