"""A small sample bundle for the tests: three entries, a paper, its evidence."""

import hashlib
import json
from dataclasses import replace

from orkhon.engines.merkle import (
    Bundle,
    BundledEntry,
    Checkpoint,
    Erasure,
    Leaf,
    PrivateKey,
    Receipts,
    canonical,
    inclusion_proof,
    joint_proof,
    level_reader,
    payload_digest,
    root,
    write_bundle,
)
from orkhon.engines.merkle.archive import pack, unpack

ORIGIN = "sample.example/record"
KEY = PrivateKey(ORIGIN, bytes(range(32)))
PAPER = b"%PDF sample statement"
EVIDENCE = {"findings": [{"entry": 1, "text": "sample finding"}]}


def sample_bundle():
    """Entry 1 is open, 2 withheld, 3 erased; 4 names the paper."""
    payloads = [
        {"text": "sample finding"},
        {"text": "not for everybody"},
        {"phone": "gone"},
        {
            "paper_sha256": hashlib.sha256(PAPER).hexdigest(),
            "evidence_sha256": [hashlib.sha256(canonical(EVIDENCE)).hexdigest()],
        },
    ]
    said = [canonical(payload) for payload in payloads]
    salts = [bytes([n]) * 32 for n in range(4)]
    leaves = [
        Leaf(
            seq=n + 1,
            at=f"2026-11-21T09:00:0{n}.000000Z",
            verb="sample.paper.issue",
            subject=f"orkhon:paper/{n}",
            actor="account/1",
            payload_digest=payload_digest(salts[n], said[n]),
        )
        for n in range(4)
    ]
    hashes = [leaf.hash() for leaf in leaves]
    read = level_reader(hashes)
    erasure = Erasure("2026-11-21T10:00:00.000000Z", "account/2", "sample rule")
    return Bundle(
        papers={"statement.pdf": PAPER},
        evidence=EVIDENCE,
        entries=tuple(
            BundledEntry(
                leaf=leaf,
                payload=said[n] if n in (0, 3) else None,
                salt=salts[n] if n in (0, 3) else None,
                erasure=erasure if n == 2 else None,
                proof=inclusion_proof(n, 4, read),
            )
            for n, leaf in enumerate(leaves)
        ),
        checkpoint=Checkpoint(ORIGIN, 4, root(hashes)).sign(KEY),
        key=KEY.public.encode(),
    )


ROWS = b'{"row":"r0001"}\n{"row":"r0002"}\n'


def bundle_with_rows():
    """Two papers, a file of rows, and receipts 1 to 3 of which nobody sees more."""
    bundle = sample_bundle()
    said = canonical(
        {
            "paper_sha256": [
                hashlib.sha256(data).hexdigest() for data in (PAPER, b"<p>sample</p>")
            ],
            "evidence_sha256": hashlib.sha256(canonical(EVIDENCE)).hexdigest(),
            "rows_sha256": hashlib.sha256(ROWS).hexdigest(),
        }
    )
    last = bundle.entries[3]
    leaf = replace(last.leaf, payload_digest=payload_digest(last.salt, said))
    hashes = [entry.leaf.hash() for entry in bundle.entries[:3]] + [leaf.hash()]
    read = level_reader(hashes)
    return Bundle(
        papers={"statement.pdf": PAPER, "statement.html": b"<p>sample</p>"},
        evidence=EVIDENCE,
        entries=(
            BundledEntry(leaf, said, last.salt, None, inclusion_proof(3, 4, read)),
        ),
        checkpoint=Checkpoint(ORIGIN, 4, root(hashes)).sign(KEY),
        key=KEY.public.encode(),
        rows=ROWS,
        receipts=Receipts({1: hashes[0], 3: hashes[2]}, joint_proof([0, 2], 4, read)),
    )


def packed():
    """The sample bundle as a zip archive."""
    return write_bundle(sample_bundle())


def with_file(name, data):
    """The sample bundle with one file put in its place, or taken out by None."""
    files = {**unpack(packed()), name: data}
    return pack({key: value for key, value in files.items() if value is not None})


def with_entry(number, **changes):
    """The sample bundle with members of one entry changed, `number` from 0."""
    entries = json.loads(unpack(packed())["entries.json"])
    entries[number].update(changes)
    return with_file("entries.json", canonical(entries))


def without_paper_entry():
    """The sample bundle with the entry that names the paper left out."""
    bundle = sample_bundle()
    return replace(bundle, entries=bundle.entries[:3])
