"""Publication: the papers, the bundle and the entry; an embargo shows it later."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.communiques import SHAPE
from orkhon.engines.merkle.entry import JSON, canonical
from orkhon.jobs.actions import ask
from orkhon.jobs.models import Job
from orkhon.press.documents.communiques import (
    FORMATS,
    communique_paper,
    file_name,
)
from orkhon.press.models import CommuniquePaper, CommuniqueText, CommuniqueVersion
from orkhon.press.permissions import can_publish
from orkhon.press.queries.printed import (
    complete_texts,
    digest_of,
    paragraphs_of,
    printed,
    symbol_of,
)
from orkhon.press.queries.provenance import marks_in
from orkhon.record.actions import append, keep_source, sign_checkpoint, subject_of
from orkhon.record.documents import build_bundle
from orkhon.record.models import Source
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui.papers import MEDIA
from orkhon.ui.papers import printed as printed_paper

PUBLISH = "press.communique.publish"
"""The job that makes the papers and publishes; the entry has the same name."""
KINDS = {**MEDIA, "txt": "text/plain; charset=utf-8", "zip": "application/zip"}

Report = Callable[[int, int | None], None]


def ask_to_publish(version: CommuniqueVersion, *, by: Actor) -> Job:
    """Let a worker make the papers and publish: several languages take their time.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: the version is not approved.
    """
    require(can_publish(by), "publish a communiqué")
    _refuse_unapproved(version)
    return ask(PUBLISH, subject=subject_of(version), by=by.actor_id)


def publish_version(
    version: CommuniqueVersion, *, by: Actor, report: Report | None = None
) -> CommuniqueVersion:
    """Publish an approved version with its papers and its bundle.

    Under an embargo it is published now and seen when the embargo ends: every reader
    asks the clock, and nothing has to be done then.

    Args:
        report: Told how many papers of how many are made.
    Returns:
        The version; one that is published already is left as it is.
    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it is not approved.
    """
    require(can_publish(by), "publish a communiqué")
    if version.progress == CommuniqueVersion.State.PUBLISHED:
        return version
    _refuse_unapproved(version)
    made = _made(version, report)
    with transaction.atomic():
        held = (
            CommuniqueVersion.objects.select_for_update(of=("self",))
            .select_related("communique__body")
            .get(pk=version.pk)
        )
        if held.progress != CommuniqueVersion.State.PUBLISHED:
            _refuse_unapproved(held)
            _publish(held, made, by)
    version.refresh_from_db()
    return version


def _made(
    version: CommuniqueVersion, report: Report | None
) -> list[tuple[str, str, bytes]]:
    """Language, ending and bytes of every file."""
    texts = complete_texts(version)
    found: list[tuple[str, str, bytes]] = []
    for text in texts:
        found.append((text.language, "txt", printed(text)))
        paper = communique_paper(text, texts[0])
        for form in FORMATS:
            found.append((text.language, form, printed_paper(paper, form)))
            if report is not None:
                report(sum(one[1] != "txt" for one in found), len(texts) * len(FORMATS))
    return found


def _publish(
    version: CommuniqueVersion, made: list[tuple[str, str, bytes]], by: Actor
) -> None:
    kept = [
        (language, form, _keep(data, file_name(version, language, form), language, by))
        for language, form, data in made
    ]
    texts = complete_texts(version)
    evidence = evidence_of(version, texts)
    proof = _keep(
        canonical(evidence), file_name(version, "evidence", "json"), "und", by
    )
    CommuniquePaper.objects.bulk_create(
        CommuniquePaper(version=version, language=language, format=form, source=source)
        for language, form, source in [*kept, ("und", "json", proof)]
    )
    digests: list[JSON] = [source.sha256 for *_one, source in kept]
    said: dict[str, JSON] = {one.language: digest_of(one) for one in texts}
    entry = append(
        PUBLISH,
        subject_of(version),
        by=by,
        symbol=symbol_of(version),
        version=version.number,
        correction=version.correction,
        text_sha256=said,
        paper_sha256=digests,
        evidence_sha256=proof.sha256,
    )
    approved = [
        one.seq
        for one in entries_about(subject_of(version))
        if one.verb == "press.communique.approve"
    ]
    sign_checkpoint()
    bundle = _keep(
        build_bundle(
            papers={
                file_name(version, language, form): data
                for language, form, data in made
            },
            evidence=evidence,
            seqs=approved[-1:],
            open_seqs=[entry.seq],
        ),
        f"communique-{symbol_of(version).replace('/', '-')}.zip",
        "und",
        by,
    )
    version.progress = CommuniqueVersion.State.PUBLISHED
    version.published_at, version.published_by = timezone.now(), by.actor_id
    version.seq, version.sha256, version.bundle = (
        entry.seq,
        str(said[version.communique.authentic]),
        bundle,
    )
    version.save(
        update_fields=[
            "progress",
            "published_at",
            "published_by",
            "seq",
            "sha256",
            "bundle",
        ]
    )
    append(
        "press.communique.bundle",
        subject_of(version),
        by=by,
        symbol=symbol_of(version),
        bundle_sha256=bundle.sha256,
    )


def evidence_of(
    version: CommuniqueVersion, texts: tuple[CommuniqueText, ...]
) -> dict[str, JSON]:
    """What the bundle and the public page say: the words, and which of them the record
    bears out. No fact beside the words, no source and no reason of an editor.
    """
    of = version.communique
    languages: list[JSON] = [
        {
            "language": one.language,
            "title": one.title,
            "lead": " ".join(one.lead.split()),
            "paragraphs": list(paragraphs_of(one)),
            "text_sha256": digest_of(one),
            "marks": [
                {"paragraph": place, "start": start, "end": end, "kind": kind}
                for place, start, end, kind in marks_in(one)
            ],
        }
        for one in texts
    ]
    return {
        "shape": SHAPE,
        "symbol": symbol_of(version),
        "year": of.year,
        "number": of.number,
        "version": version.number,
        "correction": version.correction,
        "withdraws": version.withdraws,
        "authentic": of.authentic,
        "sample": of.sample,
        "languages": languages,
    }


def _keep(data: bytes, filename: str, language: str, by: Actor) -> Source:
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=KINDS[filename.rpartition(".")[2]],
        text="",
        language=language,
        by=by,
    )
    return source


def _refuse_unapproved(version: CommuniqueVersion) -> None:
    if version.progress != CommuniqueVersion.State.APPROVED:
        raise Refusal(
            _("%(number)s is %(state)s; a head approves it first")
            % {
                "number": version.communique,
                "state": version.get_progress_display(),
            }
        )
