"""What everybody may see of sessions: adopted texts that were opened, and no more.

The portal reads these frozen values alone. Positions of parliaments stand in the bundle;
a page says by which rule a text was adopted and with what counts. No person, note,
draft or amendment is among them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet

from orkhon.engines import names
from orkhon.legislation.models import Work
from orkhon.proceedings.models import AdoptedPaper, AdoptedText
from orkhon.proceedings.queries.adopted import model_law_of, words_of
from orkhon.proceedings.queries.adopted_results import how_adopted
from orkhon.proceedings.queries.adopted_words import LanguageText
from orkhon.record.published import PublishedFile, file_of
from orkhon.record.queries import bytes_of

MOST_TITLES = 10_000
"""So many texts’ titles does a process remember."""
_TITLES: dict[str, dict[str, str]] = {}
PAGE = 50
"""Texts on a page of the list."""


@dataclass(frozen=True)
class PublishedText:
    """An adopted text as the public knows it.

    Attributes:
        slug: The code as addresses have it: decl.
        kind: A value of the kinds of texts.
        kind_words: The same for the reader.
        languages: The authentic one first.
        titles: By language.
        how: “adopted by unanimity”, for the reader.
        rule: Key of the rule of decision.
        seq: The entry of the record by which it was adopted.
        sha256: Of the authentic text as it is printed.
        law: Key of the model law that it is, where its status page is open; "".
    """

    symbol: str
    slug: str
    year: int
    number: int
    kind: str
    kind_words: str
    titles: dict[str, str]
    authentic: str
    languages: tuple[str, ...]
    session: str
    place: str
    adopted_on: date
    published_at: datetime
    how: str
    rule: str
    seq: int
    sha256: str
    papers: tuple[PublishedFile, ...]
    bundle: PublishedFile | None
    law: str
    is_sample: bool

    @property
    def title(self) -> str:
        """In the authentic language."""
        return self.titles[self.authentic]

    def language_for(self, reader: str) -> str:
        """The reader's language where the text has it, else the authentic one."""
        return reader if reader in self.languages else self.authentic


@dataclass(frozen=True)
class PublishedParagraph:
    """A paragraph of a text; `line` begins with its number."""

    role: str
    number: str
    text: str
    line: str


@dataclass(frozen=True)
class PublishedWords:
    """A text in one language, as it was adopted."""

    language: str
    is_authentic: bool
    title: str
    paragraphs: tuple[PublishedParagraph, ...]


@dataclass(frozen=True)
class FoundTexts:
    """A page of texts.

    Attributes:
        total: How many there are on all pages.
        page, pages: From 1; one page where nothing is found.
    """

    texts: tuple[PublishedText, ...]
    total: int
    page: int
    pages: int


def published_texts(
    session: str = "", *, latest: int | None = None
) -> list[PublishedText]:
    """The texts that were opened, the latest first.

    Args:
        session: Key of the session that adopted them; "" for every session.
        latest: Only so many of them; None for all.
    """
    rows = _opened()
    if session:
        rows = rows.filter(session__key=session)
    return [_published(one) for one in rows[:latest]]


def published_model_laws() -> dict[str, PublishedText]:
    """The texts that are model laws with an open status page, by the law's key."""
    rows = _opened().filter(
        version__draft__work__kind=Work.Kind.MODEL_LAW,
        version__draft__work__published_at__isnull=False,
    )
    return {one.law: one for one in map(_published, rows)}


def found_texts(
    code: str = "", year: int | None = None, words: str = "", *, page: int = 1
) -> FoundTexts:
    """A page of the texts that were opened, the latest first.

    Args:
        code: Of the type: DECL; "" for every type.
        year: None for every year.
        words: That the symbol or a title has, in any spelling or script.
        page: From 1; beyond the last one the last is given.
    """
    rows = _opened()
    if code:
        rows = rows.filter(code=code.upper())
    if year is not None:
        rows = rows.filter(year=year)
    if wanted := names.fold(words).split():
        # A title is looked for in what is remembered of each text, without its papers.
        light = rows.select_related("evidence").prefetch_related(None)
        fitting = [
            one.pk for one in light if all(word in _searchable(one) for word in wanted)
        ]
        rows = rows.filter(pk__in=fitting)
    leaves = Paginator(rows, PAGE)
    leaf = leaves.get_page(page)
    return FoundTexts(
        texts=tuple(_published(one) for one in leaf),
        total=leaves.count,
        page=leaf.number,
        pages=leaves.num_pages,
    )


def published_text_count() -> int:
    """How many texts were opened."""
    return AdoptedText.objects.filter(published_at__isnull=False).count()


def published_types() -> tuple[list[str], list[int]]:
    """The codes and years that opened texts have."""
    pairs = set(_opened().order_by().values_list("code", "year"))
    return (
        sorted({code for code, _year in pairs}),
        sorted({year for _code, year in pairs}, reverse=True),
    )


def published_text(code: str, year: int, number: int) -> PublishedText | None:
    """One text by its symbol; None unless it was opened."""
    row = _row(code, year, number)
    return None if row is None else _published(row)


def published_words(
    code: str, year: int, number: int
) -> dict[str, PublishedWords] | None:
    """The text in its languages; None unless it was opened."""
    row = _row(code, year, number)
    if row is None:
        return None
    return {one.language: _words(one) for one in words_of(row)}


def published_paper(
    code: str, year: int, number: int, language: str, form: str
) -> tuple[PublishedFile, bytes] | None:
    """A paper with its bytes; None where there is none."""
    row = _row(code, year, number)
    if row is None:
        return None
    paper = (
        row.papers.select_related("source")
        .filter(language=language, format=form)
        .first()
    )
    if paper is None:
        return None
    file = file_of(paper.source, paper.language, paper.format)
    return file, bytes_of(paper.source)


def published_bundle(
    code: str, year: int, number: int
) -> tuple[PublishedFile, bytes] | None:
    """The bundle with its bytes; None where there is none."""
    row = _row(code, year, number)
    if row is None or row.bundle is None:
        return None
    return file_of(row.bundle, "", "zip"), bytes_of(row.bundle)


def _opened() -> QuerySet[AdoptedText]:
    return (
        AdoptedText.objects.filter(published_at__isnull=False)
        .select_related(
            "session", "question", "version__draft__work", "bundle", "evidence"
        )
        .prefetch_related(
            Prefetch(
                "papers",
                AdoptedPaper.objects.select_related("source").defer(
                    "source__text", "source__data"
                ),
            )
        )
        # The words are read where they are asked for, and from the file of evidence.
        .defer("evidence__text", "evidence__data", "bundle__text", "bundle__data")
        .order_by("-adopted_on", "code", "-number")
    )


def _row(code: str, year: int, number: int) -> AdoptedText | None:
    return _opened().filter(code=code.upper(), year=year, number=number).first()


def _published(row: AdoptedText) -> PublishedText:
    if row.published_at is None:  # pragma: no cover -- `_opened` has left it out
        raise AssertionError(f"{row} is not published")
    titles = _titles(row)
    law = model_law_of(row)
    order = {language: place for place, language in enumerate(titles)}
    papers = sorted(row.papers.all(), key=lambda one: (order[one.language], one.format))
    return PublishedText(
        symbol=row.symbol,
        slug=row.code.lower(),
        year=row.year,
        number=row.number,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        titles=dict(titles),
        authentic=row.authentic,
        languages=tuple(order),
        session=row.session.title,
        place=row.session.place,
        adopted_on=row.adopted_on,
        published_at=row.published_at,
        how=how_adopted(row.question),
        rule=row.question.rule,
        seq=row.seq,
        sha256=row.sha256,
        papers=tuple(file_of(one.source, one.language, one.format) for one in papers),
        bundle=None if row.bundle is None else file_of(row.bundle, "", "zip"),
        law=law.key if law is not None and law.published_at is not None else "",
        is_sample=row.session.sample,
    )


def _titles(row: AdoptedText) -> dict[str, str]:
    """The titles by language, the authentic one first; read once a process.

    What was adopted never changes: its evidence is known by its digest.
    """
    known = _TITLES.get(row.evidence.sha256)
    if known is None:
        known = {one.language: one.title for one in words_of(row)}
        if len(_TITLES) < MOST_TITLES:
            _TITLES[row.evidence.sha256] = known
    return known


def _words(text: LanguageText) -> PublishedWords:
    return PublishedWords(
        text.language,
        text.is_authentic,
        text.title,
        tuple(
            PublishedParagraph(one.role, one.number, one.text, one.line)
            for one in text.paragraphs
        ),
    )


def _searchable(row: AdoptedText) -> str:
    return names.fold(" ".join([row.symbol, *_titles(row).values()]))
