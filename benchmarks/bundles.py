"""Verify the bundle of a large statement: `python -m benchmarks.bundles`.

10,000 rows of 4,000 stations, 60 findings in two languages, receipts scattered over a
record of 60,000 entries; papers of 2 MB. Beside it, in the same run, the least that
any program does with such a file: unpacking, reading every line as JSON, hashing.
"""

import argparse
import hashlib
import json
import random
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

from orkhon import verify
from orkhon.engines.findings import (
    Evidence,
    Query,
    Row,
    RowOut,
    Rows,
    SaidSentence,
    Segment,
    counted,
    evidence_json,
    query_from,
    rows_file,
    trimmed,
    written,
)
from orkhon.engines.merkle import (
    JSON,
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
    write_bundle,
)

ROWS, FINDINGS, ENTRIES, TRIES = 10_000, 60, 60_000, 5
LIMIT_SECONDS = 2.0
LANGUAGES = ("en", "kk")
FORMS = ("opening", "voting", "closing", "counting", "protocol")
KEY = PrivateKey("sample.example/record", bytes(range(32)))


def rows(count: int) -> list[Row]:
    """Forms of invented visits: fifteen questions, answered or not seen."""
    chance = random.Random(20270314)  # noqa: S311 -- no secret
    made = []
    for number in range(count):
        form = chance.choice(FORMS)
        answers = {
            f"{form}/q{n:02}": chance.choice(("yes", "yes", "yes", "no", "not_seen"))
            for n in range(12)
        }
        made.append(
            Row(
                row=f"r{number:05}",
                form=form,
                stage=form,
                version="2027031001",
                station=f"s{chance.randrange(4_000):04}",
                city=f"City {chance.randrange(12)}",
                drawn=chance.random() < 0.5,
                answers=answers,
            )
        )
    return made


def queries(count: int) -> list[Query]:
    """A part of the stations for each question of each form, and three counts."""
    asked = [
        query_from(
            {
                "forms": [FORMS[number % len(FORMS)]],
                "count": "stations",
                "where": [
                    {
                        "path": f"{FORMS[number % len(FORMS)]}/q{number // 5:02}",
                        "is": ["no"],
                    }
                ],
                "show": ("count_of", "share")[number % 2],
            }
        )
        for number in range(count - 2)
    ]
    for unit in ("stations", "cities"):
        plain: dict[str, object] = {
            "forms": "all",
            "count": unit,
            "where": [],
            "show": "count",
        }
        asked.append(query_from(plain))
    return asked


def bundle(count: int, findings: int, entries: int) -> bytes:
    """The sealed bundle of a statement that places every finding once a language."""
    asked = queries(findings)
    left = trimmed(rows(count), asked)
    leaves = [hashlib.sha256(f"leaf {one.row}".encode()).digest() for one in left]
    lines = rows_file(
        RowOut(row, leaf.hex()) for row, leaf in zip(left, leaves, strict=True)
    )
    index = Rows(left)
    results = [counted(query, index) for query in asked]
    sentences = {
        language: [
            SaidSentence(
                "election_day",
                "finding",
                (
                    Segment("In "),
                    Segment(
                        written(result, query.show, language), "finding", f"f{number}"
                    ),
                    Segment(f" of stations thing {number} was seen."),
                ),
                (f"f{number}",),
            )
            for number, (query, result) in enumerate(zip(asked, results, strict=True))
        ]
        for language in LANGUAGES
    }
    papers = {
        f"statement-1-1-{language}.html": (
            "<html><body>"
            + "".join(f"<p>{one.text}</p>" for one in said)
            + "</body></html>"
        ).encode()
        for language, said in sentences.items()
    }
    papers["statement-1-1-en.pdf"] = random.Random(1).randbytes(2_000_000)  # noqa: S311 -- no secret
    evidence = evidence_json(
        Evidence(
            mission={"title": "Sample"},
            statement={"kind": "statement", "number": 1, "languages": list(LANGUAGES)},
            counted_until="2027-03-15T06:00:00+00:00",
            sentences=sentences,
            findings=[
                {
                    "key": f"f{number}",
                    "title": f"Finding {number}",
                    "query": query.as_json(),
                    "result": result.as_json(),
                    "limits": "",
                }
                for number, (query, result) in enumerate(
                    zip(asked, results, strict=True)
                )
            ],
            figures=[],
            draws=[],
        ),
        lines,
    )
    return _sealed(evidence, lines, papers, leaves, entries)


def _sealed(
    evidence: dict[str, JSON],
    lines: bytes,
    papers: dict[str, bytes],
    leaves: list[bytes],
    entries: int,
) -> bytes:
    chance = random.Random(2)  # noqa: S311 -- no secret
    seqs = sorted(chance.sample(range(1, entries), len(leaves)))
    hashes = [hashlib.sha256(str(n).encode()).digest() for n in range(entries)]
    for seq, received in zip(seqs, leaves, strict=True):
        hashes[seq - 1] = received
    payload = canonical(
        {
            "paper_sha256": [
                hashlib.sha256(one).hexdigest() for one in papers.values()
            ],
            "evidence_sha256": hashlib.sha256(canonical(evidence)).hexdigest(),
            "rows_sha256": hashlib.sha256(lines).hexdigest(),
        }
    )
    salt = bytes(32)
    leaf = Leaf(
        entries,
        "2027-03-15T06:00:00.000000Z",
        "observation.statement.publish",
        "orkhon:statement/1",
        "account/1",
        payload_digest(salt, payload),
    )
    hashes[-1] = leaf.hash()
    read = level_reader(hashes)
    proof = inclusion_proof(entries - 1, entries, read)
    return write_bundle(
        Bundle(
            papers=papers,
            evidence=evidence,
            entries=(BundledEntry(leaf, payload, salt, None, proof),),
            checkpoint=Checkpoint(KEY.name, entries, root(hashes)).sign(KEY),
            key=KEY.public.encode(),
            rows=lines,
            receipts=Receipts(
                dict(zip(seqs, leaves, strict=True)),
                joint_proof([seq - 1 for seq in seqs], entries, read),
            ),
        )
    )


def floor(data: bytes) -> None:
    """What any verifier must do: unpack, read the lines, hash everything once."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            member = archive.read(name)
            hashlib.sha256(member).digest()
            if name.endswith(".jsonl"):
                for line in member.splitlines():
                    hashlib.sha256(line).digest()
                    json.loads(line)
            elif name.endswith(".json"):
                json.loads(member)


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """The quickest of some tries by the clock, and of the processor."""
    found = []
    for _ in range(TRIES):
        clock, worked = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - clock, time.process_time() - worked))
    return min(found)


def main() -> None:
    """Print the times, and stop with an error where the bundle does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    count = parser.parse_args().rows
    data = bundle(count, FINDINGS, max(ENTRIES, 2 * count))
    assert verify.verify(data, KEY.public.encode()).holds
    print(f"{count:,} rows, {FINDINGS} findings, {len(data) / 1e6:.1f} MB")
    at_hand = rows(count)
    lines = (
        ("verified", lambda: verify.verify(data, KEY.public.encode())),
        ("  floor: unpack, read, hash", lambda: floor(data)),
        ("60 findings counted, rows at hand", lambda: count_all(at_hand)),
    )
    for name, work in lines:
        clock, worked = seconds(work)
        print(f"{name:<36}{clock:>8.2f} s{worked:>8.2f} s of processor")
    print(f"the limit for {ROWS:,} rows is {LIMIT_SECONDS:.0f} s")


def count_all(forms: list[Row]) -> None:
    """What a live screen does once the forms are read."""
    index = Rows(forms)
    for query in queries(FINDINGS):
        counted(query, index)


if __name__ == "__main__":
    main()
