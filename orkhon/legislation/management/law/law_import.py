"""`orkhon law import`: bring in the text of a law."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from orkhon.accounts.models import User
from orkhon.engines import periods
from orkhon.legislation.actions.carrying import after_new_text, carried_words
from orkhon.legislation.actions.texts import (
    LANGUAGES,
    Dates,
    begin_version,
    begin_work,
    bring_in,
)
from orkhon.legislation.management.law.acting import account
from orkhon.legislation.models import Expression, Version, Work
from orkhon.legislation.queries.texts import latest
from orkhon.record.refusals import Refusal
from orkhon.register.models import Country
from orkhon.ui import languages

HELP = "bring in the text of a law"
WORK_OPTIONS = ("title", "kind", "country")
DATE_OPTIONS = ("adopted", "in_force", "as_of")


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--work", required=True, metavar="KEY", help="such as kz-product-safety"
    )
    parser.add_argument(
        "--by", required=True, metavar="USERNAME", help="under whose name"
    )
    parser.add_argument(
        "--lang", default="", choices=LANGUAGES, help="as the text shows by default"
    )
    parser.add_argument(
        "--authentic", action="store_true", help="this language is the binding one"
    )
    new = parser.add_argument_group("a law that is not there yet")
    new.add_argument("--title", default="", help="its title; begins the law")
    new.add_argument("--kind", default="", choices=Work.Kind.values)
    new.add_argument("--country", default="", metavar="CODE", help="such as KZ")
    later = parser.add_argument_group("its version")
    later.add_argument(
        "--new-version", action="store_true", help="begin the next version"
    )
    later.add_argument("--state", default="", choices=Version.State.values)
    for name, words in (
        ("--adopted", "adopted on"),
        ("--in-force", "in force from"),
        ("--as-of", "text as of"),
    ):
        later.add_argument(
            name, default="", metavar="DATE", help=f"{words}: 2025, 2025-06, 2025-06-12"
        )


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Bring it in, or say why not.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    by = account(str(options["by"]))
    path = Path(str(options["file"]))
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"{path}: there is no such file") from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    try:
        expression = _brought_in(path.name, data, options, by)
    except (Refusal, periods.PartialDateError) as error:
        raise CommandError(str(error)) from error
    _say(command, expression)
    carried = after_new_text(expression, by=by)
    if not carried.is_empty:
        command.stdout.write(carried_words(carried))


def _brought_in(
    name: str, data: bytes, options: Mapping[str, object], by: User
) -> Expression:
    return bring_in(
        _version(options, by),
        name,
        data,
        by=by,
        language=str(options["lang"]),
        is_authentic=bool(options["authentic"]),
    )


def _version(options: Mapping[str, object], by: User) -> Version:
    """The version that the text is of: the latest, or one that is begun here."""
    work = Work.objects.filter(key=options["work"]).first()
    if work is None:
        work = _begun(options, by)
    elif any(options[name] for name in WORK_OPTIONS):
        raise Refusal(
            f"{work.key} is there already: leave out --title, --kind and --country"
        )
    version = latest(work)
    if version is None or options["new_version"]:
        usual = "in-force" if work.kind == Work.Kind.NATIONAL_LAW else "draft"
        said = [str(options[name]) for name in DATE_OPTIONS]
        return begin_version(
            work, str(options["state"]) or usual, by=by, dates=Dates(*said)
        )
    if any(options[name] for name in ("state", *DATE_OPTIONS)):
        raise Refusal(
            f"{work.key} has version {version.number} already: --new-version begins "
            "the next; state and dates of one that is there are corrected on its page"
        )
    return version


def _begun(options: Mapping[str, object], by: User) -> Work:
    if not options["title"] or not options["kind"]:
        raise Refusal(f"there is no law {options['work']}: --title and --kind begin it")
    code = str(options["country"]).upper()
    country = Country.objects.filter(code=code).first() if code else None
    if code and country is None:
        raise Refusal(f"the register has no country {code}")
    return begin_work(
        str(options["work"]),
        str(options["kind"]),
        str(options["title"]),
        by=by,
        country=country,
    )


def _say(command: BaseCommand, expression: Expression) -> None:
    """What was read, so that a person sees it without opening the site."""
    version = expression.version
    kinds = expression.provisions.values_list("kind", flat=True)
    standing = "authentic" if expression.is_authentic else "unofficial translation"
    command.stdout.write(
        f"{version.work.key}, version {version.number}: "
        f"{languages.name(expression.language)}, {standing}\n"
        f"  {sum(kind == 'article' for kind in kinds)} articles, "
        f"{sum(kind == 'unknown' for kind in kinds)} lines not understood"
    )
    for note in expression.notes:
        command.stdout.write(f"  note: {note}")
    if expression.changes:
        command.stdout.write(
            f"  {len(expression.changes)} tracked changes: the new text was taken"
        )
    command.stdout.write(
        "  "
        + reverse(
            "legislation:text",
            args=[version.work.key, version.number, expression.language],
        )
    )
