"""The record of a conversation: written for named people, each opening kept."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact, ConversationRecord, Opening
from orkhon.dialogue.permissions import can_open_conversation, can_write
from orkhon.record.actions import append, keep_source, open_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import SECRETARIAT, has_role, require


@dataclass(frozen=True)
class Opened:
    """What the person who opened it reads, and the trace that it left."""

    text: str
    opening: Opening


@transaction.atomic
def write_conversation_record(
    contact: Contact, text: str, *, open_to: Collection[User], by: User
) -> ConversationRecord:
    """Keep the record of a conversation, open to the people named and its writer.

    Raises:
        Refusal: nothing written, a reader outside the Secretariat, or the contact
            has a record already (what was recorded is not rewritten).
    """
    require(can_write(by), "write a record of conversation")
    if not text.strip():
        raise Refusal("the record of conversation is empty")
    strangers = [str(reader) for reader in open_to if not has_role(reader, SECRETARIAT)]
    if strangers:
        raise Refusal(f"{', '.join(strangers)} cannot read in this room")
    if ConversationRecord.objects.filter(contact=contact).exists():
        raise Refusal(f"“{contact}” has a record of conversation already")
    readers = {by, *open_to}
    # What is kept says the same whoever writes it; the words on screen do not.
    with override("en"):
        title = f"Record of conversation, {contact}"[:500]
    source, _ = keep_source(
        text.encode(),
        filename=f"conversation-{contact.pk}.txt",
        media_type="text/plain",
        text=text,
        language="und",
        by=by,
        title=title,
        restricted_to=[reader.actor_id for reader in readers],
    )
    record = ConversationRecord.objects.create(contact=contact, source=source)
    record.open_to.set(readers)
    append(
        "dialogue.conversation.write",
        subject_of(record),
        by=by,
        contact=str(contact.pk),
        source=str(source.pk),
        open_to=sorted(reader.actor_id for reader in readers),
    )
    return record


@transaction.atomic
def open_conversation_record(record: ConversationRecord, *, by: User) -> Opened:
    """Read it; that it was opened, by whom and when, stays on its page.

    Raises:
        PermissionDenied: not one of the people named.
    """
    require(can_open_conversation(by, record), "open this record of conversation")
    text = open_source(record.source, by=by).decode()
    opening = Opening.objects.create(record=record, by=by, at=timezone.now())
    append("dialogue.conversation.open", subject_of(record), by=by)
    return Opened(text, opening)
