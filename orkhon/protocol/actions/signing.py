"""Signing and sending: a number of the year without gaps, words that never change.

The counter of the year is locked while a number is given, and the number is kept with
the letter or not at all.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import short
from orkhon.protocol.actions.letters import STATES, locked, refuse_the_dead
from orkhon.protocol.documents.letter import letter_bytes
from orkhon.protocol.models import Letter, LetterCounter
from orkhon.protocol.permissions import can_sign_letters, can_write_letters
from orkhon.protocol.queries.letter_fields import addressee
from orkhon.protocol.queries.letters import words_digest
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui.papers import MEDIA


@transaction.atomic
def sign_letter(letter: Letter, signatory: str, *, by: Actor) -> Letter:
    """Sign a draft: it receives its number, its day and the digest of its words.

    Args:
        signatory: Name and post as they are printed, a line each.
    Raises:
        PermissionDenied: not a head.
        Refusal: nobody signs; signed or given up before; the addressee died.
    """
    require(can_sign_letters(by), "sign a letter")
    signatory = "\n".join(
        " ".join(line.split()) for line in signatory.strip().splitlines()
    )
    if not signatory:
        raise Refusal(_("Write who signs: name and post."))
    if len(signatory) > 240:
        raise Refusal(_("The signature has more than 240 letters; shorten it."))
    # One order of locks for everybody: letter, counter, record.
    held = locked(letter, STATES.DRAFT)
    now = timezone.now()
    today = timezone.localdate(now)
    refuse_the_dead(addressee(held.to_person, held.to_body, today))
    held.numbered_in, held.number = today.year, _next(today.year)
    held.signatory, held.signed_at, held.signed_by = signatory, now, by.actor_id
    held.progress = STATES.SIGNED
    held.sha256 = words_digest(held)
    paper, _new = keep_source(
        letter_bytes(held, "pdf"),
        filename=f"letter-{held.numbered_in}-{held.number}.pdf",
        media_type=MEDIA["pdf"],
        text="",
        language=held.language,
        by=by,
        title=_("Letter %(number)s") % {"number": held.reference},
    )
    held.paper = paper
    held.save()
    append(
        "protocol.letter.sign",
        subject_of(held),
        by=by,
        number=held.number,
        year=held.numbered_in,
        words_sha256=held.sha256,
        paper_sha256=paper.sha256,
    )
    return held


@transaction.atomic
def send_letter(letter: Letter, how: str, *, by: Actor) -> Letter:
    """Log that a signed letter went out, when and by which way.

    Raises:
        Refusal: no way said; not signed; sent before; words that are not those signed.
    """
    require(can_write_letters(by), "log that a letter was sent")
    how = short(how, 160, _("by which way"))
    if not how:
        raise Refusal(_("Say by which way it went: e-mail, courier, the embassy."))
    held = locked(letter, STATES.SIGNED)
    if words_digest(held) != held.sha256:
        raise Refusal(_("The words are not those that were signed."))
    held.progress, held.sent_how = STATES.SENT, how
    held.sent_at, held.sent_by = timezone.now(), by.actor_id
    held.save()
    append(
        "protocol.letter.send",
        subject_of(held),
        by=by,
        how=how,
        words_sha256=held.sha256,
        paper_sha256="" if held.paper is None else held.paper.sha256,
    )
    return held


def _next(year: int) -> int:
    """The next number, given under the lock of its row; a rollback gives it back."""
    LetterCounter.objects.get_or_create(year=year)
    counter = LetterCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
