"""Field keys: made for a phone, shown once, taken back at once."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.models import FieldKey, Mission, Observer
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.keys import ALPHABET, LENGTH, digest_of_token
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def make_key(
    mission: Mission,
    *,
    by: Actor,
    observer: Observer | None = None,
    label: str = "",
    expires_at: datetime | None = None,
) -> tuple[FieldKey, str]:
    """Make a key for an observer's phone, or for a phone that several share.

    Args:
        observer: Whose forms it sends; None for a shared phone, then `label` names it.
        label: What the phone is called in lists.
        expires_at: When it ends by itself; None for never.
    Returns:
        The key, and its token. The token is kept nowhere: show it now.
    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: neither observer nor label, an observer of another mission, or an
            end that has passed.
    """
    require(can_run(by, mission), "give a phone a key")
    if observer is not None and observer.mission_id != mission.pk:
        raise Refusal(_("%(name)s is in another mission.") % {"name": observer.name})
    label = label.strip() or ("" if observer is None else observer.code)
    if not label:
        raise Refusal(_("Say whose phone it is."))
    now = timezone.now()
    if expires_at is not None and expires_at <= now:
        raise Refusal(_("The key would end before it begins."))
    token = "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
    key = FieldKey.objects.create(
        mission=mission,
        observer=observer,
        label=label[:200],
        digest=digest_of_token(token),
        made_at=now,
        made_by=by.actor_id,
        expires_at=expires_at,
    )
    append(
        "observation.key.make",
        subject_of(key),
        by=by,
        mission=str(mission.pk),
        observer="" if observer is None else str(observer.pk),
        expires="" if expires_at is None else expires_at.isoformat(),
    )
    return key, token


@transaction.atomic
def revoke_key(key: FieldKey, *, by: Actor, why: str) -> FieldKey:
    """Take a key back; from this moment it opens nothing.

    What its phone still sends is kept as bytes and shown; it is told to ask for
    another key.

    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: no reason, or taken back before.
    """
    require(can_run(by, key.mission), "take a key back")
    if not why.strip():
        raise Refusal(_("Say why the key is taken back."))
    changed = FieldKey.objects.filter(pk=key.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if not changed:
        raise Refusal(_("The key of %(label)s was taken back before.") % {"label": key})
    append("observation.key.revoke", subject_of(key), by=by, why=why)
    key.refresh_from_db()
    return key


@transaction.atomic
def limit_key(key: FieldKey, *, by: Actor, expires_at: datetime | None) -> FieldKey:
    """Say when a key ends by itself.

    Args:
        expires_at: May have passed; None for never.
    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: it was taken back before.
    """
    require(can_run(by, key.mission), "say how long a key lasts")
    changed = FieldKey.objects.filter(pk=key.pk, revoked_at=None).update(
        expires_at=expires_at
    )
    if not changed:
        raise Refusal(_("The key of %(label)s was taken back before.") % {"label": key})
    append(
        "observation.key.limit",
        subject_of(key),
        by=by,
        expires="" if expires_at is None else expires_at.isoformat(),
    )
    key.refresh_from_db()
    return key
