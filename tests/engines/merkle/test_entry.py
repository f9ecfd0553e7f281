"""The bytes of an entry against the RFC 8785 library, and the salted digest."""

import hashlib
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.merkle import (
    EntryError,
    Leaf,
    canonical,
    leaf_hash,
    payload_digest,
)

LEAF = Leaf(
    seq=1,
    at="2026-11-21T09:00:00.000000Z",
    verb="dialogue.contact.confirm",
    subject="orkhon:contact/8f3c",
    actor="account/1",
    payload_digest="00" * 32,
)
# Printable or not, quotes, backslashes, controls, Cyrillic, letters beyond the BMP.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    seq=st.integers(1, 2**53 - 1),
    at=TEXTS,
    verb=TEXTS,
    subject=TEXTS,
    actor=TEXTS,
    digest=TEXTS,
)
def test_leaf_bytes_are_canonical_json(seq, at, verb, subject, actor, digest):
    leaf = Leaf(seq, at, verb, subject, actor, digest)
    members = {
        "seq": seq,
        "at": at,
        "verb": verb,
        "subject": subject,
        "actor": actor,
        "payload_digest": digest,
    }
    assert leaf.to_bytes() == rfc8785.dumps(members)
    assert leaf.hash() == leaf_hash(rfc8785.dumps(members))


@pytest.mark.parametrize("seq", [0, -1, 2**53])
def test_a_number_that_json_cannot_carry_is_refused(seq):
    with pytest.raises(EntryError, match=f"numbered {seq}"):
        replace(LEAF, seq=seq).to_bytes()


def test_half_a_character_is_refused():
    with pytest.raises(EntryError, match="entry 1 holds half a character"):
        replace(LEAF, actor="\ud800").to_bytes()


@pytest.mark.parametrize(
    ("member", "value", "words"),
    [
        ("at", "2026-11-21T09:00:00Z", "no UTC moment"),
        ("at", "2026-11-21T09:00:00.000000+04:00", "no UTC moment"),
        ("payload_digest", "AA" * 32, "no SHA-256 digest"),
        ("payload_digest", "00" * 31, "no SHA-256 digest"),
    ],
)
def test_a_member_in_another_form_is_refused(member, value, words):
    LEAF.require_form()
    with pytest.raises(EntryError, match=words):
        replace(LEAF, **{member: value}).require_form()


def test_payloads_are_sorted_and_without_blanks():
    # RFC 8785, section 3.2.3: keys by their UTF-16 code units
    assert (
        canonical({"b": [1, True, None], "a": "Ә"})
        == '{"a":"Ә","b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize("value", [{"n": 2**53}, {"d": object()}, "\ud800", {1: "x"}])
def test_what_json_does_not_know_is_refused(value):
    with pytest.raises(EntryError, match="cannot be written as JSON"):
        canonical(value)


def test_a_payload_without_end_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(EntryError, match="cannot be written as JSON"):
        canonical(endless)


def test_the_digest_is_sha_256_of_salt_and_payload():
    salt = bytes(range(32))
    assert payload_digest(salt, b"{}") == hashlib.sha256(salt + b"{}").hexdigest()


def test_a_short_salt_is_refused():
    with pytest.raises(EntryError, match="a salt of 31 bytes"):
        payload_digest(bytes(31), b"{}")
