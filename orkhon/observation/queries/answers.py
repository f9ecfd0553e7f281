"""What a received form says, by group and question; a form is laid flat by its paths."""

from collections.abc import Mapping

ROOT = "/data"
"""The root of Orkhon's own forms; other forms answer by their whole path."""


def said(values: Mapping[str, str], group: str, question: str) -> str:
    """The text of one answer, "" when the form does not hold it."""
    return values.get(f"{ROOT}/{group}/{question}", "").strip()
