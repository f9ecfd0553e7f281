"""The catalogues of the interface: collected from the code, compiled for use.

`python -m orkhon.ui.catalogues collect` brings new words into every django.po and
drops words that no screen says any more; `compile` writes the django.mo files that
Django reads, which are never committed.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "ui" / "locale"
LANGUAGES = ("az", "kk", "ky", "ru", "tr", "uz")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


BEGINNING = datetime(2026, 11, 21, tzinfo=UTC)
"""One date in every header: the history of the files is the repository's."""


def sources() -> Iterator[tuple[str, str]]:
    """Files of the rooms by name, as text that reads like Python."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "engines" not in path.parts and "migrations" not in path.parts:
            yield path.relative_to(PACKAGE.parent).as_posix(), path.read_text("utf-8")
    for path in sorted(PACKAGE.glob("*/templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            name = path.relative_to(PACKAGE.parent).as_posix()
            yield name, templatize(path.read_text("utf-8"))


def collected() -> Catalog:
    """Every word that a screen may say, with the files that say it."""
    found = Catalog(project="Orkhon", charset="utf-8", creation_date=BEGINNING)
    for name, text in sources():
        for _line, message, _notes, context in extract(
            "python", io.BytesIO(text.encode()), keywords=KEYWORDS
        ):
            if message and (message[0] if isinstance(message, tuple) else message):
                found.add(message, locations=[(name, 1)], context=context)
    return found


def po_file(language: str) -> Path:
    """Where a language's catalogue lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def collect() -> None:
    """Bring every catalogue up to date with the code; no translation is guessed."""
    template = collected()
    for language in LANGUAGES:
        path = po_file(language)
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue = Catalog(
                locale=language,
                project="Orkhon",
                charset="utf-8",
                header_comment="# The interface of Orkhon.",
                version="1",
                copyright_holder="Orkhon",
                msgid_bugs_address="-",
                last_translator="-",
                language_team="-",
                revision_date=BEGINNING,
                creation_date=BEGINNING,
                fuzzy=False,
            )
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, sort_output=True, width=88, include_lineno=False)
        missing = sum(1 for one in catalogue if one.id and not _is_translated(one))
        sys.stdout.write(f"{language}: {len(catalogue)} messages, {missing} to do\n")


def compile_all() -> None:
    """Write the compiled catalogue beside each that is newer than its last."""
    for language in LANGUAGES:
        path = po_file(language)
        target = path.with_suffix(".mo")
        if not path.exists() or (
            target.exists() and target.stat().st_mtime >= path.stat().st_mtime
        ):
            continue
        with path.open("rb") as file, target.open("wb") as out:
            write_mo(out, read_po(file, locale=language))


def _is_translated(message: object) -> bool:
    string = getattr(message, "string", "")
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    # Reading templates needs the settings of the template engine, nothing else.
    if not settings.configured:
        settings.configure()
    {"collect": collect, "compile": compile_all}[sys.argv[1]]()
