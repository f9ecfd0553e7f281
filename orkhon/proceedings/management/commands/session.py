"""`orkhon session VERB KEY …`: the papers of a session."""

from argparse import ArgumentParser
from types import ModuleType

from orkhon.proceedings.management.session import (
    agenda,
    amendments,
    minutes,
    participants,
)
from orkhon.ui.verb import Verb

VERBS: dict[str, ModuleType] = {
    "agenda": agenda,
    "amendments": amendments,
    "minutes": minutes,
    "participants": participants,
}
"""Each module has `HELP`, `add_arguments(parser)` and `handle(command, options)`."""


class Command(Verb):
    """Hand a verb to the module that does it."""

    help = (
        "Papers of a session: annotated agenda, list of participants, amendments, "
        "minutes. Example: orkhon session agenda plenary-16 --format docx"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(
            dest="session_verb", metavar="VERB", required=True
        )
        for name, module in VERBS.items():
            one = verbs.add_parser(name, help=module.HELP, description=module.HELP)
            module.add_arguments(one)

    def handle(self, *args: object, **options: object) -> None:
        VERBS[str(options["session_verb"])].handle(self, options)
