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


_Token = tuple[str, str]
"""The space in front of a word, and the word."""


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
    if a == b:
        return merged([Piece("same", a.strip())])
    old, new = _tokens(a), _tokens(b)
    spans = _spans([word for _, word in old], [word for _, word in new])
    in_old, in_new = _letters(old), _letters(new)
    spans = _joined(spans, in_old, in_new)
    if _little_common(spans, in_old, in_new):
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
    found: list[_Token] = _TOKEN.findall(words.strip())
    return found


def _letters(tokens: Sequence[_Token]) -> list[int]:
    """Letters of each token, 0 for a sign."""
    return [len(word) if word[0].isalnum() else 0 for _, word in tokens]


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
    spans: list[_Span], in_old: Sequence[int], in_new: Sequence[int]
) -> list[_Span]:
    """Let small words in common go with the larger changes on both sides of them.

    Args:
        in_old: Letters of each token.
        in_new: The same of the new words.
    """
    found: list[_Span] = []
    for number, span in enumerate(spans):
        joins = bool(found) and not found[-1].same
        if joins and span.same:
            after = spans[number + 1 : number + 2]
            joins = bool(after) and _is_stray(
                in_old[slice(*span.a)],
                _size(found[-1], in_old, in_new),
                _size(after[0], in_old, in_new),
            )
        if joins:
            found[-1] = _Span(
                False, (found[-1].a[0], span.a[1]), (found[-1].b[0], span.b[1])
            )
        else:
            found.append(span)
    return found


def _is_stray(letters: Sequence[int], before: int, after: int) -> bool:
    """So few words in common that they go with the changes around them."""
    words = sum(map(bool, letters))
    around = min(before, after)
    if words <= ALONE:
        return sum(letters) < around or not words
    return words < PHRASE and 2 * sum(letters) <= around


def _size(span: _Span, in_old: Sequence[int], in_new: Sequence[int]) -> int:
    return max(sum(in_old[slice(*span.a)]), sum(in_new[slice(*span.b)]))


def _little_common(
    spans: list[_Span], in_old: Sequence[int], in_new: Sequence[int]
) -> bool:
    same = [span for span in spans if span.same]
    if len(same) == len(spans):
        return False
    if any(span.a[1] - span.a[0] >= PHRASE for span in same):
        return False
    common = sum(sum(in_old[slice(*span.a)]) for span in same)
    sizes = sum(in_old), sum(in_new)
    # What was only shortened or lengthened is readable however little is left.
    return common < LITTLE_COMMON * max(sizes) and common < min(sizes)


def _written(
    spans: list[_Span], old: Sequence[_Token], new: Sequence[_Token]
) -> Iterator[Piece]:
    for span in spans:
        gone, come = old[slice(*span.a)], new[slice(*span.b)]
        if span.same:
            yield from _kept(gone, come)
            continue
        # A space in front of both stays, so that words are marked without it.
        space = gone[0][0] and come[0][0] if gone and come else ""
        cut = len(gone[0][0]) if space else 0
        yield Piece("same", space)
        yield Piece("deleted", _text(gone)[cut:])
        yield Piece("inserted", _text(come)[len(space) :])


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(space + word for space, word in tokens)


def _kept(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Piece]:
    """A space that stands on one side alone comes or goes; other kinds are one."""
    words: list[str] = []
    for (old_space, _), (space, word) in zip(old, new, strict=True):
        if bool(old_space) == bool(space):
            words.append(space)
        else:
            yield Piece("same", "".join(words))
            yield Piece("deleted", old_space)
            yield Piece("inserted", space)
            words = []
        words.append(word)
    yield Piece("same", "".join(words))
