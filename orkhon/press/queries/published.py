"""What everybody may see of the press service: communiqués whose time has come.

A version is seen once somebody published it and its embargo is over, by the clock of
whoever asks: nothing has to happen at that moment, and nothing can happen too early.
Drafts, approved versions, facts, sources, names of writers and reasons of editors are
not among this.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from orkhon.observation.queries.published_missions import published_mission
from orkhon.press.models import CommuniquePaper, CommuniqueVersion
from orkhon.press.queries.printed import symbol_of
from orkhon.record.actions import subject_of
from orkhon.record.published import PublishedFile, file_of
from orkhon.record.queries import bytes_of, is_disclosed


@dataclass(frozen=True)
class PublishedVersion:
    """One version in the row of versions of a communiqué.

    Attributes:
        number: 1 for the text as first published.
        correction: Why it was made, in the authentic language; "" for the first.
        withdraws: Whether it takes the text back.
    """

    number: int
    published_at: datetime
    correction: str
    withdraws: bool


@dataclass(frozen=True)
class PublishedCommunique:
    """A version of a communiqué as the public knows it.

    Attributes:
        symbol: 2026/7; of a later version 2026/7-2.
        version: Which one this is; `latest` is the one that holds.
        versions: All that are out, the first one first.
        event: contact, session, mission, visit, or "" for another occasion.
        session: Key of the session that it is about, where that is open to everybody;
            "" for none. What else is known of the event the text says, or nobody.
        mission: Number of the mission that it is about, in the same way; None for none.
        titles, leads: By language.
        languages: The authentic one first.
        published_at: When it could first be seen, after its embargo.
        seq: The entry of the record by which it was published.
        sha256: Of the authentic text as it is printed.
        is_withdrawn: Whether the version that holds takes the text back.
    """

    year: int
    number: int
    symbol: str
    version: int
    latest: int
    versions: tuple[PublishedVersion, ...]
    correction: str
    event: str
    session: str
    mission: int | None
    titles: dict[str, str]
    leads: dict[str, str]
    authentic: str
    languages: tuple[str, ...]
    published_at: datetime
    seq: int
    sha256: str
    papers: tuple[PublishedFile, ...]
    bundle: PublishedFile | None
    is_withdrawn: bool
    is_sample: bool

    @property
    def title(self) -> str:
        """In the authentic language."""
        return self.titles[self.authentic]

    @property
    def is_latest(self) -> bool:
        """Whether no correction of this version is out."""
        return self.version == self.latest

    def language_for(self, reader: str) -> str:
        """The reader's language where the text has it, else the authentic one."""
        return reader if reader in self.languages else self.authentic


@dataclass(frozen=True)
class PublishedPiece:
    """A stretch of a paragraph.

    Attributes:
        kind: person, post, date, place or figure where the record bears the words out;
            "" for other words.
    """

    text: str
    kind: str = ""


@dataclass(frozen=True)
class PublishedWords:
    """A version in one language, as it was published."""

    language: str
    is_authentic: bool
    title: str
    lead: str
    paragraphs: tuple[tuple[PublishedPiece, ...], ...]


def published_communiques(
    year: int | None = None, *, now: datetime | None = None
) -> tuple[PublishedCommunique, ...]:
    """Every communiqué that is out, in the version that holds, the latest first.

    Args:
        year: Of the number; None for every year.
        now: By which embargoes are measured; None for the clock.
    """
    rows = list(_out(now))
    if year is not None:
        rows = [one for one in rows if one.communique.year == year]
    grouped = _grouped(rows)
    found = [_published(group[-1], group) for group in grouped.values()]
    # Of what came out in one moment the higher number is the later.
    return tuple(
        sorted(
            found,
            key=lambda one: (one.versions[0].published_at, one.year, one.number),
            reverse=True,
        )
    )


def published_communique(
    year: int, number: int, version: int | None = None, *, now: datetime | None = None
) -> PublishedCommunique | None:
    """One communiqué, in the version that holds or in the one asked for; None unless out."""
    group = list(_out(now).filter(communique__year=year, communique__number=number))
    row = _of(group, version)
    return None if row is None else _published(row, group)


def published_communique_words(
    year: int, number: int, version: int | None = None, *, now: datetime | None = None
) -> dict[str, PublishedWords] | None:
    """The words of a version by language; None unless it is out."""
    group = list(_out(now).filter(communique__year=year, communique__number=number))
    row = _of(group, version)
    if row is None:
        return None
    evidence = _evidence(row)
    return {
        one["language"]: _words(one, evidence["authentic"])
        for one in evidence["languages"]
    }


def published_communique_paper(
    year: int,
    number: int,
    version: int,
    language: str,
    form: str,
    *,
    now: datetime | None = None,
) -> tuple[PublishedFile, bytes] | None:
    """A paper with its bytes; None where there is none."""
    group = list(_out(now).filter(communique__year=year, communique__number=number))
    row = _of(group, version)
    if row is None:
        return None
    for one in _papers(row):
        if (one.language, one.format) == (language, form):
            return file_of(one.source, language, form), bytes_of(one.source)
    return None


def published_communique_bundle(
    year: int, number: int, version: int, *, now: datetime | None = None
) -> tuple[PublishedFile, bytes] | None:
    """The bundle of a version with its bytes; None where there is none."""
    group = list(_out(now).filter(communique__year=year, communique__number=number))
    row = _of(group, version)
    if row is None or row.bundle is None:
        return None
    return file_of(row.bundle, "", "zip"), bytes_of(row.bundle)


def published_years(*, now: datetime | None = None) -> tuple[int, ...]:
    """The years of which a communiqué is out, the latest first."""
    years = _out(now).order_by().values_list("communique__year", flat=True).distinct()
    return tuple(sorted(set(years), reverse=True))


def embargo_mark(now: datetime | None = None) -> str:
    """Changes when an embargo ends, and not before; "" while none ever did.

    Pages are known by it as well as by the record, to which the end adds nothing.
    """
    ended = CommuniqueVersion.objects.filter(
        progress=CommuniqueVersion.State.PUBLISHED,
        embargo_until__lte=now or timezone.now(),
    ).aggregate(last=Max("embargo_until"))["last"]
    return "" if ended is None else ended.isoformat()


def _out(now: datetime | None) -> QuerySet[CommuniqueVersion]:
    """The versions that everybody may see, by number of version."""
    moment = now or timezone.now()
    return (
        CommuniqueVersion.objects.filter(
            Q(embargo_until=None) | Q(embargo_until__lte=moment),
            progress=CommuniqueVersion.State.PUBLISHED,
            published_at__lte=moment,
        )
        .select_related("communique__session", "communique__mission", "bundle")
        .prefetch_related("papers__source", "texts")
        .order_by("communique__year", "communique__number", "number")
    )


def _grouped(
    rows: Iterable[CommuniqueVersion],
) -> Mapping[Any, list[CommuniqueVersion]]:
    found: dict[Any, list[CommuniqueVersion]] = {}
    for one in rows:
        found.setdefault(one.communique_id, []).append(one)
    return found


def _of(
    group: list[CommuniqueVersion], version: int | None
) -> CommuniqueVersion | None:
    if version is None:
        return group[-1] if group else None
    return next((one for one in group if one.number == version), None)


def _seen_at(row: CommuniqueVersion) -> datetime:
    if row.published_at is None:  # pragma: no cover -- `_out` has left it out
        raise AssertionError(f"{row} is not published")
    return max(row.published_at, row.embargo_until or row.published_at)


def _published(
    row: CommuniqueVersion, group: list[CommuniqueVersion]
) -> PublishedCommunique:
    of = row.communique
    if row.seq is None:  # pragma: no cover -- written with the publication
        raise AssertionError(f"{row} has no entry")
    papers = [one for one in _papers(row) if one.language != "und"]
    order = sorted(
        {one.language for one in papers}, key=lambda one: (one != of.authentic, one)
    )
    texts = {one.language: one for one in row.texts.all() if one.language in order}
    return PublishedCommunique(
        year=of.year,
        number=of.number,
        symbol=symbol_of(row),
        version=row.number,
        latest=group[-1].number,
        versions=tuple(
            PublishedVersion(one.number, _seen_at(one), one.correction, one.withdraws)
            for one in group
        ),
        correction=row.correction,
        event=_event(row),
        session=_session(row),
        mission=_mission(row),
        titles={code: texts[code].title for code in order},
        leads={code: " ".join(texts[code].lead.split()) for code in order},
        authentic=of.authentic,
        languages=tuple(order),
        published_at=_seen_at(row),
        seq=row.seq,
        sha256=row.sha256,
        papers=tuple(
            file_of(one.source, one.language, one.format)
            for one in sorted(
                papers, key=lambda one: (order.index(one.language), one.format)
            )
        ),
        bundle=None if row.bundle is None else file_of(row.bundle, "", "zip"),
        is_withdrawn=group[-1].withdraws,
        is_sample=of.sample,
    )


def _event(row: CommuniqueVersion) -> str:
    """The kind of the event."""
    of = row.communique
    kinds = {
        "contact": of.contact_id,
        "session": of.session_id,
        "mission": of.mission_id,
        "visit": of.visit_id,
    }
    return next((kind for kind, key in kinds.items() if key is not None), "")


def _session(row: CommuniqueVersion) -> str:
    of = row.communique.session
    return of.key if of is not None and is_disclosed(subject_of(of)) else ""


def _mission(row: CommuniqueVersion) -> int | None:
    of = row.communique.mission
    if of is None or published_mission(of.number) is None:
        return None
    return of.number


def _papers(row: CommuniqueVersion) -> list[CommuniquePaper]:
    return list(row.papers.all())


def _evidence(row: CommuniqueVersion) -> dict[str, Any]:
    proof = next(one for one in _papers(row) if one.format == "json")
    read: dict[str, Any] = json.loads(bytes_of(proof.source))
    return read


def _words(said: Mapping[str, Any], authentic: str) -> PublishedWords:
    marks = said["marks"]
    return PublishedWords(
        said["language"],
        said["language"] == authentic,
        said["title"],
        said["lead"],
        tuple(
            _pieces(text, [one for one in marks if one["paragraph"] == place])
            for place, text in enumerate(said["paragraphs"])
        ),
    )


def _pieces(
    text: str, marks: Iterable[Mapping[str, Any]]
) -> tuple[PublishedPiece, ...]:
    pieces, at = [], 0
    for one in sorted(marks, key=lambda mark: int(mark["start"])):
        if one["start"] > at:
            pieces.append(PublishedPiece(text[at : one["start"]]))
        pieces.append(PublishedPiece(text[one["start"] : one["end"]], one["kind"]))
        at = one["end"]
    if at < len(text):
        pieces.append(PublishedPiece(text[at:]))
    return tuple(pieces)
