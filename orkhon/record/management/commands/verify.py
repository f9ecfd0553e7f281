"""`orkhon verify` without a file: the record of this installation.

`orkhon verify BUNDLE` is answered before Django is reached, by `orkhon.verify`.
"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict

from orkhon.record.verify import verify_database
from orkhon.ui.verb import Verb


class Command(Verb):
    """Recompute the whole record and name the first entry that does not hold."""

    help = (
        "Recompute the record of this installation and name the first entry that does "
        "not hold; with a file, check a bundle, without a database. "
        "Example: orkhon verify; orkhon verify statement.zip"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--key", help="a public key from another channel")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *args: object, **options: object) -> None:
        key = str(options["key"]) if options["key"] else None
        result = verify_database(self.progress, trusted_key=key)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(result), indent=2, ensure_ascii=False))
        else:
            for finding in result.findings:
                sign = "holds" if finding.holds else "DOES NOT HOLD"
                self.stdout.write(f"{sign:<14} {finding.what}")
            self.stdout.write(
                "The record holds." if result.holds else "The record does not hold."
            )
        if not result.holds:
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        """Say how far it is, on a terminal only."""
        if self.stderr.isatty() and done % 20_000 == 0:
            self.stderr.write(f"\r{done} of {total} entries", ending="")
