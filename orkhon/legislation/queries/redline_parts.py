"""What a redline says of each provision, in words: the parts of its page and files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from orkhon.engines.texts.redline import Piece, Redline, TableRow
from orkhon.legislation.queries.reading import HEADED

FRAMES = HEADED - {"article"}
"""What only stands around articles; each is shown, and listed, by itself."""
COUNTED = ("inserted", "deleted", "moved", "renumbered", "changed")
"""What may have become of an article, in the order of the summary."""
WORDS = {
    "inserted": pgettext_lazy("provision", "inserted"),
    "deleted": pgettext_lazy("provision", "deleted"),
    "changed": pgettext_lazy("provision", "changed"),
    "moved": pgettext_lazy("provision", "moved"),
    "from": pgettext_lazy("provision", "moved, was %(name)s"),
    "to": pgettext_lazy("provision", "moved to %(name)s"),
    "renumbered": pgettext_lazy("provision", "was %(name)s"),
    "marker": pgettext_lazy("number of a provision", "was written “%(name)s”"),
}
NAME = "%(name)s"
WHY = {
    "deleted": gettext_lazy("it meant %(meant)s, which is deleted"),
    "renumbered": gettext_lazy("it meant %(meant)s, which is %(now)s now"),
    "taken": gettext_lazy(
        "it meant %(meant)s, which is %(now)s now; another provision has that number"
    ),
    "nowhere": gettext_lazy("it is new, and there is no such provision"),
    "never": gettext_lazy("there is no such provision, and was none before"),
}
WHY_GONE = gettext_lazy(
    "it meant %(meant)s, which is deleted; another provision has that number"
)


@dataclass(frozen=True)
class Mark:
    """What became of a provision, in one word and the provision it is about.

    Attributes:
        what: One of `COUNTED`, "from" (moved, and stands here now), "to" (moved away)
            or "marker" (only the way its number is written is another).
        name: Of "from", "to" and "renumbered" how it is called in the other text; of
            "marker" how it was written.
        place: Where that one is shown on the page, "" where it is not.
        language: That of the name.
    """

    what: str
    name: str = ""
    place: str = ""
    language: str = ""

    @property
    def words(self) -> str:
        """In the reader's language."""
        return str(WORDS[self.what]).replace(NAME, self.name)

    @property
    def html(self) -> SafeString:
        """The same with the name marked as of its own language, and leading there."""
        before, _name, after = str(WORDS[self.what]).partition(NAME)
        if not self.name:
            return format_html("{}", before)
        named = format_html('<span lang="{}">{}</span>', self.language, self.name)
        if self.place:
            named = format_html('<a href="#{}">{}</a>', self.place, named)
        return format_html("{}{}{}", before, named, after)


@dataclass(frozen=True)
class Line:
    """One provision as the page shows it.

    Attributes:
        place: Its anchor.
        kind: As the structure engine names it.
        level: 3 or 4 for a heading, 0 for what is none.
        depth: Steps to the right.
        is_above: The heading stands above the number.
        marks: What became of it; none where it is the same.
        went: It moved away: its words are shown where they stand now.
    """

    place: str
    kind: str
    level: int
    depth: int
    is_above: bool
    marker: Sequence[Piece]
    heading: Sequence[Piece]
    pieces: Sequence[Piece]
    table: Sequence[TableRow]
    marks: Sequence[Mark]
    went: bool = False

    @property
    def told(self) -> Sequence[Mark]:
        """What the words do not show by themselves; a number within an article does."""
        shown = {"changed"} if self.level else {"changed", "renumbered", "marker"}
        return [one for one in self.marks if one.what not in shown]

    @property
    def is_empty(self) -> bool:
        """It only holds others together."""
        shown = self.marker or self.heading or self.pieces or self.table
        return not (shown or self.marks)


@dataclass(frozen=True)
class Block:
    """An article with all inside it, or the head of a chapter.

    Attributes:
        name: What it is called; that of the new text where both have it.
        heading: Its heading, in the same text.
        lines: Itself first.
        became: Of `COUNTED`, all that applies; none where nothing changed.
        marks: Those of its first line, and "changed" where something inside did.
    """

    name: str
    heading: str
    lines: Sequence[Line]
    became: Sequence[str]
    marks: Sequence[Mark]

    @property
    def kind(self) -> str:
        """As the structure engine names it."""
        return self.lines[0].kind

    @property
    def is_frame(self) -> bool:
        """It only stands around articles."""
        return self.kind in FRAMES

    @property
    def went(self) -> bool:
        """It moved away from here."""
        return self.lines[0].went

    @property
    def place(self) -> str:
        """Where it begins."""
        return self.lines[0].place


@dataclass(frozen=True)
class Run:
    """Blocks that follow one another and all changed, or all stayed the same."""

    is_same: bool
    blocks: Sequence[Block]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(one.kind == "article" for one in self.blocks)

    @property
    def first(self) -> str:
        """The name of the first article, or of the first block."""
        return self._named()[0].name

    @property
    def last(self) -> str:
        """The name of the last."""
        return self._named()[-1].name

    def _named(self) -> Sequence[Block]:
        articles = [one for one in self.blocks if one.kind == "article"]
        return articles or [one for one in self.blocks if one.is_frame] or self.blocks


@dataclass(frozen=True)
class Unsure:
    """A reference that the change breaks, with all names in words.

    Attributes:
        name: The provision of the new text that it stands in.
        place: Where that one is shown.
        words: As written.
        why: As the citations engine says it.
        meant: What it pointed at before, "" where it pointed at nothing.
        now: Where that stands now, "" where it is gone.
        language: That of the words and names.
    """

    name: str
    place: str
    words: str
    why: str
    meant: str
    now: str
    language: str

    @property
    def said(self) -> str:
        """What is wrong with it, in the reader's language."""
        words = str(WHY_GONE if self.why == "taken" and not self.now else WHY[self.why])
        return words % {"meant": self.meant, "now": self.now}


@dataclass(frozen=True)
class Shown:
    """A redline ready to be shown.

    Attributes:
        redline: As the engine gave it; the Word file is made of it.
        old_language, new_language: Of the two texts.
        runs: In the order of reading.
        counts: Articles by what became of them; one that was moved and changed counts
            in both. Of a text without articles what stands at its top is counted.
        same: How many did not change at all.
        total: All of them, of both texts.
        unsure: References that the change breaks; None where they were not looked
            for, because the texts are of two works.
    """

    redline: Redline
    old_language: str
    new_language: str
    runs: Sequence[Run]
    counts: Mapping[str, int]
    same: int
    total: int
    unsure: Sequence[Unsure] | None

    @property
    def changed(self) -> Sequence[Block]:
        """What changed, in the order of reading; what moved stands once."""
        return [
            one for run in self.runs for one in run.blocks if one.marks and not one.went
        ]

    @property
    def is_same(self) -> bool:
        """Nothing changed."""
        return not self.changed
