"""Measure the record beside its peers: `python -m benchmarks.record`.

Appending: eight threads at once, one transaction an entry, on SQLite and on a
PostgreSQL that waits for its disk (fsync as shipped); beside it the same rows into
a plain table, without order, tree or digest. Then a batch load up to `--entries`,
the verification of the whole record on one core, and single proofs, each checked.

The tree itself: appending and proving beside proofbundle (MIT), which has no
incremental tree and so builds each proof from all leaves.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from proofbundle import merkle as peer

from deploy.throwaway_postgresql import throwaway_postgresql
from orkhon.engines.merkle import (
    Frontier,
    inclusion_proof,
    leaf_hash,
    level_reader,
)
from orkhon.machine import postgresql_bin

ENTRIES = 1_000_000
PEER_LEAVES = 10_000
MEASURES = (
    ("appends a second, 8 threads", "append_per_second", "{:,.0f}"),
    ("  peer: rows into a plain table", "plain_per_second", "{:,.0f}"),
    ("entries a second in batches of 5,000", "batched_per_second", "{:,.0f}"),
    ("entries", "entries", "{:,}"),
    ("verification, seconds", "verify_seconds", "{:.1f}"),
    ("  of which one core worked", "verify_core_seconds", "{:.1f}"),
    ("one proof, ms (median of 200)", "proof_ms", "{:.2f}"),
    ("one proof, ms (slowest)", "slowest_proof_ms", "{:.2f}"),
    ("the record holds", "holds", "{}"),
)


def measured(url: str, folder: Path, entries: int, each: int) -> dict[str, Any]:
    """What `benchmarks.record_burst` finds on one database."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.record_burst",
            "--entries",
            str(entries),
            "--each",
            str(each),
        ],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
            "ORKHON_DATABASE_URL": url,
            "ORKHON_DATA_DIR": str(folder),
        },
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def make_durable(url: str) -> None:
    """Let the throw-away server wait for its disk as one does that is kept."""
    home = postgresql_bin()
    folder = parse_qs(urlsplit(url).query)["host"][0]
    options = f"-c listen_addresses= -c unix_socket_directories={folder}"
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [
            *as_owner,
            f"{home}/pg_ctl",
            "-D",
            f"{folder}/data",
            "-w",
            "-o",
            options,
            "-l",
            f"{folder}/log",
            "-m",
            "fast",
            "restart",
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def trees() -> tuple[dict[str, float], dict[str, float]]:
    """Leaves a second and milliseconds a proof: ours, then the peer's."""
    leaves = [f"entry {number}".encode() for number in range(PEER_LEAVES)]
    began = time.perf_counter()
    frontier = Frontier()
    for leaf in leaves:
        frontier, _ = frontier.append(leaf_hash(leaf))
    ours = {"leaves": PEER_LEAVES / (time.perf_counter() - began)}
    began = time.perf_counter()
    root = peer.merkle_tree_hash(leaves)
    theirs = {"leaves": PEER_LEAVES / (time.perf_counter() - began)}
    assert root == frontier.root()
    read = level_reader([leaf_hash(leaf) for leaf in leaves])
    began = time.perf_counter()
    proof = inclusion_proof(77, PEER_LEAVES, read)
    ours["proof"] = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    assert peer.inclusion_proof(leaves, 77) == list(proof)
    theirs["proof"] = (time.perf_counter() - began) * 1000
    return ours, theirs


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--each", type=int, default=250, help="appends a thread")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'record.sqlite3'}"
        columns = [measured(url, folder, options.entries, options.each)]
    with tempfile.TemporaryDirectory() as name, throwaway_postgresql() as url:
        make_durable(url)
        columns.append(measured(url, Path(name), options.entries, options.each))
    print(f"{'':40}" + "".join(f"{found['database']:>14}" for found in columns))
    for label, key, form in MEASURES:
        print(f"{label:40}" + "".join(f"{form.format(c[key]):>14}" for c in columns))
    ours, theirs = trees()
    print(f"\n{'tree of 10,000 leaves in memory':40}{'orkhon':>14}{'proofbundle':>14}")
    for label, key, form in (
        ("leaves a second", "leaves", "{:,.0f}"),
        ("one proof, ms", "proof", "{:.2f}"),
    ):
        row = "".join(f"{form.format(found[key]):>14}" for found in (ours, theirs))
        print(f"{label:40}{row}")


if __name__ == "__main__":
    main()
