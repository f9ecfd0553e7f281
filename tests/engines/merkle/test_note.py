"""Signed notes against the published vectors of the Go project's note package."""

import pytest
from proofbundle import checkpoint as peer

from orkhon.engines.merkle import (
    Checkpoint,
    CheckpointError,
    NoteError,
    PrivateKey,
    PublicKey,
    open_checkpoint,
    open_note,
    read_body,
)

# golang.org/x/mod/sumdb/note, documentation and note_test.go
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PRIVATE = (
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
)
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
SIGNATURE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
    "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
NOTE = f"{TEXT}\n{SIGNATURE}"
KEY = PublicKey.decode(PUBLIC)

ORIGIN = "example.org/record"
OURS = PrivateKey(ORIGIN, bytes(range(32)))


def test_the_published_keys_belong_together():
    assert PrivateKey.decode(PRIVATE).public.encode() == PUBLIC
    assert PrivateKey.decode(PRIVATE).encode() == PRIVATE
    assert KEY.id.hex() == "c74f20a3"


def test_signing_the_published_text_gives_the_published_note():
    assert PrivateKey.decode(PRIVATE).sign(TEXT) == NOTE


def test_the_published_note_opens():
    opened = open_note(NOTE, [KEY])
    assert opened.text == TEXT
    assert opened.signed_by == (KEY,)


def test_signatures_of_others_are_passed_over_and_a_double_counts_once():
    other = OURS.sign(TEXT).rpartition("\n\n")[2]
    assert open_note(NOTE + other + SIGNATURE, [KEY]).signed_by == (KEY,)


@pytest.mark.parametrize("place", range(0, len(TEXT), 6))
def test_a_changed_letter_breaks_the_signature(place):
    changed = NOTE[:place] + "#" + NOTE[place + 1 :]
    with pytest.raises(NoteError, match="signature of PeterNeumann does not hold"):
        open_note(changed, [KEY])


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "no signed note"),
        (TEXT, "no signed note"),
        (NOTE.removesuffix("\n"), "no signed note"),
        (f"{TEXT}\n{SIGNATURE}\n", "no signature line|not empty|no signed note"),
        (f"{TEXT}\nPeterNeumann x08go\n", "no signature line"),
        (f"{TEXT}\n— PeterNeumann x08g\n", "cut short"),
        (f"{TEXT}\n— PeterNeumann x08=g\n", "not base64"),
        (f"{TEXT}\n— PeterNeumann x08goz==\n", "not base64 as it is written once"),
        (f"a\rb\n\n{SIGNATURE}", "control character"),
        (f"\n\n{SIGNATURE}", "not empty"),
        (f"{TEXT}\n{SIGNATURE * 101}", "101 signatures"),
        (OURS.sign(TEXT), "no key that is known"),
    ],
)
def test_a_malformed_note_is_refused(note, words):
    with pytest.raises(NoteError, match=words):
        open_note(note, [KEY])


def test_no_part_of_a_key_is_a_key():
    # as in note_test.go: every substring but the whole is refused
    for start in range(len(PUBLIC)):
        for end in range(start, len(PUBLIC) + 1):
            if (start, end) != (0, len(PUBLIC)):
                with pytest.raises(NoteError):
                    PublicKey.decode(PUBLIC[start:end])


@pytest.mark.parametrize(
    ("word", "words"),
    [
        # note_test.go: wrong length and unknown algorithm, with the id adjusted
        (
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "not base64|not an Ed25519 key",
        ),
        (
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "not an Ed25519 key",
        ),
        (PUBLIC.replace("c74f20a3", "c74f20a4"), "another key"),
    ],
)
def test_an_altered_public_key_is_refused(word, words):
    with pytest.raises(NoteError, match=words):
        PublicKey.decode(word)


def test_a_private_key_is_read_in_one_form_and_never_shown():
    with pytest.raises(NoteError, match="no private key"):
        PrivateKey.decode(PUBLIC)
    with pytest.raises(NoteError, match="is of another key") as refusal:
        PrivateKey.decode(PRIVATE.replace("c74f20a3", "c74f20a4"))
    assert "AYEKFALV" not in str(refusal.value)
    assert "seed" not in repr(OURS)


def test_keys_of_the_wrong_size_or_name_are_refused():
    with pytest.raises(NoteError, match="a seed of 31 bytes"):
        PrivateKey(ORIGIN, bytes(31))
    with pytest.raises(NoteError, match="a key of 33 bytes"):
        PublicKey(ORIGIN, bytes(33))
    with pytest.raises(NoteError, match="cannot name a key"):
        PublicKey("two words", bytes(32))


def test_another_program_opens_our_checkpoint():
    # proofbundle (MIT), see docs/decisions/0003-merkle-peer.md
    note = Checkpoint(ORIGIN, 7, bytes(range(32))).sign(OURS)
    read = peer.verify_checkpoint(note, OURS.public.encode())
    assert (read["ok"], read["origin"], read["tree_size"]) == (True, ORIGIN, 7)
    assert read["root"] == bytes(range(32))
    assert open_checkpoint(note, [OURS.public]) == read_body(note)


def test_the_example_of_the_specification_is_read():
    # C2SP tlog-checkpoint, the example in its introduction; extension lines allowed
    root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    read = read_body(f"example.com/behind-the-sofa\n20852163\n{root}\n\nmore\n")
    assert (read.origin, read.size) == ("example.com/behind-the-sofa", 20852163)
    assert read.body() == f"example.com/behind-the-sofa\n20852163\n{root}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n1\n", "origin, size and root"),
        ("\n1\nAAAA\n", "origin, size and root"),
        (f"a\n01\n{'A' * 43}=\n", "“01” is no number"),
        ("a\n1\n!\n", "“!” is no root hash"),
        ("a\n1\nAAAA\n", "“AAAA” is no root hash"),
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text, words):
    with pytest.raises(CheckpointError, match=words):
        read_body(text)


@pytest.mark.parametrize(
    ("checkpoint", "words"),
    [
        (Checkpoint("", 1, bytes(32)), "record's origin"),
        (Checkpoint("a\nb", 1, bytes(32)), "record's origin"),
        (Checkpoint("a", -1, bytes(32)), "no checkpoint of -1 entries"),
        (Checkpoint("a", 1, bytes(31)), "root of 31 bytes"),
        (Checkpoint("other", 1, bytes(32)), "cannot sign other"),
    ],
)
def test_a_checkpoint_that_cannot_be_written_is_refused(checkpoint, words):
    with pytest.raises(CheckpointError, match=words):
        checkpoint.sign(OURS)


def test_a_checkpoint_counts_only_when_its_own_origin_signed_it():
    body = Checkpoint("example.org/another", 1, bytes(32)).body()
    with pytest.raises(CheckpointError, match="has not signed its own checkpoint"):
        open_checkpoint(OURS.sign(body), [OURS.public])
    with pytest.raises(CheckpointError, match="no key that is known"):
        open_checkpoint(OURS.sign(body), [KEY])
