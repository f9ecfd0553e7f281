"""Standard phrases as proposals: shown, and written only when a person takes them."""

from dataclasses import dataclass

from orkhon.engines.findings import filled, placeholders
from orkhon.observation.form_designs import statement_phrases
from orkhon.observation.models import Statement, StationDraw
from orkhon.observation.queries.statements.composing import Content, languages_of
from orkhon.observation.queries.statements.composition import ComposedSection
from orkhon.observation.queries.statements.skeleton import phrase_text


@dataclass(frozen=True)
class Phrase:
    """One standard phrase.

    Attributes:
        shown: In the authentic language, with what the mission says in its places; a
            place that nothing fills yet shows its own name.
        is_by_default: Among those that a statement usually has.
    """

    key: str
    shown: str
    is_by_default: bool


def phrases_left(
    statement: Statement,
    section: ComposedSection,
    content: Content,
    cases: frozenset[str],
) -> tuple[Phrase, ...]:
    """The phrases of a section that nobody took yet, the usual ones first.

    Args:
        cases: What `cases_of` gave.
    """
    taken = {one.row.phrase for one in section.sentences}
    language = statement.authentic
    words = content.mission[language]
    found = []
    for phrase in statement_phrases.phrases(section.key):
        if phrase.key in taken or phrase.when not in cases:
            continue
        raw = phrase.texts[language]
        shown = {}
        for kind, name in placeholders(raw):
            number = content.numbers.get(name) if kind == "finding" else None
            value = words.get(name, "") if kind == "mission" else ""
            if number is not None:
                value = number.shown(language)
            shown[kind, name] = value or f"[{name}]"
        text = "".join(one.text for one in filled(raw, shown))
        found.append(Phrase(phrase.key, text, phrase.is_by_default))
    return tuple(sorted(found, key=lambda one: not one.is_by_default))


def cases_of(statement: Statement) -> frozenset[str]:
    """Which cases a statement is: with or without a published draw, issued jointly."""
    is_drawn = StationDraw.objects.filter(
        mission=statement.mission, published_at__isnull=False, given_up_at=None
    ).exists()
    joint = {"joint"} if statement.joint_with else set()
    return frozenset({"", "draw" if is_drawn else "no_draw", *joint})


def phrase_texts(statement: Statement, key: str) -> dict[str, str]:
    """A standard phrase in every language of a statement that has it."""
    texts = {one: phrase_text(key, one) for one in languages_of(statement)}
    return {language: text for language, text in texts.items() if text}
