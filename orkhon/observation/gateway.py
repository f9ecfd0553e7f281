"""The gateway for text messages: a service that speaks HTTP, in and out.

Out: one POST of JSON `{"id", "to", "text"}` with a bearer secret; the answer names the
gateway's own id. In: the gateway posts to us with a secret in a header. docs/sms.md
has both in full, with a gateway for trials.
"""

import hmac
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.dateparse import parse_datetime

from orkhon.observation.intake.signs import moment_kept, writable

PATIENCE = 20
"""Seconds that the gateway may take to answer."""
LARGEST_ANSWER = 64 * 1024
LONGEST_TEXT = 4000
HEADER = "X-Orkhon-Secret"


class GatewayError(ValueError):
    """What the gateway did not take, or posted and cannot be meant."""


@dataclass(frozen=True)
class Incoming:
    """A text as the gateway hands it to us.

    Attributes:
        gateway_id: Its own name for it; the same one twice is one text.
        at: When it was sent, None when the gateway does not say.
    """

    number: str
    text: str
    gateway_id: str
    at: datetime | None


def sends() -> bool:
    """Whether texts can go out."""
    return bool(settings.ORKHON_SMS_OUTBOUND_URL)


def receives() -> bool:
    """Whether texts can come in."""
    return bool(settings.ORKHON_SMS_INBOUND_SECRET)


def is_from_gateway(secret: str) -> bool:
    """Whether a post carries the secret; compared in the same time whatever it is."""
    ours = settings.ORKHON_SMS_INBOUND_SECRET
    return bool(ours) and hmac.compare_digest(secret.encode(), ours.encode())


def send(number: str, text: str, own_id: str) -> str:
    """Hand one text to the gateway.

    Args:
        own_id: Our name for it; a gateway that has it already sends it once.
    Returns:
        The gateway's name for it, ours when it gives none.
    Raises:
        GatewayError: it cannot be reached, refuses, or answers what is no JSON.
    """
    url = settings.ORKHON_SMS_OUTBOUND_URL
    if not url.startswith(("https://", "http://")):
        raise GatewayError(f"“{url}” is no address of a gateway")
    body = json.dumps({"id": own_id, "to": number, "text": text}).encode()
    request = urllib.request.Request(  # noqa: S310 -- http and https alone, see above
        url,
        data=body,
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.ORKHON_SMS_OUTBOUND_SECRET}",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 -- as above
            said = answer.read(LARGEST_ANSWER)
    except (OSError, urllib.error.URLError) as error:
        raise GatewayError(f"the gateway does not take it: {error}") from error
    return _named(said) or own_id


def read_incoming(fields: object) -> Incoming:
    """Read what the gateway posts: `from`, `text`, `id`, `at`.

    Raises:
        GatewayError: a field that must be there is not, or is no text.
    """
    if not isinstance(fields, dict):
        raise GatewayError("a text is an object with “from” and “text”")
    number, text = fields.get("from"), fields.get("text")
    if not isinstance(number, str) or not number.strip():
        raise GatewayError("“from” is missing")
    if not isinstance(text, str):
        raise GatewayError("“text” is missing")
    return Incoming(
        number=writable(number).strip()[:40],
        text=writable(text)[:LONGEST_TEXT],
        gateway_id=writable(str(fields.get("id") or "")).strip()[:120],
        at=_moment(fields.get("at")),
    )


def _moment(value: object) -> datetime | None:
    """When it was sent; what cannot be read is not known, the text is kept anyway."""
    if not isinstance(value, str):
        return None
    try:
        return moment_kept(parse_datetime(value))
    except ValueError:
        return None


def _named(answer: bytes) -> str:
    try:
        said = json.loads(answer or b"{}")
    except (ValueError, RecursionError) as error:
        raise GatewayError("the gateway answers what is no JSON") from error
    return writable(str(said.get("id") or ""))[:120] if isinstance(said, dict) else ""
