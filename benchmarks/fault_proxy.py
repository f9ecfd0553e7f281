"""A network that fails on purpose: a proxy between a phone and the server.

It speaks plain HTTP/1.1, one request a connection. What it does to the next requests is
its `fault`:

    none      hands everything on
    cut       hands the request on, lets the server act, and cuts the connection when
              the answer begins
    torn      cuts the connection in the middle of what the phone sends
    portal    answers everything with 200 and a page of its own, as a hotel does
    redirect  answers everything with a redirect to such a page
    reset     resets every connection as soon as the phone has said a word

`reset` stands for a TLS handshake that breaks: over plain HTTP there is no handshake to
break, and what the phone's page sees of either is the same, a connection that ends
without an answer.
"""

import asyncio
import contextlib
import re
import socket
import struct
import threading
from collections import Counter

FAULTS = ("none", "cut", "torn", "portal", "redirect", "reset")
PAGE = b"<!doctype html><title>Sample Hotel</title><h1>Welcome. Please sign in.</h1>"
LARGEST_HEAD = 64 * 1024
PIECE = 64 * 1024


class FaultProxy:
    """Runs in a thread of its own until it is closed.

    Args:
        upstream: Port of the server on this machine.
    """

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.fault = "none"
        self.hit: Counter[str] = Counter()
        self.port = 0
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError("the fault proxy does not begin")

    def close(self) -> None:
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LARGEST_HEAD)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        open_ones = asyncio.all_tasks(self._loop)
        for task in open_ones:
            task.cancel()
        self._loop.run_until_complete(
            asyncio.gather(*open_ones, return_exceptions=True)
        )
        self._loop.close()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            fault = self.fault
            if fault != "none":
                self.hit[fault] += 1
            if fault == "reset":
                _reset(writer)
                return
            length = _length(head)
            if fault in ("portal", "redirect"):
                await reader.readexactly(length)
                writer.write(_portal(fault))
                await writer.drain()
            else:
                await self._hand_on(head, length, reader, writer, fault)
        with contextlib.suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()

    async def _hand_on(
        self,
        head: bytes,
        length: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        fault: str,
    ) -> None:
        there, to_server = await asyncio.open_connection("127.0.0.1", self.upstream)
        try:
            to_server.write(_once(head))
            left = length // 2 if fault == "torn" else length
            while left:
                piece = await reader.read(min(PIECE, left))
                if not piece:
                    return
                to_server.write(piece)
                await to_server.drain()
                left -= len(piece)
            if fault == "torn":
                _reset(writer)
                return
            while piece := await there.read(PIECE):
                if fault == "cut":
                    # The server has acted; nobody hears of it.
                    _reset(writer)
                    return
                writer.write(piece)
                await writer.drain()
        finally:
            to_server.close()


def _length(head: bytes) -> int:
    found = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    return int(found[1]) if found else 0


def _once(head: bytes) -> bytes:
    """The same request, after which the connection ends."""
    bare = re.sub(rb"\r\nconnection:[^\r]*", b"", head, flags=re.IGNORECASE)
    return bare[:-2] + b"Connection: close\r\n\r\n"


def _portal(fault: str) -> bytes:
    if fault == "redirect":
        return (
            b"HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/\r\n"
            b"Content-Length: 0\r\nConnection: close\r\n\r\n"
        )
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
        + str(len(PAGE)).encode()
        + b"\r\nConnection: close\r\n\r\n"
        + PAGE
    )


def _reset(writer: asyncio.StreamWriter) -> None:
    """End with RST: no goodbye, as when a phone leaves the cell."""
    sock = writer.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
