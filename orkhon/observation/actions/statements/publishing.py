"""Publishing a statement: text, numbers, papers and bundle are frozen in one act."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.merkle.entry import JSON
from orkhon.jobs.actions import ask
from orkhon.jobs.models import Job
from orkhon.observation.actions.bundles import (
    KeptEvidence,
    keep_evidence,
    make_bundle,
)
from orkhon.observation.actions.statements.open_text import open_text
from orkhon.observation.documents.statement.papers import MadePaper, made_papers
from orkhon.observation.models import (
    PublishedFinding,
    SectionEditor,
    Statement,
    StatementPaper,
)
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.statements.blocking import blocking
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.composition import Composed
from orkhon.observation.queries.statements.standing import Standing, standing
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

PUBLISH = "observation.statement.publish"
"""The job that publishes; the entry that it writes has the same name."""

Report = Callable[[int, int | None], None]


@transaction.atomic
def ask_to_publish(statement: Statement, *, seen: str, by: User) -> Job:
    """Let a worker publish: papers in several languages take their time.

    Args:
        seen: SHA-256 of the text that the person who publishes has confirmed.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: something still blocks it, or the text is another one by now.
    """
    require(can_issue(by, statement.mission), "publish a statement")
    statement = open_text(statement, by=by)
    _ready(statement, composed_all(statement), seen)
    return ask(
        PUBLISH,
        subject=subject_of(statement),
        by=by.actor_id,
        arguments={"seen": seen},
    )


def publish_statement(
    statement: Statement, *, seen: str, by: User, report: Report | None = None
) -> Statement:
    """Publish a statement: from here on nothing in it changes.

    The papers are made first, since they take long; then, in one transaction and only
    when the text is still the same, everything is frozen.

    Args:
        seen: SHA-256 of the text that the person who publishes has confirmed.
        report: Told how many papers of how many are made.
    Raises:
        PermissionDenied: not one who issues for this mission.
        Refusal: something still blocks it, or the text is another one by now.
    """
    require(can_issue(by, statement.mission), "publish a statement")
    with transaction.atomic():
        statement = open_text(statement, by=by)
        _date(statement)
        texts = composed_all(statement)
        _ready(statement, texts, seen)
    papers = made_papers(texts, report=report)
    with transaction.atomic():
        held = open_text(statement, by=by)
        held.issued_on = statement.issued_on
        stands = _ready(held, composed_all(held), seen)
        return _freeze(held, texts, papers, stands, by)


def _date(statement: Statement) -> None:
    """A statement without a date has the day of its publication, where the vote was."""
    if statement.issued_on is None:
        zone = ZoneInfo(statement.mission.time_zone)
        now = counting_moment(statement.mission, timezone.now())
        statement.issued_on = now.astimezone(zone).date()


def _ready(statement: Statement, texts: Mapping[str, Composed], seen: str) -> Standing:
    stands = standing(statement, texts)
    blocks = blocking(statement, texts, stands)
    if blocks:
        raise Refusal(
            _("%(n)d things keep it from being published; the first: %(words)s.")
            % {"n": len(blocks), "words": blocks[0].words}
        )
    if stands.digest != seen:
        raise Refusal(_("The text is another one than you confirmed. Read it again."))
    return stands


def _freeze(
    statement: Statement,
    texts: Mapping[str, Composed],
    papers: list[MadePaper],
    stands: Standing,
    by: User,
) -> Statement:
    now = timezone.now()
    _freeze_numbers(statement, texts)
    evidence = keep_evidence(statement, texts, by=by)
    kept = [(one, _kept_paper(one, by)) for one in papers]
    entry = append(
        PUBLISH,
        subject_of(statement),
        by=by,
        **_said(statement, texts, stands, evidence, [source for _, source in kept]),
    )
    Statement.objects.filter(pk=statement.pk).update(
        state=Statement.State.PUBLISHED,
        issued_on=statement.issued_on,
        published_at=now,
        published_by=by.actor_id,
        seq=entry.seq,
        evidence=evidence.evidence,
    )
    StatementPaper.objects.bulk_create(
        StatementPaper(
            statement=statement,
            language=one.language,
            format=one.format,
            source=source,
        )
        for one, source in kept
    )
    SectionEditor.objects.filter(section__statement=statement).delete()
    statement.refresh_from_db()
    make_bundle(statement, by=by)
    statement.refresh_from_db()
    return statement


def _freeze_numbers(statement: Statement, texts: Mapping[str, Composed]) -> None:
    """Keep each number with its forms, and each figure with the sentence it is in."""
    numbers = {key: one for text in texts.values() for key, one in text.numbers.items()}
    PublishedFinding.objects.bulk_create(
        PublishedFinding(
            statement=statement,
            finding=one.finding,
            query=one.finding.query,
            result=one.counted.as_json(),
            submissions=list(one.forms),
        )
        for one in numbers.values()
        if one.counted is not None
    )
    for text in texts.values():
        for sentence in text.sentences:
            for key in sentence.figures:
                sentence.row.figures.add(*text.figures[key].rows)


def _kept_paper(paper: MadePaper, by: User) -> Source:
    source, _is_new = keep_source(
        paper.data,
        filename=paper.filename,
        media_type=paper.media_type,
        text="",
        language=paper.language,
        by=by,
    )
    return source


def _said(
    statement: Statement,
    texts: Mapping[str, Composed],
    stands: Standing,
    evidence: KeptEvidence,
    papers: list[Source],
) -> dict[str, JSON]:
    authentic = texts[statement.authentic]
    return {
        "mission": str(statement.mission_id),
        "number": statement.number,
        "kind": str(statement.kind),
        "corrects": None
        if statement.corrects_id is None
        else str(statement.corrects_id),
        "text_sha256": stands.digest,
        "counted_until": authentic.counted_until.isoformat(),
        "evidence_sha256": evidence.evidence.sha256,
        "rows_sha256": evidence.rows.sha256,
        "paper_sha256": [one.sha256 for one in papers],
        "numbers": {
            key: one.shown(statement.authentic)
            for key, one in sorted(authentic.numbers.items())
        },
        # This entry travels with the bundle: who objects, and why, is in the entries
        # of the positions, which do not.
        "objections": len(stands.objections),
    }
