"""The post that stands beside a person's name against those that the record gives."""

import re
from collections.abc import Iterable, Mapping

from orkhon.press.intake.claims.model import Claim, Known, Spelling, Standing
from orkhon.press.intake.claims.words import offices

BEFORE = 90
"""Characters before a name in which its post may stand."""
AFTER = 60
"""The same after a name."""
_DEPUTY = re.compile(
    r"\b(?:deputy|vice|заместител\w*|вице|орынбасар\w*|орунбасар\w*|орун\s+басар\w*"
    r"|müavin\w*|muavin\w*|yardımcı\w*|vekil\w*|o[‘’ʻ']rinbosar\w*|ўринбосар\w*)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;!?\n]")
_BREAKS_BEFORE = re.compile(
    r"[.;!?\n]|,\s*(?=\S)|\b(?:and|ile|ve|və|и|және|мен|жана|va)\b"
)
ALIKE = ({"chair", "speaker"}, {"president", "head of state"})
"""Offices that languages call by one word: Председатель is Speaker and chairman."""
UNDER = {"member", "observer", "officer", "head"}
"""Words too wide to speak against a post."""


def post_claims(
    text: str, language: str, known: Iterable[Known], named: Iterable[Claim]
) -> list[Claim]:
    """Posts that stand right before or after a name of the record.

    Args:
        named: What `person_claims` found; those without a fact are passed over.
    """
    people: Mapping[str, Known] = {
        one.key: one for one in known if one.kind == "person" and one.posts
    }
    claims: list[Claim] = []
    for name in named:
        person = people.get(name.fact)
        if person is None:
            continue
        said = _beside(text, language, name)
        if said is None:
            continue
        start, end, key = said
        held = {one for post in person.posts for one in _keys(post)}
        if not held or key[0] in UNDER:
            continue
        agrees = any(
            key[1] == is_deputy and _same(key[0], one) for one, is_deputy in held
        )
        claims.append(
            Claim(
                start,
                end,
                text[start:end],
                "post",
                Standing.AGREES if agrees else Standing.DIFFERS,
                person.key,
                _written(person, language),
            )
        )
    return claims


def _written(person: Known, language: str) -> str:
    own = [one.text for one in person.posts if one.language == language]
    return own[0] if own else person.posts[0].text


def _beside(
    text: str, language: str, name: Claim
) -> tuple[int, int, tuple[str, bool]] | None:
    """The phrase of office nearest to a name, in its own sentence."""
    floor = max(0, name.start - BEFORE)
    before = text[floor : name.start]
    cut = max((one.end() for one in _BREAKS_BEFORE.finditer(before)), default=0)
    found = _last_office(text, floor + cut, name.start, language)
    if found is not None:
        return found
    after = text[name.end : name.end + AFTER]
    if not re.match(r"\s*[,(–—]", after):
        return None
    ends = _ENDS.search(after)
    ceiling = name.end + (len(after) if ends is None else ends.start())
    return _first_office(text, name.end, ceiling, language)


def _last_office(
    text: str, start: int, end: int, language: str
) -> tuple[int, int, tuple[str, bool]] | None:
    found = _offices(text, start, end, language)
    return max(found, key=lambda one: one[1], default=None)


def _first_office(
    text: str, start: int, end: int, language: str
) -> tuple[int, int, tuple[str, bool]] | None:
    found = _offices(text, start, end, language)
    return min(found, key=lambda one: one[0], default=None)


def _offices(
    text: str, start: int, end: int, language: str
) -> list[tuple[int, int, tuple[str, bool]]]:
    """Phrases of office between two places, the longer before those inside them."""
    found: list[tuple[int, int, tuple[str, bool]]] = []
    stretch = text[start:end]
    for pattern, key in offices(language):
        for match in pattern.finditer(stretch):
            first, last = start + match.start(), start + match.end()
            if any(first < one[1] and one[0] < last for one in found):
                continue
            first, last, is_deputy = _with_deputy(text, start, first, last, end)
            found.append((first, last, (key, is_deputy)))
    return found


def _with_deputy(
    text: str, floor: int, first: int, last: int, ceiling: int
) -> tuple[int, int, bool]:
    """Take in “Deputy” before an office, or the word for it behind."""
    if _DEPUTY.search(text[first:last]):
        return first, last, True
    before = re.search(rf"{_DEPUTY.pattern}[\s-]+\Z", text[floor:first], re.IGNORECASE)
    if before is not None:
        return floor + before.start(), last, True
    after = re.match(rf"[\s-]+{_DEPUTY.pattern[2:]}", text[last:ceiling], re.IGNORECASE)
    if after is not None:
        return first, last + after.end(), True
    return first, last, False


def _keys(post: Spelling) -> set[tuple[str, bool]]:
    """Keys of the offices that a post of the record names, in whatever language."""
    tried = (
        [post.language] if post.language else ["en", "ru", "kk", "ky", "tr", "az", "uz"]
    )
    for language in tried:
        found = _offices(post.text, 0, len(post.text), language)
        if found:
            # "Deputy Speaker" holds "Speaker" as well; the first phrase is the post.
            return {min(found)[2]}
    return set()


def _same(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in ALIKE)
