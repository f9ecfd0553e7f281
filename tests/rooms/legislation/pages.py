"""Addresses of the room's pages, and what a reader sees on them."""

import re

from django.urls import reverse


def address(name, *args):
    return reverse(f"legislation:{name}", args=args)


def words_of(answer):
    """What a reader sees: the page without its marks, blanks made one."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())
