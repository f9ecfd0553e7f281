"""What the public record sends is packed for whoever takes it so, and the same."""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_comes_packed_and_is_the_same_page():
    plain = Client().get("/public/en/check/")
    packed = Client(headers={"accept-encoding": "gzip"}).get("/public/en/check/")
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed["Vary"]


def test_who_holds_the_page_is_told_so_however_it_was_sent():
    client = Client(headers={"accept-encoding": "gzip"})
    tag = client.get("/public/en/check/")["ETag"]
    again = client.get("/public/en/check/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
