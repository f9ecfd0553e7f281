"""Cut a report into paragraphs, sentences and words without moving a character.

Every piece knows where it stands in the text that was passed in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from orkhon.engines.reports.model import Span

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?:Mr|Mrs|Ms|Dr|Prof|Hon|Gen|Lt|St|No)\.(?=\s)"  # a title keeps its point
    rf"|(?:{_LETTER}\.){{2,}}"  # H.E., U.S.
    rf"|(?<!\w){_LETTER}{{1,2}}\.(?=\s?[^\W\d_])(?=\s?[A-ZА-ЯÇĞİÖŞÜҚҒӘҰ])"  # initials
    rf"|\w+(?:[-‑'’ʻ‘ʼ`]\w+)*"
    rf"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_SUFFIX = re.compile(r"['’ʼ]")
# A full stop ends a sentence unless a title, an initial or a day number stands
# before it; quotation marks and brackets may close after it.
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bProf)(?<!\bHon)(?<!\bSt)(?<!\bNo)"
    r"(?<!\bH\.E)(?<!\bGen)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bSep)(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<![\s.][A-ZА-ЯÇĞİÖŞÜ])"
    r"[.!?…]+[\"”»’')\]]*(?=\s+[\"“«„‘'(\[–—-]*[^\W\d_a-zа-я]|\s+[\"“«„]?\d|\s*$|\s*\n)"
)
_QUOTES = re.compile(r"[\"“”„«»]")
_A_NAME = 5
# A text wrapped by hand or by a mail program: 72 characters, seldom over 100.
_WRAPPED_FROM = 50
_WRAPPED_WIDTH = 100
_WRAPPED_SLACK = 16
_SENTENCE_ENDS = '.!?:;”"»)'
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    Attributes:
        text: The word without a possessive ending.
        start: First character in the report.
        end: One past the last character of the word itself.
        fold: The word for comparison with a lexicon.
        possessive: Whether "'s" (or a case ending after an apostrophe) follows.
    """

    text: str
    start: int
    end: int
    fold: str
    possessive: bool

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether the token is a word or number and not a mark."""
        return self.text[0].isalnum()

    @property
    def is_upper(self) -> bool:
        """Whether the word is written in capitals only."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as a range of tokens and of characters.

    Attributes:
        first: Number of its first token.
        last: One past the number of its last token.
        span: Its characters.
        paragraph: Number of the paragraph, from 0.
        is_quoted: Whether most of it stands in quotation marks.
        is_headline: Whether it is the headline above the report.
        is_tail: Whether it belongs to the agency's tail about older news.
    """

    first: int
    last: int
    span: Span
    paragraph: int
    is_quoted: bool
    is_headline: bool
    is_tail: bool


# Apostrophes and hyphens are typed in many ways, above all in Uzbek.
_ONE_MARK = str.maketrans({**dict.fromkeys("’‘ʻʼ`´", "'"), "‑": "-"})


def fold(word: str) -> str:
    """Bring a word to the form in which lexicon entries are compared."""
    if "İ" in word:
        word = word.replace("İ", "i")
    return word.casefold().translate(_ONE_MARK)


def tokens_of(text: str, *, apostrophe_ends_word: bool = False) -> list[Token]:
    """Cut the text into words and marks.

    Args:
        text: The report, with everything blanked that is not part of it.
        apostrophe_ends_word: Whether case endings follow an apostrophe
            (Turkish), so that the word ends there.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        end = match.end()
        possessive = False
        if len(word) > 2:
            cut = _POSSESSIVE.search(word)
            if cut is None and apostrophe_ends_word and word[0].isupper():
                cut = _SUFFIX.search(word, 2)
            if cut is not None:
                end -= len(word) - cut.start()
                word = word[: cut.start()]
                possessive = True
        found.append(Token(word, match.start(), end, fold(word), possessive))
    return found


def paragraphs_of(text: str) -> list[Span]:
    """Give the paragraphs that hold text, without the blanks around them.

    A line is a paragraph, except where the text is wrapped: there, lines belong
    together up to a blank line. A line that goes on in a small letter always
    belongs to the one before.
    """
    lines: list[Span] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            lines.append(Span(start, start + len(stripped)))
    found: list[Span] = []
    for block in _blocks(text, lines):
        wrapped = _is_wrapped(text, block)
        found.append(block[0])
        for span in block[1:]:
            if wrapped or text[span.start].islower():
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
    return found


def _blocks(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Lines that no blank line parts."""
    block: list[Span] = []
    for line in lines:
        if block and text[block[-1].end : line.start].count("\n") > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Whether a block's lines were broken at a fixed width and not at paragraphs.

    Then the block ends as a sentence does, and each line inside a sentence is as long
    as it could be: the first word of the next would not have fitted.
    """

    def line_start(line: Span) -> int:
        # With what was blanked out before the line's first word.
        return text.rfind("\n", 0, line.start) + 1

    longest = max(line.end - line_start(line) for line in block)
    if not _WRAPPED_FROM <= longest <= _WRAPPED_WIDTH:
        return False
    if len(block) == 1 or text[block[-1].end - 1] not in _SENTENCE_ENDS:
        return False
    broken = [
        line.end - line_start(line) + 1 + len(text[after.start : after.end].split()[0])
        for line, after in pairwise(block)
        if text[line.end - 1] not in _SENTENCE_ENDS
    ]
    return 2 * len(broken) >= len(block) - 1 and all(
        width > longest - _WRAPPED_SLACK for width in broken
    )


def sentences_of(
    text: str, tokens: list[Token], headline: Span | None, tail_from: int
) -> list[Sentence]:
    """Cut the text into sentences.

    Args:
        text: The report, with everything blanked that is not part of it.
        tokens: The tokens of the same text.
        headline: The headline, a sentence of its own though it has no stop.
        tail_from: Where the agency's tail begins; the length of the text where
            there is none.
    """
    sentences: list[Sentence] = []
    quotations = quotations_of(text)
    at = 0
    for number, paragraph in enumerate(paragraphs_of(text)):
        start = paragraph.start
        while start < paragraph.end:
            match = _END.search(text, start, paragraph.end)
            end = match.end() if match else paragraph.end
            first = at
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            quoted = sum(
                max(0, min(end, one.end) - max(start, one.start)) for one in quotations
            ) / max(1, end - start)
            if at > first:
                sentences.append(
                    Sentence(
                        first,
                        at,
                        Span(tokens[first].start, end),
                        number,
                        quoted > _MOSTLY,
                        headline is not None and start < headline.end,
                        start >= tail_from,
                    )
                )
            start = end
            while start < paragraph.end and text[start].isspace():
                start += 1
    return sentences


def quotations_of(text: str) -> list[Span]:
    """Give what stands in quotation marks, paragraph by paragraph.

    A quotation of five words or fewer is a name or a word in inverted commas and
    not what somebody said; it is left out. One left open ends its paragraph.
    """
    found: list[Span] = []
    for paragraph in paragraphs_of(text):
        opened: int | None = None
        for match in _QUOTES.finditer(text, paragraph.start, paragraph.end):
            mark = match.group()
            if opened is None and mark not in "”»":
                opened = match.end()
            elif opened is not None and mark not in "“«„":
                found.append(Span(opened, match.start()))
                opened = None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
    return [one for one in found if len(text[one.start : one.end].split()) > _A_NAME]
