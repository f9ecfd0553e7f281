"""Phones: new forms over several kept connections. Standard library, own process.

Prints JSON: seconds, times of the posts in milliseconds, answers by status. With
`--log` each acknowledged number is appended to a file before the next post; then a
refused or broken post is sent again until it is acknowledged, as a phone does, and the
run ends when the file that `--until` names appears.
"""

import argparse
import json
import socket
import sys
import threading
import time
import uuid
from collections import Counter
from pathlib import Path

from benchmarks.submissions_posts import filled, request

PAUSE = 0.1
"""Seconds before a phone tries again."""


class Line:
    """One kept connection."""

    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self.socket: socket.socket | None = None
        self.rest = b""

    def send(self, data: bytes) -> tuple[int, bytes]:
        """Status and body of the answer.

        Raises:
            OSError: the line broke before the answer was whole.
        """
        if self.socket is None:
            self.socket = socket.create_connection(self.address, timeout=30)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.rest = b""
        try:
            self.socket.sendall(data)
            return self._answer()
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
        self.socket = None

    def _answer(self) -> tuple[int, bytes]:
        data = self.rest
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _blank, data = data.partition(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next(
            (int(one[15:]) for one in lines if one.startswith(b"content-length:")), 0
        )
        while len(data) < length:
            data += self._more()
        body, self.rest = data[:length], data[length:]
        if b"connection: close" in lines:
            self.close()
        return int(lines[0].split()[1]), body

    def _more(self) -> bytes:
        assert self.socket is not None
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionResetError("closed by the server")
        return data


class Run:
    """What all phones share."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.lock = threading.Lock()
        self.times: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.next = 0
        self.log = None
        if options.log is not None:
            self.log = options.log.open("a", encoding="ascii", buffering=1)

    def number(self) -> int | None:
        """The next form, None when there are enough."""
        with self.lock:
            enough = self.next >= self.options.count
            if enough or self.is_over():
                return None
            self.next += 1
            return self.next

    def is_over(self) -> bool:
        """No new form is begun any more."""
        end = self.options.until
        return end is not None and bool(end.exists())

    def phone(self) -> None:
        options = self.options
        line = Line(options.host, options.port)
        host = f"{options.host}:{options.port}"
        while (number := self.number()) is not None:
            instance_id = f"uuid:{uuid.uuid4()}"
            data = request(options.path, host, filled(instance_id, number))
            while not self.post(line, data, instance_id):
                if self.log is None:
                    break
                time.sleep(PAUSE)
        line.close()

    def post(self, line: Line, data: bytes, instance_id: str) -> bool:
        began = time.perf_counter()
        try:
            status, _body = line.send(data)
        except OSError as error:
            self.count(type(error).__name__)
            return False
        took = time.perf_counter() - began
        self.count(str(status))
        if status != 201:
            return False
        with self.lock:
            self.times.append(took * 1000)
            if self.log is not None:
                self.log.write(instance_id + "\n")
        return True

    def count(self, what: str) -> None:
        with self.lock:
            self.statuses[what] += 1


def main() -> None:
    """Send and print what happened."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--path", required=True)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--until", type=Path, help="ends when this file is there")
    parser.add_argument("--log", type=Path)
    run = Run(parser.parse_args())
    phones = [
        threading.Thread(target=run.phone) for _ in range(run.options.connections)
    ]
    began = time.perf_counter()
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    found = {
        "seconds": time.perf_counter() - began,
        "times": sorted(run.times),
        "statuses": dict(run.statuses),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
