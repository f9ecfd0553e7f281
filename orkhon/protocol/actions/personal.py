"""Passports and visas of visits: sealed, opened under trace, deleted on their day.

Nothing is kept before somebody set the rule that says for how long; it is shipped not
set. The file store of sealed documents is in no backup, so what is deleted is gone.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.protocol.models import (
    PersonalDocument,
    PersonalOpening,
    RetentionRule,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.permissions import can_open_personal, can_set_rules
from orkhon.protocol.queries.personal import deletion_day, due, rule_in_force
from orkhon.record import sealed
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

LONGEST = 3650
"""Days; a rule of more than ten years is a slip of the hand."""


class NoRule(Refusal):
    """Nobody has said how long documents are kept, so none is kept."""


@transaction.atomic
def set_retention_rule(days: int, words: str, *, by: User) -> RetentionRule:
    """Say how many days after a visit its documents are kept, and which text says so.

    Documents that are kept already move to their day by the new rule.

    Raises:
        Refusal: no days, too many, or no words of a text.
    """
    require(can_set_rules(by), "set how long personal documents are kept")
    words = " ".join(words.split())
    if not 0 <= days <= LONGEST:
        raise Refusal(
            _("“%(days)s” days: write a number from 0 to %(most)s")
            % {"days": days, "most": LONGEST}
        )
    if not words:
        raise Refusal(_("say which text sets the rule"))
    rule = RetentionRule.objects.create(
        days=days, words=words, made_at=timezone.now(), made_by=by.actor_id
    )
    append("protocol.retention.set", subject_of(rule), by=by, days=days, words=words)
    for visit in Visit.objects.filter(
        participants__personal_documents__deleted_at=None,
        participants__personal_documents__isnull=False,
    ).distinct():
        _move(visit, rule)
    return rule


@transaction.atomic
def keep_document(
    participant: VisitParticipant, data: bytes, *, kind: str, filename: str, by: User
) -> PersonalDocument:
    """Keep a passport or visa, sealed, until the day of the rule.

    Raises:
        NoRule: no rule says how long it is kept.
        Refusal: an unknown kind, no PDF, JPEG or PNG, too large, somebody withdrawn,
            or its day has come already.
    """
    require(can_open_personal(by), "keep a personal document")
    rule = rule_in_force()
    if rule is None:
        raise NoRule(
            _("nobody has set how long personal documents are kept: none is kept")
        )
    if participant.withdrawn_at is not None:
        raise Refusal(_("%(name)s takes no part any more") % {"name": participant.name})
    if kind not in PersonalDocument.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of document") % {"kind": kind})
    media_type = sealed.media_type_of(data)
    if not media_type:
        raise Refusal(_("%(name)s is no PDF, JPEG or PNG") % {"name": filename})
    if len(data) > sealed.LARGEST:
        raise Refusal(_("%(name)s is larger than 20 MB") % {"name": filename})
    delete_on = deletion_day(participant.visit, rule)
    if delete_on <= timezone.localdate():
        raise Refusal(
            _("by the rule it would have been deleted on %(day)s") % {"day": delete_on}
        )
    document = PersonalDocument.objects.create(
        participant=participant,
        kind=kind,
        filename=filename.replace("\\", "/").rpartition("/")[2][-255:],
        media_type=media_type,
        file=sealed.seal(data),
        delete_on=delete_on,
        rule=_words(rule),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "protocol.personal.keep",
        subject_of(document),
        by=by,
        participant=str(participant.pk),
        kind=str(kind),
        delete_on=delete_on.isoformat(),
    )
    return document


@transaction.atomic
def open_document(document: PersonalDocument, *, why: str, by: User) -> bytes:
    """Read a document; who opened it, when and why stays beside it and in the record.

    Raises:
        Refusal: no reason, or it was deleted.
        SealError: its file is missing or was altered.
    """
    require(can_open_personal(by), "open a personal document")
    why = " ".join(why.split())[:200]
    if not why:
        raise Refusal(_("say why the document is opened"))
    if document.deleted_at is not None:
        raise Refusal(
            _("%(document)s was deleted on %(day)s")
            % {
                "document": document.get_kind_display(),
                "day": timezone.localdate(document.deleted_at),
            }
        )
    data = sealed.unseal(document.file)
    PersonalOpening.objects.create(
        document=document, at=timezone.now(), by=by.actor_id, why=why
    )
    append("protocol.personal.open", subject_of(document), by=by, why=why)
    return data


@transaction.atomic
def delete_document(document: PersonalDocument, *, why: str, by: User) -> None:
    """Delete a document before its day.

    Raises:
        Refusal: no reason, or it was deleted already.
    """
    require(can_open_personal(by), "delete a personal document")
    why = " ".join(why.split())
    if not why:
        raise Refusal(_("say why the document is deleted"))
    if not _delete(document, by.actor_id):
        raise Refusal(_("the document was deleted already"))
    append("protocol.personal.delete", subject_of(document), by=by, why=why)


def delete_due_documents(today: date) -> list[PersonalDocument]:
    """Delete every document whose day has come, each with its entry.

    A file that a crash left behind after its row was marked goes as well.

    Returns:
        The documents deleted: their rows, which stay.
    """
    left = PersonalDocument.objects.filter(deleted_at__isnull=False).exclude(file="")
    for document in left:
        _destroy(document)
    rows = due(today).select_related("participant__visit")
    return [document for document in rows if expire(document)]


@transaction.atomic
def expire(document: PersonalDocument) -> bool:
    """Delete a document whose day has come; False when it was deleted meanwhile."""
    if not _delete(document, ""):
        return False
    append(
        "protocol.personal.expire",
        subject_of(document),
        by=None,
        kind=str(document.kind),
        delete_on=document.delete_on.isoformat(),
        rule=document.rule,
    )
    return True


def move_deletion_days(visit: Visit) -> None:
    """Reckon anew when the documents of a visit go; its last day has changed."""
    rule = rule_in_force()
    if rule is not None:
        _move(visit, rule)


def _move(visit: Visit, rule: RetentionRule) -> None:
    PersonalDocument.objects.filter(participant__visit=visit, deleted_at=None).update(
        delete_on=deletion_day(visit, rule), rule=_words(rule)
    )


def _words(rule: RetentionRule) -> str:
    # Kept with the document, in English as entries of the record are.
    return f"{rule.days} days after the visit: {rule.words}"[:240]


def _delete(document: PersonalDocument, by: str) -> bool:
    """Mark it as deleted; its bytes go as soon as the mark is safe."""
    changed = PersonalDocument.objects.filter(pk=document.pk, deleted_at=None).update(
        deleted_at=timezone.now(), deleted_by=by
    )
    document.refresh_from_db()
    if changed:
        transaction.on_commit(lambda: _destroy(document))
    return bool(changed)


def _destroy(document: PersonalDocument) -> None:
    sealed.destroy(document.file)
    # The name of a scan may name its owner; it goes with the bytes.
    PersonalDocument.objects.filter(pk=document.pk).update(file="", filename="")
    document.file = document.filename = ""
