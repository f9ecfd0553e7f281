"""What the gateway for text messages posts to us: texts, and reports on ours."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from orkhon.observation import gateway
from orkhon.observation.actions.text_messages import receive_text
from orkhon.observation.actions.text_queue import report_delivery
from orkhon.observation.intake.signs import writable

LARGEST = 64 * 1024
DELIVERED = frozenset({"delivered", "delivrd", "ok"})
FAILED = frozenset({"failed", "undelivered", "rejected", "expired", "undeliv"})


@csrf_exempt
@require_POST
def inbound(request: HttpRequest) -> HttpResponse:
    """A text that came: 201 when kept, 200 when it was kept before."""
    fields = _fields(request)
    if isinstance(fields, HttpResponse):
        return fields
    try:
        incoming = gateway.read_incoming(fields)
    except gateway.GatewayError as error:
        return JsonResponse({"error": str(error)}, status=400)
    text, is_new = receive_text(incoming)
    return JsonResponse(
        {"id": str(text.pk), "state": text.state}, status=201 if is_new else 200
    )


@csrf_exempt
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """What became of a text of ours: `id` and `status`."""
    fields = _fields(request)
    if isinstance(fields, HttpResponse):
        return fields
    said = fields if isinstance(fields, dict) else {}
    status = str(said.get("status", "")).strip().casefold()
    if status not in DELIVERED | FAILED:
        # On its way, or a word of that gateway's own: nothing to write down.
        return JsonResponse({"known": False})
    known = report_delivery(
        writable(str(said.get("id", ""))),
        delivered=status in DELIVERED,
        problem=""
        if status in DELIVERED
        else writable(str(said.get("problem") or status)),
    )
    return JsonResponse({"known": known})


def _fields(request: HttpRequest) -> object:
    """What was posted, as JSON or as a form; a refusal for whoever has no secret."""
    if not gateway.is_from_gateway(request.headers.get(gateway.HEADER, "")):
        return JsonResponse(
            {"error": "wrong secret, or no gateway is set"},
            status=401,
            headers={"WWW-Authenticate": gateway.HEADER},
        )
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return JsonResponse({"error": "too large"}, status=413)
    if request.content_type != "application/json":
        return {name: request.POST[name] for name in request.POST}
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"error": "no JSON"}, status=400)
