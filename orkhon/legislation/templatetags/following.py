"""What waits in the room beside rounds and comparisons: `{% load following %}`."""

from typing import Any

from django import template
from django.utils import timezone

from orkhon.legislation.permissions import can_read_workbench
from orkhon.legislation.queries.initiatives import open_matches
from orkhon.legislation.queries.way import due_steps

register = template.Library()
MOST = 5


@register.inclusion_tag("legislation/way_due.html", takes_context=True)
def what_follows(context: dict[str, Any]) -> dict[str, Any]:
    """Steps of drafts, overdue first, and initiatives that may be on one subject."""
    sees_proposals = can_read_workbench(context["request"].user)
    return {
        "steps": due_steps(timezone.localdate(), MOST),
        "matches": open_matches(MOST) if sees_proposals else [],
    }
