"""Which words changed between two wordings, in pieces that a person can read.

Words, numbers and punctuation marks are compared with the matching blocks of Ratcliff
and Obershelp (difflib). Small words that happen to be equal between larger changes are
not kept apart, and where little is common the whole wording is replaced.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from orkhon.engines.texts.redline.model import Piece

_TOKEN = re.compile(r"(\s*)(\d+(?:[.,]\d+)*|\w+(?:['’ʻʼ‘`´-]\w+)*|[^\w\s])")
_SENTENCE_ENDS = frozenset(".;:!?")

# Our own choices, made on redlines read by eye; docs/methods/redline.md shows them.
LITTLE_COMMON = 0.3
"""Under this share of letters in common, and no longer phrase, all is replaced."""
PHRASE = 5
"""Words in a row that are a phrase worth keeping."""
ALONE = 2
"""Words in a row that are few enough to go with larger changes around them."""
LARGE = 4_000_000
"""Comparisons of words from which sentences are compared first."""


@dataclass(slots=True)
class _Span:
    """Tokens of both sides that belong together."""

    same: bool
    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Token:
    space: str
    word: str

    @property
    def letters(self) -> int:
        return len(self.word) if self.word[0].isalnum() else 0


def word_pieces(a: str, b: str) -> tuple[Piece, ...]:
    """Say which words to delete and insert to make the second wording of the first.

    Args:
        a: The old words.
        b: The new words.
    Returns:
        Pieces in order: "same" and "deleted" make the old words, "same" and "inserted"
        the new ones, but for the kind and number of spaces. Deleted stands before
        inserted.
    """
    old, new = _tokens(a), _tokens(b)
    spans = _spans([one.word for one in old], [one.word for one in new])
    spans = _joined(spans, old, new)
    if _little_common(spans, old, new):
        spans = [_Span(False, (0, len(old)), (0, len(new)))]
    return merged(_written(spans, old, new))


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of one kind and leave empty ones out."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _tokens(words: str) -> list[_Token]:
    return [_Token(*found) for found in _TOKEN.findall(words.strip())]


def _spans(a: Sequence[str], b: Sequence[str]) -> list[_Span]:
    """Same and changed spans in turn; the ends in common are cut off first."""
    most = min(len(a), len(b))
    start = 0
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a_end, b_end = len(a) - end, len(b) - end
    spans = [_Span(True, (0, start), (0, start))]
    spans += _inner(a[start:a_end], b[start:b_end], start)
    spans.append(_Span(True, (a_end, len(a)), (b_end, len(b))))
    return [one for one in spans if one.a[0] < one.a[1] or one.b[0] < one.b[1]]


def _inner(a: Sequence[str], b: Sequence[str], start: int) -> Iterator[_Span]:
    if len(a) * len(b) > LARGE:
        yield from _by_sentences(a, b, start)
        return
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        yield _Span(tag == "equal", (start + a1, start + a2), (start + b1, start + b2))


def _by_sentences(a: Sequence[str], b: Sequence[str], start: int) -> Iterator[_Span]:
    """Sentences first, then words between the same sentences."""
    cut_a, cut_b = _cuts(a), _cuts(b)
    matcher = SequenceMatcher(
        None,
        [tuple(a[i:j]) for i, j in cut_a],
        [tuple(b[i:j]) for i, j in cut_b],
        autojunk=False,
    )
    ends_a = [0, *(j for _, j in cut_a)]
    ends_b = [0, *(j for _, j in cut_b)]
    for tag, s1, s2, t1, t2 in matcher.get_opcodes():
        a1, a2, b1, b2 = ends_a[s1], ends_a[s2], ends_b[t1], ends_b[t2]
        whole = _Span(
            tag == "equal", (start + a1, start + a2), (start + b1, start + b2)
        )
        if whole.same or (a2 - a1) * (b2 - b1) > LARGE:
            yield whole
            continue
        words = SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False)
        for inner, i1, i2, j1, j2 in words.get_opcodes():
            yield _Span(
                inner == "equal",
                (whole.a[0] + i1, whole.a[0] + i2),
                (whole.b[0] + j1, whole.b[0] + j2),
            )


def _cuts(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = [n + 1 for n, word in enumerate(words) if word in _SENTENCE_ENDS]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _joined(
    spans: list[_Span], old: Sequence[_Token], new: Sequence[_Token]
) -> list[_Span]:
    """Let small words in common go with the larger changes on both sides of them."""
    found: list[_Span] = []
    for number, span in enumerate(spans):
        joins = bool(found) and not found[-1].same
        if joins and span.same:
            after = spans[number + 1 : number + 2]
            joins = bool(after) and _is_stray(found[-1], span, after[0], old, new)
        if joins:
            found[-1] = _both(found[-1], span)
        else:
            found.append(span)
    return found


def _both(one: _Span, other: _Span) -> _Span:
    return _Span(False, (one.a[0], other.a[1]), (one.b[0], other.b[1]))


def _is_stray(
    before: _Span,
    span: _Span,
    after: _Span,
    old: Sequence[_Token],
    new: Sequence[_Token],
) -> bool:
    tokens = old[slice(*span.a)]
    letters = sum(one.letters for one in tokens)
    words = sum(one.letters > 0 for one in tokens)
    around = min(_size(before, old, new), _size(after, old, new))
    if words <= ALONE:
        return letters < around or letters == 0
    return words < PHRASE and 2 * letters <= around


def _size(span: _Span, old: Sequence[_Token], new: Sequence[_Token]) -> int:
    return max(
        sum(one.letters for one in old[slice(*span.a)]),
        sum(one.letters for one in new[slice(*span.b)]),
    )


def _little_common(
    spans: list[_Span], old: Sequence[_Token], new: Sequence[_Token]
) -> bool:
    same = [span for span in spans if span.same]
    if len(same) == len(spans):
        return False
    if any(span.a[1] - span.a[0] >= PHRASE for span in same):
        return False
    common = sum(one.letters for span in same for one in old[slice(*span.a)])
    most = max(sum(one.letters for one in side) for side in (old, new))
    least = min(sum(one.letters for one in side) for side in (old, new))
    # What was only shortened or lengthened is readable however little is left.
    return common < LITTLE_COMMON * most and common < least


def _written(
    spans: list[_Span], old: Sequence[_Token], new: Sequence[_Token]
) -> Iterator[Piece]:
    for span in spans:
        gone, come = old[slice(*span.a)], new[slice(*span.b)]
        if span.same:
            yield from _kept(gone, come)
            continue
        # A space in front of both stays, so that words are marked without it.
        space = gone[0].space and come[0].space if gone and come else ""
        cut = len(gone[0].space) if space else 0
        yield Piece("same", space)
        yield Piece("deleted", _text(gone)[cut:])
        yield Piece("inserted", _text(come)[len(space) :])


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(token.space + token.word for token in tokens)


def _kept(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Piece]:
    """A space that stands on one side alone comes or goes; other kinds are one."""
    words: list[str] = []
    for one, other in zip(old, new, strict=True):
        if bool(one.space) == bool(other.space):
            words.append(other.space)
        else:
            yield Piece("same", "".join(words))
            yield Piece("deleted", one.space)
            yield Piece("inserted", other.space)
            words = []
        words.append(other.word)
    yield Piece("same", "".join(words))
