"""Notes of a statement: what a number counts and was not seen, whose a figure is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from orkhon.engines.documents import Note
from orkhon.engines.findings import amount, written
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.models import Finding, Mission, MissionFigure
from orkhon.observation.queries.figures import words_of
from orkhon.observation.queries.findings import Number
from orkhon.observation.queries.proposals import title_of
from orkhon.observation.queries.query_words import query_words
from orkhon.observation.queries.questions import Questions
from orkhon.observation.queries.statements.composition import (
    ComposedSentence,
    PlacedFigure,
)
from orkhon.record.models import Citation
from orkhon.ui import dates

LONGEST_QUOTE = 240
"""Characters of a quotation that a note prints; the source has the rest."""
PARTS = ("share", "ratio")
"""Ways to show a number in which the count itself does not stand."""


@dataclass(frozen=True)
class Notes:
    """Writes the notes of one paper; the language must be in force.

    Attributes:
        language: Of the paper.
        mission: Whose paper it is.
        questions: What its forms ask, for the words of the queries.
        assembly: Who counted, where several issue the text together; else "".
        is_short: Only what was counted, whose a figure is, and its time.
    """

    language: str
    mission: Mission
    questions: Questions
    assembly: str = ""
    is_short: bool = False

    def finding(self, number: Number, begins: str = "") -> Note:
        """What a number counts, how many did not see it, and under which key."""
        return Note(begins + "; ".join(self._counted(number)))

    def resting(self, numbers: Iterable[Number]) -> tuple[Note, ...]:
        """One note for all findings that a sentence rests on without placing them."""
        said = [
            ", ".join((self.title(one.finding), one.shown(self.language)))
            for one in numbers
        ]
        if not said:
            return ()
        return (Note(self._word("note_rests", what="; ".join(said))),)

    def figure(self, placed: PlacedFigure, begins: str = "") -> Note:
        """Whose a figure is, when and as what it was given; of all that disagree."""
        given = ("; ".join(self.whose(row)) for row in placed.rows)
        return Note(begins + ". ".join(given))

    def whose(self, row: MissionFigure) -> Iterator[str]:
        """Who gave it and when, its status and whole, and the source kept for it."""
        yield self._word("note_given", who=row.given_by)
        yield self.moment(row)
        yield self._word(f"status_{row.figure.status}")
        if row.figure.denominator:
            yield self._word("note_whole", denominator=row.figure.denominator)
        if not self.is_short:
            yield self._word("note_source", source=self.source(row.figure.citation))

    def moment(self, row: MissionFigure) -> str:
        """To the minute where that is known, in the time of the vote's country."""
        if row.given_at is None:
            return dates.partial(row.figure.as_of, self.language)
        local = row.given_at.astimezone(ZoneInfo(self.mission.time_zone))
        return f"{dates.day(local.date(), self.language)}, {local:%H:%M}"

    def cited(self, citation: Citation) -> Note:
        """The source of a sentence and its words; of a restricted one neither."""
        source = citation.source
        if source.is_restricted:
            return Note(self._word("note_restricted"))
        words = " ".join(citation.quote.split())
        if len(words) > LONGEST_QUOTE:
            words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        foreign = source.language not in ("", "und", self.language)
        return Note(
            source=self.source(citation),
            quote=words,
            quote_language=source.language if words and foreign else None,
        )

    def source(self, citation: Citation | None) -> str:
        """A source by its title and day."""
        if citation is None:
            return self._word("note_by_hand")
        source = citation.source
        if source.is_restricted:
            return self._word("note_restricted")
        title = " ".join((source.title or source.filename).split())
        if not source.published_on:
            return title
        try:
            return f"{title}, {dates.partial(source.published_on, self.language)}"
        except ValueError:
            return f"{title}, {source.published_on}"

    def after(
        self, sentence: ComposedSentence, resting: Iterable[Number]
    ) -> tuple[Note, ...]:
        """The notes at the end of a sentence: its source, what it rests on."""
        citation = sentence.row.citation
        cited = () if citation is None else (self.cited(citation),)
        return (*cited, *self.resting(resting))

    def title(self, finding: Finding) -> str:
        """What a finding is called; the machine's own words in the paper's language."""
        return title_of(finding.key, finding.title, finding.query, self.questions)

    def what(self, row: MissionFigure) -> str:
        """What a figure counts."""
        return words_of(row, self.language)[0]

    def _counted(self, number: Number) -> Iterator[str]:
        counted = number.counted
        said = query_words(number.finding.query, self.questions)
        yield said.title if self.is_short else said.line
        if counted is None:
            return
        if number.show in PARTS and counted.of is not None:
            yield written(counted, "count_of", self.language)
        if counted.not_seen:
            seen = amount(counted.not_seen, self.language)
            yield self._word("note_not_seen", n=seen)
        if self.is_short:
            return
        if number.finding.limits:
            yield number.finding.limits.rstrip(".")
        if self.assembly:
            yield self._word("note_ours", assembly=self.assembly)
        yield self._word("note_finding", key=number.finding.key)

    def _word(self, key: str, /, **values: object) -> str:
        return statement_word(key, self.language, **values)
