"""Photographs: taken in with their sizes, described, put beside communiqués, opened."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.press.intake.photographs import (
    MEDIA_TYPE,
    PhotographError,
    read_photograph,
)
from orkhon.press.models import (
    Communique,
    CommuniquePhotograph,
    Photograph,
    PhotographSize,
    PhotographText,
    Shown,
)
from orkhon.press.permissions import can_publish, can_write
from orkhon.press.queries.photographs import is_out, lacks_of
from orkhon.record.actions import append, keep_source, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, Role, require
from orkhon.register.models import Person

BESIDE_AT_MOST = 20
"""Photographs of a communiqué: the press kit is one archive."""


@dataclass(frozen=True)
class Particulars:
    """Whose it is, what may be done with it, when and where it was taken."""

    author: str
    rights: str
    credit: str
    taken_on: str
    place: str


@dataclass(frozen=True)
class Seen:
    """Somebody shown: a person of the register, or words."""

    person: Person | None
    words: str = ""


@dataclass(frozen=True)
class Words:
    """What is seen, and the caption, in a language."""

    alt: str
    caption: str


@transaction.atomic
def take_in(
    data: bytes, *, filename: str, by: Actor, sample: bool = False
) -> Photograph:
    """Keep a photograph as it came, for the press service alone, and make its sizes.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: no JPEG, PNG or WebP, too large, damaged, or here already.
    """
    require(can_write(by), "take in a photograph")
    try:
        found = read_photograph(data)
    except PhotographError as error:
        raise Refusal(f"{filename}: {error}") from error
    # The record's lock gives the numbers one order.
    locked_frontier()
    here = Photograph.objects.filter(
        original__sha256=hashlib.sha256(data).hexdigest()
    ).first()
    if here is not None:
        raise Refusal(
            _("%(name)s is here already: photograph %(number)s")
            % {"name": filename, "number": here.number}
        )
    original, _is_new = keep_source(
        data,
        filename=filename,
        media_type=found.media_type,
        text="",
        language="und",
        by=by,
        restricted_to=[Role.PRESS],
    )
    last = Photograph.objects.aggregate(last=Max("number"))["last"]
    made = Photograph.objects.create(
        number=(last or 0) + 1,
        original=original,
        width=found.width,
        height=found.height,
        removed=list(found.removed),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    PhotographSize.objects.bulk_create(
        PhotographSize(
            photograph=made,
            name=one.name,
            width=one.width,
            height=one.height,
            media_type=MEDIA_TYPE,
            sha256=hashlib.sha256(one.data).hexdigest(),
            data=one.data,
        )
        for one in found.sizes
    )
    removed: list[JSON] = list(found.removed)
    append(
        "press.photograph.take-in",
        subject_of(made),
        by=by,
        number=made.number,
        original_sha256=original.sha256,
        removed=removed,
    )
    return made


@transaction.atomic
def describe(
    photograph: Photograph,
    said: Particulars,
    *,
    shown: Sequence[Seen],
    texts: Mapping[str, Words],
    by: Actor,
) -> Photograph:
    """Write down whose it is, who is on it and what is seen, all at once.

    Args:
        shown: From left to right.
        texts: By language; one without `alt` and caption is left out.
    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it would lack what a published photograph must have; a caption without
            the words for those who do not see it.
    """
    require(can_write(by), "describe a photograph")
    held = _locked(photograph)
    for field in ("author", "rights", "credit", "taken_on", "place"):
        setattr(held, field, getattr(said, field).strip())
    held.save(update_fields=["author", "rights", "credit", "taken_on", "place"])
    held.shown.all().delete()
    Shown.objects.bulk_create(
        Shown(photograph=held, order=order, person=one.person, words=one.words.strip())
        for order, one in enumerate(
            (each for each in shown if each.person or each.words.strip()), start=1
        )
    )
    held.texts.all().delete()
    for language, words in sorted(texts.items()):
        alt, caption = words.alt.strip(), words.caption.strip()
        if caption and not alt:
            raise Refusal(
                _("The caption “%(caption)s” lacks the words for what is seen")
                % {"caption": caption}
            )
        if alt:
            PhotographText.objects.create(
                photograph=held, language=language, alt=alt, caption=caption
            )
    if held.published_at is not None and held.withdrawn_at is None:
        _refuse_incomplete(held)
    written: dict[str, JSON] = {
        one.language: [one.alt, one.caption] for one in held.texts.all()
    }
    append(
        "press.photograph.describe",
        subject_of(held),
        by=by,
        number=held.number,
        author=held.author,
        rights=held.rights,
        credit=held.credit,
        taken_on=held.taken_on,
        place=held.place,
        shown=[str(one) for one in held.shown.select_related("person")],
        texts=written,
    )
    return held


@transaction.atomic
def attach(photograph: Photograph, communique: Communique, *, by: Actor) -> None:
    """Put a photograph beside a communiqué, after those that stand there.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: twenty stand there; it is published and lacks words in a language of
            the communiqué, or would vanish until the communiqué is out.
    """
    require(can_write(by), "put a photograph beside a communiqué")
    held = _locked(photograph)
    beside = CommuniquePhotograph.objects.filter(communique=communique)
    if beside.filter(photograph=held).exists():
        return
    if beside.count() >= BESIDE_AT_MOST:
        raise Refusal(
            _("%(count)s photographs stand with %(number)s already")
            % {"count": BESIDE_AT_MOST, "number": communique}
        )
    is_public = held.published_at is not None and held.withdrawn_at is None
    alone = not held.communiquephotograph_set.exists()
    if is_public and alone and not is_out(communique):
        raise Refusal(
            _(
                "Photograph %(photograph)s is public; with %(number)s, which is not out, it would vanish"
            )
            % {"photograph": held.number, "number": communique}
        )
    last = beside.aggregate(last=Max("order"))["last"]
    CommuniquePhotograph.objects.create(
        communique=communique, photograph=held, order=(last or 0) + 1
    )
    if is_public:
        _refuse_incomplete(held)
    _tell("press.photograph.attach", held, by, communique=str(communique))


@transaction.atomic
def detach(photograph: Photograph, communique: Communique, *, by: Actor) -> None:
    """Take a photograph away from a communiqué; twice changes nothing.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it would be public alone before its communiqué is out.
    """
    require(can_write(by), "take a photograph from a communiqué")
    held = _locked(photograph)
    row = held.communiquephotograph_set.filter(communique=communique).first()
    if row is None:
        return
    is_public = held.published_at is not None and held.withdrawn_at is None
    alone = held.communiquephotograph_set.count() == 1
    if is_public and alone and not is_out(communique):
        raise Refusal(
            _(
                "Photograph %(photograph)s waits for %(number)s; "
                "alone it would be public now"
            )
            % {"photograph": held.number, "number": communique}
        )
    row.delete()
    _tell("press.photograph.detach", held, by, communique=str(communique))


@transaction.atomic
def move_up(photograph: Photograph, communique: Communique, *, by: Actor) -> None:
    """Let a photograph stand one place earlier; the first stays where it is.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it does not stand there.
    """
    require(can_write(by), "put photographs in order")
    held = _locked(photograph)
    rows = list(CommuniquePhotograph.objects.filter(communique=communique))
    at = next((i for i, one in enumerate(rows) if one.photograph_id == held.pk), None)
    if at is None:
        raise Refusal(
            _("Photograph %(photograph)s does not stand with %(number)s")
            % {"photograph": held.number, "number": communique}
        )
    if at == 0:
        return
    rows[at - 1], rows[at] = rows[at], rows[at - 1]
    for order, row in enumerate(rows, start=1):
        row.order = order
    CommuniquePhotograph.objects.bulk_update(rows, ["order"])
    _tell("press.photograph.order", held, by, communique=str(communique))


@transaction.atomic
def publish(photograph: Photograph, *, by: Actor) -> Photograph:
    """Open a photograph to everybody; beside communiqués it waits for the first of them.

    Returns:
        The photograph; one that is published is left as it is.
    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: it lacks something, which is named; it was withdrawn.
    """
    require(can_publish(by), "publish a photograph")
    held = _locked(photograph)
    if held.withdrawn_at is not None:
        raise Refusal(
            _("Photograph %(number)s was withdrawn: %(why)s")
            % {"number": held.number, "why": held.withdrawn_why}
        )
    if held.published_at is not None:
        return held
    _refuse_incomplete(held)
    held.published_at, held.published_by = timezone.now(), by.actor_id
    held.save(update_fields=["published_at", "published_by"])
    sizes: dict[str, JSON] = {one.name: one.sha256 for one in held.sizes.defer("data")}
    _tell("press.photograph.publish", held, by, size_sha256=sizes)
    return held


@transaction.atomic
def withdraw(photograph: Photograph, *, by: Actor, why: str) -> Photograph:
    """Take a published photograph back: page and files are gone from then on.

    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: no reason, or it is not public.
    """
    require(can_publish(by), "withdraw a photograph")
    held = _locked(photograph)
    if not why.strip():
        raise Refusal(
            _("Say why photograph %(number)s is withdrawn") % {"number": held.number}
        )
    if held.published_at is None or held.withdrawn_at is not None:
        raise Refusal(
            _("Photograph %(number)s is not public") % {"number": held.number}
        )
    held.withdrawn_at, held.withdrawn_why = timezone.now(), why.strip()[:300]
    held.save(update_fields=["withdrawn_at", "withdrawn_why"])
    _tell("press.photograph.withdraw", held, by, why=held.withdrawn_why)
    return held


def _refuse_incomplete(photograph: Photograph) -> None:
    lacks = lacks_of(photograph)
    if lacks:
        raise Refusal(
            _("Photograph %(number)s lacks: %(what)s")
            % {"number": photograph.number, "what": ", ".join(lacks)}
        )


def _tell(verb: str, photograph: Photograph, by: Actor, **said: JSON) -> None:
    append(
        verb,
        subject_of(photograph),
        by=by,
        number=photograph.number,
        **said,
    )


def _locked(photograph: Photograph) -> Photograph:
    return Photograph.objects.select_for_update().get(pk=photograph.pk)
