"""The text with brackets: what stands, what went, what came, what is open."""

from collections.abc import Iterable, Sequence

from orkhon.engines.amendments.conflicts import (
    check,
    grouped,
    keys_of,
    owners_of,
    require_together,
)
from orkhon.engines.amendments.model import (
    OF_WORDS,
    Amendment,
    AmendmentError,
    Mark,
    MarkedParagraph,
    Paragraph,
    Piece,
    Text,
)

Group = tuple[Amendment, ...]


def bracketed(
    base: Text, accepted: Sequence[Amendment], open: Sequence[Amendment]
) -> tuple[MarkedParagraph, ...]:
    """Every paragraph of a text with who asked for what and which brackets remain.

    Paragraphs stand where they were issued; a new one stands after the paragraph it
    is to follow. Words that an open amendment would take out stand in brackets and
    are still in the text; words that it would bring stand in brackets after them.

    Raises:
        AmendmentError: one does not fit the text, or two accepted ones conflict.
    """
    require_fitting(base, (*accepted, *open))
    require_together(accepted)
    done, asked = grouped(accepted), grouped(open)
    new = _new_paragraphs(done, accepted=True) + _new_paragraphs(asked, accepted=False)
    marked: list[MarkedParagraph] = []
    for anchor in (None, *base.by_key):
        if anchor is not None:
            paragraph = base.by_key[anchor]
            marked.append(
                MarkedParagraph(
                    paragraph,
                    pieces_of(paragraph, _about(done, anchor), _about(asked, anchor)),
                    _marks(done, anchor, accepted=True)
                    + _marks(asked, anchor, accepted=False),
                )
            )
        marked += [each for after, each in new if after == anchor]
    return tuple(marked)


def require_fitting(base: Text, amendments: Iterable[Amendment]) -> None:
    """Refuse amendments that do not fit the text, or bring one key twice.

    Raises:
        AmendmentError: names the first that does not fit.
    """
    brought: dict[str, int] = {}
    for amendment in amendments:
        check(base, amendment)
        if amendment.kind != "insert-paragraph":
            continue
        if amendment.paragraph in brought:
            raise AmendmentError(
                f"amendments {brought[amendment.paragraph]} and {amendment.number} "
                f"both bring a new paragraph as {amendment.paragraph}"
            )
        brought[amendment.paragraph] = amendment.number


def pieces_of(
    paragraph: Paragraph, accepted: Sequence[Group], open: Sequence[Group]
) -> tuple[Piece, ...]:
    """Cut one paragraph into pieces, each with one fate.

    Args:
        paragraph: As issued.
        accepted: Amendments of its words, those that ask for the same together.
        open: The same of open ones.
    """
    text = paragraph.text
    cuts = {0, len(text)}
    for group in (*accepted, *open):
        cuts |= {group[0].start, group[0].end}
    places = sorted(cuts)
    pieces: list[Piece] = []
    for index, place in enumerate(places):
        pieces += _coming(accepted, open, place)
        if index + 1 < len(places):
            pieces.append(_span(text, place, places[index + 1], accepted, open))
    return tuple(pieces)


def _coming(
    accepted: Sequence[Group], open: Sequence[Group], place: int
) -> list[Piece]:
    """Words that come at a place: of replacements that end there, then insertions."""
    pieces = []
    for kind in ("replace", "insert"):
        for groups in (accepted, open):
            for group in groups:
                if group[0].kind == kind and group[0].end == place:
                    pieces.append(
                        Piece(
                            "inserted" if groups is accepted else "bracket",
                            group[0].text,
                            owners=owners_of(group),
                            amendments=keys_of(group),
                        )
                    )
    return pieces


def _span(
    text: str,
    start: int,
    end: int,
    accepted: Sequence[Group],
    open: Sequence[Group],
) -> Piece:
    """Words of the base between two cuts."""
    gone = _covering(accepted, start, end)
    asked = _covering(open, start, end)
    about = gone or asked
    return Piece(
        "deleted" if gone else "bracket" if asked else "kept",
        text[start:end],
        start,
        end,
        owners_of(about),
        keys_of(about),
    )


def _covering(groups: Sequence[Group], start: int, end: int) -> list[Amendment]:
    return [
        amendment
        for group in groups
        if group[0].start <= start and end <= group[0].end
        for amendment in group
    ]


def _about(groups: Sequence[Group], paragraph: str) -> list[Group]:
    return [
        group
        for group in groups
        if group[0].kind in OF_WORDS and group[0].paragraph == paragraph
    ]


def _marks(
    groups: Sequence[Group], paragraph: str, *, accepted: bool
) -> tuple[Mark, ...]:
    return tuple(
        _mark(group, accepted=accepted)
        for group in groups
        if group[0].kind in ("move", "delete-paragraph")
        and group[0].paragraph == paragraph
    )


def _mark(group: Group, *, accepted: bool) -> Mark:
    first = group[0]
    return Mark(first.kind, accepted, first.after, owners_of(group), keys_of(group))


def _new_paragraphs(
    groups: Sequence[Group], *, accepted: bool
) -> list[tuple[str | None, MarkedParagraph]]:
    found = []
    for group in groups:
        first = group[0]
        if first.kind == "insert-paragraph":
            piece = Piece(
                "inserted" if accepted else "bracket",
                first.text,
                owners=owners_of(group),
                amendments=keys_of(group),
            )
            paragraph = Paragraph(first.paragraph, "", first.text, first.role)
            mark = _mark(group, accepted=accepted)
            found.append((first.after, MarkedParagraph(paragraph, (piece,), (mark,))))
    return found
