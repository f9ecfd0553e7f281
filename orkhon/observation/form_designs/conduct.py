"""The rules of conduct and the pledge that each observer signs, in seven languages."""

import tomllib
from pathlib import Path

from orkhon.observation.form_designs.designs import LANGUAGES, DesignError

FOLDER = Path(__file__).parent / "conduct"


def rules_of_conduct(language: str) -> str:
    """The rules as Markdown: a heading and ten numbered rules.

    Raises:
        DesignError: no rules in that language.
    """
    _require(language)
    return (FOLDER / f"{language}.md").read_text(encoding="utf-8")


def pledge(language: str) -> str:
    """The one paragraph that an observer signs.

    Raises:
        DesignError: no pledge in that language.
    """
    _require(language)
    source = tomllib.loads((FOLDER / "pledge.toml").read_text(encoding="utf-8"))
    return str(source["pledge"][language])


def _require(language: str) -> None:
    if language not in LANGUAGES:
        raise DesignError(f"the rules of conduct are not in “{language}”")
