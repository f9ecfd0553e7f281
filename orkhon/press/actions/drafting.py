"""Beginning a communiqué from an event, renewing its facts, dropping it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Contact
from orkhon.observation.models import Mission
from orkhon.press.models import (
    Communique,
    CommuniqueFact,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.press.permissions import can_approve, can_write
from orkhon.press.queries.skeleton.events import skeleton_for
from orkhon.press.queries.skeleton.values import Skeleton
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit
from orkhon.record.actions import append, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body

Event = Contact | Session | Mission | Visit
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
UNFINISHED = (Contact.State.PLANNED, Contact.State.CANCELLED)


@dataclass(frozen=True)
class Renewed:
    """What changed in the facts of a version: their words."""

    added: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone)


@transaction.atomic
def begin_communique(
    event: Event | None,
    *,
    body: Body,
    authentic: str,
    by: Actor,
    languages: Iterable[str] = (),
    sample: bool = False,
) -> CommuniqueVersion:
    """Begin a communiqué: its number, its first version, the facts as they are now.

    Args:
        event: What it is about; None for another occasion, without facts.
        body: Whose communiqué it is.
        authentic: The language that counts; the others are unofficial translations.
        languages: Further ones to write in; more can be added later.
    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: the event is not held, or was joined into another one; a language
            that the site does not have.
    """
    require(can_write(by), "begin a communiqué")
    wanted = list(dict.fromkeys([authentic, *languages]))
    for one in wanted:
        _refuse_language(one)
    _refuse_event(event)
    # The record's lock gives the numbers one order.
    locked_frontier()
    now = timezone.now()
    year = timezone.localtime(now).year
    last = Communique.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    made = Communique.objects.create(
        year=year,
        number=(last or 0) + 1,
        body=body,
        contact=event if isinstance(event, Contact) else None,
        session=event if isinstance(event, Session) else None,
        mission=event if isinstance(event, Mission) else None,
        visit=event if isinstance(event, Visit) else None,
        authentic=authentic,
        sample=sample,
        made_at=now,
        made_by=by.actor_id,
    )
    version = CommuniqueVersion.objects.create(
        communique=made, number=1, made_at=now, made_by=by.actor_id
    )
    for language in wanted:
        CommuniqueText.objects.create(
            version=version, language=language, changed_at=now, changed_by=by.actor_id
        )
    keep_facts(version, skeleton_for(made))
    append(
        "press.communique.begin",
        subject_of(made),
        by=by,
        number=str(made),
        event="" if event is None else subject_of(event),
        authentic=authentic,
        facts=version.facts.count(),
    )
    return version


def keep_facts(version: CommuniqueVersion, skeleton: Skeleton) -> None:
    """Freeze facts as they are now, numbered from 1."""
    CommuniqueFact.objects.bulk_create(
        CommuniqueFact(
            version=version,
            number=number,
            kind=one.kind,
            subject=one.subject,
            words=one.words[:400],
            values=one.values,
            citation=one.citation,
        )
        for number, one in enumerate(skeleton.facts, start=1)
    )


def facts_changed(version: CommuniqueVersion) -> Renewed:
    """What the record says otherwise now than when the facts were frozen."""
    now = {(one.kind, one.words) for one in skeleton_for(version.communique).facts}
    kept = {(one.kind, one.words) for one in version.facts.all()}
    return Renewed(
        tuple(sorted(words for _kind, words in now - kept)),
        tuple(sorted(words for _kind, words in kept - now)),
    )


@transaction.atomic
def renew_facts(version: CommuniqueVersion, *, by: Actor) -> Renewed:
    """Take the facts anew from the record; what changed is told and kept in an entry.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: the words of the version are fixed.
    """
    require(can_write(by), "take the facts of a communiqué anew")
    held = locked_draft(version)
    changed = facts_changed(held)
    held.facts.all().delete()
    keep_facts(held, skeleton_for(held.communique))
    if changed:
        append(
            "press.communique.renew-facts",
            subject_of(held),
            by=by,
            number=str(held.communique),
            added=list(changed.added),
            gone=list(changed.gone),
        )
    return changed


@transaction.atomic
def drop_version(version: CommuniqueVersion, *, by: Actor, why: str) -> None:
    """Give up a draft or an approved version; its words stay, and its number.

    Raises:
        PermissionDenied: not the press service; of an approved one, not a head.
        Refusal: it is published, or no reason is given.
    """
    require(can_write(by), "drop a communiqué")
    if not why.strip():
        raise Refusal(_("Say why %(number)s is dropped") % {"number": version})
    held = _locked(version)
    if held.progress == CommuniqueVersion.State.APPROVED:
        require(can_approve(by), "drop an approved communiqué")
    elif held.progress != CommuniqueVersion.State.DRAFT:
        raise Refusal(_("%(number)s is no draft any more") % {"number": held})
    held.progress = CommuniqueVersion.State.DROPPED
    held.save(update_fields=["progress"])
    of = held.communique
    if held.number == 1:
        of.dropped_at, of.dropped_why = timezone.now(), why.strip()[:300]
        of.save(update_fields=["dropped_at", "dropped_why"])
    append(
        "press.communique.drop",
        subject_of(held),
        by=by,
        number=str(of),
        why=why.strip(),
    )


def locked_draft(version: CommuniqueVersion) -> CommuniqueVersion:
    """The version, locked, while its words can still change.

    Raises:
        Refusal: they are fixed.
    """
    held = _locked(version)
    if held.progress != CommuniqueVersion.State.DRAFT:
        raise Refusal(
            _("The words of %(number)s are fixed: it is %(state)s")
            % {"number": held.communique, "state": held.get_progress_display()}
        )
    return held


def _locked(version: CommuniqueVersion) -> CommuniqueVersion:
    return (
        CommuniqueVersion.objects.select_for_update(of=("self",))
        .select_related("communique")
        .get(pk=version.pk)
    )


def _refuse_language(language: str) -> None:
    if language not in LANGUAGES:
        raise Refusal(
            _("“%(language)s” is no language of this site") % {"language": language}
        )


def _refuse_event(event: Event | None) -> None:
    match event:
        case Contact(merged_into=Contact()):
            raise Refusal(
                _("“%(event)s” was joined into another contact") % {"event": event}
            )
        case Contact() if event.state in UNFINISHED:
            raise Refusal(_("“%(event)s” was not held") % {"event": event})
        case (
            Session(progress=Session.State.CANCELLED)
            | Visit(progress=Visit.State.CANCELLED)
        ):
            raise Refusal(_("“%(event)s” was cancelled") % {"event": event})
