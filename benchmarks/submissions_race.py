"""Identical posts at the same moment, on the database that ORKHON_DATABASE_URL names.

Sixteen threads send the same form through the WSGI door, round after round; another
process may do the same to the same database at the same time. Prints JSON: answers by
status, receipts, rows and what the record says.
"""

import argparse
import io
import json
import sys
import threading
import uuid
from collections import Counter

import django
from django.db import connection

django.setup()

# The door and models load only once Django is set up.
from benchmarks.submissions_posts import filled, request  # noqa: E402
from orkhon.config.wsgi import application  # noqa: E402
from orkhon.observation.models import Submission  # noqa: E402
from orkhon.record.models import Entry  # noqa: E402
from orkhon.record.verify import verify_database  # noqa: E402


def post(path: str, data: bytes) -> tuple[str, str]:
    """Status and receipt of one post."""
    body = data.partition(b"\r\n\r\n")[2]
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "QUERY_STRING": "deviceID=sample",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_X_OPENROSA_VERSION": "1.0",
        "CONTENT_TYPE": "multipart/form-data; boundary=----sample-boundary-of-the-benchmark",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
    }
    statuses: list[str] = []
    answer = application(environ, lambda status, _headers: statuses.append(status))
    content = b"".join(answer).decode()
    answer.close()  # type: ignore[attr-defined]  # -- Django's answers have it
    return statuses[0][:3], content.partition("<receipt")[2].partition("/>")[0]


def race(path: str, threads: int, rounds: int) -> tuple[Counter[str], set[str]]:
    """All threads at once, a barrier before each form."""
    start = threading.Barrier(threads)
    lock = threading.Lock()
    statuses: Counter[str] = Counter()
    receipts: set[str] = set()

    def phone() -> None:
        for number in range(rounds):
            data = request(path, "x", filled(f"uuid:{uuid.UUID(int=number)}", number))
            start.wait()
            status, receipt = post(path, data)
            with lock:
                statuses[status] += 1
                receipts.add(receipt)
        connection.close()

    running = [threading.Thread(target=phone) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return statuses, receipts


def main() -> None:
    """Race and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--path", required=True)
    parser.add_argument("--threads", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    statuses, receipts = race(options.path, options.threads, options.rounds)
    received = Entry.objects.filter(verb="observation.submission.receive")
    found = {
        "statuses": dict(statuses),
        "receipts": sorted(receipts),
        "rows": Submission.objects.count(),
        "entries": received.count(),
        "holds": verify_database().holds,
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
