"""What a reader saw of an answer: `{% load comment_stamps %}`."""

from django import template

from orkhon.legislation.models import Comment
from orkhon.legislation.queries.comments import stamp

register = template.Library()


@register.filter
def answer_stamp(one: Comment) -> str:
    """Which answer stands, for the form to send back; "" for none."""
    return stamp(one)
