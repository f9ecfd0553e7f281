"""The paragraphs of the statement that answers feed, with their titles."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def paragraphs() -> Mapping[str, Mapping[str, str]]:
    """By key (`voting.secrecy`), in the order of the statement: title by language."""
    path = Path(__file__).parent / "paragraphs.json"
    titles: Mapping[str, Mapping[str, str]] = json.loads(
        path.read_text(encoding="utf-8")
    )
    return titles
