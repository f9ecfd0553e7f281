"""Read what was discussed: short phrases after "discussed", "focused on"."""

import re

from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Read, Span

_LONGEST = 160
_SHORTEST = 4
_MOST = 8
_SPLIT = re.compile(r",\s+(?:and\s+|as well as\s+)?|;\s+|\s+as well as\s+")
_STOP = re.compile(
    r",?\s+(?:which|who|that|where|with particular|with special|noting|stressing|during|"
    r"emphasi[sz]ing|underlining|highlighting|while|and (?:noted|stressed|agreed|"
    r"expressed|emphasi[sz]ed|underlined|highlighted|discussed|exchanged)|[A-Z]\w+ "
    r"(?:News Agency )?(?:reports|informs|cites))\b|\.(?=\s|$)|\"|”"
)
_LEAD = re.compile(
    r"^(?:in detail\s+|also\s+)?(?:and\s+)?(?:on\s+|about\s+|regarding\s+)?(?:the\s+)?"
    r"(?:(?:issues?|questions?|matters?|prospects|importance)\s+(?:of|for|related to|on)\s+)?(?:the\s+)?(?:further\s+)?",
    re.IGNORECASE,
)


def topics_of(document: Document, sentences: list[int]) -> tuple[Read, ...]:
    """Find the topics in the report's own sentences, without repeats."""
    found: list[Read] = []
    seen: set[str] = set()
    for number in sentences:
        sentence = document.sentences[number]
        if sentence.is_tail or sentence.is_headline:
            continue
        for match in document.vocabulary.topics.finditer(
            document.text, sentence.span.start, sentence.span.end
        ):
            if document.is_quoted(match.start()):
                continue
            for start, end in _pieces(document.text, match.end(), sentence.span.end):
                words = " ".join(document.text[start:end].split())
                key = words.casefold()
                if len(words) < _SHORTEST or key in seen or len(found) >= _MOST:
                    continue
                seen.add(key)
                rule = f"after “{' '.join(match.group().split())}”"
                found.append(Read(words, Span(start, end), rule, 0.6))
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    stop = _STOP.search(text, start, end)
    end = min(stop.start() if stop else end, start + _LONGEST * 3)
    pieces: list[tuple[int, int]] = []
    at = start
    for split in [*_SPLIT.finditer(text, start, end), None]:
        last = split.start() if split else end
        piece = text[at:last]
        lead = _LEAD.match(piece.lstrip())
        offset = len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
        stripped = piece.rstrip(" ,.;:")
        if offset < len(stripped) and len(stripped) - offset <= _LONGEST:
            pieces.append((at + offset, at + len(stripped)))
        at = split.end() if split else end
    return pieces
