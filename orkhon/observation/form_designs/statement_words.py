"""The few words that a statement's paper says itself, in seven languages."""

import json
from collections.abc import Mapping
from functools import cache

from orkhon.observation.form_designs.designs import LANGUAGES, DesignError, Texts
from orkhon.observation.form_designs.statement_phrases import FOLDER


@cache
def statement_words() -> Mapping[str, Texts]:
    """Every word by its key: a text by language."""
    found: Mapping[str, Texts] = json.loads(
        (FOLDER / "words.json").read_text(encoding="utf-8")
    )
    return found


def statement_word(key: str, language: str, /, **values: object) -> str:
    """One word or line, its `{…}` filled.

    Raises:
        DesignError: no such word, no such language, or a value is missing.
    """
    if language not in LANGUAGES:
        raise DesignError(f"a statement is not written in “{language}”")
    if key not in statement_words():
        raise DesignError(f"the papers of a statement have no word “{key}”")
    text = statement_words()[key][language]
    try:
        return text.format(**values) if values else text
    except KeyError as missing:
        raise DesignError(f"the word “{key}” lacks {missing}") from missing
