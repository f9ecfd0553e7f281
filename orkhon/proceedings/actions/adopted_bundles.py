"""The papers of an adopted text, its bundle, and opening it to everybody."""

import json
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.jobs.actions import ask
from orkhon.jobs.models import Job
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.documents.adopted import (
    FORMATS,
    adopted_paper,
    file_name,
)
from orkhon.proceedings.models import AdoptedPaper, AdoptedText
from orkhon.proceedings.permissions import can_adopt
from orkhon.proceedings.queries.adopted_words import language_texts, printed
from orkhon.record.actions import append, sign_checkpoint, subject_of
from orkhon.record.documents import build_bundle
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui import papers

ISSUE = "proceedings.adopted-text.issue"
"""The job that makes the papers; the entry that it writes has the same name."""

Report = Callable[[int, int | None], None]


def ask_for_papers(text: AdoptedText, *, by: Actor) -> Job:
    """Let a worker make the papers and the bundle: several languages take their time."""
    require(can_adopt(by), "make the papers of an adopted text")
    return ask(ISSUE, subject=subject_of(text), by=by.actor_id)


def issue_papers(
    text: AdoptedText, *, by: Actor, report: Report | None = None
) -> AdoptedText:
    """Make the papers of an adopted text, and its bundle; once.

    The papers are made before the transaction, since they take long.

    Args:
        report: Told how many papers of how many are made.
    Returns:
        The text with its bundle; one that has it already is left as it is.
    Raises:
        PermissionDenied: not one who gives symbols.
        BundleError: what was kept is not what the adoption names.
    """
    require(can_adopt(by), "make the papers of an adopted text")
    if text.bundle_id is not None:
        return text
    made = _made(text, report)
    with transaction.atomic():
        held = _locked(text)
        if held.bundle_id is None:
            _issue(held, made, by)
    text.refresh_from_db()
    return text


@transaction.atomic
def publish_text(text: AdoptedText, *, by: Actor) -> AdoptedText:
    """Open the page of an adopted text, with its papers and bundle, to everybody.

    Raises:
        PermissionDenied: not one who gives symbols.
        Refusal: it has no papers yet, or is open already.
    """
    require(can_adopt(by), "open an adopted text to everybody")
    held = _locked(text)
    if held.bundle_id is None:
        raise Refusal(
            _("%(symbol)s has no papers yet; make them first") % {"symbol": held.symbol}
        )
    if held.published_at is not None:
        raise Refusal(
            _("%(symbol)s is open to everybody already") % {"symbol": held.symbol}
        )
    held.published_at, held.published_by = timezone.now(), by.actor_id
    held.save(update_fields=["published_at", "published_by"])
    append(
        "proceedings.adopted-text.publish",
        subject_of(held),
        by=by,
        symbol=held.symbol,
        text_sha256=held.sha256,
    )
    return held


def _made(text: AdoptedText, report: Report | None) -> list[tuple[str, str, bytes]]:
    """Language, ending and bytes of every file."""
    found = []
    texts = language_texts(text.version)
    total = len(texts) * len(FORMATS)
    for words in texts:
        found.append((words.language, "txt", printed(words, text.symbol)))
        paper = adopted_paper(text, words)
        for form in FORMATS:
            found.append((words.language, form, papers.printed(paper, form)))
            if report is not None:
                report(sum(one[1] != "txt" for one in found), total)
    return found


def _issue(text: AdoptedText, made: list[tuple[str, str, bytes]], by: Actor) -> None:
    kept: list[tuple[str, str, Source]] = [
        (
            language,
            form,
            keep_file(data, file_name(text, language, form), by=by, language=language),
        )
        for language, form, data in made
    ]
    AdoptedPaper.objects.bulk_create(
        AdoptedPaper(text=text, language=language, format=form, source=source)
        for language, form, source in kept
    )
    digests: list[JSON] = [source.sha256 for *_one, source in kept]
    entry = append(
        ISSUE, subject_of(text), by=by, symbol=text.symbol, paper_sha256=digests
    )
    # The adoption and its papers must lie under what is signed.
    sign_checkpoint()
    bundle = keep_file(
        build_bundle(
            papers={
                file_name(text, language, form): data for language, form, data in made
            },
            evidence=_evidence(text),
            seqs=[] if text.question.seq is None else [text.question.seq],
            open_seqs=[text.seq, entry.seq],
        ),
        f"{text.symbol.lower().replace('/', '-')}.zip",
        by=by,
    )
    text.bundle = bundle
    text.save(update_fields=["bundle"])
    append(
        "proceedings.adopted-text.bundle",
        subject_of(text),
        by=by,
        symbol=text.symbol,
        bundle_sha256=bundle.sha256,
    )


def _evidence(text: AdoptedText) -> JSON:
    """As it was kept when the text was adopted, and not as it would be written now."""
    said: JSON = json.loads(bytes_of(text.evidence))
    return said


def _locked(text: AdoptedText) -> AdoptedText:
    return (
        AdoptedText.objects.select_for_update(of=("self",))
        .select_related("session__organ", "question", "version__draft", "evidence")
        .get(pk=text.pk)
    )
