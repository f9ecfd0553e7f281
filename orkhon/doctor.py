"""`orkhon doctor`: what this machine lacks, and how to get it.

Runs without Django, so that it can also say that Django is what is missing.
"""

import argparse
import importlib.metadata
import json
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from orkhon.machine import PARTS

PYTHON_NEEDED = (3, 11)
SQLITE_NEEDED = (3, 35)
FREE_BYTES_NEEDED = 1_000_000_000
PACKAGES = ("django", "weasyprint", "python-docx", "cryptography", "rapidfuzz")


@dataclass(frozen=True)
class Examination:
    """One thing looked at: whether it is well, what was seen, what to do."""

    thing: str
    is_well: bool
    is_needed: bool
    seen: str
    remedy: str


def examine(data_dir: Path) -> list[Examination]:
    """Look at Python, the packages, the disk and the machine's programs."""
    version = ".".join(map(str, sys.version_info[:3]))
    sqlite = tuple(map(int, sqlite3.sqlite_version.split(".")))
    free = shutil.disk_usage(data_dir if data_dir.exists() else Path.cwd()).free
    found = [
        Examination(
            "Python",
            sys.version_info >= PYTHON_NEEDED,
            True,
            version,
            "install Python 3.11 or newer",
        ),
        Examination(
            "SQLite",
            sqlite >= SQLITE_NEEDED,
            True,
            sqlite3.sqlite_version,
            "install a Python built with SQLite 3.35 or newer",
        ),
        Examination(
            "Disk",
            free >= FREE_BYTES_NEEDED,
            True,
            f"{free / 1e9:.1f} GB free",
            "free at least 1 GB where the data lies",
        ),
    ]
    found += [_package(name) for name in PACKAGES]
    found += [
        Examination(
            part.name,
            part.is_there,
            "demo" in part.needed_for,
            f"{'there' if part.is_there else 'missing'}; {part.purpose}",
            f"apt-get install {' '.join(part.packages)}",
        )
        for part in PARTS
    ]
    return found


def _package(name: str) -> Examination:
    try:
        seen = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Examination(name, False, True, "missing", "run make demo once")
    return Examination(name, True, True, seen, "")


def main(argv: Sequence[str]) -> int:
    """Print what was seen; 1 when something needed is missing, else 0."""
    parser = argparse.ArgumentParser(
        prog="orkhon doctor",
        description="What this machine lacks and how to get it.",
        epilog="example: orkhon doctor --json",
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.add_argument("--data", type=Path, default=Path("var"), help="data folder")
    options = parser.parse_args(argv)
    found = examine(options.data)
    if options.json:
        json.dump([asdict(one) for one in found], sys.stdout, indent=2)
        sys.stdout.write("\n")
    else:
        for one in found:
            sign = "well" if one.is_well else "LACKS" if one.is_needed else "lacks"
            sys.stdout.write(f"{sign:<6} {one.thing:<12} {one.seen}\n")
            if not one.is_well:
                sys.stdout.write(f"{'':<20}get it: {one.remedy}\n")
    return int(any(one.is_needed and not one.is_well for one in found))
