"""A gateway for text messages that sends nothing: for tests and trials. See docs/sms.md.

What the site hands over is kept in memory, each text once by the site's own id; a
telephone is played by posting to /incoming.
"""

import argparse
import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 10


class FakeGateway:
    """A gateway on this machine, until it is closed.

    Args:
        site: Where the site is, such as http://localhost:8000; "" when it need not be
            reached.
        secret: What the site must show, and what is shown to the site.
        port: 0 takes a free one.
        refusals: How many posts are answered 503 first, as a gateway that is busy.
    """

    def __init__(
        self, site: str = "", *, secret: str, port: int = 0, refusals: int = 0
    ) -> None:
        self.site, self.secret, self.refusals = site, secret, refusals
        self.sent: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "FakeGateway":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(self, text: dict[str, str]) -> str:
        """Keep a text of the site; the same id again is the same text."""
        for number, known in enumerate(self.sent, start=1):
            if known["id"] == text["id"]:
                return f"fake-{number}"
        self.sent.append(text)
        return f"fake-{len(self.sent)}"

    def tell_site(self, path: str, said: dict[str, str]) -> dict[str, Any]:
        """Post to the site as a gateway does."""
        request = urllib.request.Request(  # noqa: S310 -- an address given by hand
            f"{self.site}/observation/sms/{path}/",
            data=json.dumps(said).encode(),
            headers={
                "Content-Type": "application/json",
                "X-Orkhon-Secret": self.secret,
            },
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 -- as above
            found: dict[str, Any] = json.loads(answer.read())
        return found


def _handler(gateway: FakeGateway) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(200, {"sent": gateway.sent})

        def do_POST(self) -> None:
            said = json.loads(
                self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}"
            )
            if self.path == "/send":
                self._send(said)
            elif self.path == "/incoming":
                self._answer(200, gateway.tell_site("inbound", said))
            elif self.path == "/deliver":
                told = [
                    gateway.tell_site(
                        "report", {"id": f"fake-{number}", "status": "delivered"}
                    )
                    for number in range(1, len(gateway.sent) + 1)
                ]
                self._answer(200, {"told": told})
            else:
                self._answer(404, {})

        def _send(self, said: dict[str, str]) -> None:
            if self.headers.get("Authorization") != f"Bearer {gateway.secret}":
                self._answer(401, {})
            elif gateway.refusals > 0:
                gateway.refusals -= 1
                self._answer(503, {})
            else:
                self._answer(200, {"id": gateway.take(said)})

        def _answer(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: a test is not a log."""

    return Handler


def main() -> None:
    """Listen until it is stopped."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--port", type=int, default=8025)
    words.add_argument("--site", default="http://localhost:8000")
    words.add_argument("--secret", default="trial")
    said = words.parse_args()
    with FakeGateway(said.site, secret=said.secret, port=said.port) as gateway:
        print(f"{gateway.address}  (Ctrl+C stops)")  # noqa: T201 -- a command line
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
