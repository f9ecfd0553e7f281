"""An adopted text as a paper in one of its languages: Word and PDF.

The paragraphs have the numbers that they were adopted with; nothing counts them anew.
"""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Labels,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    runs,
)
from orkhon.proceedings.models import AdoptedText
from orkhon.proceedings.models import Paragraph as ParagraphRow
from orkhon.proceedings.queries.adopted_results import how_adopted
from orkhon.proceedings.queries.adopted_words import (
    LanguageText,
    PrintedParagraph,
)
from orkhon.register.queries import labels
from orkhon.ui import dates, languages

FORMATS = ("docx", "pdf")


def adopted_paper(text: AdoptedText, words: LanguageText) -> Paper:
    """One language of an adopted text, framed in its own language.

    Args:
        text: With its symbol and hash.
        words: Of this language, as they were adopted.
    """
    # Papers are made by the worker too, which no request tells of a new name.
    labels.refresh()
    with override(words.language):
        return Paper(
            title=words.title,
            subtitle=_subtitle(text),
            language=words.language,
            blocks=(
                Facts(tuple(_facts(text, words))),
                *_body(words),
                Heading(_("How to check this text")),
                *_checks(text),
            ),
            running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=" · ".join(
                [text.symbol, *([_("sample")] if text.session.sample else [])]
            ),
            status=standing(words),
            labels=Labels(leaf=_("Part {number} of {count}")),
        )


def standing(words: LanguageText) -> str:
    """Authentic, or a translation that binds nobody; in the language in force."""
    if words.is_authentic:
        return pgettext("language of a law", "authentic text")
    return _("unofficial translation")


def _subtitle(text: AdoptedText) -> str:
    where = [text.session.title, text.session.place, dates.day(text.adopted_on)]
    return " · ".join(one for one in where if one)


def _facts(text: AdoptedText, words: LanguageText) -> Iterator[tuple[str, Runs]]:
    yield _("Symbol"), runs(Strong(text.symbol))
    yield (
        str(_("Language")),
        runs(f"{languages.name(words.language)}: {standing(words)}"),
    )
    if not words.is_authentic:
        yield str(_("Authentic text")), runs(languages.name(text.authentic))
    yield str(_("Adopted on")), runs(dates.day(text.adopted_on))
    yield str(_("Decision")), runs(how_adopted(text.question))


def _body(words: LanguageText) -> Iterator[Block]:
    for one in words.paragraphs:
        if one.role == ParagraphRow.Role.HEADING:
            yield Heading(" ".join(one.line.split()))
        else:
            yield Paragraph(_lines(one))


def _lines(one: PrintedParagraph) -> Runs:
    parts: list[str | LineBreak] = []
    for place, line in enumerate(one.line.split("\n")):
        if place:
            parts.append(LineBreak())
        parts.append(line)
    return runs(*parts)


def _checks(text: AdoptedText) -> Iterator[Block]:
    yield Paragraph(
        runs(
            _(
                "SHA-256 of the authentic text, the file %(name)s of its record "
                "bundle: %(hash)s"
            )
            % {"name": file_name(text, text.authentic, "txt"), "hash": text.sha256}
        )
    )
    yield Paragraph(
        runs(
            _(
                "The bundle is checked with “orkhon verify”; entry %(seq)d of the record."
            )
            % {"seq": text.seq}
        )
    )


def file_name(text: AdoptedText, language: str, form: str) -> str:
    """decl-002-2019-final-kk.pdf."""
    return f"{text.symbol.lower().replace('/', '-')}-{language}.{form}"
