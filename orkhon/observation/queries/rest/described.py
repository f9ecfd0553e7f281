"""Missions, forms, keys and accounts in the shapes of ODK Central's interface."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

from django.db.models import Count, Max, Q

from orkhon.accounts.models import User
from orkhon.engines.xforms.central.values import JSON
from orkhon.observation.models import (
    FieldKey,
    FormDesign,
    FormFile,
    FormVersion,
    Mission,
    Submission,
)
from orkhon.observation.queries.rest.actors import account_number
from orkhon.observation.queries.rest.submissions import stamp
from orkhon.record.queries import entries_about

SPREADSHEETS = {
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
APP_USER_ROLE = 2
ROLES: Sequence[Mapping[str, JSON]] = (
    {"id": 1, "name": "Administrator", "system": "admin", "verbs": []},
    {"id": APP_USER_ROLE, "name": "App User", "system": "app-user", "verbs": []},
    {"id": 5, "name": "Project Manager", "system": "manager", "verbs": []},
    {"id": 6, "name": "Project Viewer", "system": "viewer", "verbs": []},
)


def project_of(mission: Mission) -> dict[str, JSON]:
    """A mission as a project; it began when it was entered in the record."""
    first = next(iter(entries_about(f"orkhon:mission/{mission.pk}")), None)
    began = (
        datetime.combine(mission.vote_on, time(), tzinfo=UTC)
        if first is None
        else first.at
    )
    return {
        "id": mission.number,
        "name": mission.title,
        "description": None,
        "archived": mission.closed_at is not None,
        "keyId": None,
        "createdAt": stamp(began),
        "updatedAt": None,
        "deletedAt": None,
    }


def project_counts(mission: Mission) -> dict[str, JSON]:
    """What the extended metadata add to a project."""
    last = Submission.objects.filter(mission=mission, is_draft=False).aggregate(
        last=Max("received_at")
    )["last"]
    return {
        "appUsers": FieldKey.objects.filter(mission=mission, revoked_at=None).count(),
        "forms": FormDesign.objects.filter(mission=mission).count(),
        "datasets": 0,
        "lastSubmission": None if last is None else stamp(last),
    }


def designs_of(mission: Mission) -> Sequence[FormDesign]:
    """The forms of a mission with what the lists say of them."""
    return list(FormDesign.objects.filter(mission=mission).select_related("mission"))


def versions_shown(designs: Sequence[FormDesign]) -> dict[str, FormVersion]:
    """For each form, by its key, the current version; its draft when there is none."""
    found: dict[str, FormVersion] = {}
    rows = (
        FormVersion.objects.filter(design__in=designs, replaced_at=None)
        .select_related("source")
        .defer("xml", "source__text")
    )
    for row in rows:
        known = found.get(str(row.design_id))
        if known is None or row.published_at is not None:
            found[str(row.design_id)] = row
    return found


def form_of(design: FormDesign, version: FormVersion) -> dict[str, JSON]:
    """A form in one of its versions."""
    published = version.published_at
    return {
        "projectId": design.mission.number,
        "xmlFormId": design.form_id,
        "name": design.title,
        "version": version.version,
        "hash": version.md5,
        "sha256": version.sha256,
        "state": design.state,
        "keyId": None,
        "enketoId": None,
        "enketoOnceId": None,
        "draftToken": version.draft_token or None,
        "createdAt": stamp(design.made_at),
        "updatedAt": stamp(version.made_at),
        "publishedAt": None if published is None else stamp(published),
        "webformsEnabled": False,
    }


def counts_of(design: FormDesign) -> dict[str, JSON]:
    """What the extended metadata add to a form."""
    rows = Submission.objects.filter(
        mission=design.mission_id,
        form_id=design.form_id,
        is_draft=False,
        is_current=True,
    ).exclude(state=Submission.State.WITHDRAWN)
    held = Q(review="", state=Submission.State.QUARANTINED)
    counts = rows.aggregate(
        all=Count("pk"),
        last=Max("received_at"),
        received=Count("pk", filter=Q(review="") & ~held),
        has_issues=Count("pk", filter=Q(review="hasIssues") | held),
        edited=Count("pk", filter=Q(review="edited")),
    )
    return {
        "submissions": counts["all"],
        "lastSubmission": None if counts["last"] is None else stamp(counts["last"]),
        "reviewStates": {
            "received": counts["received"],
            "hasIssues": counts["has_issues"],
            "edited": counts["edited"],
        },
    }


def excel_type(version: FormVersion) -> str | None:
    """The media type of the XLSForm behind a version; None when it was an XForm."""
    source = version.source
    if source is None or source.media_type not in SPREADSHEETS:
        return None
    return source.media_type


def form_file_of(file: FormFile) -> dict[str, JSON]:
    """A file that a form shows."""
    is_here = file.source is not None
    since = (
        file.form_version.made_at if file.source is None else file.source.received_at
    )
    return {
        "name": file.name,
        "type": file.kind,
        "hash": file.md5 or "",
        "exists": is_here,
        "blobExists": is_here,
        "datasetExists": False,
        "updatedAt": stamp(since),
    }


def app_user_of(key: FieldKey, *, token: str | None = None) -> dict[str, JSON]:
    """A field key as an app user; its token is known only when it is made."""
    return {
        "projectId": key.mission.number,
        "id": key.pk,
        "type": "field_key",
        "displayName": key.label,
        "token": token,
        "createdAt": stamp(key.made_at),
        "updatedAt": None,
        "deletedAt": None if key.revoked_at is None else stamp(key.revoked_at),
    }


def user_of(account: User) -> dict[str, JSON]:
    """An account, to itself."""
    return {
        "id": account_number(account),
        "type": "user",
        "displayName": account.display_name,
        "email": account.email or account.username,
        "createdAt": stamp(account.joined_at),
        "updatedAt": None,
        "deletedAt": None,
    }
