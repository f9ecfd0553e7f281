"""Style sheets and scripts are packed on the way; what is sent is what lies there."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from orkhon.ui import packed_static

SHEET = "/static/ui/orkhon.css"


def sent(client, address, packed=True):
    takes = {"HTTP_ACCEPT_ENCODING": "gzip"} if packed else {}
    answer = client.get(address, **takes)
    return answer, b"".join(answer.streaming_content)


@pytest.fixture
def client(db, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    return Client()


def test_a_sheet_comes_packed_to_who_takes_it_so(client):
    plain, whole = sent(client, SHEET, packed=False)
    packed, few = sent(client, SHEET)
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(few) == whole
    assert len(few) < len(whole) / 3
    assert packed["Vary"] == "Accept-Encoding"
    assert Path(finders.find("ui/orkhon.css")).read_bytes() == whole


def test_a_few_lines_come_as_they_are(client):
    answer, data = sent(client, "/static/ui/mark.svg")
    assert len(data) < packed_static.SMALLEST
    assert "Content-Encoding" not in answer


def test_a_sheet_that_was_changed_is_never_sent_as_it_was(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "packed"
    sheet = tmp_path / "a.css"
    for words in (b"a" * 900, b"b" * 900):
        sheet.write_bytes(words)
        packed = packed_static._pack(sheet)
        assert gzip.decompress(Path(packed).read_bytes()) == words
