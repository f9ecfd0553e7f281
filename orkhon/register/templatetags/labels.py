"""Names in the reader's language: `{% load labels %}`, `{{ body|named }}`."""

from django import template

from orkhon.register.models import Post
from orkhon.register.queries import labels
from orkhon.register.queries.labels import Called
from orkhon.register.queries.values import PostHeld

register = template.Library()


@register.filter
def named(of: Called | None) -> str:
    """A body, country or post as it is called today; nothing stays nothing."""
    return labels.named(of) if of else ""


@register.filter
def titled(of: Post | PostHeld | None) -> str:
    """The title of a post without its body."""
    return labels.titled(of) if of else ""
