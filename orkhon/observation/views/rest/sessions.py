"""Signing in for programs: a password once, a token for a day."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from orkhon.observation.actions.rest_sessions import close_session, open_session
from orkhon.observation.queries.rest.described import user_of
from orkhon.observation.queries.rest.submissions import stamp
from orkhon.observation.views.odk.callers import account_of
from orkhon.observation.views.rest.doors import (
    Call,
    json_of,
    open_door,
    rest_door,
    text_in,
)
from orkhon.observation.views.rest.problems import Problem, answer, not_found, success

CURRENT = "current"


def _open(request: WSGIRequest) -> HttpResponse:
    said = json_of(request)
    account = account_of(request, text_in(said, "email"), text_in(said, "password"))
    if account is None:
        raise Problem(
            401.2,
            "Name and password do not go together, or the account asks for more than "
            "a password: an account with a second factor, or with a password that "
            "somebody else chose, cannot be used by a program.",
        )
    session, token = open_session(account)
    made = answer(
        {
            "token": token,
            "csrf": "",
            "createdAt": stamp(session.made_at),
            "expiresAt": stamp(session.expires_at),
        }
    )
    made.headers["Cache-Control"] = "no-store"
    return made


def _close(call: Call, which: str) -> HttpResponse:
    """The session that asks, as `current`, or another one of the same account."""
    said = call.request.headers.get("Authorization", "").partition(" ")[2].strip()
    if not close_session(said if which == CURRENT else which, by=call.account):
        raise not_found()
    return success()


def _myself(call: Call) -> HttpResponse:
    return answer(user_of(call.account))


sessions = open_door(_open)
session = rest_door(DELETE=_close)
current_user = rest_door(GET=_myself)
