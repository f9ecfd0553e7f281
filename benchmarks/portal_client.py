"""Readers of public pages who come when they come: a driver that does not wait.

Each request has its moment, whatever became of those before it, and its time counts
from that moment: an answer that could not be asked for in time is a slow one. Requests
go over kept connections, as many as are needed.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field

MOST_CONNECTIONS = 128
HEADS = (
    "Host: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
    "Connection: keep-alive\r\n\r\n"
)


@dataclass
class Told:
    """What came of all requests."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: dict[str, int] = field(default_factory=lambda: defaultdict(int))


class Lines:
    """Kept connections to one port."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._most = asyncio.Semaphore(MOST_CONNECTIONS)

    async def get(self, path: str) -> tuple[int, int]:
        """Status and bytes of the body; a line that was closed is taken anew."""
        async with self._most:
            for line in (self._free.pop() if self._free else None, None):
                reader, writer = line or await asyncio.open_connection(
                    "127.0.0.1", self._port
                )
                try:
                    writer.write(f"GET {path} HTTP/1.1\r\n{HEADS}".encode())
                    head = await reader.readuntil(b"\r\n\r\n")
                    size = _size(head)
                    await reader.readexactly(size)
                except (asyncio.IncompleteReadError, OSError):
                    writer.close()
                    continue
                if b"connection: close" in head.lower():
                    writer.close()
                else:
                    self._free.append((reader, writer))
                return int(head[9:12]), size
        raise ConnectionError(path)


def _size(head: bytes) -> int:
    """Of the body; the server says it for every page."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise ConnectionError("an answer without a length")


async def drive(port: int, plan: list[tuple[float, str, str]]) -> Told:
    """Send each request of the plan at its moment.

    Args:
        plan: Seconds after the beginning, kind of page, path.
    """
    told, lines = Told(), Lines(port)

    async def one(at: float, kind: str, path: str) -> None:
        try:
            status, size = await lines.get(path)
        except OSError as error:
            told.errors[f"{type(error).__name__}"] += 1
            return
        told.times[kind].append((time.perf_counter() - began - at) * 1000)
        told.weights[kind] = max(told.weights[kind], size)
        if status != 200:
            told.errors[f"{status} {path}"] += 1

    began = time.perf_counter()
    tasks = []
    for at, kind, path in plan:
        wait = began + at - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(one(at, kind, path)))
    await asyncio.gather(*tasks)
    return told


def main() -> None:
    """Read the plan from standard input; print what came of it as JSON."""
    asked = json.load(sys.stdin)
    told = asyncio.run(drive(asked["port"], [tuple(one) for one in asked["plan"]]))
    print(
        json.dumps(
            {"times": told.times, "weights": told.weights, "errors": told.errors}
        )
    )


if __name__ == "__main__":
    main()
