"""`orkhon law table`: print the correspondence table of a model law."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from orkhon.legislation.actions.texts import LANGUAGES
from orkhon.legislation.documents.comparative import comparative_bytes
from orkhon.legislation.documents.table import table_bytes
from orkhon.legislation.models import Work
from orkhon.legislation.queries.comparative import by_headings, comparative_of
from orkhon.legislation.queries.table import table_of
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import MEDIA

HELP = "print the correspondence table of a model law, or laws side by side"


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument(
        "model", nargs="?", metavar="MODEL", help="such as model-product-safety"
    )
    parser.add_argument(
        "--members", default="", metavar="CODES", help="such as KZ,TR; all by default"
    )
    parser.add_argument("--format", default="docx", choices=MEDIA)
    parser.add_argument(
        "--language",
        default="",
        choices=LANGUAGES,
        help="of the paper, and of the words where a law has a text in it; by default "
        "English, with the words that bind",
    )
    parser.add_argument("--out", default="", metavar="FILE", help="where to write it")
    side = parser.add_argument_group("laws side by side, before a model law is drafted")
    side.add_argument(
        "--comparative",
        default="",
        metavar="LAWS",
        help="such as kz-toys,tr-toys; the others stand in the order of the first",
    )
    side.add_argument(
        "--headings",
        default="",
        metavar="FILE",
        help="headings, a line each, in whose order all of them stand",
    )
    side.add_argument(
        "--headings-language",
        default="en",
        choices=LANGUAGES,
        help="English by default",
    )


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Print it, or say why not.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    form, language = str(options["format"]), str(options["language"])
    if bool(options["model"]) == bool(options["comparative"]):
        raise CommandError(
            "name a model law, or several laws with --comparative; not both"
        )
    with translation.override(language.split("-")[0] or "en"):
        try:
            name, data = (
                _comparative(options, form, language)
                if options["comparative"]
                else _correspondence(options, form, language)
            )
        except Refusal as error:
            raise CommandError(str(error)) from error
    path = Path(str(options["out"]) or name)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    command.stdout.write(f"{path}: {len(data):,} bytes")


def _correspondence(
    options: Mapping[str, object], form: str, language: str
) -> tuple[str, bytes]:
    work = _work(str(options["model"]))
    codes = [one.upper() for one in _listed(options["members"])]
    compared = set(work.comparisons.values_list("country__code", flat=True))
    unknown = [one for one in codes if one not in compared]
    if unknown:
        raise Refusal(f"{work.key} is not compared with {', '.join(unknown)}")
    table = table_of(work, codes, words=language)
    if table is None:
        raise Refusal(f"{work.key} has no text yet")
    return f"{work.key}-correspondence.{form}", table_bytes(table, form)


def _comparative(
    options: Mapping[str, object], form: str, language: str
) -> tuple[str, bytes]:
    laws = [_work(one) for one in _listed(options["comparative"])]
    headings = str(options["headings"])
    if headings:
        table = by_headings(
            _lines(Path(headings)),
            str(options["headings_language"]),
            laws,
            words=language,
        )
    elif len(laws) < 2:
        raise Refusal("name at least two laws, or --headings")
    else:
        table = comparative_of(laws[0], laws[1:], words=language)
    return f"comparative-table.{form}", comparative_bytes(table, form)


def _lines(path: Path) -> list[str]:
    try:
        said = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise Refusal(f"{path}: {error.strerror}") from error
    found = [line.strip() for line in said if line.strip()]
    if not found:
        raise Refusal(f"{path}: there is no heading in it")
    return found


def _work(key: str) -> Work:
    found = Work.objects.filter(key=key).select_related("country").first()
    if found is None:
        raise Refusal(f"there is no law {key}")
    return found


def _listed(said: object) -> list[str]:
    return [one.strip() for one in str(said).split(",") if one.strip()]
