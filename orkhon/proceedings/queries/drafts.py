"""Drafts to be shown: the text as printed, with brackets, consolidated."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from orkhon.engines.amendments import (
    OF_WORDS,
    Line,
    MarkedParagraph,
    Piece,
    bracketed,
    consolidate,
    counts_through,
    on_lines,
    renumbered,
)
from orkhon.proceedings.models import Amendment, Draft, DraftVersion
from orkhon.proceedings.queries.amendments import (
    Owner,
    engine_amendment,
    owners_by_key,
    with_owners,
)
from orkhon.proceedings.queries.draft_texts import (
    in_hand,
    last_issued,
    lines_in,
    rows_of,
    text_of,
    words_in,
)

STANDING = (Amendment.State.OPEN, Amendment.State.ACCEPTED)


@dataclass(frozen=True)
class TextRow:
    """A paragraph of a version in one language.

    Attributes:
        key: Stays with the paragraph from version to version.
        number: As printed, "" where it has none.
        role: A value of `Paragraph.Role`.
        text: "" where the version has no words for it in this language.
        lines: As printed; as they would be printed today before the issue.
    """

    key: str
    number: str
    role: str
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ShownPiece:
    """Words with one fate, and who asks.

    Attributes:
        kind: "kept", "deleted", "inserted" or "bracket".
        text: The words.
        owners: Who asks; empty for kept words.
        amendments: Numbers of the amendments; the first is where a link leads.
        is_compromise: It is a compromise that was put.
        stands: It is in the text at this moment.
    """

    kind: str
    text: str
    owners: tuple[Owner, ...] = ()
    amendments: tuple[int, ...] = ()
    is_compromise: bool = False
    stands: bool = True

    @property
    def lead(self) -> str:
        """The space before the words; a bracket opens after it."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def core(self) -> str:
        """The words without the space around them."""
        return self.text.strip()

    @property
    def tail(self) -> str:
        """The space after the words."""
        return self.text[len(self.text.rstrip()) :] if self.core else ""

    @property
    def codes(self) -> str:
        """ "AZ, KG": as it stands behind the words."""
        return ", ".join(one.code for one in self.owners)

    @property
    def names(self) -> str:
        """The same in full."""
        return ", ".join(one.name for one in self.owners)


@dataclass(frozen=True)
class ShownLine:
    """A printed line; `no` is None for words that were not printed."""

    no: int | None
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True)
class ShownMark:
    """What is asked, or was decided, about a paragraph as a whole.

    Attributes:
        kind: "move", "delete-paragraph" or "insert-paragraph".
        after: Number of the paragraph after which it is to stand; None: first, or not
            meant; "" for a paragraph without a number.
    """

    kind: str
    is_accepted: bool
    after: str | None
    owners: tuple[Owner, ...]
    amendments: tuple[int, ...]

    @property
    def codes(self) -> str:
        """ "AZ, KG"."""
        return ", ".join(one.code for one in self.owners)


@dataclass(frozen=True)
class MarkedRow:
    """A paragraph with everything that is asked and decided about it.

    Attributes:
        open: Numbers of the open amendments: its brackets.
        touched: Numbers of all amendments that stand, for a language in which words
            carry no brackets of their own because amendments are to the authentic text.
    """

    key: str
    number: str
    role: str
    lines: tuple[ShownLine, ...]
    marks: tuple[ShownMark, ...]
    open: tuple[int, ...]
    touched: tuple[int, ...]


@dataclass(frozen=True)
class ConsolidatedRow:
    """A paragraph of the text at this moment.

    Attributes:
        text: In the language asked for; "" where there is none.
        is_changed: Accepted amendments changed its words, or brought it.
        is_outdated: The words in this language do not follow the change yet: they are
            missing, or a translation of the words before it.
    """

    key: str
    number: str
    role: str
    text: str
    is_changed: bool
    is_outdated: bool


@dataclass(frozen=True)
class Standing:
    """Whether a version is the whole text that could be adopted.

    Attributes:
        is_last: No later version was issued.
        open: Numbers of open amendments: brackets that remain.
        unmerged: Numbers of accepted amendments that are not in its words: they need
            a next version.
    """

    is_last: bool
    open: tuple[int, ...]
    unmerged: tuple[int, ...]

    @property
    def is_clean(self) -> bool:
        """It is the last one, without brackets, and says all that was accepted."""
        return self.is_last and not self.open and not self.unmerged


def version_text(version: DraftVersion, language: str) -> tuple[TextRow, ...]:
    """Every paragraph of a version in a language, with its lines.

    Of an issued version these are the words and lines as printed, for ever.
    """
    rows = rows_of(version)
    lines = lines_in(rows, language)
    found = []
    for row in rows:
        key, words = str(row.key), words_in(row, language)
        own = tuple(line for line in lines if line.paragraph_key == key)
        text = "" if words is None else words.text
        found.append(TextRow(key, row.number, row.role, text, own))
    return tuple(found)


def marked(
    version: DraftVersion, language: str, paragraphs: Collection[str] | None = None
) -> tuple[MarkedRow, ...]:
    """A version on its printed lines, with who asked for what and what remains open.

    Args:
        version: Issued or not.
        language: Brackets stand in the authentic language; in others each paragraph
            names the amendments that concern it.
        paragraphs: Keys of those that are asked for; None for all. A new paragraph
            is shown with the one that it is to follow.
    """
    rows = rows_of(version)
    authentic = version.draft.authentic
    standing = with_owners(version.amendments.filter(progress__in=STANDING))
    known = {str(one.pk): one for one in standing}
    owners = owners_by_key(standing)
    base = text_of(rows, authentic)
    engine = {key: engine_amendment(one) for key, one in known.items()}
    found = bracketed(
        base,
        [engine[key] for key, one in known.items() if one.progress == "accepted"],
        [engine[key] for key, one in known.items() if one.progress == "open"],
    )
    if paragraphs is not None:
        found = _asked_for(found, paragraphs)
    lines = lines_in(rows, language)
    numbers = {key: one.number for key, one in known.items()}
    places = {one.key: one.number for one in base.paragraphs}
    own = {one.key: one for one in text_of(rows, language).paragraphs}
    shown = []
    for each in found:
        touched = tuple(
            one.number
            for key, one in known.items()
            if engine[key].paragraph == each.paragraph.key
        )
        laid: tuple[ShownLine, ...]
        if language == authentic or each.paragraph.key not in base.by_key:
            laid = tuple(
                ShownLine(
                    line.no, tuple(_piece(one, known, owners) for one in line.pieces)
                )
                for line in on_lines(each, lines)
            )
        else:
            laid = tuple(
                ShownLine(line.no, (ShownPiece("kept", line.words),))
                for line in lines
                if line.paragraph_key == each.paragraph.key
                and each.paragraph.key in own
            )
        shown.append(
            MarkedRow(
                each.paragraph.key,
                each.paragraph.number,
                each.paragraph.role,
                laid,
                tuple(
                    ShownMark(
                        mark.kind,
                        mark.accepted,
                        None if mark.after is None else places[mark.after],
                        tuple(owners[key] for key in mark.owners),
                        tuple(numbers[key] for key in mark.amendments),
                    )
                    for mark in each.marks
                ),
                tuple(numbers[key] for key in each.open_brackets),
                touched,
            )
        )
    return tuple(shown)


def consolidated(draft: Draft, language: str) -> tuple[ConsolidatedRow, ...]:
    """The text at this moment: the last issued version with what was accepted on it.

    Before the first issue it is the version in hand; without a version it is empty.
    Paragraphs are numbered as in the next version.
    """
    version = last_issued(draft) or in_hand(draft)
    if version is None:
        return ()
    rows = rows_of(version)
    base = text_of(rows, draft.authentic)
    accepted = [
        engine_amendment(one)
        for one in with_owners(
            version.amendments.filter(progress=Amendment.State.ACCEPTED)
        )
    ]
    new = {one.paragraph for one in accepted if one.kind == "insert-paragraph"}
    text = consolidate(base, accepted)
    if accepted and counts_through(base):
        text = renumbered(text, new)
    reworded = {one.paragraph for one in accepted if one.kind in OF_WORDS}
    by_key = {str(row.key): row for row in rows}
    found = []
    for one in text.paragraphs:
        row = by_key.get(one.key)
        is_changed = row is None or one.key in reworded
        words = one.text
        if language != draft.authentic:
            kept = None if row is None else words_in(row, language)
            words = "" if kept is None else kept.text
        found.append(
            ConsolidatedRow(
                one.key,
                one.number,
                one.role,
                words.strip(),
                is_changed,
                language != draft.authentic and (is_changed or not words),
            )
        )
    return tuple(found)


def standing_of(version: DraftVersion) -> Standing:
    """Whether a version could be adopted as it stands."""
    last = last_issued(version.draft)
    by_state: dict[str, list[int]] = {"open": [], "accepted": []}
    asked = version.amendments.filter(progress__in=STANDING).order_by("number")
    for number, progress in asked.values_list("number", "progress"):
        by_state[progress].append(number)
    return Standing(
        last is not None and last.pk == version.pk,
        tuple(by_state["open"]),
        tuple(by_state["accepted"]),
    )


def _asked_for(
    found: Sequence[MarkedParagraph], keys: Collection[str]
) -> tuple[MarkedParagraph, ...]:
    kept, is_wanted = [], False
    for each in found:
        is_new = any(mark.kind == "insert-paragraph" for mark in each.marks)
        if not is_new:
            is_wanted = each.paragraph.key in keys
        if is_wanted:
            kept.append(each)
    return tuple(kept)


def _piece(
    piece: Piece, known: dict[str, Amendment], owners: dict[str, Owner]
) -> ShownPiece:
    asked: Iterable[Amendment] = [known[key] for key in piece.amendments]
    return ShownPiece(
        piece.kind,
        piece.text,
        tuple(owners[key] for key in piece.owners),
        tuple(one.number for one in asked),
        any(one.is_compromise for one in asked),
        piece.stands,
    )
