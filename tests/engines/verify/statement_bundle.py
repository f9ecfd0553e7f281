"""The sample statement as a sealed bundle: its receipts, its draw, its publication."""

import hashlib
import json

from orkhon.engines.merkle import (
    Bundle,
    BundledEntry,
    Checkpoint,
    Leaf,
    PrivateKey,
    Receipts,
    canonical,
    inclusion_proof,
    joint_proof,
    level_reader,
    payload_digest,
    root,
)
from tests.engines.findings.sample_statement import PUBLISHED, evidence, papers, rows

KEY = PrivateKey("sample.example/record", bytes(range(32)))
TRUSTED = KEY.public.encode()
FIRST_RECEIPT = 10


def statement_bundle(*, said=None, lines=None, made=None):
    """Entry 7 publishes the draw, 10 to 23 are receipts, 24 publishes the statement."""
    said, lines, made = said or evidence(), lines or rows(), made or papers()
    receipts = {
        FIRST_RECEIPT + number: bytes.fromhex(json.loads(line)["leaf"])
        for number, line in enumerate(rows().splitlines())
    }
    last = FIRST_RECEIPT + len(receipts)
    entries = {
        7: _entry(7, "observation.draw.publish", PUBLISHED[7]),
        last: _entry(
            last,
            "observation.statement.publish",
            {
                "paper_sha256": [
                    hashlib.sha256(one).hexdigest() for one in made.values()
                ],
                "evidence_sha256": hashlib.sha256(canonical(said)).hexdigest(),
                "rows_sha256": hashlib.sha256(lines).hexdigest(),
            },
        ),
    }
    hashes = [
        receipts.get(seq)
        or (entries[seq][0].hash() if seq in entries else bytes([seq]) * 32)
        for seq in range(1, last + 1)
    ]
    read = level_reader(hashes)
    return Bundle(
        papers=made,
        evidence=said,
        entries=tuple(
            BundledEntry(
                leaf, payload, salt, None, inclusion_proof(seq - 1, last, read)
            )
            for seq, (leaf, payload, salt) in entries.items()
        ),
        checkpoint=Checkpoint(KEY.name, last, root(hashes)).sign(KEY),
        key=TRUSTED,
        rows=lines,
        receipts=Receipts(
            receipts, joint_proof([seq - 1 for seq in receipts], last, read)
        ),
    )


def _entry(seq, verb, words):
    payload, salt = canonical(words), bytes([seq]) * 32
    leaf = Leaf(
        seq=seq,
        at=f"2027-03-15T06:00:{seq:02}.000000Z",
        verb=verb,
        subject=f"orkhon:sample/{seq}",
        actor="account/1",
        payload_digest=payload_digest(salt, payload),
    )
    return leaf, payload, salt
