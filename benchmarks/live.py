"""Measure the live sitting: `python -m benchmarks.live`.

200 listeners on `orkhon serve` (two processes), in a process of their own on the same
cores, and a secretary who changes something N times through the site's own actions.
Counted is who heard of which change and after how long, and what it cost; beside it, in
the same run, the same 200 asking every second instead. On PostgreSQL and on SQLite.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.processes import cpu_seconds, largest_rss_mb
from benchmarks.submissions import environment, free_port, module, postmaster, serving
from deploy.throwaway_postgresql import throwaway_postgresql

ROOT = Path(__file__).resolve().parent.parent
WITHIN = 2.0
"""Seconds within which a change is to be on a screen."""
SETTLES = 1.5


async def listener(port: int, path: str, heard: dict[int, float]) -> None:
    """One stream: when each event came, by its id."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path}events/ HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    async for raw in reader:
        if raw.startswith(b'data: {"id"'):
            heard.setdefault(json.loads(raw[6:])["id"], time.time())


async def asker(port: int, path: str, heard: dict[int, float], first: int) -> None:
    """The peer: ask every second; hears of all up to the event that the answer names."""
    last = first
    while True:
        began = time.monotonic()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"GET {path}parts/?after={last} HTTP/1.0\r\nHost: localhost\r\n\r\n"
        writer.write(head.encode())
        answer = await reader.read()
        writer.close()
        body = answer.partition(b"\r\n\r\n")[2]
        if body.startswith(b"{"):
            now, event = time.time(), int(json.loads(body)["event"])
            for one in range(last + 1, event + 1):
                heard.setdefault(one, now)
            last = event
        await asyncio.sleep(max(0.0, 1.0 - (time.monotonic() - began)))


async def listen(options: argparse.Namespace) -> None:
    """Begin all listeners, say so, and print what each heard when told to stop."""
    heard: list[dict[int, float]] = [{} for _ in range(options.listeners)]
    tasks = []
    for place, each in enumerate(heard):
        tasks.append(
            asyncio.create_task(
                asker(options.port, options.path, each, options.first)
                if options.asking
                else listener(options.port, options.path, each)
            )
        )
        if place % 20 == 19:
            await asyncio.sleep(0.1)
    await asyncio.sleep(SETTLES)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    for task in tasks:
        task.cancel()
    sys.stdout.write(json.dumps(heard))


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measure(
    name: str, world: dict[str, object], port: int, pids: list[int],
    env: dict[str, str], options: argparse.Namespace, *, asking: bool,
) -> None:  # fmt: skip
    """One round: listeners, changes, what was heard."""
    words = [
        sys.executable, "-m", "benchmarks.live", "--listen", "--port", str(port),
        "--path", str(world["path"]), "--listeners", str(options.listeners),
        "--first", str(module("benchmarks.live_world", env, "--newest")["newest"]),
        *(["--asking"] if asking else []),
    ]  # fmt: skip
    with subprocess.Popen(
        words, cwd=ROOT, env=env, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as listeners:  # fmt: skip
        assert listeners.stdin is not None
        assert listeners.stdout is not None
        assert listeners.stdout.readline() == "begun\n"
        before, began = sum(map(cpu_seconds, pids)), time.monotonic()
        told = module(
            "benchmarks.live_world", env,
            "--changes", str(options.changes), "--every", str(options.every),
        )  # fmt: skip
        time.sleep(WITHIN + 1)
        spent, took = sum(map(cpu_seconds, pids)) - before, time.monotonic() - began
        out, _ = listeners.communicate("stop\n")
    heard = [{int(k): v for k, v in one.items()} for one in json.loads(out)]
    at = {int(k): v for k, v in told["told"].items()}  # type: ignore[attr-defined]  # -- JSON
    late = [one[k] - at[k] for one in heard for k in at if k in one]
    whole = len(at) * options.listeners
    print(
        f"{name:<34} {len(late):,} of {whole:,} heard ({whole - len(late)} dropped)  "
        f"p50 {statistics.median(late) * 1000:4.0f} ms  "
        f"p95 {percentile(late, 0.95) * 1000:4.0f} ms  max {max(late) * 1000:4.0f} ms  "
        f"CPU {spent / took * 100:3.0f} %  RSS {largest_rss_mb(pids[0]):3.0f} MB",
        flush=True,
    )


def on(name: str, database: str, options: argparse.Namespace) -> None:
    """Streams and asking on one database."""
    with tempfile.TemporaryDirectory(prefix="orkhon-bench-") as folder:
        env = environment(database or f"sqlite:///{folder}/b.sqlite3", Path(folder))
        world = module("benchmarks.live_world", env)
        port = free_port()
        serve = [sys.executable, "-m", "orkhon", "serve", "--no-worker", "--port"]
        with serving([*serve, str(port)], port, env) as pid:
            pids = [pid, *postmaster(env["ORKHON_DATABASE_URL"])]
            each = f"{name}, {options.listeners} "
            measure(each + "streams", world, port, pids, env, options, asking=False)
            measure(each + "asking", world, port, pids, env, options, asking=True)


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--changes", type=int, default=60)
    parser.add_argument("--every", type=float, default=0.5, help="seconds between two")
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    parser.add_argument("--listen", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--asking", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--path", help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.listen:
        asyncio.run(listen(options))
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if options.only != "sqlite":
        with throwaway_postgresql(durable=True) as url:
            on("PostgreSQL", url, options)
    if options.only != "postgresql":
        on("SQLite", "", options)


if __name__ == "__main__":
    main()
