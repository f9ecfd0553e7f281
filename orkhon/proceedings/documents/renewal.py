"""The comparison table of a renewal: old, proposed, agreed, why; Word and PDF."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Facts,
    Foreign,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    Text,
    runs,
)
from orkhon.proceedings.models import Renewal, RenewalArticle
from orkhon.proceedings.queries.renewals import (
    Article,
    articles_of,
    base_text,
    standing_of_all,
)
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates
from orkhon.ui.papers import printed

WIDTHS = (10, 26, 26, 24, 14)
State = RenewalArticle.State


def comparison_bytes(renewal: Renewal, form: str) -> bytes:
    """The table as a file: docx or pdf."""
    return printed(comparison_paper(renewal), form)


def comparison_paper(renewal: Renewal) -> Paper:
    """The table as a paper on its side, in the language in force.

    Words of the document stand in its own language, whatever the paper's.
    """
    language = (get_language() or "en").split("-")[0]
    articles = articles_of(renewal)
    text = base_text(renewal)
    spoken = language if text is None else text.language
    return Paper(
        title=renewal.title,
        subtitle=renewal.work.title,
        language=language,
        blocks=tuple(_blocks(renewal, articles, spoken, language)),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [
                _("Comparison of articles"),
                *([_("sample")] if renewal.work.sample else []),
            ]
        ),
        status=_("as of %(day)s") % {"day": dates.day(timezone.localdate(), language)},
        is_across=True,
    )


def progress_words(articles: list[Article]) -> str:
    """“12 of 30 articles settled: 8 stay as they are, …”."""
    stands = standing_of_all(articles)
    counts = ", ".join(f"{label}: {count}" for label, count in stands.counts)
    return _("%(n)d of %(of)d articles settled (%(counts)s)") % {
        "n": stands.settled,
        "of": stands.of,
        "counts": counts,
    }


def _blocks(
    renewal: Renewal, articles: list[Article], spoken: str, language: str
) -> Iterator[Block]:
    base = renewal.base
    facts = [
        (
            _("Base"),
            runs(
                _("version %(number)d, %(state)s")
                % {"number": base.number, "state": base.get_state_display()}
            ),
        ),
        (_("Progress"), runs(progress_words(articles))),
    ]
    if renewal.mandate:
        facts.insert(0, (_("Mandate"), runs(renewal.mandate)))
    if renewal.citation is not None:
        source = renewal.citation.source
        facts.append((_("Mandate read in"), runs(source.title or source.filename)))
    yield Facts(tuple(facts))
    yield Table(
        (
            _("Article"),
            _("Text of today"),
            _("Proposed"),
            _("Agreed"),
            _("Why, and whose proposal"),
        ),
        tuple(_row(one, spoken, language) for one in articles),
        widths=WIDTHS,
        caption=_("What is to become of each article"),
    )
    yield Paragraph(
        runs(_("An empty cell says that nothing was proposed or agreed so far."))
    )


def _row(one: Article, spoken: str, language: str) -> tuple[Runs, ...]:
    return (
        runs(Strong(one.name or _("new article"))),
        _lines(one.old, spoken, language),
        _lines(one.proposed, spoken, language),
        _agreed(one, spoken, language),
        _why(one),
    )


def _agreed(one: Article, spoken: str, language: str) -> Runs:
    if one.progress == State.AGREED:
        return _lines(one.agreed, spoken, language)
    return runs(Strong(one.label)) if one.is_settled else ()


def _why(one: Article) -> Runs:
    if one.decided is None:
        return ()
    parts: list[str | LineBreak | Strong] = []
    if one.decided.parliament is not None:
        parts.append(Strong(named(one.decided.parliament)))
    if one.reason:
        parts += [*([LineBreak()] if parts else []), *_broken(one.reason)]
    return runs(*parts)


def _broken(words: str) -> list[str | LineBreak]:
    parts: list[str | LineBreak] = []
    for line in filter(str.strip, words.split("\n")):
        if parts:
            parts.append(LineBreak())
        parts.append(line)
    return parts


def _lines(words: str, spoken: str, language: str) -> Runs:
    """Words of the document, marked as foreign where the paper speaks otherwise."""
    parts: list[Text | Foreign | LineBreak] = []
    for line in filter(str.strip, words.split("\n")):
        if parts:
            parts.append(LineBreak())
        parts.append(Text(line) if spoken == language else Foreign(line, spoken))
    return runs(*parts)
