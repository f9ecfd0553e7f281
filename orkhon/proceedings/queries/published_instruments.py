"""What everybody may see of the assembly's own legal documents that were opened.

Versions but drafts, their texts in languages, and what sources say happened to them.
A renewal in hand, its proposals and comments are not among this.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.core.cache import cache
from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Length

from orkhon.legislation.documents.texts import FORMS, LONGEST_PDF
from orkhon.legislation.models import Expression, Version, Work
from orkhon.legislation.queries.reading import Line, reading_of
from orkhon.proceedings.models import InstrumentEvent
from orkhon.proceedings.queries.disclosed import WORKS, opened_instruments
from orkhon.record.actions import subject_of
from orkhon.record.published import PublishedFile
from orkhon.record.queries import disclosed_at
from orkhon.register.models import State
from orkhon.register.queries.labels import named

KEPT_SECONDS = 24 * 60 * 60
"""How long a file that was printed is kept; its text does not change."""
OFFERED = ("akn", "pdf", "docx")
"""What a text is offered as."""
ENDINGS = {"akn": "xml"}


@dataclass(frozen=True)
class PublishedLanguage:
    """A text of a version.

    Attributes:
        forms: As what it is offered: akn, pdf, docx.
        sha256: Of the file from which it was read.
    """

    language: str
    is_authentic: bool
    title: str
    forms: tuple[str, ...]
    sha256: str


@dataclass(frozen=True)
class PublishedVersion:
    """A legal document as it stood.

    Attributes:
        state: adopted, in-force or repealed.
        adopted_on, in_force_on, as_of: Partial dates; "" for not known.
        languages: The authentic one first; empty where no text is kept here.
    """

    number: int
    state: str
    state_words: str
    adopted_on: str
    in_force_on: str
    as_of: str
    languages: tuple[PublishedLanguage, ...]

    def language_for(self, reader: str) -> PublishedLanguage | None:
        """The reader's language where there is a text in it, else the first."""
        own = (one for one in self.languages if one.language == reader)
        return next(own, next(iter(self.languages), None))


@dataclass(frozen=True)
class PublishedHappening:
    """What a source says happened to a legal document.

    Attributes:
        kind: signed, adopted, ratified, in-force, amended, in-hand or other.
        on: Partial date; "" for not known.
        by: Whose act it was; "" for nobody's alone.
        source: Title of the source; "" for none, or one that is not open.
    """

    kind: str
    kind_words: str
    on: str
    what: str
    by: str
    source: str


@dataclass(frozen=True)
class PublishedInstrument:
    """A legal document of the assembly.

    Attributes:
        key: Its stable name.
        versions: The latest first.
        happenings: The last first.
    """

    key: str
    title: str
    versions: tuple[PublishedVersion, ...]
    happenings: tuple[PublishedHappening, ...]
    opened_at: datetime
    is_sample: bool

    @property
    def latest(self) -> PublishedVersion | None:
        """Its last version; None where none is known."""
        return next(iter(self.versions), None)

    def version(self, number: int) -> PublishedVersion | None:
        """A version by its number; None for none."""
        return next((one for one in self.versions if one.number == number), None)


@dataclass(frozen=True)
class PublishedProvision:
    """A provision as it is shown.

    Attributes:
        eid: Its identifier; the anchor of the page.
        kind: As Akoma Ntoso calls it, mostly: article, paragraph, chapter.
        marker, heading: As written.
        heading_place: Where the heading stands, seen from the marker.
        rows: Cells of a table.
        level: 3 or 4 for a heading, 0 for what is none.
        depth: Steps to the right.
    """

    eid: str
    kind: str
    marker: str
    heading: str
    heading_place: str
    words: str
    rows: tuple[tuple[str, ...], ...]
    level: int
    depth: int


@dataclass(frozen=True)
class PublishedReading:
    """A text of a version with its provisions.

    Attributes:
        contents: Identifier, words and depth of chapters and articles.
    """

    language: str
    is_authentic: bool
    title: str
    articles: int
    contents: tuple[tuple[str, str, int], ...]
    provisions: tuple[PublishedProvision, ...]


@dataclass(frozen=True)
class PublishedChange:
    """What became of an article from one version to the next.

    Attributes:
        eid: Of the article; the new one's where there is one.
        before, after: Its words; "" where there was or is none.
    """

    eid: str
    name: str
    before: str
    after: str


def published_instruments() -> tuple[PublishedInstrument, ...]:
    """The legal documents that were opened, by title."""
    opened = disclosed_at(WORKS)
    return tuple(_instrument(one, opened[subject_of(one)]) for one in _rows())


def published_instrument(key: str) -> PublishedInstrument | None:
    """One by its key; None unless it was opened."""
    row = _rows().filter(key=key).first()
    if row is None:
        return None
    return _instrument(row, disclosed_at(WORKS)[subject_of(row)])


def published_reading(key: str, number: int, language: str) -> PublishedReading | None:
    """The text of a version in a language; None where none is open."""
    row = _expression(key, number, language)
    if row is None:
        return None
    found = reading_of(row)
    return PublishedReading(
        language=row.language,
        is_authentic=row.is_authentic,
        title=row.title,
        articles=found.articles,
        contents=tuple((one.eid, one.words, one.depth) for one in found.contents),
        provisions=tuple(_provision(one) for one in found.lines),
    )


def published_changes(
    key: str, number: int, language: str
) -> tuple[PublishedChange, ...] | None:
    """What changed from the version before to this one, article by article.

    Returns:
        None where there is no version before, or one of them has no text in the
        language.
    """
    instrument = published_instrument(key)
    if instrument is None:
        return None
    for new, old in pairwise(instrument.versions):
        if new.number == number:
            after = published_reading(key, new.number, language)
            before = published_reading(key, old.number, language)
            if after is None or before is None:
                return None
            return _changes(before, after)
    return None


def published_instrument_file(
    key: str, number: int, language: str, form: str
) -> tuple[PublishedFile, bytes] | None:
    """A text of a version as a file; None where none is open or it is not offered.

    Args:
        form: akn, pdf or docx. What was printed is kept for a day.
    """
    row = _expression(key, number, language)
    if row is None or form not in _forms(len(row.source.text)):
        return None
    media_type, make = FORMS[form]
    place = f"instrument/{row.pk}/{row.made_at.isoformat()}/{form}"
    data: bytes | None = cache.get(place)
    if data is None:
        data = make(row)
        cache.set(place, data, KEPT_SECONDS)
    name = f"{key}-{number}-{language}.{ENDINGS.get(form, form)}"
    digest = hashlib.sha256(data).hexdigest()
    return PublishedFile(language, form, name, len(data), digest, media_type), data


def _rows() -> QuerySet[Work]:
    texts = (
        Expression.objects.select_related("source")
        .defer("source__data", "source__text", "changes", "remarks")
        .annotate(letters=Length("source__text"))
    )
    versions = (
        Version.objects.exclude(state=Version.State.DRAFT)
        .order_by("-number")
        .prefetch_related(Prefetch("expressions", texts))
    )
    events = (
        InstrumentEvent.objects.filter(state=State.CONFIRMED)
        .select_related("citation__source", "parliament__country")
        .order_by(F("day").desc(nulls_last=True), "made_at")
    )
    return opened_instruments().prefetch_related(
        Prefetch("versions", versions, to_attr="opened_versions"),
        Prefetch("events", events, to_attr="opened_events"),
    )


def _expression(key: str, number: int, language: str) -> Expression | None:
    return (
        Expression.objects.filter(
            version__work__in=opened_instruments().filter(key=key),
            version__number=number,
            language=language,
        )
        .exclude(version__state=Version.State.DRAFT)
        .select_related("version__work", "source")
        .first()
    )


def _instrument(row: Work, opened_at: datetime) -> PublishedInstrument:
    versions: list[Version] = row.opened_versions  # type: ignore[attr-defined]  # -- see `_rows`
    events: list[InstrumentEvent] = row.opened_events  # type: ignore[attr-defined]  # -- see `_rows`
    return PublishedInstrument(
        key=row.key,
        title=row.title,
        versions=tuple(_version(one) for one in versions),
        happenings=tuple(_happening(one) for one in events),
        opened_at=opened_at,
        is_sample=row.sample,
    )


def _version(row: Version) -> PublishedVersion:
    return PublishedVersion(
        number=row.number,
        state=row.state,
        state_words=str(row.get_state_display()),
        adopted_on=row.adopted_on,
        in_force_on=row.in_force_on,
        as_of=row.as_of,
        languages=tuple(
            PublishedLanguage(
                one.language, one.is_authentic, one.title, _forms(one.letters),  # type: ignore[attr-defined]  # -- see `_rows`
                one.source.sha256,
            )
            for one in row.expressions.all()
        ),
    )  # fmt: skip


def _forms(letters: int) -> tuple[str, ...]:
    """As what a text of so many letters is offered."""
    is_long = letters > LONGEST_PDF
    return tuple(one for one in OFFERED if not (is_long and one == "pdf"))


def _happening(row: InstrumentEvent) -> PublishedHappening:
    source = None if row.citation is None else row.citation.source
    return PublishedHappening(
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        on=row.on,
        what=row.what,
        by="" if row.parliament is None else named(row.parliament),
        source=""
        if source is None or source.is_restricted
        else source.title or source.filename,
    )


def _provision(one: Line) -> PublishedProvision:
    return PublishedProvision(
        eid=one.eid,
        kind=one.kind,
        marker=one.marker,
        heading=one.heading,
        heading_place=one.heading_place,
        words=one.words,
        rows=tuple(tuple(row) for row in one.rows),
        level=one.level,
        depth=one.depth,
    )


def _changes(
    before: PublishedReading, after: PublishedReading
) -> tuple[PublishedChange, ...]:
    """Articles whose words differ, in the order of the new text, then those that went."""
    old, new = _articles(before), _articles(after)
    found = [
        PublishedChange(eid, name, old.get(eid, ("", ""))[1], words)
        for eid, (name, words) in new.items()
        if old.get(eid, ("", ""))[1] != words
    ]
    gone = [
        PublishedChange(eid, name, words, "")
        for eid, (name, words) in old.items()
        if eid not in new
    ]
    return (*found, *gone)


def _articles(text: PublishedReading) -> dict[str, tuple[str, str]]:
    """Name and words of every article, its paragraphs among them, by identifier."""
    found: dict[str, tuple[str, str]] = {}
    here = ""
    for one in text.provisions:
        if one.kind in ("article", "annex"):
            here = one.eid
            name = " ".join(f"{one.marker} {one.heading}".split())
            found[here] = (name, one.words)
        elif one.level:
            here = ""
        elif here:
            name, words = found[here]
            line = " ".join(filter(None, (one.marker, one.heading, one.words)))
            found[here] = (name, "\n".join(filter(None, (words, line))))
    return found
