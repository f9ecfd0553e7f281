"""The words of a draft: saved against what the writer had before them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.press.actions.drafting import LANGUAGES, locked_draft
from orkhon.press.errors import Overtaken
from orkhon.press.models import (
    AcceptedDifference,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.press.permissions import can_write
from orkhon.press.queries.claims import marks_of
from orkhon.press.queries.printed import digest_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui import languages as tongues

SITTING = timedelta(minutes=10)
"""One person's saves within this are one act: a text saves itself while it is typed."""


@dataclass(frozen=True)
class Words:
    """Title, lead and paragraphs of a text; an empty line parts two paragraphs."""

    title: str
    lead: str
    body: str


@transaction.atomic
def add_language(
    version: CommuniqueVersion, language: str, *, by: Actor
) -> CommuniqueText:
    """Begin a further language of a draft; one that is there is given back."""
    require(can_write(by), "translate a communiqué")
    held = locked_draft(version)
    if language not in LANGUAGES:
        raise Refusal(
            _("“%(language)s” is no language of this site") % {"language": language}
        )
    text, is_new = CommuniqueText.objects.get_or_create(
        version=held,
        language=language,
        defaults={"changed_at": timezone.now(), "changed_by": by.actor_id},
    )
    if is_new:
        append(
            "press.communique.add-language",
            subject_of(held),
            by=by,
            number=str(held.communique),
            language=language,
        )
    return text


@transaction.atomic
def save_text(
    version: CommuniqueVersion,
    language: str,
    words: Words,
    *,
    seen: int,
    by: Actor,
) -> CommuniqueText:
    """Save the words of a language, unless somebody else saved them meanwhile.

    Args:
        seen: The revision that the writer began from.
    Returns:
        The text with its new revision; the same revision where nothing changed.
    Raises:
        PermissionDenied: not the press service or a head.
        Overtaken: another revision stands there, with other words.
        Refusal: the words of the version are fixed, or it has not this language.
    """
    require(can_write(by), "write a communiqué")
    held = locked_draft(version)
    text = CommuniqueText.objects.filter(version=held, language=language).first()
    if text is None:
        raise Refusal(
            _("%(number)s is not written in %(language)s")
            % {"number": held.communique, "language": tongues.name(language)}
        )
    asked = Words(_clean(words.title), _clean(words.lead), _clean(words.body))
    if (text.title, text.lead, text.body) == (asked.title, asked.lead, asked.body):
        return text
    now = timezone.now()
    changed = CommuniqueText.objects.filter(pk=text.pk, revision=seen).update(
        title=asked.title[:240],
        lead=asked.lead,
        body=asked.body,
        revision=seen + 1,
        changed_at=now,
        changed_by=by.actor_id,
        read_at=None,
        read_by="",
    )
    if not changed:
        raise Overtaken(
            _("Somebody else changed the %(language)s text meanwhile; nothing is lost")
            % {"language": tongues.name(language)}
        )
    goes_on = text.changed_by == by.actor_id and now - text.changed_at < SITTING
    text.refresh_from_db()
    if not goes_on or seen == 0:
        append(
            "press.communique.write",
            subject_of(held),
            by=by,
            number=str(held.communique),
            language=language,
            text_sha256=digest_of(text),
        )
    return text


@transaction.atomic
def mark_read(version: CommuniqueVersion, language: str, *, by: Actor) -> None:
    """Say that a translation was read against the authentic text."""
    require(can_write(by), "read a translation")
    held = locked_draft(version)
    CommuniqueText.objects.filter(version=held, language=language).update(
        read_at=timezone.now(), read_by=by.actor_id
    )
    append(
        "press.communique.read",
        subject_of(held),
        by=by,
        number=str(held.communique),
        language=language,
    )


@transaction.atomic
def keep_difference(
    version: CommuniqueVersion, language: str, words: str, *, why: str, by: Actor
) -> AcceptedDifference:
    """Let words stand that differ from the record, with the reason.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: no reason; the words do not stand there, or do not differ.
    """
    require(can_write(by), "keep what differs from the record")
    held = locked_draft(version)
    if not why.strip():
        raise Refusal(_("Say why “%(words)s” stays") % {"words": words})
    text = CommuniqueText.objects.filter(version=held, language=language).first()
    differs = (
        []
        if text is None
        else [one.claim.words for one in marks_of(text) if one.differs]
    )
    if words not in differs:
        raise Refusal(
            _("“%(words)s” does not differ from the record") % {"words": words}
        )
    kept, _is_new = AcceptedDifference.objects.update_or_create(
        version=held,
        language=language,
        words=words,
        defaults={
            "why": why.strip()[:300],
            "at": timezone.now(),
            "by": by.actor_id,
        },
    )
    append(
        "press.communique.keep-difference",
        subject_of(held),
        by=by,
        number=str(held.communique),
        language=language,
        words=words,
        why=kept.why,
    )
    return kept


def take_record(text: CommuniqueText, words: str) -> Words:
    """The text with what the record says in the place of words that differ.

    Raises:
        Refusal: the words do not stand there, do not differ, or cannot be replaced.
    """
    fields = {one: getattr(text, one) for one in ("title", "lead", "body")}
    wanted = [
        one for one in marks_of(text) if one.claim.words == words and one.may_be_taken
    ]
    if not wanted:
        raise Refusal(
            _("“%(words)s” does not differ from the record") % {"words": words}
        )
    # From the end, so that places before it hold.
    for one in sorted(wanted, key=lambda mark: -mark.claim.start):
        before = fields[one.field]
        fields[one.field] = (
            before[: one.claim.start] + one.record + before[one.claim.end :]
        )
    return Words(**fields)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()
