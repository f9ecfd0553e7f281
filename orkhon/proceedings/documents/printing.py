"""How papers of sessions are printed: Word, PDF and plain text from one paper."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Foreign,
    Labels,
    Paper,
    Runs,
    runs,
)
from orkhon.ui import papers

MEDIA = {
    "docx": papers.MEDIA["docx"],
    "pdf": papers.MEDIA["pdf"],
    "text": "text/plain; charset=utf-8",
}
"""By the name of the form, in the order in which they are offered."""
ENDINGS = {"docx": "docx", "pdf": "pdf", "text": "txt"}
WORDS = {"docx": "Word", "pdf": "PDF", "text": "text"}


def printed(paper: Paper, form: str) -> bytes:
    """A paper as a file of one of `MEDIA`; equal papers give equal bytes."""
    return papers.printed(paper, "md" if form == "text" else form)


def labels() -> Labels:
    """The renderers' own words, in the language in force."""
    return Labels(leaf=_("Part {number} of {count}"))


def language_in_force() -> str:
    """The language that a paper is being written in."""
    return (get_language() or "en").split("-")[0]


def said(words: str, language: str) -> Runs:
    """Words in the language of the paper, or marked as foreign where they are not."""
    if language == language_in_force():
        return runs(words)
    return runs(Foreign(words, language))
