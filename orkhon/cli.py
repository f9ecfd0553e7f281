"""The command line: the field's verbs, each with `--help` and an example.

`verify` of a bundle, `badge`, `report --json` and `doctor` need no database; everything
else is a Django command of the room that owns the verb.
"""

import os
import sys
from collections.abc import Sequence

VERBS = {
    "demo": "load the sample assembly and do the main job on the sample input",
    "serve": "serve the site on this machine",
    "worker": "do the work that takes longer than an answer",
    "report": "read press reports; keep them and propose what they say",
    "who": "who is this, and in which post on a day",
    "chair": "which parliament has the chair on a day, which is next and why",
    "brief": "the briefing book for a person or a body",
    "promises": "open promises, overdue ones first",
    "digest": "send the weekly letter on promises that are due",
    "occasions": "send the weekly letter on birthdays and anniversaries",
    "law": "bring in a law text, align, compare and table laws",
    "session": "papers of a session: agenda, participants, amendments, minutes",
    "catalogue": "take in what is published, for searching and its versions",
    "mailing": "send published communiqués to the mailing list",
    "verify": "check the record, or a bundle that somebody sent",
    "badge": "check an observer’s badge against the mission’s public key",
    "results": "check or analyse official results by polling station",
    "personal": "delete passports and visas of visits whose day has come",
    "tidy": "delete what is due for deletion: documents, positions",
    "checkpoint": "sign the record as it stands",
    "backup": "write everything kept into one file",
    "restore": "bring such a file back into an empty installation",
    "doctor": "what this machine lacks and how to get it",
}


def usage() -> str:
    """The verbs, a line each."""
    lines = ["usage: orkhon VERB …   (orkhon VERB --help tells more)", ""]
    lines += [f"  {verb:<10} {what}" for verb, what in VERBS.items()]
    lines += ["", "Django’s own commands (migrate, shell …) work as well."]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    """Run one verb; the exit code is 0 when everything asked for was done."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(usage() + "\n")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")
    if words[0] == "doctor":
        from orkhon.doctor import main as doctor  # noqa: PLC0415 -- no Django wanted

        sys.exit(doctor(words[1:]))
    if words[0] == "verify" and any(not word.startswith("-") for word in words[1:]):
        from orkhon.verify import main as verify  # noqa: PLC0415 -- no Django wanted

        sys.exit(verify(words[1:]))
    if words[0] == "badge":
        from orkhon.badge import main as badge  # noqa: PLC0415 -- no Django wanted

        sys.exit(badge(words[1:]))
    # Imported here because the lines above must run where Django is absent.
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- see above

    execute_from_command_line(["orkhon", *words])
