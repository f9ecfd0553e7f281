"""Received forms as ODK Central's clients know them: one for each chain of edits.

A withdrawn form is one that Central calls deleted. A held one is in the tables, since
nothing is hidden, and says `hasIssues` until somebody has looked at it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from orkhon.engines.xforms.central.values import JSON
from orkhon.observation.models import (
    FormDesign,
    MissionCity,
    Submission,
    SubmissionFile,
    SubmissionNote,
)
from orkhon.observation.queries.rest.actors import numbers_of

A_CHUNK = 500


@dataclass(frozen=True, slots=True)
class LogicalForm:
    """A form with what is known of its files and edits.

    Attributes:
        row: Its current version; the logical id is `root_instance_id`.
    """

    row: Submission
    submitter: int
    submitter_name: str
    submitted_at: datetime
    updated_at: datetime | None
    reviewed: str | None
    files_expected: int
    files_present: int
    edits: int


def logical_forms(
    design: FormDesign, *, city: MissionCity | None = None, is_draft: bool = False
) -> QuerySet[Submission]:
    """The current versions of a form's submissions, the newest first.

    Args:
        city: Only what belongs to this city; None for all.
        is_draft: The trial posts of the draft instead.
    """
    rows = Submission.objects.filter(
        mission=design.mission_id,
        form_id=design.form_id,
        is_draft=is_draft,
        is_current=True,
    ).exclude(state=Submission.State.WITHDRAWN)
    if city is not None:
        rows = rows.filter(
            Q(station__city=city) | Q(station__city=None, team__city=city)
        )
    first = Submission.objects.filter(
        instance_id=OuterRef("root_instance_id"),
        form_id=OuterRef("form_id"),
        mission=OuterRef("mission"),
        is_draft=OuterRef("is_draft"),
    ).values("received_at")[:1]
    noted = (
        SubmissionNote.objects.filter(submission=OuterRef("pk"))
        .values("submission")
        .annotate(last=Max("made_at"))
        .values("last")
    )
    return rows.annotate(
        submitted_at=Coalesce(Subquery(first), F("received_at")),
        noted_at=Subquery(noted),
        edited_at=Case(
            When(~Q(instance_id=F("root_instance_id")), then=F("received_at")),
            output_field=DateTimeField(null=True),
        ),
        # SQLite's greatest of two is nothing when one is; hence each by itself after.
        updated_at=Coalesce(
            Greatest("noted_at", "edited_at"), F("noted_at"), F("edited_at")
        ),
        deleted_at=Value(None, output_field=DateTimeField(null=True)),
        reviewed=Case(
            When(
                review="",
                state=Submission.State.QUARANTINED,
                then=Value(Submission.Review.HAS_ISSUES.value),
            ),
            When(review="", then=Value(None)),
            default=F("review"),
            output_field=CharField(null=True),
        ),
    ).order_by("-pk")


def forms_in_chunks(rows: QuerySet[Submission]) -> Iterator[LogicalForm]:
    """Each form of a query with its facts, a few queries for some hundred forms."""
    chunk: list[Submission] = []
    for row in rows.iterator(chunk_size=A_CHUNK):
        chunk.append(row)
        if len(chunk) == A_CHUNK:
            yield from with_facts(chunk)
            chunk = []
    yield from with_facts(chunk)


def with_facts(rows: Sequence[Submission]) -> list[LogicalForm]:
    """Rows of `logical_forms` with the counts of their files and edits."""
    if not rows:
        return []
    files = {
        pk: (expected, present)
        for pk, expected, present in SubmissionFile.objects.filter(
            submission__in=[row.pk for row in rows]
        )
        .values("submission")
        .annotate(
            expected=Count("name", filter=Q(is_expected=True), distinct=True),
            present=Count("name", filter=Q(source__isnull=False), distinct=True),
        )
        .values_list("submission", "expected", "present")
    }
    senders = numbers_of({actor_of(row) for row in rows})
    edits = _edits([row for row in rows if row.instance_id != row.root_instance_id])
    found = []
    for row in rows:
        number, name = senders[actor_of(row)]
        expected, present = files.get(row.pk, (0, 0))
        facts = row.__dict__
        found.append(
            LogicalForm(
                row=row,
                submitter=number,
                submitter_name=name,
                submitted_at=facts["submitted_at"],
                updated_at=facts["updated_at"],
                reviewed=facts["reviewed"],
                files_expected=expected,
                files_present=present,
                edits=edits.get(row.root_instance_id, 0),
            )
        )
    return found


def actor_of(row: Submission) -> str:
    """Who brought a form in, as the record names actors."""
    if row.by_account:
        return row.by_account
    return "" if row.key_id is None else f"field-key/{row.key_id}"


def instance_name(row: Submission) -> str | None:
    """What the form calls its filling; None when it does not."""
    values: dict[str, str] = row.values
    root = next(iter(values), "").split("/")[1:2]
    return values.get(f"/{root[0]}/meta/instanceName") or None if root else None


def system_of(form: LogicalForm) -> dict[str, JSON]:
    """The part `__system` of a row of OData."""
    return {
        "submissionDate": stamp(form.submitted_at),
        "updatedAt": None if form.updated_at is None else stamp(form.updated_at),
        "deletedAt": None,
        "submitterId": str(form.submitter),
        "submitterName": form.submitter_name or None,
        "attachmentsPresent": form.files_present,
        "attachmentsExpected": form.files_expected,
        "status": "notDecrypted" if is_encrypted(form.row) else None,
        "reviewState": form.reviewed,
        "deviceId": form.row.device_id or None,
        "edits": form.edits,
        "formVersion": form.row.version,
    }


def submission_of(form: LogicalForm) -> dict[str, JSON]:
    """A submission as the REST interface lists it."""
    row = form.row
    created, updated = stamp(form.submitted_at), form.updated_at
    name = instance_name(row)
    return {
        "instanceId": row.root_instance_id,
        "instanceName": name,
        "submitterId": form.submitter,
        "deviceId": row.device_id or None,
        "userAgent": None,
        "reviewState": form.reviewed,
        "createdAt": created,
        "updatedAt": None if updated is None else stamp(updated),
        "deletedAt": None,
        "edits": form.edits,
        "currentVersion": {
            "instanceId": row.instance_id,
            "instanceName": name,
            "submitterId": form.submitter,
            "deviceId": row.device_id or None,
            "userAgent": None,
            "createdAt": stamp(row.received_at),
            "current": True,
            "formVersion": row.version,
        },
    }


def is_encrypted(row: Submission) -> bool:
    """Its answers are in a file that only the mission's key opens."""
    return not row.values


def stamp(moment: datetime) -> str:
    """A moment as every client reads it: UTC, thousandths, Z."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"


def _edits(edited: Sequence[Submission]) -> dict[str, int]:
    if not edited:
        return {}
    first = edited[0]
    return {
        root: versions - 1
        for root, versions in Submission.objects.filter(
            mission=first.mission_id,
            form_id=first.form_id,
            is_draft=first.is_draft,
            is_branch=False,
            root_instance_id__in=[row.root_instance_id for row in edited],
        )
        .order_by()
        .values_list("root_instance_id")
        .annotate(versions=Count("pk"))
    }
