"""Which lines and branches a test went through, held against floors.

Standard library only; slipcover writes what is read here.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Place = tuple[int, int]
"""A branch from a line to another; a line leads to itself."""

READER = "orkhon/engines/reports/"


def floor_of(path: str) -> int | None:
    """Per cent of a file's lines and branches; None where nothing is asked."""
    if path.startswith(READER):
        # A grammar of press reports has branches that only real, copyrighted texts
        # reach.
        return 98
    if path.startswith("orkhon/engines/"):
        return 100
    return 100 if "actions" in Path(path).with_suffix("").parts else None


def fallen(runs: Iterable[Path]) -> list[str]:
    """Files with what no test went through, a line each, where a floor gave way.

    Args:
        runs: What slipcover wrote of each run; what one missed another may have met.
    """
    met: dict[str, set[Place]] = {}
    every: dict[str, set[Place]] = {}
    for run in runs:
        for path, found in json.loads(run.read_text(encoding="utf-8"))["files"].items():
            here = _places(found, "executed")
            met.setdefault(path, set()).update(here)
            every.setdefault(path, set()).update(here | _places(found, "missing"))
    told = []
    for floor in sorted({floor for path in every if (floor := floor_of(path))}):
        paths = [path for path in sorted(every) if floor_of(path) == floor]
        whole = sum(len(every[path]) for path in paths)
        share = 100 * sum(len(met[path]) for path in paths) / whole
        if share < floor:
            told += [f"{share:.2f} %, and {floor} % is the floor:"]
            told += [
                f"  {path}  {_said(every[path] - met[path])}"
                for path in paths
                if every[path] - met[path]
            ]
    return told


def _places(found: dict[str, Any], which: str) -> set[Place]:
    branches = {(begin, end) for begin, end in found[f"{which}_branches"]}
    return {(line, line) for line in found[f"{which}_lines"]} | branches


def _said(places: set[Place]) -> str:
    """Lines by number, branches as “from → to”; 0 is the way out."""
    return ", ".join(
        str(begin) if begin == end else f"{begin} → {end}"
        for begin, end in sorted(places)
    )
