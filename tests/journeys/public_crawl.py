"""Everything that a stranger can reach from the first page of the public record.

Links of pages, feeds, the map of the site and open data are followed alike; what stands
in files, also in files within archives, is read as text.
"""

import html
import http.client
import io
import json
import os
import re
import zipfile
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
from django.conf import settings
from lxml import etree
from PIL import Image
from pypdf import PdfReader

START = ("/public/", "/robots.txt")
MOST = 20_000
"""More addresses than this and something makes them without end."""
MOST_QUERIES = 40
"""Of one path, so many questions (months of a calendar, leaves of a list)."""
WHOLE = os.environ.get("ORKHON_WHOLE_CRAWL") == "1"
"""Everything in every language, which takes minutes more: asked for before a release."""
READ_WHOLE = ("en",)
ALIKE = re.compile(r"^/public/(\w+)/(people|organs|sessions)/([^/]+)/")
MOST_ALIKE = 3
"""In the other languages so many of those that differ by their names alone."""
SAMPLED = re.compile(r"^(/public/\w+/calendar/)\d+/\d+/$")
MOST_SAMPLED = 14
"""A calendar has a page for each month of twenty years; they differ by their dates."""
LINKED = {"href", "src", "action", "poster", "data-href", "hx-get"}
REDIRECTS = {301, 302, 303, 307, 308}
TEXTS = re.compile(r"^(text/|application/(json|xml|.*\+xml|.*\+json|javascript))")
ADDRESS = re.compile(
    r"""(?:https?://[^\s,{"'<>\\)\]]+|(?<=["'>])/public/[^\s,{"'<>\\)\]]*)(?![{\w/])"""
)


@dataclass(frozen=True)
class Answer:
    """What came at an address."""

    address: str
    status: int
    kind: str
    body: bytes
    headers: dict[str, str] = field(repr=False)
    linked_from: str = ""

    @property
    def language(self):
        """Of a page of the record; "" for a paper in HTML, which has no frame."""
        part = self.address.removeprefix("/public/").partition("/")[0]
        return part if part in dict(settings.LANGUAGES) else ""

    @property
    def is_page(self):
        return self.kind == "text/html" and self.status == 200

    @property
    def text(self):
        return self.body.decode(errors="replace")

    @property
    def tree(self):
        return lxml.html.fromstring(self.text, base_url=self.address)

    @property
    def words(self):
        """All text in it, of files within files as well."""
        return words_in(self.address, self.kind, self.body)


class Crawl:
    """Follows every link within one host; asks as somebody without an account."""

    def __init__(self, origin, also_called):
        self._host = urlsplit(origin).netloc
        # What the pages call the site themselves.
        self._ours = {self._host, urlsplit(also_called).netloc}
        self._connection = http.client.HTTPConnection(self._host, timeout=120)
        self.answers = {}
        self.elsewhere = {}
        self.left_out = set()
        self._families = {}

    def run(self, start=START):
        waiting = deque((one, "") for one in start)
        seen = set(start)
        while waiting:
            address, by = waiting.popleft()
            answer = self._asked(address, by)
            self.answers[address] = answer
            assert len(self.answers) < MOST, f"no end of addresses: {address}"
            for target in self._targets(answer):
                if target in seen:
                    continue
                if self._is_wanted(target):
                    seen.add(target)
                    waiting.append((target, address))
                else:
                    self.left_out.add(target)
        self._connection.close()
        return self

    def _asked(self, address, by):
        headers = {"Accept-Language": "en", "Host": self._host}
        self._connection.request("GET", address, headers=headers)
        answer = self._connection.getresponse()
        given = {name.lower(): value for name, value in answer.getheaders()}
        kind = given.get("content-type", "").partition(";")[0].strip()
        return Answer(address, answer.status, kind, answer.read(), given, by)

    def _targets(self, answer):
        if answer.status in REDIRECTS:
            found = [answer.headers["location"]]
        elif answer.kind == "text/html" and answer.body.strip():
            found = [
                value
                for one in answer.tree.iter(etree.Element)
                for name, value in one.attrib.items()
                if name in LINKED
            ]
        elif (
            TEXTS.match(answer.kind)
            and not answer.address.startswith("/static/")
            # Its addresses have places in them that are still to be filled.
            and not answer.address.endswith("/openapi.json")
        ):
            found = [html.unescape(one) for one in ADDRESS.findall(answer.text)]
        else:
            found = []
        for one in found:
            whole, _fragment = urldefrag(
                urljoin(f"http://{self._host}{answer.address}", one)
            )
            parts = urlsplit(whole)
            if parts.scheme not in ("http", "https"):
                continue
            if parts.netloc not in self._ours:
                self.elsewhere.setdefault(whole, answer.address)
                continue
            # The door of the rooms is named as the publisher's address.
            if parts.path.strip("/"):
                yield parts._replace(scheme="", netloc="").geturl()

    def _is_wanted(self, target):
        path, _, query = target.partition("?")
        alike = ALIKE.match(path)
        # The same ones in each language: they name one another.
        if (
            alike
            and not (WHOLE or alike[1] in READ_WHOLE)
            and not self._is_among(alike[2], alike[3], MOST_ALIKE)
        ):
            return False
        if query:
            return self._is_among(path, target, MOST_QUERIES)
        if many := SAMPLED.match(path):
            return self._is_among(many[1], target, MOST_SAMPLED)
        return True

    def _is_among(self, family, target, most):
        asked = self._families.setdefault(family, set())
        if target in asked:
            return True
        if len(asked) >= most:
            return False
        asked.add(target)
        return True


def words_in(name, kind, data):
    """The text in a file by its kind or the end of its name."""
    if kind == "application/pdf" or name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(data))
        about = " ".join(str(one) for one in (reader.metadata or {}).values())
        pages = "\n".join(page.extract_text() for page in reader.pages)
        attached = "\n".join(
            words_in(inner, "", one)
            for inner, all_of_it in reader.attachments.items()
            for one in all_of_it
        )
        return f"{about}\n{pages}\n{attached}"
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            return "\n".join(
                f"{one}\n{_part(one, inside.read(one))}" for one in inside.namelist()
            )
    if kind.startswith("image/") and kind != "image/svg+xml":
        with Image.open(io.BytesIO(data)) as picture:
            return f"{picture.info} {dict(picture.getexif())}"
    text = data.decode(errors="replace")
    if kind == "text/html" or name.endswith((".html", ".htm")):
        # As a reader sees it and as it was sent: no attribute or comment is passed over.
        return (
            f"{html.unescape(text)}\n{lxml.html.fromstring(text).text_content()}"
            if text.strip()
            else ""
        )
    if kind.endswith("json") or name.endswith((".json", ".jsonl")):
        return f"{text}\n{_unescaped(text)}"
    return html.unescape(text)


def _part(name, data):
    if name.endswith(".xml"):
        # Word cuts sentences into runs: without the tags they are whole again.
        text = data.decode(errors="replace")
        return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", text)))
    return words_in(name, "", data)


def _unescaped(text):
    """Letters written as \\u0259 as themselves."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return ""
