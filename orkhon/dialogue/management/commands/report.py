"""`orkhon report FILE…`: read press reports, keep them, propose what they say."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from orkhon.accounts.models import User
from orkhon.dialogue.actions.confirming import Confirmed, confirm_all
from orkhon.dialogue.actions.reports import Received, receive_report
from orkhon.dialogue.intake.corrections import Correction, corrections
from orkhon.dialogue.intake.reading import read_proposals, read_text
from orkhon.dialogue.models import Report
from orkhon.dialogue.queries.reports import review
from orkhon.engines.reports import Register
from orkhon.record.roles import Actor, Machine
from orkhon.register.queries.reading import report_register
from orkhon.ui.verb import Verb

CORRECTIONS = ".corrections.json"


class Command(Verb):
    """Read press reports; a file that cannot be read does not stop the others."""

    help = (
        "Read press reports (text, web page, Word, e-mail), keep each source and "
        "propose what it says. Example: orkhon report reports/*.txt. "
        "With --json it prints what it read and keeps nothing unless --keep is given; "
        "that works without a database too. With --confirm every proposal is answered "
        "under the name of --by, with the corrections in FILE.corrections.json if "
        "there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--keep", action="store_true", help="keep the sources with --json as well"
        )
        parser.add_argument("--by", default="", metavar="USERNAME", help="who acts")
        parser.add_argument(
            "--confirm",
            action="store_true",
            help="answer every proposal under the name of --by",
        )

    def handle(self, *args: object, **options: object) -> None:
        files = [Path(str(one)) for one in options["files"]]  # type: ignore[attr-defined]  # -- a list, by nargs
        is_json, is_confirming = bool(options["json"]), bool(options["confirm"])
        is_keeping = bool(options["keep"]) or is_confirming or not is_json
        has_database = _has_tables()
        if is_keeping and not has_database:
            raise CommandError("there is no database yet: run orkhon migrate first")
        if is_confirming and not options["by"]:
            raise CommandError("say under whose name to confirm: --by USERNAME")
        if not is_keeping:
            self.stderr.write("Nothing is kept; --keep keeps the sources.")
        by = _actor(str(options["by"])) if is_keeping else Machine("command-line")
        register = report_register() if is_json and has_database else None
        printed: list[object] = []
        bad = 0
        for path in files:
            try:
                data = path.read_bytes()
                if is_json:
                    printed.append(_as_json(data, path.name, register))
                if is_keeping:
                    received = receive_report(data, path.name, by=by)
                    if isinstance(by, User) and is_confirming:
                        done = confirm_all(
                            received.report, by=by, corrections=_beside(path)
                        )
                        self._say_confirmed(received.report, done, is_json)
                    elif not is_json:
                        self._say(received)
            except (OSError, ValueError) as error:
                bad += 1
                self.stderr.write(_reason(path, error))
        if is_json:
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2))
        if bad:
            raise CommandError(f"{bad} of {len(files)} files could not be read")

    def _say(self, received: Received) -> None:
        """What was read, so that a person sees it without opening the site."""
        report = received.report
        source = report.source
        self.stdout.write(
            f"{source.filename}: {report}\n"
            f"  {source.language}, published {source.published_on or 'not known'}, "
            f"{received.proposals} proposals"
            + ("" if received.created else "; kept before, not kept twice")
        )
        for note in report.notes:
            self.stdout.write(f"  note: {note}")
        for group in review(report).groups:
            self.stdout.write(f"  {group.title}")
            for line in group.lines:
                state = line.proposal.get_state_display()
                self.stdout.write(
                    f"    {line.proposal.number:>3}  {line.text} "
                    f"[{line.label}; {state}]"
                )
        self.stdout.write("")

    def _say_confirmed(self, report: Report, done: Confirmed, is_json: bool) -> None:
        words = (
            f"{report.source.filename}: {done.confirmed} confirmed, {done.edited} "
            f"edited, {done.refused} refused, {done.drawn} drawn, "
            f"{done.waiting} wait for a person"
        )
        (self.stderr if is_json else self.stdout).write(words)


def _actor(username: str) -> Actor:
    """The account of that name; a machine when none is given."""
    if not username:
        return Machine("command-line")
    found = User.objects.filter(username__iexact=username, is_active=True).first()
    if found is None:
        raise CommandError(f"there is no account “{username}”")
    return found


def _as_json(data: bytes, name: str, register: Register | None) -> object:
    return read_proposals(read_text(data, name), name, register).as_json()


def _beside(path: Path) -> list[Correction]:
    """The corrections that lie beside a report, if any do."""
    beside = path.with_name(path.stem + CORRECTIONS)
    if not beside.exists():
        return []
    return corrections(beside.read_bytes(), beside.name)


def _has_tables() -> bool:
    """Whether the database is set up; looking does not make one."""
    default = settings.DATABASES["default"]
    if str(default["ENGINE"]).endswith("sqlite3"):
        name = str(default["NAME"])
        if (
            "memory" not in name
            and not Path(name).exists()
            and not connection.connection
        ):
            return False
    try:
        return Report._meta.db_table in connection.introspection.table_names()
    except DatabaseError:
        return False


def _reason(path: Path, error: Exception) -> str:
    """The reason with the name of the file, once."""
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such file"
    if isinstance(error, IsADirectoryError):
        return f"{path}: is a folder, not a file"
    words = str(error)
    return words if path.name in words else f"{path.name}: {words}"
