"""The bundle of a published statement, and what of it is kept when it is frozen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.findings.reading import read_rows
from orkhon.observation.models import Statement, Submission
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.evidence import Frozen, frozen
from orkhon.observation.queries.statements.composition import Composed
from orkhon.record.actions import append, keep_source, sign_checkpoint, subject_of
from orkhon.record.documents import build_bundle
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@dataclass(frozen=True)
class KeptEvidence:
    """The two files that the entry of publication names as `evidence_sha256` and
    `rows_sha256`."""

    evidence: Source
    rows: Source


@transaction.atomic
def keep_evidence(
    statement: Statement, texts: Mapping[str, Composed], *, by: Actor
) -> KeptEvidence:
    """Freeze what a statement rests on, as two sources.

    Args:
        texts: By language, the text that is being published.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: the forms give other numbers by now than the text says.
    """
    require(can_issue(by, statement.mission), "publish a statement")
    files: Frozen = frozen(statement, texts)
    name = _name(statement)
    evidence, _is_new = keep_source(
        files.evidence,
        filename=f"{name}-evidence.json",
        media_type="application/json",
        text="",
        language="und",
        by=by,
        title=_("Evidence of a statement"),
    )
    rows, _is_new = keep_source(
        files.rows,
        filename=f"{name}-rows.jsonl",
        media_type="application/jsonl",
        text="",
        language="und",
        by=by,
        title=_("Rows of a statement"),
    )
    return KeptEvidence(evidence, rows)


@transaction.atomic
def make_bundle(statement: Statement, *, by: Actor) -> Source:
    """Put a published statement, its evidence and its proofs together for strangers.

    A checkpoint is signed first, so that the publication is under it.

    Returns:
        The zip archive, which is the statement's bundle from now on.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: not published yet.
        BundleError: what was kept is not what the publication names.
    """
    require(can_issue(by, statement.mission), "make the bundle of a statement")
    if statement.seq is None or statement.evidence is None:
        raise Refusal(_("The statement is not published yet."))
    evidence = json.loads(bytes_of(statement.evidence))
    rows = _rows(evidence["rows"]["sha256"])
    leaves = [one.leaf for one in read_rows(rows)]
    draws = [draw["entry"] for draw in evidence["draws"]]
    sign_checkpoint()
    data = build_bundle(
        papers=_papers(statement),
        evidence=evidence,
        seqs=[],
        open_seqs=[*draws, statement.seq],
        rows=rows,
        receipt_seqs=_receipts(statement, leaves),
    )
    bundle, _is_new = keep_source(
        data,
        filename=f"{_name(statement)}.zip",
        media_type="application/zip",
        text="",
        language="und",
        by=by,
        title=_("Bundle of a statement"),
    )
    Statement.objects.filter(pk=statement.pk).update(bundle=bundle)
    append(
        "observation.statement.bundle",
        subject_of(statement),
        by=by,
        bundle_sha256=bundle.sha256,
        rows=len(leaves),
    )
    statement.refresh_from_db()
    return bundle


def _papers(statement: Statement) -> dict[str, bytes]:
    """The papers under the names that the verifier looks for: …-LANGUAGE.FORMAT."""
    return {
        f"{_name(statement)}-{one.language}.{one.format}": bytes_of(one.source)
        for one in statement.papers.select_related("source")
    }


def _rows(sha256: str) -> bytes:
    if sha256 == hashlib.sha256().hexdigest():
        return b""  # a statement without numbers rests on no rows
    return bytes_of(Source.objects.get(sha256=sha256, quarantined="", open_to=""))


def _receipts(statement: Statement, leaves: list[str]) -> list[int]:
    wanted = set(leaves)
    return [
        seq
        for seq, leaf in Submission.objects.filter(
            mission=statement.mission
        ).values_list("seq", "leaf")
        if leaf in wanted
    ]


def _name(statement: Statement) -> str:
    return f"{statement.kind}-{statement.mission.number}-{statement.number}"
