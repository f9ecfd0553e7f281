"""A bundle says in plain words what holds, and at the right entry what does not."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from orkhon.engines.merkle import (
    ArchiveError,
    BundleError,
    PrivateKey,
    canonical,
    verify_bundle,
    write_bundle,
)
from orkhon.engines.merkle import archive as archives
from orkhon.engines.merkle.archive import pack, unpack
from orkhon.engines.merkle.verification import Finding, Verification
from tests.engines.merkle.bundles import (
    EVIDENCE,
    KEY,
    ORIGIN,
    packed,
    sample_bundle,
    with_entry,
    with_file,
    without_paper_entry,
)
from tests.engines.verify.browser_verifier import agreed

TRUSTED = KEY.public.encode()
STRANGER = PrivateKey(ORIGIN, bytes(32))


def verified(data, key=TRUSTED):
    """What we say, once the verifier of the public page has said the same."""
    ours = verify_bundle(data, key)
    return agreed(ours, data, key) if isinstance(data, bytes) else ours


def faults(data, key=TRUSTED):
    return [found for found in verified(data, key).findings if not found.holds]


def test_an_untouched_bundle_holds():
    result = verified(packed())
    assert result.holds
    assert result.first_entry is None
    assert [found.what for found in result.findings] == [
        "The checkpoint of 4 entries is signed by sample.example/record, "
        f"key {KEY.public.id.hex()} (the key that you gave).",
        "Entry 1 (sample.paper.issue) is in the record.",
        "Entry 2 is in the record; its words are held.",
        "Entry 3 is in the record; what it said was erased on "
        "2026-11-21T10:00:00.000000Z by account/2: sample rule",
        "Entry 4 (sample.paper.issue) is in the record.",
        "The paper statement.pdf is the one that entry 4 names.",
        "The evidence in evidence.json is the one that entry 4 names.",
    ]


def test_the_first_entry_to_blame_is_the_lowest_that_does_not_hold():
    found = [
        Finding(True, "Entry 1 holds.", 1),
        Finding(False, "Entry 7 was altered.", 7),
        Finding(False, "Entry 4 was altered.", 4),
        Finding(False, "The checkpoint is signed by another key."),
    ]
    assert Verification.of(found).first_entry == 4
    assert Verification.of(found[:1] + found[3:]).first_entry is None


def test_equal_bundles_are_equal_bytes():
    assert packed() == packed()


def test_a_bundle_is_read_from_a_file(tmp_path):
    path = tmp_path / "bundle.zip"
    path.write_bytes(packed())
    assert verify_bundle(path, TRUSTED).holds
    assert verify_bundle(str(path), TRUSTED).holds


def test_an_empty_trusted_key_is_no_key_and_trusts_nothing():
    # As `--key "$KEY"` gives where the variable is not set.
    (fault,) = faults(packed(), "")
    assert "The checkpoint does not hold" in fault.what


def test_a_number_of_ten_thousand_digits_is_a_fault_and_no_crash():
    members = unpack(packed())
    members["evidence.json"] = b"1" * 10_000
    (fault,) = faults(pack(members))
    assert "evidence.json is not JSON" in fault.what


def test_without_a_trusted_key_the_reader_is_told_to_compare():
    first = verified(packed(), None).findings[0]
    assert first.holds
    assert "the key in the bundle itself: compare it" in first.what


def test_a_bundle_sealed_anew_by_a_stranger_holds_only_under_the_strangers_key():
    bundle = sample_bundle()
    body = bundle.checkpoint.rpartition("\n\n")[0] + "\n"
    forged = write_bundle(
        replace(bundle, checkpoint=STRANGER.sign(body), key=STRANGER.public.encode())
    )
    assert verified(forged, None).holds
    assert [found.what for found in faults(forged)] == [
        "The checkpoint does not hold: the note is signed by no key that is known here."
    ]


def test_another_key_beside_a_good_checkpoint_is_named():
    data = with_file("key.txt", STRANGER.public.encode().encode())
    assert [found.what for found in faults(data)] == [
        "The key in the bundle is another one than yours."
    ]


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("seq", 2),
        ("at", "2026-11-21T09:00:09.000000Z"),
        ("verb", "sample.paper.withdraw"),
        ("subject", "orkhon:paper/9"),
        ("actor", "account/9"),
        ("payload_digest", "00" * 32),
        ("proof", []),
    ],
)
def test_each_member_of_an_entry_is_under_the_seal(member, value):
    found = faults(with_entry(0, **{member: value}))
    assert found[0].entry == (2 if member == "seq" else 1)
    assert "is not the one that the checkpoint covers" in found[0].what


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"payload": '{"text":"another finding"}'},
            "Entry 1: what it said was altered.",
        ),
        ({"salt": "00" * 31 + "01"}, "Entry 1: what it said was altered."),
        ({"at": "yesterday"}, "Entry 1 is malformed: entry 1: “yesterday” is no UTC"),
        ({"seq": 0}, "Entry 0 is malformed: an entry cannot be numbered 0."),
        (
            {"erased": {"at": "x", "by": "y", "why": "z"}},
            "Entry 1 is called erased but is there.",
        ),
    ],
)
def test_what_an_entry_said_is_under_the_seal(changes, words):
    assert faults(with_entry(0, **changes))[0].what.startswith(words)


def test_an_entry_given_twice_is_named():
    entries = json.loads(unpack(packed())["entries.json"])
    data = with_file("entries.json", canonical([*entries, entries[1]]))
    assert [found.what for found in faults(data)] == ["Entry 2 is in the bundle twice."]


def test_an_altered_paper_and_altered_evidence_are_named():
    paper = faults(with_file("paper/statement.pdf", b"%PDF sample statemenT"))
    assert [found.what for found in paper] == [
        "The paper statement.pdf was altered: no entry of the bundle names it."
    ]
    evidence = faults(with_file("evidence.json", canonical({**EVIDENCE, "more": 1})))
    assert [found.what for found in evidence] == [
        "The evidence in evidence.json was altered: no entry of the bundle names it."
    ]


@pytest.mark.parametrize("said", ["[]", "not JSON", '{"paper_sha256":1}'])
def test_a_payload_that_names_nothing_names_no_paper(said):
    found = faults(with_entry(3, payload=said))
    assert "Entry 4: what it said was altered." in [fault.what for fault in found]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("manifest.json", None, "manifest.json is missing"),
        ("manifest.json", b"{", "manifest.json is not JSON"),
        ("manifest.json", b'{"format":"other"}', "does not name the format"),
        ("manifest.json", b'{"format":"orkhon-bundle/2"}', "does not name the paper"),
        (
            "manifest.json",
            b'{"format":"orkhon-bundle/2","papers":["../x"]}',
            "does not name the paper",
        ),
        (
            "manifest.json",
            b'{"format":"orkhon-bundle/2","papers":["x","x"]}',
            "does not name the paper",
        ),
        (
            "manifest.json",
            b'{"format":"orkhon-bundle/2","papers":[]}',
            "does not name the paper",
        ),
        ("receipts.json", b"[]", "receipts.json is no list of receipts"),
        ("receipts.json", b"{}", "receipts.json: an entry without a proper leaves"),
        (
            "receipts.json",
            b'{"leaves":[["1","00"]],"proof":[]}',
            "receipts.json holds something that is no receipt",
        ),
        (
            "receipts.json",
            b'{"leaves":[[1,"00"]],"proof":[]}',
            "receipt 1: 1 bytes instead of 32",
        ),
        ("manifest.json", b'{ "format":"orkhon-bundle/2"}', "is not canonical JSON"),
        ("paper/statement.pdf", None, "paper/statement.pdf is missing"),
        ("paper/other.pdf", b"x", "paper/other.pdf does not belong in a bundle"),
        ("entries.json", b"{}", "entries.json is no list of entries"),
        ("entries.json", b"[]", "entries.json is no list of entries"),
        ("entries.json", b"[1]", "something that is no entry"),
        ("entries.json", b"[{}]", "an entry without a proper seq"),
        ("checkpoint.txt", b"\xff", "checkpoint.txt is not UTF-8"),
        ("evidence.json", None, "evidence.json is missing"),
    ],
)
def test_a_bundle_that_is_none_is_one_plain_finding(name, data, words):
    found = faults(with_file(name, data))
    assert len(found) == 1
    assert words in found[0].what


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seq": True}, "an entry without a proper seq"),
        ({"payload": 1}, "an entry without a proper payload"),
        ({"salt": "zz"}, "entry 1: “zz” is not hexadecimal"),
        ({"salt": "AB" * 32}, "is not hexadecimal"),
        ({"proof": ["00 " * 32]}, "is not hexadecimal"),
        ({"salt": "00"}, "entry 1: 1 bytes instead of 32"),
        ({"proof": ["00"]}, "entry 1: 1 bytes instead of 32"),
        ({"proof": [None]}, "entry 1: “None” is not hexadecimal"),
        ({"erased": {}}, "an entry without a proper at"),
    ],
)
def test_a_malformed_entry_is_one_plain_finding(changes, words):
    assert words in faults(with_entry(0, **changes))[0].what


def test_an_entry_without_salt_shows_no_words():
    found = verified(with_entry(0, salt=None)).findings[1]
    assert found.what == "Entry 1 is in the record; its words are held."


def test_words_without_their_salt_name_no_paper():
    # Whoever takes the salt away may write anything: no digest speaks against it.
    forged = b"%PDF forged statement"
    said = canonical({"paper_sha256": hashlib.sha256(forged).hexdigest()}).decode()
    members = unpack(with_entry(3, payload=said, salt=None))
    found = faults(pack({**members, "paper/statement.pdf": forged}))
    assert found[0].what == (
        "The paper statement.pdf was altered: no entry of the bundle names it."
    )


@pytest.mark.parametrize(
    ("checkpoint", "key", "words"),
    [
        (b"nothing", None, "no signed note"),
        (None, b"no key", "no key of the form"),
    ],
)
def test_a_checkpoint_that_cannot_be_checked_is_named(checkpoint, key, words):
    name = "checkpoint.txt" if checkpoint else "key.txt"
    found = faults(with_file(name, checkpoint or key), None)
    assert len(found) == 1
    assert words in found[0].what


def test_a_bundle_that_would_not_verify_is_not_written():
    with pytest.raises(BundleError, match="no entry of the bundle names it"):
        write_bundle(without_paper_entry())


@pytest.mark.parametrize("name", ["", "a/b.pdf", "..", "a\0b", "x" * 201])
def test_a_paper_needs_a_plain_file_name(name):
    with pytest.raises(BundleError, match="no plain file name"):
        write_bundle(replace(sample_bundle(), papers={name: b"x"}))


def test_a_bundle_without_a_paper_is_not_written():
    with pytest.raises(BundleError, match="a bundle without a paper"):
        write_bundle(replace(sample_bundle(), papers={}))


def test_a_bundle_without_entries_is_not_written():
    with pytest.raises(BundleError, match="a bundle of 0 entries"):
        write_bundle(replace(sample_bundle(), entries=()))


def test_a_file_that_is_no_archive_is_refused(tmp_path):
    headless = packed()[200:]
    zeros = b"PK\x03\x04" + bytes(40)
    for source in (b"not a zip", tmp_path / "absent.zip", zeros, headless):
        assert "no readable zip archive" in faults(source)[0].what


def test_every_byte_of_an_archive_member_is_checked():
    data = bytearray(packed())
    place = data.index(b"checkpoint.txt") + len("checkpoint.txt") + 4
    data[place] ^= 1
    assert not verified(bytes(data)).holds


def zipped(method=zipfile.ZIP_DEFLATED, *members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped(zipfile.ZIP_DEFLATED, ("manifest.json", bytes(20_000_000)))
    with pytest.raises(ArchiveError, match="the archive unpacks from"):
        unpack(bomb)


def test_too_many_members_and_too_many_bytes_are_refused(monkeypatch, tmp_path):
    with pytest.raises(ArchiveError, match="65 members instead of at most 64"):
        unpack(zipped(zipfile.ZIP_STORED, *((str(n), b"") for n in range(65))))
    monkeypatch.setattr(archives, "MAX_TOTAL", 100)
    with pytest.raises(ArchiveError, match="101 bytes instead of at most 100"):
        pack({"a": bytes(101)})
    path = tmp_path / "large.zip"
    path.write_bytes(bytes(101))
    with pytest.raises(ArchiveError, match=r"large.zip is larger than 100 bytes"):
        unpack(path)


def test_odd_packing_and_double_names_are_refused():
    with pytest.raises(ArchiveError, match="encrypted or packed oddly"):
        unpack(zipped(zipfile.ZIP_BZIP2, ("a", b"x")))
    with pytest.warns(UserWarning, match="Duplicate name"):
        double = zipped(zipfile.ZIP_STORED, ("a", b"x"), ("a", b"y"))
    with pytest.raises(ArchiveError, match="a is in the archive twice"):
        unpack(double)


def test_verifying_loads_neither_django_nor_a_database():
    program = (
        "import sys, orkhon.engines.merkle as merkle;"
        "merkle.verify_bundle(b'');"
        "print(sorted(m for m in ('django', 'sqlite3', 'psycopg') if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
