"""`orkhon results check|analyse FILE`: official results by station, held to account."""

import hashlib
import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from orkhon.engines.documents import render_html_file
from orkhon.engines.elections.forensics import ForensicsError
from orkhon.engines.elections.relations import ProtocolError
from orkhon.observation.documents.results_report import results_paper
from orkhon.observation.documents.route_sheets import sheet_bytes
from orkhon.observation.form_designs.protocols import ProtocolUnknown
from orkhon.observation.intake.results_table import ResultsTable, read_results
from orkhon.observation.intake.station_tables import TableRefused
from orkhon.observation.queries.results.analysing import ResultsAnalysis, analysed
from orkhon.observation.queries.results.checking import (
    ResultsCheck,
    adds_up,
    checked,
)
from orkhon.ui.papers import page_css
from orkhon.ui.verb import Verb

FORMATS = ("text", "html", "pdf", "json")
UNREADABLE, DOES_NOT_ADD_UP = 2, 1


class Command(Verb):
    """No database is asked: the file is all there is."""

    help = (
        "Check official results by polling station against a protocol form, or analyse"
        " them. Example: orkhon results check results.csv --form kz-referendum-2026"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        check = verbs.add_parser(
            "check",
            help="does every line add up by the relations of its form",
            description="Exit code 0: no hard relation is broken; 1: one is; 2: the "
            "file cannot be read. A figure that the file does not give is unchecked.",
        )
        check.add_argument("--form", required=True, help="a protocol form, by name")
        check.add_argument(
            "--column", action="append", default=[], metavar="LINE=COLUMN",
            help="which column is a line of the form, where the names do not tell",
        )  # fmt: skip
        check.add_argument(
            "--options", nargs="+", default=[], metavar="COLUMN",
            help="columns of candidates or lists; “rest”: all numbers after the others",
        )  # fmt: skip
        check.add_argument(
            "--absent", nargs="+", default=[], metavar="LINE",
            help="lines that these protocols leave out, as their form lets them",
        )  # fmt: skip
        analyse = verbs.add_parser(
            "analyse",
            help="turnout and shares by station, each method beside its null",
        )
        analyse.add_argument(
            "--turnout", "--voted", dest="turnout", required=True, metavar="COLUMN",
            help="those who took part: ballots issued, found in boxes, voters; it "
            "changes the answer and stands in it",
        )  # fmt: skip
        analyse.add_argument("--leader", required=True, metavar="COLUMN")
        analyse.add_argument("--registered", default="", metavar="COLUMN")
        analyse.add_argument("--valid", default="", metavar="COLUMN")
        analyse.add_argument(
            "--region", default="", metavar="COLUMN",
            help="tests apart by region as well; “none” for none",
        )  # fmt: skip
        analyse.add_argument("--seed", type=int, default=1)
        for one in (check, analyse):
            one.add_argument("file", type=Path, help="CSV, CSV in gzip, or Excel")
            one.add_argument("--format", choices=FORMATS, default="text")
            one.add_argument("--out", type=Path, help="write there, not to the screen")

    def handle(self, *args: object, **options: Any) -> None:
        path: Path = options["file"]
        if options["format"] == "pdf" and options["out"] is None:
            raise CommandError("a PDF needs --out FILE", returncode=UNREADABLE)
        check: ResultsCheck | None = None
        analysis: ResultsAnalysis | None = None
        try:
            data = path.read_bytes()
            table = read_results(data, path.name)
            if options["verb"] == "check":
                check = _check(table, options)
            else:
                analysis = _analysis(table, options)
        except OSError as error:
            words = f"{path}: {error.strerror}"
            raise CommandError(words, returncode=UNREADABLE) from error
        except (TableRefused, ProtocolUnknown, ProtocolError, ForensicsError) as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        self._give(data, check, analysis, options)
        if check is not None and not adds_up(check):
            raise SystemExit(DOES_NOT_ADD_UP)

    def _give(
        self,
        data: bytes,
        check: ResultsCheck | None,
        analysis: ResultsAnalysis | None,
        options: Mapping[str, Any],
    ) -> None:
        sha256 = hashlib.sha256(data).hexdigest()
        match options["format"]:
            case "json":
                one = check or analysis
                found = {"sha256": sha256} | (one.as_json() if one is not None else {})
                made = json.dumps(found, ensure_ascii=False, indent=1).encode()
            case "text":
                made = "\n".join(_text(check, analysis)).encode()
            case "html":
                paper = results_paper(check, analysis, sha256=sha256)
                made = render_html_file(
                    paper, css=page_css(), origin=settings.ORKHON_ADDRESS
                ).encode()
            case _:
                made = sheet_bytes(results_paper(check, analysis, sha256=sha256))
        if options["out"] is None:
            self.stdout.write(made.decode())
            return
        options["out"].write_bytes(made)
        self.stdout.write(f"{options['out']}: {len(made):,} bytes")


def _check(table: ResultsTable, options: Mapping[str, Any]) -> ResultsCheck:
    given = {}
    for pair in options["column"]:
        line, sign, column = pair.partition("=")
        if not sign:
            raise TableRefused(f"--column “{pair}”: write LINE=COLUMN")
        given[line.strip()] = column.strip()
    return checked(
        table,
        options["form"],
        given=given,
        options=options["options"],
        absent=options["absent"],
    )


def _analysis(table: ResultsTable, options: Mapping[str, Any]) -> ResultsAnalysis:
    return analysed(
        table,
        turnout=options["turnout"],
        leader=options["leader"],
        registered=options["registered"],
        valid=options["valid"],
        region=options["region"],
        seed=options["seed"],
    )


def _text(
    check: ResultsCheck | None, analysis: ResultsAnalysis | None
) -> Sequence[str]:
    said = []
    if check is not None:
        said += [
            f"{check.filename}: form {check.form}, version {check.form_version}",
            f"{check.rows:,} lines: {check.balanced:,} add up, {check.broken:,} do not,"
            f" {check.unchecked:,} cannot be checked in full",
        ]
        for one in check.relations:
            said.append(
                f"  {one.severity:<4} {one.words}: holds {one.held:,}, broken"
                f" {one.broken:,}, unchecked {one.unchecked:,}"
            )
            said += [
                f"         line {row.line:,}, {row.place}: {row.words}"
                for row in one.examples[:3]
            ]
    if analysis is not None:
        found = analysis.found
        said += [
            f"{analysis.filename}: {analysis.rows:,} lines,"
            f" {analysis.incomplete:,} incomplete; turnout {found.turnout_words},"
            f" share {found.share_words}",
            f"more took part than registered (soft rule): {found.beyond_the_list:,}",
            found.preamble,
        ]
        for section in found.sections:
            said += ["", section.title, *section.sentences]
            said += [f"  · {words}" for words in section.caveats]
        said += [f"\n{one.title}: not done: {one.reason}" for one in found.undoable]
    return said
