"""Two texts in one, ready to be shown: what changed as a list, then in the words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orkhon.engines.texts.citations import broken
from orkhon.engines.texts.redline import Carried, Row, carried, compare
from orkhon.engines.texts.structure import Provision, Text
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.comparisons import Named, names_of
from orkhon.legislation.queries.reading import DEEPEST, HEADED
from orkhon.legislation.queries.redline_parts import (
    COUNTED,
    FRAMES,
    Block,
    Line,
    Mark,
    Run,
    Shown,
    Unsure,
)
from orkhon.legislation.queries.texts import text_of

BEGINNING = 60
"""Letters by which a provision without a number is called."""
Names = Mapping[str, Named]


def texts_to_compare() -> list[Expression]:
    """All texts, law by law, the latest version first."""
    return list(
        Expression.objects.select_related("version__work__country")
        .only(
            "language",
            "version__number",
            "version__work__title",
            "version__work__country__code",
        )
        .order_by("version__work__sort_key", "-version__number", "language")
    )


def why_not(old: Expression, new: Expression) -> str:
    """Why two texts cannot be redlined: itself, languages, scripts, or "" where not.

    Words in two languages, or two alphabets, are all different; such texts are read
    side by side.
    """
    if old.pk == new.pk:
        return "itself"
    if old.language != new.language:
        return "languages"
    return "scripts" if old.script != new.script else ""


def redline_of(old: Expression, new: Expression) -> Shown:
    """Compare two expressions in one language.

    Args:
        old, new: Of one work or of two.
    Returns:
        References are looked at in two versions of one work alone.
    """
    one_work = old.version.work_id == new.version.work_id
    return shown(text_of(old), text_of(new), one_work=one_work)


def shown(old: Text, new: Text, *, one_work: bool) -> Shown:
    """Compare two texts, as they come from a file or from the room."""
    redline = compare(old, new)
    fate = carried(redline)
    names = (names_of(old), names_of(new))
    blocks = [
        one
        for rows in _parted(redline.rows)
        if (one := _block(rows, names, new.language)) is not None
    ]
    # What moved stands in two blocks; it is one article.
    once = [one for one in blocks if not one.went]
    articles = [one for one in once if one.kind == "article"] or once
    became = Counter(what for one in articles for what in one.became)
    return Shown(
        redline,
        old.language,
        new.language,
        _runs(blocks),
        {what: became[what] for what in COUNTED if became[what]},
        sum(not one.became for one in articles),
        len(articles),
        _unsure(old, new, fate, names) if one_work else None,
    )


def _parted(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows by what stands directly in a chapter or at the top, with all inside it."""
    found: list[list[Row]] = []
    top = 0
    for row in rows:
        one = row.new or row.old
        is_frame = one is not None and one.kind in FRAMES
        if found and not is_frame and row.level > top:
            found[-1].append(row)
            continue
        found.append([row])
        # What follows a chapter's head stands below it, but is a block of its own.
        top = DEEPEST * DEEPEST if is_frame else row.level
    return found


def _block(
    rows: Sequence[Row], names: tuple[Names, Names], language: str
) -> Block | None:
    lines = [
        one for row in rows if (one := _line(row, rows[0], names, language)) is not None
    ]
    if not lines:
        return None
    row, first = rows[0], lines[0]
    here, there = (row.old, row.new) if row.place == "old" else (row.new, row.old)
    found = here or there
    if found is None:
        return None
    inside = any(line.marks for line in lines[1:])
    marks = list(first.marks)
    became = [] if first.went else _became(marks, inside)
    if "changed" in became and all(one.what != "changed" for one in marks):
        marks.append(Mark("changed"))
    return Block(
        _called(found, names[0] if found is row.old else names[1]),
        " ".join(found.heading.split()),
        _told_once(lines),
        became,
        marks,
    )


def _told_once(lines: Sequence[Line]) -> list[Line]:
    """Leave out what a line above says for all inside it: all of it came, or went."""
    told: list[Line] = []
    above: Line | None = None
    for line in lines:
        whole = [one.what for one in line.marks] in (["inserted"], ["deleted"])
        if above is not None and (line.depth > above.depth or above is lines[0]):
            same = line.marks == above.marks
            told.append(replace(line, marks=()) if same else line)
            continue
        above = line if whole else None
        told.append(line)
    return told


def _became(marks: Sequence[Mark], inside: bool) -> list[str]:
    kinds = {"from": "moved", "marker": "renumbered"}
    found = [kinds.get(one.what, one.what) for one in marks]
    if inside and not {"inserted", "deleted", "changed"} & {*found}:
        found.append("changed")
    return [what for what in COUNTED if what in found]


def _line(
    row: Row, head: Row, names: tuple[Names, Names], language: str
) -> Line | None:
    """A row as a line; None for what is shown where it moved to."""
    one = row.new or row.old
    if one is None:
        return None
    went = row.place == "old" and row.new is not None
    if went and row is not head and "moved" not in row.how:
        return None
    return Line(
        _place(row),
        one.kind,
        _level(row),
        min(max(row.level - head.level - 1, 0), DEEPEST),
        one.heading_place == "above",
        () if went else row.marker,
        () if went else row.heading,
        () if went else row.pieces,
        () if went else row.table,
        tuple(_marks(row, names, language)),
        went,
    )


def _level(row: Row) -> int:
    one = row.new or row.old
    if one is None or one.kind not in HEADED:
        return 0
    return 4 if one.kind == "article" and row.level else 3


def _marks(row: Row, names: tuple[Names, Names], language: str) -> Iterable[Mark]:
    old, new = row.old, row.new
    if old is None or new is None:
        yield Mark("inserted" if old is None else "deleted")
        return
    was, now = _called(old, names[0]), _called(new, names[1])
    if row.place == "old":
        yield Mark("to", now, f"new-{new.eid}", language)
        return
    if "moved" in row.how:
        yield Mark("from", was, f"old-{old.eid}", language)
    elif "renumbered" in row.how and was == now:
        yield Mark("marker", old.marker.strip(), "", language)
    elif "renumbered" in row.how:
        yield Mark("renumbered", was, "", language)
    if "changed" in row.how:
        yield Mark("changed")


def _place(row: Row) -> str:
    if row.new is None or (row.place == "old" and row.old is not None):
        return f"old-{'' if row.old is None else row.old.eid}"
    return f"new-{row.new.eid}"


def _called(one: Provision, names: Names) -> str:
    """ "Article 14(1)"; the first words of what has no number."""
    known = names.get(one.eid)
    if known is not None and (known.no or one.kind in FRAMES):
        return known.name
    words = " ".join((one.heading or one.text).split())
    if not words:
        return one.eid if known is None else known.name
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()} …"


@dataclass
class _Growing:
    is_same: bool
    blocks: list[Block] = field(default_factory=list)


def _runs(blocks: Iterable[Block]) -> list[Run]:
    """Blocks in turns of changed and unchanged ones.

    A chapter's head that did not change stands with what follows it: open above an
    article that changed, folded among articles that did not.
    """
    found: list[_Growing] = []
    waiting: list[Block] = []
    for one in blocks:
        is_same = not one.marks
        if is_same and one.is_frame:
            waiting.append(one)
            continue
        if not found or found[-1].is_same != is_same:
            found.append(_Growing(is_same))
        found[-1].blocks += [*waiting, one]
        waiting = []
    if waiting:
        if not found or not found[-1].is_same:
            found.append(_Growing(True))
        found[-1].blocks += waiting
    return [Run(one.is_same, one.blocks) for one in found]


def _unsure(
    old: Text, new: Text, fate: Mapping[str, Carried], names: tuple[Names, Names]
) -> list[Unsure]:
    def called(eid: str | None, side: int) -> str:
        if eid is None:
            return ""
        known = names[side].get(eid)
        return eid if known is None else known.name

    return [
        Unsure(
            called(one.eid, 1),
            f"new-{one.eid}",
            one.words,
            one.why,
            called(one.pointed_at, 0),
            called(one.stands_at, 1),
            new.language,
        )
        for one in broken(old, new, fate)
    ]
