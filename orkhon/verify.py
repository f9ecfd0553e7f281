"""`orkhon verify BUNDLE`: check what somebody sent, without Django or a database."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from orkhon.engines import merkle
from orkhon.engines.communiques import check_communique, is_communique
from orkhon.engines.findings import check_statement, is_statement
from orkhon.engines.voting import check_adopted, is_adopted_text


def main(argv: Sequence[str]) -> int:
    """Say in plain words what holds; 0 when all of it does, 1 when not, 2 unreadable."""
    parser = argparse.ArgumentParser(
        prog="orkhon verify",
        description=(
            "Check a bundle against its own proofs and, with --key, against a key "
            "that you trust. In the bundle of a mission’s statement every number is "
            "counted again from its rows, and every sentence looked for in its papers; in "
            "those of an adopted text and of a communiqué the words are compared with their "
            "number and hash. "
            "Without a bundle the record of this installation is checked."
        ),
        epilog="example: orkhon verify statement.zip --key assembly.example+1f2e…",
    )
    parser.add_argument("bundle", type=Path, help="the zip file that came with a paper")
    parser.add_argument("--key", help="the assembly’s public key, from another channel")
    parser.add_argument("--json", action="store_true", help="print as JSON")
    options = parser.parse_args(argv)
    try:
        data = options.bundle.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{options.bundle}: {error.strerror}\n")
        return 2
    result = verify(data, options.key)
    if options.json:
        json.dump(asdict(result), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        for finding in result.findings:
            sign = "holds" if finding.holds else "DOES NOT HOLD"
            sys.stdout.write(f"{sign:<14} {_printable(finding.what)}\n")
        sys.stdout.write(
            "The bundle holds.\n" if result.holds else "The bundle does not hold.\n"
        )
    return 0 if result.holds else 1


def verify(data: bytes, trusted_key: str | None = None) -> merkle.Verification:
    """Check a bundle by its proofs; a statement by its rows, other texts by their words."""
    try:
        bundle = merkle.read_bundle(data)
    except merkle.BundleError:
        return merkle.verify_bundle(data, trusted_key)
    sealed = merkle.check_bundle(bundle, trusted_key)
    return merkle.Verification.of(
        [
            *sealed.findings,
            *_statement(bundle),
            *_adopted(bundle),
            *_communique(bundle),
        ]
    )


def _statement(bundle: merkle.Bundle) -> Iterator[merkle.Finding]:
    """What holds of a mission's statement; nothing is said of another paper."""
    if not is_statement(bundle.evidence):
        return
    receipts = bundle.receipts
    for checked in check_statement(
        bundle.evidence,
        bundle.rows or b"",
        bundle.papers,
        # That these are in the tree has been said, or denied, above.
        leaves=[leaf.hex() for leaf in receipts.leaves.values()] if receipts else [],
        said=dict(merkle.words_of(bundle.entries)),
    ):
        yield merkle.Finding(checked.holds, checked.what)


def _adopted(bundle: merkle.Bundle) -> Iterator[merkle.Finding]:
    """What holds of an adopted text; nothing is said of another paper."""
    if not is_adopted_text(bundle.evidence):
        return
    said = dict(merkle.words_of(bundle.entries))
    for checked in check_adopted(bundle.evidence, bundle.papers, said=said.values()):
        yield merkle.Finding(checked.holds, checked.what)


def _communique(bundle: merkle.Bundle) -> Iterator[merkle.Finding]:
    """What holds of a communiqué; nothing is said of another paper."""
    if not is_communique(bundle.evidence):
        return
    said = dict(merkle.words_of(bundle.entries))
    for checked in check_communique(bundle.evidence, bundle.papers, said=said.values()):
        yield merkle.Finding(checked.holds, checked.what)


def _printable(text: str) -> str:
    """Without what moves the cursor: a hostile bundle must not write lines of its own."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
