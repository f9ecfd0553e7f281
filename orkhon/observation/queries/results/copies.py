"""Observers' copies of protocols beside the official results, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    Agreement,
    Comparison,
    LineComparison,
    ProtocolSchema,
    Shift,
    Value,
    compare,
)
from orkhon.observation.models import (
    FormStage,
    OfficialProtocol,
    ResultsFile,
    Submission,
)
from orkhon.observation.queries.protocol_values import protocol_values
from orkhon.observation.queries.results.naming import Naming, naming_of, schema_of
from orkhon.observation.queries.rows import counting_forms


class Standing(StrEnum):
    """What can be said of one copy."""

    AGREES = "agrees"
    DIFFERS = "differs"
    LEGIBLE = "legible"
    """Nothing differs, but not every line could be read."""
    LACKING = "lacking"
    """The file does not have the station."""
    UNCLEAR = "unclear"
    """Two lines of the file, or two stations, have its name."""
    LATER = "later"
    """The copy came after the file was read."""
    NOT_LISTED = "not-listed"
    """The code on the form is not in the mission's list of stations."""


WORDS = {
    Standing.AGREES: _("agrees to the unit"),
    Standing.DIFFERS: _("differs"),
    Standing.LEGIBLE: _("agrees as far as it can be read"),
    Standing.LACKING: _("not in the file"),
    Standing.UNCLEAR: _("the file does not say which line it is"),
    Standing.LATER: _("came after the file was read"),
    Standing.NOT_LISTED: _("code not in the list of stations"),
}


@dataclass(frozen=True)
class CopyLine:
    """One line in both copies, with its words."""

    label: str
    compared: LineComparison

    @property
    def is_off(self) -> bool:
        """The two differ."""
        return self.compared.agreement is Agreement.DIFFERS

    @property
    def ours(self) -> str:
        """Our figure, or why there is none."""
        return _figure(self.compared.ours)

    @property
    def official(self) -> str:
        """The published figure, or that there is none."""
        return _figure(self.compared.official)

    @property
    def difference(self) -> str:
        """Official less ours with its sign; "" where either is not known."""
        found = self.compared.difference
        if found is None:
            return ""
        return f"{found:+,}".replace("-", "\N{MINUS SIGN}") if found else "0"


@dataclass(frozen=True)
class Copy:
    """One form with a protocol, and what the file says of its station."""

    form: Submission
    code: str
    standing: Standing
    official: OfficialProtocol | None = None
    lines: tuple[CopyLine, ...] = ()
    gains: tuple[tuple[str, int], ...] = ()
    """Options with more votes in the official result, and how many more."""
    losses: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        """What can be said of it."""
        return str(WORDS[self.standing])

    @property
    def off(self) -> tuple[CopyLine, ...]:
        """Lines that differ."""
        return tuple(one for one in self.lines if one.is_off)

    @property
    def unread(self) -> tuple[CopyLine, ...]:
        """Lines that cannot be compared."""
        return tuple(
            one for one in self.lines if one.compared.agreement is Agreement.UNKNOWN
        )


@dataclass(frozen=True)
class Copies:
    """All copies beside one file.

    Attributes:
        copies: Those that differ first, then by station.
        without: Lines of the form that the file does not give; nothing is said of
            them.
    """

    copies: tuple[Copy, ...]
    without: tuple[str, ...]

    def of(self, *standings: Standing) -> tuple[Copy, ...]:
        """Those of which this can be said."""
        return tuple(one for one in self.copies if one.standing in standings)

    @property
    def compared(self) -> tuple[Copy, ...]:
        """Those that were laid beside a line of the file."""
        return self.of(Standing.AGREES, Standing.DIFFERS, Standing.LEGIBLE)

    @property
    def agreeing(self) -> tuple[Copy, ...]:
        """Every line of the file is as the copy has it, to the unit."""
        return self.of(Standing.AGREES)

    @property
    def shifts(self) -> tuple[tuple[str, int], ...]:
        """By option, how many votes more or fewer over all copies compared."""
        sums: dict[str, int] = {}
        for one in self.compared:
            for option, votes in (*one.gains, *one.losses):
                sums[option] = sums.get(option, 0) + votes
        return tuple((option, votes) for option, votes in sums.items() if votes)

    @property
    def moved(self) -> tuple[tuple[str, int, int], ...]:
        """The same in two columns: so many more, or so many fewer."""
        return tuple(
            (option, max(votes, 0), max(-votes, 0)) for option, votes in self.shifts
        )


ORDER = (
    Standing.DIFFERS,
    Standing.LEGIBLE,
    Standing.UNCLEAR,
    Standing.LACKING,
    Standing.NOT_LISTED,
    Standing.LATER,
    Standing.AGREES,
)


def copies_of(results: ResultsFile) -> Copies:
    """Lay every copy that counts beside a file that was read.

    Forms that are held, withdrawn or put aside do not count, and are not here.

    Raises:
        Refusal, ProtocolError: the mission has no protocol form any more.
    """
    naming = naming_of(results)
    if naming is None or results.done_at is None:
        return Copies((), ())
    schema = schema_of(results.mission, results.form_name)
    official = {
        one.station_id: one for one in results.protocols.select_related("station")
    }
    unclear = frozenset(results.balance.get("stations", {}).get("unclear", ()))
    forms = (
        Submission.objects.filter(
            counting_forms(results.mission),
            stage=FormStage.PROTOCOL,
            form_id=results.form_name,
        )
        .select_related("station", "team", "observer")
        .order_by("station__code", "station_code", "pk")
    )
    found = [_copy(one, official, schema, naming, results, unclear) for one in forms]
    return Copies(
        tuple(sorted(found, key=lambda one: ORDER.index(one.standing))),
        tuple(
            line.label(_language())
            for line in schema.lines
            if line.key not in naming.lines
        ),
    )


def _copy(
    form: Submission,
    official: Mapping[int, OfficialProtocol],
    schema: ProtocolSchema,
    naming: Naming,
    results: ResultsFile,
    unclear: frozenset[str],
) -> Copy:
    if form.station is None:
        return Copy(form, form.station_code or "–", Standing.NOT_LISTED)
    code = form.station.code
    theirs = official.get(form.station.pk)
    if theirs is None:
        if code in unclear:
            return Copy(form, code, Standing.UNCLEAR)
        is_later = results.done_at is not None and form.received_at > results.done_at
        return Copy(form, code, Standing.LATER if is_later else Standing.LACKING)
    known = {line.key for line in schema.lines}
    published = {key: value for key, value in theirs.values.items() if key in known}
    found = compare(schema, protocol_values(form.values, schema), published)
    return _beside(form, code, theirs, found, naming)


def _language() -> str:
    return get_language() or "en"


def _figure(value: Value) -> str:
    if value is None:
        return gettext("none")
    return gettext("illegible") if value is ILLEGIBLE else f"{value:,}"


def _beside(
    form: Submission,
    code: str,
    theirs: OfficialProtocol,
    found: Comparison,
    naming: Naming,
) -> Copy:
    language = _language()

    def label(key: str) -> str:
        return found.schema.line(key).label(language)

    lines = tuple(
        CopyLine(label(one.line), one)
        for one in found.lines
        if one.line in naming.lines
    )
    standing = Standing.AGREES
    if any(one.is_off for one in lines):
        standing = Standing.DIFFERS
    elif any(one.compared.agreement is Agreement.UNKNOWN for one in lines):
        standing = Standing.LEGIBLE

    def named(shifts: Sequence[Shift]) -> tuple[tuple[str, int], ...]:
        return tuple((label(one.line), one.votes) for one in shifts)

    return Copy(
        form, code, standing, theirs, lines, named(found.gains), named(found.losses)
    )
