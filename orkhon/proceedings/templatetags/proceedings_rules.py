"""The value of a rule in words."""

from django import template

from orkhon.proceedings.models import Setting
from orkhon.proceedings.queries.rules import in_words

register = template.Library()


@register.filter
def rule_value(row: Setting) -> str:
    """What a rule says: “2/3 of them”, “English, Kazakh”."""
    return in_words(row.key, row.value)
