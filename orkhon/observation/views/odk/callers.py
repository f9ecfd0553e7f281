"""Who calls: a phone with a field key, or an account with its password over TLS."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.accounts.queries import factors_of
from orkhon.observation.actions.receiving import Sender
from orkhon.observation.intake.signs import is_writable, writable
from orkhon.observation.models import FormVersion, Mission, RestSession
from orkhon.observation.permissions import can_operate, visible_missions
from orkhon.observation.queries.keys import holder_of, is_token
from orkhon.observation.views.odk.answers import Refused

May = Callable[[object, Mission], bool]
LONGEST_NAME = 254
"""Signs of a name or a mail address (RFC 5321); a longer one is nobody's."""
CHALLENGE = 'Basic realm="Orkhon", charset="UTF-8"'


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever may come in, or could once.

    Attributes:
        languages: The best first; empty when nobody knows.
        problem: Why the key opens nothing any more; "" when it does.
        draft: The one draft that a trial's address opens; None elsewhere.
    """

    mission_id: UUID
    sender: Sender
    languages: tuple[str, ...]
    problem: str = ""
    draft: FormVersion | None = None


def caller_of(
    request: HttpRequest,
    number: int,
    token: str | None,
    form_id: str | None = None,
    *,
    may: May = can_operate,
) -> Caller:
    """Who calls for this mission.

    Args:
        token: Of the address; None where it holds none.
        form_id: Given for a trial's address, whose token is the draft's.
        may: What an account must be allowed to do in the mission.
    Raises:
        Refused: nobody who may come in.
    """
    device_id = writable(request.GET.get("deviceID", ""))[:255]
    if token is None:
        token = request.GET.get("st")
    if token is None:
        return _account(request, number, device_id, may)
    if not is_token(token):
        raise Refused(401, _("This address holds no key."))
    if form_id is not None:
        return _tester(number, token, form_id, device_id)
    holder = holder_of(token, now=timezone.now())
    if holder is None:
        raise Refused(403, _("This key is not known here."))
    if holder.number != number:
        raise Refused(404, _("There is no such project."))
    problem = {
        "good": "",
        "revoked": _("This key was taken back. Ask the coordinator for a new one."),
        "expired": _("This key has ended. Ask the coordinator for a new one."),
    }[holder.standing]
    return Caller(
        mission_id=holder.mission_id,
        sender=Sender(
            key_id=holder.key_id, observer_id=holder.observer_id, device_id=device_id
        ),
        languages=holder.languages,
        problem=problem,
    )


def admitted(
    request: HttpRequest,
    number: int,
    token: str | None,
    form_id: str | None = None,
    *,
    may: May = can_operate,
) -> Caller:
    """As `caller_of`, for whom a key that has ended is none.

    Raises:
        Refused: nobody who may come in, or no longer.
    """
    caller = caller_of(request, number, token, form_id, may=may)
    if caller.problem:
        raise Refused(403, caller.problem)
    return caller


def _tester(number: int, token: str, form_id: str, device_id: str) -> Caller:
    draft = (
        FormVersion.objects.filter(
            draft_token=token, published_at=None, design__form_id=form_id
        )
        .select_related("design")
        .first()
    )
    if draft is None:
        raise Refused(403, _("This key is not known here."))
    mission = Mission.objects.filter(pk=draft.design.mission_id, number=number).first()
    if mission is None:
        raise Refused(404, _("There is no such project."))
    return Caller(mission.pk, Sender(device_id=device_id), (), draft=draft)


def _account(request: HttpRequest, number: int, device_id: str, may: May) -> Caller:
    user = _let_in(request)
    mission = visible_missions(user).filter(number=number).first()
    if mission is None or not may(user, mission):
        raise Refused(404, _("There is no such project."))
    return Caller(
        mission.pk,
        Sender(account=user.actor_id, device_id=device_id),
        (user.language,) if user.language else (),
    )


def signed_in(request: HttpRequest) -> User | None:
    """The account that asks, by a session's token or by its password over TLS.

    Raises:
        Refused: too many wrong passwords.
    """
    scheme, _blank, said = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _of_session(said.strip())
    if scheme.lower() == "basic" and request.is_secure():
        return _of_basic(request, said.strip())
    return None


def _let_in(request: HttpRequest) -> User:
    user = signed_in(request)
    if user is not None:
        return user
    # A password is asked for, and looked at, where nobody on the way can read it.
    headers = {"WWW_Authenticate": CHALLENGE} if request.is_secure() else {}
    raise Refused(401, _("Sign in, or use the address on your card."), **headers)


def _of_session(token: str) -> User | None:
    session = (
        RestSession.objects.filter(
            digest=hashlib.sha256(token.encode()).hexdigest(),
            expires_at__gt=timezone.now(),
            user__is_active=True,
            user__must_change_password=False,
        )
        .select_related("user")
        .first()
    )
    return None if session is None else session.user


def _of_basic(request: HttpRequest, said: str) -> User | None:
    try:
        name, colon, password = (
            base64.b64decode(said, validate=True).decode().partition(":")
        )
    except ValueError:  # no base64, no ASCII, no UTF-8
        return None
    return account_of(request, name, password) if colon else None


def account_of(request: HttpRequest, name: str, password: str) -> User | None:
    """The account with this name or address and password.

    None that has a second factor, which a phone or a program cannot ask for, and none
    whose password somebody else chose.

    Raises:
        Refused: too many wrong passwords.
    """
    if len(name) > LONGEST_NAME or not (is_writable(name) and is_writable(password)):
        return None
    try:
        user = get_adapter().authenticate(request, username=name, password=password)
    except ValidationError as error:
        raise Refused(429, _("Too many attempts; wait a few minutes.")) from error
    if not isinstance(user, User) or user.must_change_password:
        return None
    return None if factors_of(user).count else user
