"""`orkhon law redline`: compare two texts, as Word or a page."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orkhon.engines.documents import DocumentError
from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.structure import Text, TextError
from orkhon.legislation.actions.texts import LANGUAGES
from orkhon.legislation.documents.redline import FORMS, Compared, compared
from orkhon.legislation.models import Expression, Version, Work
from orkhon.legislation.queries.redlines import shown, why_not
from orkhon.legislation.queries.texts import authentic, expression_in, latest

HELP = "compare two texts, as Word or a page"
ENDINGS = {"docx": "docx", "html": "html", "pdf": "pdf", "text": "txt"}


def add_arguments(parser: ArgumentParser) -> None:
    """What the verb is told."""
    for name, words in (("old", "old"), ("new", "new")):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help=f"the {words} text: a file, or a law and its version such as "
            "kz-product-safety@1 (without @ the latest)",
        )
    parser.add_argument(
        "--format", choices=[*ENDINGS], default="docx", help="docx by default"
    )
    parser.add_argument(
        "--lang",
        default="",
        choices=LANGUAGES,
        help="of files; of laws their authentic language by default",
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="where to write; text goes to the screen without it",
    )


def handle(command: BaseCommand, options: Mapping[str, object]) -> None:
    """Compare them, or say why not.

    Raises:
        CommandError: in words for the person at the keyboard.
    """
    old, new = str(options["old"]), str(options["new"])
    language, ending = str(options["lang"]), ENDINGS[str(options["format"])]
    try:
        if Path(old).is_file() and Path(new).is_file():
            redline = _files(Path(old), Path(new), language)
        else:
            redline = _laws(old, new, language)
        data = FORMS[ending][1](redline, timezone.now())
    except (TextError, DocumentError) as error:
        raise CommandError(str(error)) from error
    out = options["out"]
    if out is None and ending == "txt":
        command.stdout.write(data.decode(), ending="")
        return
    path = out if isinstance(out, Path) else Path(f"redline.{ending}")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    command.stdout.write(f"{path}: {len(redline.shown.changed)} places changed")


def _files(old: Path, new: Path, language: str) -> Compared:
    """Two files, taken for two versions of one text."""
    texts = [_read(path, language) for path in (old, new)]
    if (texts[0].language, texts[0].script) != (texts[1].language, texts[1].script):
        raise CommandError(
            f"{old.name} is in {texts[0].language} ({texts[0].script}), {new.name} in "
            f"{texts[1].language} ({texts[1].script}): every word would count as "
            "changed; --lang corrects a language read wrongly"
        )
    title = texts[1].title or new.name
    return Compared(title, old.name, new.name, shown(*texts, one_work=True))


def _read(path: Path, language: str) -> Text:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    return take_in(path.name, data, language=language or None).text


def _laws(old: str, new: str, language: str) -> Compared:
    first = _expression(old, language)
    # The second text speaks the language of the first where nothing else is said.
    second = _expression(new, language or first.language)
    why = why_not(first, second)
    if why == "itself":
        raise CommandError(f"{old} and {new} are one and the same text")
    if why:
        raise CommandError(
            f"{old} is in {first.language} ({first.script}), {new} in "
            f"{second.language} ({second.script}): every word would count as changed"
        )
    return compared(first, second)


def _expression(name: str, language: str) -> Expression:
    """The text that a word such as `kz-product-safety@2` names."""
    key, _at, number = name.partition("@")
    work = Work.objects.filter(key=key).first()
    if work is None:
        raise CommandError(f"{name} is neither a file nor a law here")
    version = _version(work, number, name)
    found = expression_in(version, language) if language else authentic(version)
    if found is None:
        there = sorted(version.expressions.values_list("language", flat=True))
        raise CommandError(
            f"{key}, version {version.number}, has no text in {language or 'any language'}"
            + (f"; it has {', '.join(there)}" if there else "")
        )
    return found


def _version(work: Work, number: str, name: str) -> Version:
    if number and not number.isdecimal():
        raise CommandError(f"{name}: after @ comes the number of a version")
    found = work.versions.filter(number=int(number)).first() if number else latest(work)
    if found is None:
        numbers = [str(one) for one in work.versions.values_list("number", flat=True)]
        raise CommandError(
            f"{work.key} has no version {number}".rstrip()
            + (f"; it has {', '.join(sorted(numbers))}" if numbers else "")
        )
    return found
