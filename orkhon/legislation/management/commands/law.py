"""`orkhon law VERB …`: bring in texts, align, compare and table them."""

from argparse import ArgumentParser
from types import ModuleType

from orkhon.legislation.management.law import (
    law_align,
    law_calibrate,
    law_import,
    law_redline,
    law_table,
)
from orkhon.ui.verb import Verb

VERBS: dict[str, ModuleType] = {
    "import": law_import,
    "align": law_align,
    "redline": law_redline,
    "table": law_table,
    "calibrate": law_calibrate,
}
"""Each module has `HELP`, `add_arguments(parser)` and `handle(command, options)`."""


class Command(Verb):
    """Hand a verb to the module that does it."""

    help = (
        "Model laws and national laws: bring in a text, align two, compare two, print "
        "a correspondence table. Example: orkhon law import law.docx "
        "--work kz-product-safety --lang kk --by USERNAME"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="law_verb", metavar="VERB", required=True)
        for name, module in VERBS.items():
            one = verbs.add_parser(name, help=module.HELP, description=module.HELP)
            module.add_arguments(one)

    def handle(self, *args: object, **options: object) -> None:
        VERBS[str(options["law_verb"])].handle(self, options)
