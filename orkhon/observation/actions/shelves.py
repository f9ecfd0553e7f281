"""The files of one submission: each version kept, none written over another."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from orkhon.engines.xforms.file_names import name_key
from orkhon.observation.actions.arrivals import Arrival, ArrivedFile, kept_name_of
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import Submission, SubmissionFile


@dataclass(slots=True)
class Shelf:
    """The files of one submission, those that are awaited among them.

    Attributes:
        rows: Every version, by name; one that is awaited has no source.
        made: Rows that are to be inserted.
        filled: Rows that were awaited and have come.
    """

    submission: Submission
    rows: dict[str, list[SubmissionFile]] = field(default_factory=dict)
    made: list[SubmissionFile] = field(default_factory=list)
    filled: list[SubmissionFile] = field(default_factory=list)
    carried: list[tuple[SubmissionFile, SubmissionFile]] = field(default_factory=list)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names that the form names and whose file is not here."""
        return tuple(
            name
            for name, versions in self.rows.items()
            if any(one.is_expected for one in versions)
            and all(one.sha256 == "" for one in versions)
        )

    def expect(self, names: Iterable[str]) -> None:
        """Wait for the files that the form names."""
        for name in names:
            if name not in self.rows:
                self._add(SubmissionFile(name=name, is_expected=True, version=1))

    def carry_over(self, before: "Shelf") -> None:
        """Take from the submission that this one corrects what it names and has not."""
        for name in self.missing:
            latest = [one for one in before.rows.get(name, ()) if one.sha256][-1:]
            for one in latest:
                row = self.rows[name][0]
                row.sha256, row.name_as_sent = one.sha256, one.name_as_sent
                row.received_at = one.received_at
                self.carried.append((row, one))

    def put(self, file: ArrivedFile, arrival: Arrival) -> SubmissionFile | None:
        """Give a file that has come its place.

        Returns:
            Its row, still without a source; None when the same bytes are here under
            this name.
        """
        name = _name_here(file, self.rows)
        versions = self.rows.get(name, [])
        if any(one.sha256 == file.held.sha256 for one in versions):
            return None
        row = next((one for one in versions if not one.sha256), None)
        if row is None:
            row = self._add(
                SubmissionFile(
                    name=name,
                    is_expected=any(one.is_expected for one in versions),
                    version=len(versions) + 1,
                )
            )
        elif row.pk is not None:
            self.filled.append(row)
        row.sha256 = file.held.sha256
        row.name_as_sent = writable(file.names[0] if file.names else "")[:600]
        row.received_at = arrival.received_at
        return row

    def _add(self, row: SubmissionFile) -> SubmissionFile:
        row.submission = self.submission
        self.rows.setdefault(row.name, []).append(row)
        self.made.append(row)
        return row


def shelves_of(submissions: Collection[Submission]) -> dict[int, Shelf]:
    """The files of submissions that were kept before."""
    found = {one.pk: Shelf(one) for one in submissions}
    if found:
        rows = SubmissionFile.objects.filter(submission__in=found).order_by(
            "name", "version"
        )
        for row in rows:
            found[row.submission_id].rows.setdefault(row.name, []).append(row)
    return found


def write_shelves(shelves: Sequence[Shelf]) -> None:
    """Write the rows, once the sources of the new files are kept."""
    for row, before in [pair for shelf in shelves for pair in shelf.carried]:
        row.source_id = before.source_id
    made = [row for shelf in shelves for row in shelf.made]
    filled = [row for shelf in shelves for row in shelf.filled]
    if made:
        SubmissionFile.objects.bulk_create(made)
    if filled:
        SubmissionFile.objects.bulk_update(
            filled, ["source", "sha256", "name_as_sent", "received_at"]
        )


def _name_here(file: ArrivedFile, rows: Collection[str]) -> str:
    """The form's own name for this file if it has one, otherwise a safe one."""
    keys = {name_key(name): name for name in rows}
    known = (keys.get(name_key(name)) for name in file.names)
    return next((name for name in known if name is not None), kept_name_of(file))
