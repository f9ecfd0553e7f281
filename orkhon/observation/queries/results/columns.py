"""Which column of a file of results is which line of a protocol form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.observation.form_designs.protocols import protocol_form, protocol_from
from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.intake.station_columns import plain
from orkhon.observation.intake.station_tables import TableRefused

REST = "rest"
"""As an option's column: every numeric column after the last one that is known."""


@dataclass(frozen=True)
class Fitting:
    """A file beside a form.

    Attributes:
        columns: Line of the form: column of the file.
        without: Lines of the form that the file does not give, in the form's order.
        unused: Columns that belong to no line.
    """

    schema: ProtocolSchema
    columns: Mapping[str, str]
    without: tuple[str, ...]
    unused: tuple[str, ...]


def fitting(
    table: ResultsTable,
    form: str,
    given: Mapping[str, str],
    options: Sequence[str] = (),
) -> Fitting:
    """Fit a file's columns to a form's lines.

    What is given goes first; other columns fit by the line's key or one of its printed
    words in any language.

    Args:
        form: A name of `form_designs/protocols`.
        given: Line of the form: column of the file.
        options: Columns of the candidates or lists, for a form that leaves them open;
            `REST` alone takes the numeric columns after the last known one.
    Raises:
        TableRefused: a column that the file does not have, a column named twice, or a
            file of which no column fits.
        ProtocolUnknown: no such form, or options missing or too many.
        ProtocolError: a line that the form does not have.
    """
    if list(options) == [REST]:
        options = _rest(table, _fitted(table, _open_form(form), given))
    columns_of_options = [table.column(name) for name in options]
    labels = [{"en": name} for name in columns_of_options]
    schema = protocol_from(protocol_form(form, labels)).schema
    of_options = {
        f"option_{number}": name for number, name in enumerate(columns_of_options, 1)
    }
    return fitted_to(table, schema, {**given, **of_options})


def proposed(table: ResultsTable, schema: ProtocolSchema) -> dict[str, str]:
    """Columns that look like lines of a form, for a person to say yes to."""
    return _fitted(table, schema, {})


def fitted_to(
    table: ResultsTable,
    schema: ProtocolSchema,
    given: Mapping[str, str],
    *,
    guess: bool = True,
) -> Fitting:
    """Fit a file to a form that is known line by line, a mission's own for example.

    Args:
        given: Line of the form: column of the file.
        guess: Look for the other lines too; False takes what is given alone.
    Raises:
        TableRefused: a column that the file does not have, a column named twice, or a
            file of which no column fits.
        ProtocolError: a line that the form does not have.
    """
    fitted = (
        _fitted(table, schema, given)
        if guess
        else {schema.line(key).key: table.column(name) for key, name in given.items()}
    )
    _require_once(fitted, table)
    taken = set(fitted.values())
    return Fitting(
        schema,
        {line.key: fitted[line.key] for line in schema.lines if line.key in fitted},
        tuple(line.key for line in schema.lines if line.key not in fitted),
        tuple(name for name in table.head if name not in taken),
    )


def _open_form(form: str) -> ProtocolSchema:
    """The form with one option, only to see which of its own lines the file has."""
    return protocol_from(protocol_form(form, [{"en": REST}])).schema


def _rest(table: ResultsTable, fitted: Mapping[str, str]) -> list[str]:
    last = max((table.head.index(name) for name in fitted.values()), default=-1)
    return table.numeric(table.head[last + 1 :])


def _fitted(
    table: ResultsTable, schema: ProtocolSchema, given: Mapping[str, str]
) -> dict[str, str]:
    found = {schema.line(key).key: table.column(name) for key, name in given.items()}
    by_words = {_words(name): name for name in reversed(table.head)}
    taken = set(found.values())
    for line in schema.lines:
        for words in (line.key, *line.labels.values()):
            name = by_words.get(_words(words))
            if line.key not in found and name is not None and name not in taken:
                found[line.key] = name
                taken.add(name)
    return found


def _require_once(fitted: Mapping[str, str], table: ResultsTable) -> None:
    if not fitted:
        raise TableRefused(
            _("No column of %(file)s is a line of this form; it has: %(head)s.")
            % {"file": table.filename, "head": ", ".join(table.head)}
        )
    seen: dict[str, str] = {}
    for line, name in fitted.items():
        if name in seen:
            raise TableRefused(
                _("Column “%(column)s” is named for two lines: %(one)s and %(two)s.")
                % {"column": name, "one": seen[name], "two": line}
            )
        seen[name] = line


def _words(words: str) -> str:
    return plain(words.replace("_", " "))
