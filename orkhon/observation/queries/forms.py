"""The forms that phones get: the open ones in their current version, with their files."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from orkhon.observation.models import FormDesign, FormFile, FormVersion


def served_versions(mission_id: UUID, form_id: str = "") -> Sequence[FormVersion]:
    """What a phone is offered: published, not replaced, open; in the forms' order.

    Args:
        form_id: Only this form; "" for all.
    """
    found = current_versions(mission_id).filter(
        design__state=FormDesign.State.OPEN, design__mission__closed_at=None
    )
    if form_id:
        found = found.filter(design__form_id=form_id)
    return list(
        found.defer("xml").annotate(
            needs_files=Exists(FormFile.objects.filter(form_version=OuterRef("pk")))
        )
    )


def current_versions(mission_id: UUID) -> QuerySet[FormVersion]:
    """The current version of every form, closed ones too."""
    return (
        FormVersion.objects.filter(
            design__mission=mission_id, published_at__isnull=False, replaced_at=None
        )
        .select_related("design")
        .order_by("design__form_id")
    )


def published_version(
    mission_id: UUID, form_id: str, version: str | None = None
) -> FormVersion | None:
    """A version of a form that is or was before the observers.

    Args:
        version: None for the current one.
    """
    if version is None:
        return current_versions(mission_id).filter(design__form_id=form_id).first()
    return (
        FormVersion.objects.filter(
            design__mission=mission_id,
            design__form_id=form_id,
            version=version,
            published_at__isnull=False,
        )
        .select_related("design")
        .first()
    )


def files_here(version: FormVersion) -> Sequence[FormFile]:
    """The files of a version that have been brought in, by name."""
    return list(version.files.filter(source__isnull=False))


def file_here(version: FormVersion, name: str) -> FormFile | None:
    """One of them, with its source."""
    return (
        version.files.filter(source__isnull=False, name=name)
        .select_related("source")
        .first()
    )
