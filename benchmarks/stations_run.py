"""One part of `benchmarks.stations` in a process of its own; prints JSON."""

import argparse
import csv
import json
import random
import resource
import time
from datetime import date
from pathlib import Path
from typing import Any

import django

HEAD = (
    "№ участка", "Облыс", "Аудан", "Атауы", "Мекенжайы", "Ендік", "Бойлық",
    "Сайлаушылар саны", "Түрі", "Қала/ауыл",
)  # fmt: skip


def rows(stations: int, seed: int) -> list[list[object]]:
    """Invented stations, the same ones for every seed; the voters differ."""
    chance = random.Random(seed)  # noqa: S311 -- invented rows
    made = []
    for number in range(1, stations + 1):
        district = number % 300
        made.append(
            [
                number,
                f"Үлгі облысы {district % 20 + 1}",
                f"Үлгі ауданы {district + 1}",
                f"№{number % 180 + 1} орта мектеп",
                f"Үлгі көшесі, {number % 97 + 1}",
                round(43 + (number % 997) / 100, 5),
                round(51 + (number % 1499) / 50, 5),
                chance.randint(40, 2900),
                "жалпы" if number % 40 else "аурухана",
                "қала" if number % 3 else "ауыл",
            ]
        )
    return made


def write(folder: Path, stations: int) -> None:
    """The files, once for both parts."""
    from openpyxl import Workbook  # noqa: PLC0415 -- not wanted where it is measured

    for name, seed in (("first", 1), ("second", 2)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(HEAD)
            writer.writerows(rows(stations, seed))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Учаскелер")
    sheet.append(HEAD)
    for row in rows(stations, 1):
        sheet.append(row)
    book.save(folder / "first.xlsx")


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(folder: Path, stations: int) -> dict[str, Any]:
    """Take the lists in as the worker does."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    from orkhon.accounts.actions import add_account  # noqa: PLC0415 -- after setup
    from orkhon.jobs.worker import run_next  # noqa: PLC0415 -- after setup
    from orkhon.observation.actions import stations as verbs  # noqa: PLC0415 -- after setup
    from orkhon.observation.intake.station_rows import read_stations  # noqa: PLC0415 -- after setup
    from orkhon.observation.models import (  # noqa: PLC0415 -- after setup
        Mission,
        PollingStation,
        VotersOnList,
    )
    from orkhon.record.roles import Role  # noqa: PLC0415 -- after setup
    from orkhon.register.models import Country  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    by = add_account("bench", by=None, display_name="Bench", roles=[Role.PROTOCOL])
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )

    def mission(number: int) -> Mission:
        return Mission.objects.create(
            number=number,
            title=f"Sample {number}",
            vote_kind="referendum",
            country=country,
            vote_on=date(2027, 3, 14),
            time_zone="Asia/Almaty",
        )

    def taken(of: Mission, name: str, as_of: str) -> float:
        data = (folder / name).read_bytes()
        brought = verbs.bring_stations(of, data, filename=name, by=by)
        naming = verbs.Naming(columns=brought.mapping, as_of=as_of)
        verbs.name_columns(brought, naming, by=by)
        checked = run_next(beats=True)
        assert checked is not None
        assert checked.state == "done", checked.problem
        brought.refresh_from_db()
        verbs.take_in(brought, by=by)
        start, cpu = time.perf_counter(), time.process_time()
        done = run_next(beats=True)
        seconds = time.perf_counter() - start
        processor[name] = time.process_time() - cpu
        assert done is not None
        assert done.state == "done", done.problem
        brought.refresh_from_db()
        assert brought.state == "done", brought.problems[:3]
        return seconds

    processor: dict[str, float] = {}
    first, second = mission(1), mission(2)
    csv_seconds = taken(first, "first.csv", "2027-02-20")
    brought = first.station_imports.get()
    start = time.perf_counter()
    read_stations(verbs.table_of(brought, by=by), verbs.reading_of(brought))
    read_seconds = time.perf_counter() - start
    again = taken(first, "second.csv", "2027-03-01")
    excel = taken(second, "first.xlsx", "2027-02-20")
    assert PollingStation.objects.count() == 2 * stations
    assert VotersOnList.objects.filter(station__mission=first).count() > stations
    return {
        "csv_seconds": csv_seconds,
        "csv_per_second": stations / csv_seconds,
        "csv_read_seconds": read_seconds,
        "again_seconds": again,
        "csv_processor_seconds": processor["first.csv"],
        "excel_processor_seconds": processor["first.xlsx"],
        "excel_seconds": excel,
        "memory_mb": memory_mb(),
    }


def floor(folder: Path) -> dict[str, Any]:
    """pandas, into a table without anything."""
    import sqlite3  # noqa: PLC0415 -- only here

    import pandas  # noqa: PLC0415 -- a peer of the benchmarks alone

    found = {}
    for key, read, name in (
        ("pandas_seconds", lambda path: pandas.read_csv(path, sep=";"), "first.csv"),
        ("pandas_excel_seconds", pandas.read_excel, "first.xlsx"),
    ):
        start = time.perf_counter()
        frame = read(folder / name)
        with sqlite3.connect(folder / "floor.sqlite3") as connection:
            frame.to_sql("stations", connection, if_exists="replace", index=False)
        found[key] = time.perf_counter() - start
    return found | {"pandas_memory_mb": memory_mb()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=["ours", "floor"])
    parser.add_argument("--stations", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    if options.part == "ours":
        # In a process of its own, so that its memory is not counted.
        write_elsewhere(options.folder, options.stations)
        print(json.dumps(ours(options.folder, options.stations)))
    else:
        print(json.dumps(floor(options.folder)))


def write_elsewhere(folder: Path, stations: int) -> None:
    """Write the files in a child, so that its memory is not counted as ours."""
    from multiprocessing import get_context  # noqa: PLC0415 -- only here

    child = get_context("spawn").Process(target=write, args=(folder, stations))
    child.start()
    child.join()
    assert child.exitcode == 0


if __name__ == "__main__":
    main()
