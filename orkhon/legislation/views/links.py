"""Addresses of pages that another subject of the room brings."""

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: object) -> str:
    """The address of a page, "" where the room does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
