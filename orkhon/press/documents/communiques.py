"""A communiqué as a paper in one of its languages: Word and PDF."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Labels,
    Paper,
    Paragraph,
    Runs,
    Strong,
    runs,
)
from orkhon.press.models import CommuniqueText, CommuniqueVersion
from orkhon.press.queries.printed import (
    digest_of,
    paragraphs_of,
    symbol_of,
)
from orkhon.register.queries import labels
from orkhon.ui import dates, languages

FORMATS = ("docx", "pdf")


def communique_paper(text: CommuniqueText, authentic: CommuniqueText) -> Paper:
    """One language of a version, framed in its own language.

    Args:
        text: Complete, of an approved version.
        authentic: The same version in its authentic language.
    """
    version = text.version
    labels.refresh()
    with override(text.language):
        return Paper(
            title=text.title,
            subtitle=_subtitle(version),
            language=text.language,
            blocks=(
                Facts(tuple(_facts(text, authentic))),
                *_body(text),
                Heading(_("How to check this text")),
                *_checks(version, authentic),
            ),
            running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=" · ".join(
                [
                    symbol_of(version),
                    *([_("sample")] if version.communique.sample else []),
                ]
            ),
            status=standing(text),
            labels=Labels(leaf=_("Part {number} of {count}")),
        )


def standing(text: CommuniqueText) -> str:
    """Authentic, or a translation that binds nobody; in the language in force."""
    if text.language == text.version.communique.authentic:
        return pgettext("language of a law", "authentic text")
    return _("unofficial translation")


def _subtitle(version: CommuniqueVersion) -> str:
    moment = version.embargo_until or timezone.now()
    day = dates.day(timezone.localtime(moment).date())
    return " · ".join([_("Press communiqué"), day])


def _facts(
    text: CommuniqueText, authentic: CommuniqueText
) -> Iterator[tuple[str, Runs]]:
    version = text.version
    yield str(pgettext("communiqué", "Number")), runs(Strong(symbol_of(version)))
    yield (
        str(_("Language")),
        runs(f"{languages.name(text.language)}: {standing(text)}"),
    )
    if text.language != authentic.language:
        yield str(_("Authentic text")), runs(languages.name(authentic.language))
    if version.embargo_until is not None:
        yield str(_("Not before")), runs(embargo_words(version))
    if version.correction:
        label = _("Withdrawn") if version.withdraws else _("Corrected")
        yield str(label), runs(version.correction)


def embargo_words(version: CommuniqueVersion) -> str:
    """“3 March 2027, 12:00 (Asia/Baku)”; "" without an embargo."""
    if version.embargo_until is None:
        return ""
    local = timezone.localtime(
        version.embargo_until, timezone=ZoneInfo(version.embargo_zone)
    )
    return f"{dates.day(local.date())}, {local:%H:%M} ({version.embargo_zone})"


def _body(text: CommuniqueText) -> Iterator[Block]:
    if text.lead:
        yield Paragraph(runs(Strong(" ".join(text.lead.split()))))
    for one in paragraphs_of(text):
        yield Paragraph(runs(one))


def _checks(version: CommuniqueVersion, authentic: CommuniqueText) -> Iterator[Block]:
    yield Paragraph(
        runs(
            _(
                "SHA-256 of the authentic text, the file %(name)s of its record "
                "bundle: %(hash)s"
            )
            % {
                "name": file_name(version, authentic.language, "txt"),
                "hash": digest_of(authentic),
            }
        )
    )
    yield Paragraph(
        runs(
            _("The bundle stands beside the text and is checked with “orkhon verify”.")
        )
    )


def file_name(version: CommuniqueVersion, language: str, form: str) -> str:
    """communique-2026-7-en.pdf."""
    return f"communique-{symbol_of(version).replace('/', '-')}-{language}.{form}"
