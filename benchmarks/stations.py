"""Measure a list of stations taken in: `python -m benchmarks.stations`.

A seeded list of 100,000 invented stations in 20 regions and 300 districts, with
voters and coordinates, as CSV and as Excel, on SQLite and on a PostgreSQL that waits
for its disk. Timed is what a person waits for after the last click: the worker's
whole job, read, checked, compared and written in one transaction, the entry in the
record included; then the same list again with other voters.

Beside it in the same run, as the bare floor: pandas reads the same file and writes it
into one table without keys, checks, areas, dated figures or a record.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.record import make_durable
from deploy.throwaway_postgresql import throwaway_postgresql
from orkhon.machine import postgresql_bin

STATIONS = 100_000
MEASURES = (
    ("CSV taken in, seconds", "csv_seconds", "{:.1f}"),
    ("  of processor time", "csv_processor_seconds", "{:.1f}"),
    ("  lines a second", "csv_per_second", "{:,.0f}"),
    ("  of which reading and checking, seconds", "csv_read_seconds", "{:.1f}"),
    ("again with other voters, seconds", "again_seconds", "{:.1f}"),
    ("Excel taken in, seconds", "excel_seconds", "{:.1f}"),
    ("  of processor time", "excel_processor_seconds", "{:.1f}"),
    ("memory at most, MB", "memory_mb", "{:,.0f}"),
    ("  floor: pandas into a bare table, CSV, seconds", "pandas_seconds", "{:.1f}"),
    ("  floor: the same from Excel, seconds", "pandas_excel_seconds", "{:.1f}"),
    ("  floor: memory at most, MB", "pandas_memory_mb", "{:,.0f}"),
)


def measured(url: str, folder: Path, stations: int) -> dict[str, Any]:
    """What `benchmarks.stations_run` finds on one database."""
    found: dict[str, Any] = {}
    for part in ("ours", "floor"):
        done = subprocess.run(
            [
                sys.executable, "-m", "benchmarks.stations_run", part,
                "--stations", str(stations), "--folder", str(folder),
            ],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
                "ORKHON_DATABASE_URL": url,
                "ORKHON_DATA_DIR": str(folder),
            },
            stdout=subprocess.PIPE,
            check=True,
        )  # fmt: skip
        found |= json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=STATIONS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'orkhon.sqlite3'}"
        results["SQLite"] = measured(url, folder, options.stations)
    if postgresql_bin() is not None:
        with throwaway_postgresql() as url, tempfile.TemporaryDirectory() as name:
            make_durable(url)
            results["PostgreSQL"] = measured(url, Path(name), options.stations)
    if options.json:
        print(json.dumps(results, indent=2))
        return
    print(f"{options.stations:,} stations")
    print(f"{'':50}" + "".join(f"{one:>14}" for one in results))
    for label, key, shape in MEASURES:
        cells = (shape.format(found[key]) for found in results.values())
        print(f"{label:50}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
