"""Fuzz the phones' door: `python -m benchmarks.fuzz --minutes 10`.

Posts and addresses of /v1 are changed at random from a seed (bytes flipped, cut,
doubled, moved, headers and names made strange, large numbers, half letters) and go
through the WSGI door of this process, on an empty database of its own. What must never
come is a 500, an answer without the protocol's headers or an answer that is no XML.
Prints how many were sent, the answers by status, and each finding with its seed.
"""

import argparse
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.submissions_posts import BOUNDARY, FORM_XML, filled

ROOT = Path(__file__).resolve().parent.parent
TYPE = f"multipart/form-data; boundary={BOUNDARY}"
STRANGE = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), b"\r\n\r\n", b"%00", b"%",
    b"../../", b"&#0;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"]]>", b"'\";--", b"{}",
    b"9" * 400, b"<" * 3000, "\U0010ffff".encode(), b"--" + BOUNDARY.encode(),
    b"deprecatedID", b"1e309", b"-1", b"2027-13-45T99:99:99+99:99", b"\\N", b"$1",
)  # fmt: skip
STRANGE_METHODS = ("HEAD", "GET", "POST", "PUT", "OPTIONS", "TRACE", "\u00e4")


FAILURES: list[str] = []
"""The last lines of what the site stumbled over."""


def note_failure(**_: object) -> None:
    """Called by Django when it answers 500."""
    FAILURES[:] = [" | ".join(traceback.format_exc().splitlines()[-4:])]


class Fuzzer:
    """Requests from one seed each."""

    def __init__(self, token: str, draft: str) -> None:
        self.addresses = (
            f"/v1/key/{token}/projects/1/submission",
            f"/v1/key/{token}/projects/1/submission",
            f"/v1/key/{token}/projects/1/formList",
            f"/v1/key/{token}/projects/1/forms/voting.xml",
            f"/v1/key/{token}/projects/1/forms/voting/manifest",
            f"/v1/key/{token}/projects/1/forms/voting/attachments/a.csv",
            f"/v1/key/{token}/projects/1/forms/voting/versions/1.xml",
            f"/v1/test/{draft}/projects/1/forms/voting/draft/submission",
            f"/v1/test/{draft}/projects/1/forms/voting/draft/formList",
            "/v1/projects/1/submission",
            "/v1/projects/1/formList",
        )

    def request(self, seed: int) -> dict[str, Any]:
        """A WSGI environment."""
        chance = random.Random(seed)  # noqa: S311 -- the same request for the same seed
        address = chance.choice(self.addresses)
        path = address.encode()
        if chance.random() < 0.2:
            path = self.changed(path, chance)
        method = "POST" if address.endswith("submission") else "GET"
        if chance.random() < 0.1:
            method = chance.choice(STRANGE_METHODS)
        body = self.body(chance)
        length = str(len(body))
        if chance.random() < 0.05:
            length = chance.choice(
                ["", "x", "-1", "0", "9" * 30, str(len(body) + 5), "1"]
            )
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.decode("latin-1"),
            "QUERY_STRING": self.query(chance),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_X_OPENROSA_VERSION": chance.choice(["1.0"] * 9 + ["2.0"]),
            "CONTENT_TYPE": self.text(TYPE, chance, 0.1),
            "CONTENT_LENGTH": length,
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": chance.choice(["http", "https"]),
            "wsgi.errors": sys.stderr,
        }
        for name, value in (
            ("HTTP_ACCEPT_LANGUAGE", "kk"),
            ("HTTP_X_ORKHON_CLIENT_TIME", "2027-03-14T07:10:05+05:00"),
            ("HTTP_AUTHORIZATION", "Basic c2FtcGxlOnNhbXBsZQ=="),
            ("HTTP_IF_NONE_MATCH", '"x"'),
            ("HTTP_TRANSFER_ENCODING", "chunked"),
            ("HTTP_COOKIE", "sessionid=x"),
        ):
            if chance.random() < 0.15:
                environ[name] = self.text(value, chance, 0.5)
        return environ

    def body(self, chance: random.Random) -> bytes:
        number = chance.randrange(200)
        xml = filled(f"uuid:sample-{number}", chance.randrange(3))
        if chance.random() < 0.6:
            xml = self.changed(xml, chance)
        parts = [self.part(b"xml_submission_file", xml)]
        for _file in range(chance.randrange(3)):
            name = chance.choice(
                [b"a.jpg", "\u0444.jpg".encode(), b"*isIncomplete*", b""]
            )
            if chance.random() < 0.4:
                name = self.changed(name or b"x", chance)
            parts.append(self.part(name, chance.randbytes(chance.randrange(200))))
        chance.shuffle(parts)
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return self.changed(body, chance) if chance.random() < 0.3 else body

    @staticmethod
    def part(name: bytes, data: bytes) -> bytes:
        return (
            f"--{BOUNDARY}\r\n".encode()
            + b'Content-Disposition: form-data; name="' + name + b'"; filename="' + name
            + b'"\r\nContent-Type: text/xml\r\n\r\n' + data + b"\r\n"
        )  # fmt: skip

    @staticmethod
    def changed(data: bytes, chance: random.Random) -> bytes:
        for _time in range(chance.randrange(1, 5)):
            at, to = sorted(chance.choices(range(len(data) + 1), k=2))
            to = min(to, at + 40)
            way = chance.randrange(5)
            if way == 0:
                data = data[:at] + chance.randbytes(to - at) + data[to:]
            elif way == 1:
                data = data[:at] + data[to:]
            elif way == 2:
                data = data[:to] + data[at:to] * chance.randrange(1, 30) + data[to:]
            elif way == 3:
                data = data[:at] + chance.choice(STRANGE) + data[at:]
            else:
                data = data[: max(at, 1)] if chance.random() < 0.2 else data[::-1]
        return data

    def text(self, text: str, chance: random.Random, share: float) -> str:
        if chance.random() >= share:
            return text
        return self.changed(text.encode(), chance).decode("latin-1")

    def query(self, chance: random.Random) -> str:
        if chance.random() < 0.5:
            return "deviceID=x"
        names = ["deviceID", "formID", "st", chance.choice(["a", "%", "\xd1\x84"])]
        values = (quote(self.changed(b"sample", chance)) for _name in names)
        return "&".join(
            f"{name}={value}" for name, value in zip(names, values, strict=True)
        )


def run(minutes: float, seed: int) -> int:
    """Send until the time is over; how many findings there were."""
    import django  # noqa: PLC0415 -- the settings are in the environment by now
    from django.core.signals import got_request_exception  # noqa: PLC0415 -- as above

    django.setup()
    got_request_exception.connect(note_failure)
    from benchmarks.submissions_world import Runner, make  # noqa: PLC0415 -- as above
    from orkhon.config.wsgi import application  # noqa: PLC0415 -- as above
    from orkhon.observation.actions.forms import bring_in_form  # noqa: PLC0415 -- as above
    from orkhon.observation.models import Mission, Submission, Unreadable  # noqa: PLC0415 -- as above
    from orkhon.record.verify import verify_database  # noqa: PLC0415 -- as above

    world = make()
    draft = bring_in_form(
        Mission.objects.get(),
        FORM_XML.replace(b"2027031401", b"2"),
        "d.xml",
        by=Runner(),
    )
    fuzzer = Fuzzer(str(world["token"]), draft.draft_token)
    statuses: Counter[str] = Counter()
    findings, sent = 0, 0
    until = time.monotonic() + minutes * 60
    while time.monotonic() < until:
        environ = fuzzer.request(seed + sent)
        trouble = send(application, environ, statuses)
        if trouble:
            findings += 1
            print(f"seed {seed + sent}: {trouble}", flush=True)
        sent += 1
    print(f"{sent} requests, answers {dict(sorted(statuses.items()))}")
    print(
        f"{Submission.objects.count()} forms, {Unreadable.objects.count()} unreadable; "
        f"the record holds: {verify_database().holds}; {findings} findings"
    )
    return findings


def send(application: Any, environ: dict[str, Any], statuses: Counter[str]) -> str:
    """Send one; what is wrong with the answer, "" for nothing."""
    answers: list[tuple[str, dict[str, str]]] = []
    try:
        answer = application(
            environ, lambda status, headers: answers.append((status, dict(headers)))
        )
        content = b"".join(answer)
        answer.close()
    except Exception:  # whatever escapes is a finding
        return traceback.format_exc()
    status, headers = answers[0]
    statuses[status[:3]] += 1
    if status[0] == "5":
        failed = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']!r}"
        return f"{status} {failed}: {FAILURES.pop() if FAILURES else ''}"
    ours = headers.get("X-OpenRosa-Version") == "1.0"
    if status[:3] == "201" and (not ours or b"urn:orkhon:receipt:1" not in content):
        return f"{status} without headers or receipt"
    return ""


def main() -> None:
    """On SQLite or PostgreSQL, whichever ORKHON_DATABASE_URL names; else SQLite."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        sys.exit(bool(run(options.minutes, options.seed)))
    with tempfile.TemporaryDirectory(prefix="orkhon-fuzz-") as folder:
        env = {
            "ORKHON_DATABASE_URL": f"sqlite:///{folder}/fuzz.sqlite3",
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
            "ORKHON_DATA_DIR": folder,
        }
        words = [sys.executable, "-m", "benchmarks.fuzz", "--inside", *sys.argv[1:]]
        sys.exit(subprocess.run(words, cwd=ROOT, env=env, check=False).returncode)


if __name__ == "__main__":
    main()
