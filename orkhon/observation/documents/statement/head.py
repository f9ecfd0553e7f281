"""The head of a statement: whose it is, of which vote, authentic or not, corrected why."""

from collections.abc import Iterator

from django.utils import translation

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Identity,
    Paragraph,
    Runs,
    plain,
    runs,
)
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.models import Statement, StatementPosition
from orkhon.observation.queries.statements.composition import Composed
from orkhon.ui import dates, languages


def head(text: Composed, *, assembly: str, is_draft: bool) -> list[Block]:
    """The head, and under it why the text corrects another.

    A press version has its page for the text: its head is the title and one line,
    which `subtitle` gives.
    """
    if text.statement.kind == Statement.Kind.PRESS:
        return _correction(text)
    identity = Identity(
        name=text.statement.mission.title,
        other_name=runs(kind_words(text)),
        lede=runs(assembly),
        facts=Facts(tuple(_facts(text, is_draft=is_draft))),
    )
    return [identity, *_correction(text)]


def title(text: Composed) -> str:
    """What the paper is called in the properties of its file, and by its reader."""
    if text.statement.kind == Statement.Kind.PRESS:
        return text.statement.mission.title
    return f"{kind_words(text)}: {text.statement.mission.title}"


def subtitle(text: Composed, *, is_draft: bool) -> str:
    """The one line under the title of a press version: what, of when, authentic or not."""
    facts = dict(_facts(text, is_draft=is_draft))
    said = [kind_words(text)]
    for key in ("issued", "text", "joint"):
        label = statement_word(key, text.language)
        if label in facts:
            words = plain(facts[label])
            said.append(f"{label}: {words}" if key == "joint" else words)
    return " · ".join(said)


def kind_words(text: Composed) -> str:
    """Statement of the mission, its press version, or its final report."""
    return statement_word(f"kind_{text.statement.kind}", text.language)


def objections(text: Composed) -> list[Block]:
    """A line when a member objects: the objection is kept with the record."""
    n = text.statement.positions.filter(
        stance=StatementPosition.Stance.OBJECTS, replaced_at=None
    ).count()
    if not n:
        return []
    return [Paragraph(runs(statement_word("objections", text.language, n=n)))]


def place_and_date(statement: Statement, language: str) -> str:
    """Where and when it is issued; "" while neither is known."""
    on = "" if statement.issued_on is None else dates.day(statement.issued_on, language)
    return ", ".join(one for one in (statement.place, on) if one)


def _facts(text: Composed, *, is_draft: bool) -> Iterator[tuple[str, Runs]]:
    statement, language = text.statement, text.language

    def word(key: str, /, **values: object) -> str:
        return statement_word(key, language, **values)

    vote = [text.mission[one] for one in ("country", "vote_on") if one in text.mission]
    issued = word("draft") if is_draft else place_and_date(statement, language)
    standing = word("authentic")
    if not text.is_authentic:
        with translation.override(language):
            name = languages.name(statement.authentic)
        standing = word("translation", language=name)
    pairs = (
        ("vote", ", ".join(vote)),
        ("issued", issued),
        ("number", word("number_of", number=statement.number)),
        ("text", standing),
        ("head", text.mission.get("head", "")),
        ("joint", ", ".join(statement.joint_with)),
    )
    for key, value in pairs:
        if value:
            yield word(key), runs(value)


def _correction(text: Composed) -> list[Block]:
    corrects = text.statement.corrects
    if corrects is None:
        return []
    said = statement_word("corrects", text.language, number=corrects.number)
    words = text.statement.correction_words
    why = str(words.get(text.language) or words.get(text.statement.authentic) or "")
    return [
        Heading(statement_word("correction", text.language)),
        *(Paragraph(runs(one)) for one in (said, why) if one),
    ]
