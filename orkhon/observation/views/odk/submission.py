"""Where phones send forms: a greeting before, then posts in any number and order."""

import io
from datetime import datetime
from typing import IO

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.xforms import (
    InstanceError,
    Limits,
    MultipartError,
    Post,
    read_instance,
    read_multipart,
)
from orkhon.observation.actions.receiving import (
    Arrival,
    ArrivedFile,
    Receipt,
    receive,
)
from orkhon.observation.actions.unreadable import keep_unreadable
from orkhon.observation.intake.form_facts import moment_of
from orkhon.observation.intake.posts import PostError, declared_length, take_body
from orkhon.observation.models import Submission
from orkhon.observation.views.odk.answers import (
    LARGEST_POST,
    Refused,
    received,
    speak_to,
)
from orkhon.observation.views.odk.callers import Caller, admitted, caller_of
from orkhon.observation.views.odk.doors import openrosa_door
from orkhon.record.actions import hold_bytes

MOST_PARTS = 250
"""Of one post; Collect sends a form and at most a hundred files."""
LIMITS = Limits(total=LARGEST_POST, parts=MOST_PARTS)
OWN_APP = "orkhon:"
"""How the device of the observers' own app begins to name itself."""


@openrosa_door("HEAD", "POST")
def submission(
    request: WSGIRequest,
    number: int,
    token: str | None = None,
    form_id: str | None = None,
) -> HttpResponse:
    """HEAD: 204, send it here. POST: 201 and a receipt, or why not."""
    if request.method == "HEAD":
        speak_to(request, admitted(request, number, token, form_id).languages)
        return HttpResponse(status=204)
    caller = caller_of(request, number, token, form_id)
    speak_to(request, caller.languages)
    now = timezone.now()
    with _body(request) as body:
        if caller.problem:
            _keep(body, caller, now, caller.problem)
            raise Refused(403, caller.problem)
        return received(_received(request, body, caller, now))


def _received(
    request: WSGIRequest, body: IO[bytes], caller: Caller, now: datetime
) -> Receipt:
    try:
        with read_multipart(
            body, request.META.get("CONTENT_TYPE", ""), limits=LIMITS
        ) as post:
            (receipt,) = receive([_arrival(request, post, caller, now)])
            return receipt
    except (MultipartError, InstanceError, _NoFormError) as error:
        words = _unreadable_words(error)
        _keep(body, caller, now, str(error))
        raise Refused(400, words) from error


class _NoFormError(ValueError):
    """A post without a form."""


def _arrival(
    request: WSGIRequest, post: Post, caller: Caller, now: datetime
) -> Arrival:
    part = post.xml
    if part is None:
        raise _NoFormError("no part xml_submission_file")
    xml = part.read()
    device = caller.sender.device_id
    return Arrival(
        mission_id=caller.mission_id,
        xml=xml,
        instance=read_instance(xml),
        held=hold_bytes(io.BytesIO(xml)),
        received_at=now,
        channel=(
            Submission.Channel.APP
            if device.startswith(OWN_APP)
            else Submission.Channel.COLLECT
        ),
        sender=caller.sender,
        files=tuple(
            ArrivedFile(file.names, file.content_type, hold_bytes(file.file))
            for file in post.files
        ),
        client_time=moment_of(request.headers.get("X-Orkhon-Client-Time", "")),
        is_draft=caller.draft is not None,
    )


def _body(request: WSGIRequest) -> IO[bytes]:
    try:
        length = declared_length(request.environ)
        return take_body(
            request.environ["wsgi.input"], length=length, at_most=LARGEST_POST
        )
    except PostError as error:
        if error.is_too_large:
            words = _("This is more than %(size)s megabytes in one post.")
            size = LARGEST_POST // 1_000_000
            raise Refused(413, words % {"size": size}) from error
        raise Refused(400, _("The post did not come whole. Send it again.")) from error
    except OSError as error:
        raise Refused(400, _("The post did not come whole. Send it again.")) from error


def _keep(body: IO[bytes], caller: Caller, now: datetime, why: str) -> None:
    """What cannot be taken in as a form is kept as bytes, once, for a person."""
    held = hold_bytes(body)
    if held.size:
        keep_unreadable(
            [held],
            mission_id=caller.mission_id,
            sender=caller.sender,
            received_at=now,
            why=why,
        )


def _unreadable_words(error: Exception) -> str:
    if isinstance(error, _NoFormError):
        said = _("There is no form in this post.")
    elif isinstance(error, InstanceError) and error.kind == "no_instance_id":
        said = _("The form does not say its number (instanceID).")
    elif isinstance(error, InstanceError):
        said = _("The form cannot be read.")
    else:
        said = _("The post cannot be read.")
    return _("%(said)s It is kept, and somebody will look at it.") % {"said": said}
