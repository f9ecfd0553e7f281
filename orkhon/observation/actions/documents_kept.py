"""Passports, photographs: sealed when they come, opened under trace, deleted on a date."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.observation.intake.photographs import PhotographError, upright_jpeg
from orkhon.observation.models import Mission, Observer, ObserverDocument
from orkhon.observation.permissions import (
    can_nominate_for,
    can_open_personal,
    can_run,
)
from orkhon.record import sealed
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def add_document(
    observer: Observer, data: bytes, *, kind: str, filename: str, by: User
) -> ObserverDocument:
    """Keep a personal document, sealed, until the day of the mission's rule.

    A photograph is kept as an upright JPEG without the place and time that phones
    write into it; everything else byte for byte.

    Raises:
        Refusal: an unknown kind, no PDF, JPEG or PNG, too large, or closed.
    """
    mission = observer.mission
    require(
        can_run(by, mission) or can_nominate_for(by, observer.parliament.key),
        "keep a document of an observer",
    )
    if mission.closed_at is not None:
        raise Refusal(_("the mission is closed"))
    if kind not in ObserverDocument.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of document") % {"kind": kind})
    media_type = sealed.media_type_of(data)
    if not media_type:
        raise Refusal(_("%(name)s is no PDF, JPEG or PNG") % {"name": filename})
    if len(data) > sealed.LARGEST:
        raise Refusal(_("%(name)s is larger than 20 MB") % {"name": filename})
    if kind == ObserverDocument.Kind.PHOTO:
        try:
            data, media_type = upright_jpeg(data), "image/jpeg"
        except PhotographError as error:
            raise Refusal(f"{filename}: {error}") from error
    document = ObserverDocument.objects.create(
        observer=observer,
        kind=kind,
        filename=filename.replace("\\", "/").rpartition("/")[2][-255:],
        media_type=media_type,
        size=len(data),
        file=sealed.seal(data),
        delete_on=_deletion_day(mission),
        added_at=timezone.now(),
        added_by=by.actor_id,
    )
    append(
        "observation.document.add",
        subject_of(document),
        by=by,
        observer=str(observer.pk),
        kind=str(kind),
        delete_on=document.delete_on.isoformat(),
    )
    return document


@transaction.atomic
def open_document(document: ObserverDocument, *, by: User) -> bytes:
    """Read a document; that it was opened, by whom and when, stays in the record.

    Raises:
        Refusal: it was deleted.
        SealError: its file is missing or was altered.
    """
    require(
        can_open_personal(by, document.observer.mission), "open a personal document"
    )
    if document.deleted_at is not None:
        raise Refusal(
            _("%(document)s was deleted on %(day)s")
            % {
                "document": document.get_kind_display(),
                "day": timezone.localdate(document.deleted_at),
            }
        )
    data = sealed.unseal(document.file)
    append(
        "observation.document.open",
        subject_of(document),
        by=by,
        observer=str(document.observer_id),
        kind=str(document.kind),
    )
    return data


@transaction.atomic
def delete_document(document: ObserverDocument, *, by: User, why: str) -> None:
    """Delete a document before its date.

    Raises:
        Refusal: no reason, or it was deleted already.
    """
    observer = document.observer
    require(
        can_run(by, observer.mission) or can_nominate_for(by, observer.parliament.key),
        "delete a document of an observer",
    )
    if not why.strip():
        raise Refusal(_("say why the document is deleted"))
    if not _delete(document):
        raise Refusal(_("the document was deleted already"))
    append(
        "observation.document.delete",
        subject_of(document),
        by=by,
        observer=str(observer.pk),
        kind=str(document.kind),
        why=why.strip(),
    )


def delete_due_documents(today: date) -> int:
    """Delete every document whose day has come, each with its entry.

    A file that a crash left behind after its row was marked goes as well.

    Returns:
        How many documents were deleted.
    """
    for document in ObserverDocument.objects.filter(deleted_at__isnull=False).exclude(
        file=""
    ):
        _destroy(document)
    due = ObserverDocument.objects.filter(deleted_at=None, delete_on__lte=today)
    return sum(expire(document) for document in due)


def move_deletion_dates(mission: Mission) -> None:
    """Reckon anew when the documents of a mission go; its day or rule has changed."""
    ObserverDocument.objects.filter(observer__mission=mission, deleted_at=None).update(
        delete_on=_deletion_day(mission)
    )


@transaction.atomic
def expire(document: ObserverDocument) -> int:
    """Delete a document whose day has come; 0 when it was deleted meanwhile."""
    if not _delete(document):
        return 0
    mission = document.observer.mission
    append(
        "observation.document.expire",
        subject_of(document),
        by=None,
        observer=str(document.observer_id),
        kind=str(document.kind),
        rule=f"{mission.documents_kept_days} days after {mission.vote_on}",
    )
    return 1


def _delete(document: ObserverDocument) -> bool:
    """Mark it as deleted; its bytes go as soon as the mark is safe."""
    changed = ObserverDocument.objects.filter(pk=document.pk, deleted_at=None).update(
        deleted_at=timezone.now()
    )
    document.refresh_from_db()
    if changed:
        transaction.on_commit(lambda: _destroy(document))
    return bool(changed)


def _destroy(document: ObserverDocument) -> None:
    sealed.destroy(document.file)
    ObserverDocument.objects.filter(pk=document.pk).update(file="")
    document.file = ""


def _deletion_day(mission: Mission) -> date:
    return mission.vote_on + timedelta(mission.documents_kept_days)
