"""Which font files a page needs first: `{% load faces %}`."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

LETTERS = {
    "az": ("latin-ext-members",),
    "kk": ("cyrillic", "cyrillic-ext-members"),
    "ky": ("cyrillic", "cyrillic-ext-members"),
    "ru": ("cyrillic",),
    "tr": ("latin-ext-members",),
}


@register.simple_tag
def preload_fonts() -> SafeString:
    """Ask for the interface's letters at once, so that the first page has them."""
    subsets = ("latin", *LETTERS.get(get_language() or "en", ()))
    return format_html_join(
        "\n  ",
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
        ((static(f"ui/fonts/inter-{one}-wght-normal.woff2"),) for one in subsets),
    )
