"""Measure how forms come in: `python -m benchmarks.submissions`.

On PostgreSQL (fsync and synchronous_commit on) and on SQLite: 2,000 new forms of 20
questions over 8 kept connections to `orkhon serve`, the client in a process of its own
on the same cores. Beside it in the same run the peer of `submissions_peer`, and ODK
Central's figures, which were measured elsewhere: it cannot be installed here.
With `--rows 1000000` also the cost of a form at 10,000 and at so many rows.
"""

import argparse
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.processes import cpu_seconds, largest_rss_mb
from deploy.throwaway_postgresql import throwaway_postgresql

ROOT = Path(__file__).resolve().parent.parent
CENTRAL = (
    "ODK Central, measured elsewhere: 70/s (best 112), p99 306 ms, 8.6–16.2 ms CPU"
)
Environment = dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: float = 90) -> None:
    """Until somebody answers there.

    Raises:
        TimeoutError: nobody did.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)
    raise TimeoutError(f"nobody answers at port {port}")


@contextlib.contextmanager
def serving(words: Sequence[str], port: int, env: Environment) -> Iterator[int]:
    """A server in a process of its own, up and answering; its pid."""
    server = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def environment(database: str, folder: Path) -> Environment:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
        "ORKHON_DATABASE_URL": database,
        "ORKHON_DATA_DIR": str(folder),
    }


def module(name: str, env: Environment, *words: str) -> dict[str, object]:
    """Run a module of ours and read the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", name, *words],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def measure(
    pids: Sequence[int], env: Environment, port: int, path: str, count: int
) -> dict[str, float]:
    """Send forms; figures of the run. `pids` are the roots of what is charged."""
    words = ["--port", str(port), "--path", path]
    module("benchmarks.submissions_client", env, *words, "--count", "200")  # warm
    before = sum(cpu_seconds(pid) for pid in pids)
    found = module("benchmarks.submissions_client", env, *words, "--count", str(count))
    spent = sum(cpu_seconds(pid) for pid in pids) - before
    times, statuses = found["times"], found["statuses"]
    assert isinstance(times, list)
    assert statuses == {"201": count}, statuses
    return {
        "per_second": count / float(str(found["seconds"])),
        "cpu_ms": spent / count * 1000,
        "p50_ms": statistics.median(times),
        "p99_ms": times[int(len(times) * 0.99)],
        "rss_mb": largest_rss_mb(pids[0]),
    }


def shown(name: str, found: dict[str, float]) -> None:
    print(
        f"{name:<34} {found['per_second']:6.0f}/s  p50 {found['p50_ms']:5.1f} ms  "
        f"p99 {found['p99_ms']:5.1f} ms  CPU {found['cpu_ms']:4.2f} ms  "
        f"RSS {found['rss_mb']:4.0f} MB",
        flush=True,
    )


def postmaster(database: str) -> list[int]:
    """The pid of the PostgreSQL server; none for SQLite."""
    if not database.startswith("postgresql"):
        return []
    folder = database.rpartition("host=")[2]
    text = Path(folder, "data", "postmaster.pid").read_text(encoding="ascii")
    return [int(text.splitlines()[0])]


def orkhon(name: str, database: str, options: argparse.Namespace) -> None:
    """Orkhon on one database; and at more rows when asked."""
    with tempfile.TemporaryDirectory(prefix="orkhon-bench-") as folder:
        env = environment(database or f"sqlite:///{folder}/b.sqlite3", Path(folder))
        world = module("benchmarks.submissions_world", env)
        path = (
            f"/v1/key/{world['token']}/projects/{world['number']}/submission?deviceID=x"
        )
        sizes = (
            [0] if options.rows is None or not database else [0, 10_000, options.rows]
        )
        costs = []
        for rows in sizes:
            if rows:
                module("benchmarks.submissions_world", env, "--rows", str(rows))
            port = free_port()
            words = [
                sys.executable,
                "-m",
                "orkhon",
                "serve",
                "--no-worker",
                "--port",
                str(port),
            ]
            with serving(words, port, env) as pid:
                pids = [pid, *postmaster(env["ORKHON_DATABASE_URL"])]
                rounds = [
                    measure(pids, env, port, path, options.count)
                    for _round in range(options.rounds)
                ]
            rounds.sort(key=lambda found: found["per_second"])
            middle = rounds[len(rounds) // 2]
            shown(name if not rows else f"{name}, {rows:,} rows", middle)
            costs.append(middle["cpu_ms"])
        if len(costs) == 3:
            print(f"cost at {sizes[2]:,} rows / at 10,000: {costs[2] / costs[1]:.2f}")


def peer(database: str, options: argparse.Namespace) -> None:
    """The peer on the same server."""
    with tempfile.TemporaryDirectory(prefix="orkhon-bench-") as folder:
        env = environment(database, Path(folder))
        made = "from benchmarks.submissions_peer import *; c=connect(); c.execute(TABLE); c.commit()"
        subprocess.run([sys.executable, "-c", made], cwd=ROOT, env=env, check=True)
        port = free_port()
        words = [
            sys.executable, "-m", "gunicorn", "benchmarks.submissions_peer:app",
            "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4",
            "--log-level", "warning",
        ]  # fmt: skip
        with serving(words, port, env) as pid:
            pids = [pid, *postmaster(database)]
            shown(
                "peer: bare WSGI, one INSERT",
                measure(pids, env, port, "/", options.count),
            )


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, help="also at 10,000 and at so many rows")
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    options = parser.parse_args()
    print(CENTRAL)
    if options.only != "sqlite":
        with throwaway_postgresql(durable=True) as url:
            orkhon("Orkhon, PostgreSQL", url, options)
            peer(url, options)
    if options.only != "postgresql":
        orkhon("Orkhon, SQLite", "", options)


if __name__ == "__main__":
    main()
