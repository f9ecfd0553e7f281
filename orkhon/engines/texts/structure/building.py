"""From lines whose openings are known to the tree of provisions."""

from dataclasses import replace

from orkhon.engines.texts.structure.fringes import (
    LETTERS_OF_PREFACE,
    LINES_OF_PREFACE,
    closings_of,
    contents_of,
    end_of_note,
)
from orkhon.engines.texts.structure.growing import Growing, Node
from orkhon.engines.texts.structure.headings import (
    Headings,
    Page,
    ends_sentence,
    headings_of,
)
from orkhon.engines.texts.structure.items import Item, read_item
from orkhon.engines.texts.structure.markers import Mark
from orkhon.engines.texts.structure.model import Kind, Place, Provision

RANKS: dict[Kind, int] = {
    "annex": 0,
    "book": 1,
    "part": 2,
    "section": 3,
    "subsection": 4,
    "chapter": 6,
    "subchapter": 9,
    "article": 10,
    "preamble": 11,
}
# Where the first section comes after the first chapter, sections are parts of chapters.
RANKS_IN_CHAPTERS: dict[Kind, int] = {**RANKS, "section": 7, "subsection": 8}
_BRACKETED = frozenset({"paren1", "paren2", "letter1", "letter2"})
_FIRST = frozenset({"1", "a", "а", "i"})


def tree_of(page: Page) -> tuple[Provision, ...]:
    """Build the tree of provisions; every line of the page is in it, in order."""
    return _Building(page).provisions()


class _Building:
    """One pass over the lines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.headings: Headings = headings_of(page)
        self.growing = Growing()
        kinds = [mark.kind for mark in page.marks if mark is not None]
        inside = (
            "chapter" in kinds
            and "section" in kinds
            and kinds.index("chapter") < kinds.index("section")
        )
        self.ranks = RANKS_IN_CHAPTERS if inside else RANKS
        self.closings = closings_of(page)

    def provisions(self) -> tuple[Provision, ...]:
        """All provisions at the top."""
        at = self._front()
        while at < len(self.page.lines):
            at = self._line(at)
        return tuple(node.provision() for node in self.growing.top)

    def _front(self) -> int:
        """What stands above the law itself; returns the first line not yet taken in.

        The preface, the table of contents (the name of the law may stand below it),
        then the preamble is opened where words go on.
        """
        page = self.page
        first = next((n for n, one in enumerate(page.marks) if one), len(page.marks))
        preface = self._preface(0, first)
        at = self._notes(preface, first)
        end, restart = contents_of(page, first)
        if restart and at == first:
            text = "\n".join(line.text for line in page.lines[at:end])
            self.growing.top.append(Node("note", text=text))
            at = end if preface else self._preface(end, restart)
            at = self._notes(at, restart)
            first = restart
        words = page.is_words(at) and at not in self.headings.taken
        if words and at < first < len(page.lines):
            self.growing.open_part(Node("preamble"), self.ranks["preamble"])
        return at

    def _preface(self, start: int, first: int) -> int:
        """Take in the lines up to the first sentence; returns the line after them."""
        page = self.page
        at, letters = start, 0
        while at < min(first, start + LINES_OF_PREFACE) and self._may_preface(at):
            letters += len(page.lines[at].text)
            if letters > LETTERS_OF_PREFACE:
                break
            at += 1
        if at > start:
            text = "\n".join(line.text for line in page.lines[start:at])
            self.growing.top.append(Node("preface", text=text))
        return at

    def _notes(self, at: int, first: int) -> int:
        """Take in the remarks on versions; returns the line after them."""
        while at < first and (end := end_of_note(self.page, at)):
            text = "\n".join(line.text for line in self.page.lines[at:end])
            self.growing.add_inside(Node("note", text=text))
            at = end
        return at

    def _may_preface(self, at: int) -> bool:
        if at in self.headings.taken or not self.page.is_words(at):
            return False
        words = self.page.lines[at].text
        return not ends_sentence(words) and not end_of_note(self.page, at)

    def _line(self, at: int) -> int:
        """Take the line in, with those that belong to it; returns the next one."""
        line = self.page.lines[at]
        mark = self.page.marks[at]
        if mark is not None:
            return self._part(at, mark)
        if at in self.headings.taken:
            return at + 1
        if self._is_part_without_number(at):
            kind = self.growing.innermost_part(default="chapter")
            self.growing.open_part(Node(kind, heading=line.text), self.ranks[kind])
            return at + 1
        if line.rows:
            self.growing.add_inside(Node("table", rows=line.rows))
            return at + 1
        if at in self.closings:
            end = self.closings[at]
            text = "\n".join(one.text for one in self.page.lines[at:end])
            self.growing.close()
            self.growing.add_inside(Node("note", text=text))
            return end
        remark = self._notes(at, at + 1)
        if remark > at:
            return remark
        end = at + 1
        while end < len(self.page.lines) and self.page.lines[end].quoted:
            if self.page.lines[end].rows:
                break
            end += 1
        quoted = "\n".join(one.text for one in self.page.lines[at + 1 : end])
        if line.quoted:
            self.growing.add_inside(Node("paragraph", text=line.text))
        elif quoted and line.text[0] in '«„“"':
            self.growing.add_words(f"{line.text}\n{quoted}", quotation=True)
            return end
        else:
            self._text(line.text)
        if quoted:
            self.growing.add_inside(Node("paragraph", text=quoted))
        return end

    def _is_part_without_number(self, at: int) -> bool:
        """A line in capitals before an article: "FINAL PROVISIONS"."""
        below = self.page.mark(at + 1)
        if below is None or below.kind != self.page.leaf:
            return False
        return self.page.may_head(at) and self.page.lines[at].text.isupper()

    def _text(self, words: str) -> None:
        item = read_item(words, self.page.language, self.growing.open_items())
        if item is None:
            self.growing.add_words(words)
        else:
            self._items(item, "below")

    def _items(self, item: Item, starts: Place) -> None:
        """Take in a numbered line; several numbers may begin it: "1. (a) …"."""
        styles = {item.style}
        behind = read_item(item.rest, self.page.language, ())
        while behind and _begins_inside(behind) and behind.style not in styles:
            self.growing.add_item(replace(item, rest=""), starts)
            item, starts = behind, "same"
            styles.add(item.style)
            behind = read_item(item.rest, self.page.language, ())
        self.growing.add_item(item, starts)

    def _part(self, at: int, mark: Mark) -> int:
        kind: Kind = "unknown" if mark.why else mark.kind
        node = Node(kind, mark.number, marker=mark.marker, why=mark.why)
        rank = self.ranks[mark.kind]
        if mark.kind == self.page.leaf:
            return self._article(at, mark, node, rank)
        below = self.headings.below_part(at, mark)
        lines = [self.page.lines[n].text for n in below]
        if mark.rest:
            node.heading = "\n".join([mark.rest, *lines])
        elif lines:
            node.heading, node.heading_place = "\n".join(lines), "below"
        self.growing.open_part(node, rank)
        return at + 1 + len(below)

    def _article(self, at: int, mark: Mark, node: Node, rank: int) -> int:
        above = self.headings.above.get(at, ())
        if above:
            node.heading = "\n".join(self.page.lines[n].text for n in above)
            node.heading_place = "above"
        if not mark.rest:
            below = self.headings.below_article(at)
            if below:
                node.heading = self.page.lines[below[0]].text
                node.heading_place = "below"
            self.growing.open_part(node, rank)
            return at + 1 + len(below)
        item = read_item(mark.rest, self.page.language, ())
        if item is not None:
            self.growing.open_part(node, rank)
            self._items(item, "same")
        else:
            if self.headings.is_heading(at, mark.rest):
                node.heading = mark.rest
                if self.headings.goes_on(at):
                    at += 1
                    node.heading += f"\n{self.page.lines[at].text}"
            else:
                node.text = mark.rest
            self.growing.open_part(node, rank)
        return at + 1


def _begins_inside(item: Item) -> bool:
    """It may begin a row inside the number before it on the same line."""
    return item.style.removeprefix("roman-") in _BRACKETED and item.value in _FIRST
