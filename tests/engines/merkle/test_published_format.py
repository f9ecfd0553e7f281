"""The format as docs/methods/record.md tells it: the worked example, another verifier."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from orkhon.engines.merkle import (
    Checkpoint,
    Leaf,
    PrivateKey,
    canonical,
    inclusion_proof,
    level_reader,
    node_hash,
    payload_digest,
    root,
    write_bundle,
)
from tests.engines.merkle.bundles import (
    KEY,
    bundle_with_rows,
    packed,
    with_entry,
    with_file,
)

HERE = Path(__file__).resolve().parent
PAGE = (HERE.parents[2] / "docs" / "methods" / "record.md").read_text(encoding="utf-8")
# From the page; computed there with sha256sum and an Ed25519 library.
DIGEST = "4c61164775ead17c7d9afc082bbab12e14672863ba0f320154df4af7a8fcdcaa"
HASHES = [
    "4352f936bd91859b66499347023212af0bdc44c07eb184e70e98f00e1e619ed1",
    "9422877b0bf5eb44f311b1468ead520fde25f34ebc5e159e4d8bd7b80a2f78f6",
    "0e11bbe65f5dc64de5053c07a980783fb2a845909332f7add6a6db4f654b89e6",
]
ROOT = "504dd1b846c36dea2ac158ff7360952e5dc17880ca6029facb4d4342d7cee283"
SALTS = [bytes(range(32)), b"\1" * 32, b"\2" * 32]
PAYLOADS = [{"place": "Baku"}, {"place": "Bakı"}, {}]


def example_leaves():
    return [
        Leaf(
            seq=number,
            at=f"2026-11-21T09:00:0{number}.000000Z",
            verb="dialogue.contact.confirm",
            subject="orkhon:contact/8f3c",
            actor="account/1",
            payload_digest=payload_digest(salt, canonical(payload)),
        )
        for number, (salt, payload) in enumerate(
            zip(SALTS, PAYLOADS, strict=True), start=1
        )
    ]


def test_the_worked_example_comes_out_byte_for_byte():
    leaves = example_leaves()
    assert leaves[0].payload_digest == DIGEST
    assert f"\n    {leaves[0].to_bytes().decode()}\n" in PAGE
    hashes = [leaf.hash() for leaf in leaves]
    assert [hash_.hex() for hash_ in hashes] == HASHES
    assert root(hashes).hex() == ROOT
    proof = inclusion_proof(2, 3, level_reader(hashes))
    assert proof == (node_hash(*hashes[:2]),)


def test_the_worked_checkpoint_comes_out_byte_for_byte():
    key = PrivateKey("sample.example/record", bytes(range(32)))
    note = Checkpoint(key.name, 3, bytes.fromhex(ROOT)).sign(key)
    indented = re.sub(r"(?m)^(?=.)", "    ", note)
    assert f"\n{indented}\n" in PAGE
    assert f"`{key.public.encode()}`" in PAGE


def test_every_value_of_the_example_stands_on_the_page():
    assert [value for value in (DIGEST, *HASHES, ROOT) if value not in PAGE] == []


def independently(path):
    return subprocess.run(
        [
            sys.executable,
            "-I",
            str(HERE / "independent_verifier.py"),
            str(path),
            KEY.public.encode(),
        ],
        capture_output=True,
        check=False,
    ).returncode


def test_a_verifier_written_from_the_page_finds_that_a_bundle_holds(tmp_path):
    path = tmp_path / "bundle.zip"
    for made in (packed(), write_bundle(bundle_with_rows())):
        path.write_bytes(made)
        assert independently(path) == 0


@pytest.mark.parametrize(
    "altered",
    [
        with_entry(0, actor="account/9"),
        with_entry(0, payload='{"text":"other"}'),
        with_file("paper/statement.pdf", b"other"),
    ],
    ids=["actor", "payload", "paper"],
)
def test_a_verifier_written_from_the_page_finds_what_does_not(tmp_path, altered):
    path = tmp_path / "bundle.zip"
    path.write_bytes(altered)
    assert independently(path) != 0
