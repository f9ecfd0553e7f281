"""Words of photographs: `{% load pictures %}`."""

from django import template

from orkhon.press.queries.published_photographs import PublishedPhotograph

register = template.Library()


@register.simple_tag
def words_of(photograph: PublishedPhotograph, *wanted: str) -> tuple[str, str, str]:
    """Language, what is seen and caption, in the first wanted language it has."""
    code = photograph.language_for(*wanted)
    return code, photograph.alts[code], photograph.captions[code]
