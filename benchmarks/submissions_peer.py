"""The peer of the same run: the least a server can do that keeps each post.

A bare WSGI app, psycopg, one INSERT of the raw body and one commit a post; no parsing,
no duplicates seen, no receipt. What Orkhon costs above this is what it does.
"""

import os
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg

_URL = urlsplit(os.environ.get("ORKHON_DATABASE_URL", ""))
_OWN = threading.local()
TABLE = "CREATE TABLE IF NOT EXISTS peer (id bigserial PRIMARY KEY, body bytea)"


def connect() -> psycopg.Connection[Any]:
    """A connection to the benchmark's server."""
    return psycopg.connect(
        host=parse_qs(_URL.query)["host"][0],
        user=_URL.username,
        dbname=_URL.path.strip("/"),
    )


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Keep the body; 201 once it is on the disk."""
    if not hasattr(_OWN, "line"):
        _OWN.line = connect()
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    with _OWN.line.transaction():
        _OWN.line.execute("INSERT INTO peer (body) VALUES (%s)", [body])
    start_response("201 Created", [("Content-Length", "2")])
    return [b"ok"]
