"""What the first page shows of other subjects: `{% load occasions %}`."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from orkhon.protocol.queries.cooperation import due_steps
from orkhon.protocol.queries.occasions import due

register = template.Library()


@register.inclusion_tag("protocol/occasions_panel.html", takes_context=True)
def occasions_due(context: Context) -> dict[str, Any]:
    """The section of occasions of the next 14 days, and of next steps that are due."""
    today = timezone.localdate()
    user = context.get("user")
    return {
        "occasions": due(today, user),
        "steps": due_steps(today),
        "user": user,
    }
