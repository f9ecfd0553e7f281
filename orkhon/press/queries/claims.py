"""What a text of a communiqué claims, set against its frozen facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orkhon.press.intake.claims.model import Claim, Known, Spelling, Standing
from orkhon.press.intake.claims.reading import claims_of
from orkhon.press.models import (
    AcceptedDifference,
    CommuniqueFact,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.ui import dates


@dataclass(frozen=True)
class Mark:
    """A claim as the editor sees it.

    Attributes:
        field: title, lead or body.
        fact: The fact that it was compared with; None for none.
        record: What the record says, in the text's language where it has it.
        kept: Why a difference stands; "" while nobody said so.
    """

    field: str
    claim: Claim
    fact: CommuniqueFact | None
    record: str
    kept: str

    @property
    def differs(self) -> bool:
        """Whether it says something else than the record."""
        return self.claim.standing == Standing.DIFFERS

    @property
    def is_unanswered(self) -> bool:
        """Whether a difference stands without a reason: it blocks the approval."""
        return self.differs and not self.kept

    @property
    def may_be_taken(self) -> bool:
        """Whether the record's words can replace those of the text as they are."""
        return self.differs and self.claim.kind in ("person", "date", "figure")


FIELDS = ("title", "lead", "body")


def known_facts(facts: Iterable[CommuniqueFact]) -> tuple[Known, ...]:
    """The frozen facts as the comparison takes them."""
    return tuple(_known(one) for one in facts)


def marks_of(
    text: CommuniqueText,
    facts: Sequence[CommuniqueFact] | None = None,
    accepted: Iterable[AcceptedDifference] | None = None,
) -> tuple[Mark, ...]:
    """Every claim of a text, in the order in which they stand.

    Args:
        text: Saved or not.
        facts: Of its version; None reads them.
        accepted: Differences that were given a reason; None reads them.
    """
    version = text.version
    rows = list(version.facts.all()) if facts is None else list(facts)
    reasons = {
        (one.language, one.words): one.why
        for one in (version.differences.all() if accepted is None else accepted)
    }
    known = known_facts(rows)
    by_key = {str(one.number): one for one in rows}
    found = []
    for name in FIELDS:
        for claim in claims_of(getattr(text, name), text.language, known):
            found.append(
                Mark(
                    name,
                    claim,
                    by_key.get(claim.fact),
                    _record(claim, text.language),
                    reasons.get((text.language, claim.words), ""),
                )
            )
    return tuple(found)


def unanswered(version: CommuniqueVersion) -> tuple[tuple[str, Mark], ...]:
    """Differences of all languages that nobody answered, with the language."""
    facts, accepted = list(version.facts.all()), list(version.differences.all())
    return tuple(
        (text.language, mark)
        for text in version.texts.all()
        for mark in marks_of(text, facts, accepted)
        if mark.is_unanswered
    )


def words_in(fact: CommuniqueFact, language: str) -> str:
    """A fact as it is put into a text of a language.

    A name with its post where the record has both in the language, a date in words;
    what the record has in one language alone is put in as it is.
    """
    values = fact.values
    match fact.kind:
        case CommuniqueFact.Kind.PERSON:
            name = _in(values.get("spellings", []), language)
            # A post of no known language was written by hand, in English.
            posts = [
                one for one in values.get("posts", []) if (one[0] or "en") == language
            ]
            post = _in(posts, language)
            return ", ".join(part for part in (name, post) if part)
        case CommuniqueFact.Kind.BODY | CommuniqueFact.Kind.PLACE:
            return _in(values.get("spellings", []), language) or fact.words
        case CommuniqueFact.Kind.DATE:
            days = [*values.get("dates", []), "", ""]
            return dates.between(days[0], days[1] or days[0], language)
        case CommuniqueFact.Kind.PROMISE:
            due = "".join(values.get("dates", []))
            said = [", ".join(values.get("owners", [])), str(values.get("what", ""))]
            written = ": ".join(part for part in said if part)
            return f"{written} ({dates.partial(due, language)})" if due else written
        case CommuniqueFact.Kind.FIGURE:
            return str(values.get("value", ""))
    return fact.words


def _in(pairs: Sequence[Sequence[str]], language: str) -> str:
    own = [words for code, words in pairs if code == language]
    return own[0] if own else (pairs[0][1] if pairs else "")


def _record(claim: Claim, language: str) -> str:
    if claim.kind == "date" and claim.record:
        return dates.partial(claim.record, language)
    return claim.record


def _known(fact: CommuniqueFact) -> Known:
    values = fact.values
    value = values.get("value")
    return Known(
        key=str(fact.number),
        kind=str(fact.kind),
        words=fact.words,
        spellings=tuple(
            Spelling(words, code) for code, words in values.get("spellings", [])
        ),
        posts=tuple(Spelling(words, code) for code, words in values.get("posts", [])),
        dates=tuple(values.get("dates", [])),
        value=None if value is None else Decimal(str(value)),
        counts=str(values.get("counts", "")),
    )
