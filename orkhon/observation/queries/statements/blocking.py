"""What still keeps a statement from being published, the first thing to do first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.observation.models import Statement
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedSentence,
)
from orkhon.observation.queries.statements.standing import Standing
from orkhon.ui import languages


@dataclass(frozen=True)
class Block:
    """One thing that is still to be done.

    Attributes:
        words: What it is.
        place: The part of the page that it is about, as an id; "" for none.
    """

    words: str
    place: str = ""


def blocking_text(texts: Mapping[str, Composed]) -> list[Block]:
    """What is still wrong with the text itself, in the order of the page.

    Args:
        texts: By language, the authentic one first, as `composed_all` gives them.
    """
    authentic = next(iter(texts.values()))
    found = [Block(one.words, "why") for one in authentic.problems if one.blocks]
    for part in authentic.sections:
        if not part.paragraphs:
            words = _("the section “%(title)s” is empty: write it or leave it out")
            found.append(Block(words % {"title": part.title}, f"sec-{part.key}"))
        found += [
            Block(_red(one, problem.words), f"s-{one.row.pk}")
            for one in part.sentences
            for problem in one.problems
            if problem.blocks
        ]
    for language, text in list(texts.items())[1:]:
        found += _translation(language, text, authentic)
    return found


def blocking(
    statement: Statement, texts: Mapping[str, Composed], standing: Standing
) -> list[Block]:
    """Everything that keeps it from being published; nothing left means: publish."""
    found = blocking_text(texts)
    if statement.mission.head is None:
        found.append(Block(_("the head of the mission is not named"), "positions"))
    if found:
        return found
    if statement.state != Statement.State.APPROVAL:
        return [Block(_("it was not put before the members"), "positions")]
    if not standing.is_current:
        words = _("a number or a fact has changed since it was put before the members")
        return [Block(words, "positions")]
    if not standing.head_agrees:
        words = _("the head of the mission has not agreed with exactly this text")
        return [Block(words, "positions")]
    return []


def _red(one: ComposedSentence, words: str) -> str:
    shown = one.shown if len(one.shown) <= 60 else f"{one.shown[:59]}…"
    return _("%(problem)s: “%(sentence)s”") % {"problem": words, "sentence": shown}


def _translation(language: str, text: Composed, authentic: Composed) -> list[Block]:
    found: list[Block] = []
    name = languages.name(language)
    sentences = list(zip(text.sentences, authentic.sentences, strict=True))
    lacking = [one for one, _first in sentences if not one.raw]
    stale = [one for one, _first in sentences if one.is_out_of_date]
    if lacking:
        words = ngettext(
            "%(language)s: %(n)d sentence has no text",
            "%(language)s: %(n)d sentences have no text",
            len(lacking),
        ) % {"language": name, "n": len(lacking)}
        found.append(Block(words, f"s-{lacking[0].row.pk}"))
    if stale:
        words = ngettext(
            "%(language)s: %(n)d translation is out of date",
            "%(language)s: %(n)d translations are out of date",
            len(stale),
        ) % {"language": name, "n": len(stale)}
        found.append(Block(words, f"s-{stale[0].row.pk}"))
    for one, first in sentences:
        said = {problem.words for problem in first.problems}
        for problem in one.problems:
            if not problem.blocks or problem.words in said:
                continue
            if problem.code in ("no_text", "out_of_date"):
                continue
            words = f"{name}: {_red(one, problem.words)}"
            found.append(Block(words, f"s-{one.row.pk}"))
    found += [
        Block(f"{name}: {problem.words}", "why")
        for problem in text.problems
        if problem.blocks
    ]
    return found
