"""A paper as Markdown, for a mail or an archive that keeps plain text.

Notes are written as `[^1]` with their text at the end, a form that GitHub, pandoc
and most readers of Markdown know. Two columns become one after the other.
"""

import re
from collections.abc import Iterable

from orkhon.engines.documents.numbering import NoteNumbers
from orkhon.engines.documents.paper import (
    Bullets,
    Columns,
    Facts,
    Figure,
    Heading,
    Identity,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Printed,
    Table,
)
from orkhon.engines.documents.runs import (
    Deleted,
    Inserted,
    LineBreak,
    Note,
    NoteRef,
    Quote,
    Runs,
    Strong,
    absolute_link,
    quoted,
)

# CommonMark 0.31, section 2.4: these may begin markup inside a line.
INLINE_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
# And these at the beginning of one: lists, headings, rules, numbers of lists.
LINE_MARKUP = re.compile(r"^([-+#=~])")
LINE_NUMBER = re.compile(r"^(\d+)([.)])")


def render_markdown(paper: Paper, *, origin: str = "") -> str:
    """Print a paper as Markdown with footnotes.

    Args:
        paper: What to print.
        origin: Scheme and host put before links to paths of the site.
    """
    return _Writer(paper, origin).write()


class _Writer:
    def __init__(self, paper: Paper, origin: str) -> None:
        self._paper = paper
        self._origin = origin
        self._numbers = NoteNumbers()
        self._notes: list[str] = []

    def write(self) -> str:
        paper = self._paper
        parts = []
        running = " · ".join(
            escape(text) for text in (paper.running_head, paper.running_note) if text
        )
        if running:
            parts.append(running)
        if not paper.has_identity:
            parts.append(f"# {escape(paper.title)}")
            if paper.subtitle:
                parts.append(escape(paper.subtitle))
        for block in paper.blocks:
            if isinstance(block, PageBreak):
                self._numbers.begin_leaf()
            else:
                parts.extend(self._block(block))
        if paper.status:
            parts.append(escape(paper.status))
        if self._notes:
            parts.append(f"## {escape(paper.labels.notes)}")
            parts.append("\n".join(self._notes))
        return "\n\n".join(parts) + "\n"

    def _block(self, block: Printed) -> list[str]:
        match block:
            case Heading(text, level):
                return [f"{'#' * (level + 1)} {escape(text)}"]
            case Paragraph(runs):
                return [self._line(runs)]
            case Bullets(items):
                return ["\n".join(f"- {self._line(item)}" for item in items)]
            case Numbered(items):
                return [
                    "\n".join(
                        f"{number}. {self._line(item)}"
                        for number, item in enumerate(items, start=1)
                    )
                ]
            case Table():
                return self._table(block)
            case Facts():
                return [self._facts(block)]
            case Figure(alt, caption=caption):
                return [f"*{escape(caption or alt)}*"]
            case Columns(left, right):
                return [
                    part
                    for side in (left, right)
                    for b in side
                    for part in self._block(b)
                ]
            case _:
                return self._identity(block)

    def _table(self, table: Table) -> list[str]:
        lines = [
            _row(escape(label) for label in table.head),
            _row("---" for _ in table.head),
        ]
        lines += [_row(self._runs(cell) for cell in row) for row in table.rows]
        caption = [f"*{escape(table.caption)}*"] if table.caption else []
        return [*caption, "\n".join(lines)]

    def _facts(self, facts: Facts) -> str:
        return "\n".join(
            f"- **{escape(label)}:** {self._runs(value)}"
            for label, value in facts.pairs
        )

    def _identity(self, identity: Identity) -> list[str]:
        parts = [f"# {escape(identity.name)}"]
        parts += [self._line(r) for r in (identity.other_name, identity.lede) if r]
        if identity.facts is not None:
            parts.append(self._facts(identity.facts))
        return parts

    def _line(self, runs: Runs) -> str:
        line = LINE_MARKUP.sub(r"\\\1", self._runs(runs))
        return LINE_NUMBER.sub(r"\1\\\2", line)

    def _runs(self, runs: Runs) -> str:
        words = []
        for run in runs:
            match run:
                case Strong(text):
                    words.append(f"**{escape(text)}**")
                case Quote(text):
                    words.append(quoted(escape(text), self._paper.language))
                # CommonMark has no marks for these; HTML has, and may stand in it.
                case Inserted(text):
                    words.append(f"<ins>{escape(text)}</ins>")
                case Deleted(text):
                    words.append(f"<del>{escape(text)}</del>")
                case LineBreak():
                    words.append("; ")
                case NoteRef(note):
                    words.append(self._reference(note))
                case _:
                    words.append(escape(run.text))
        return "".join(words)

    def _reference(self, note: Note) -> str:
        number, is_first = self._numbers.number(note)
        if is_first:
            self._notes.append(f"[^{number}]: {self._note(note)}")
        return f"[^{number}]"

    def _note(self, note: Note) -> str:
        source = escape(note.source + (":" if note.source and note.quote else ""))
        url = absolute_link(note.url, self._origin)
        if source and url:
            source = f"[{source}](<{url}>)"
        quote = ""
        if note.quote:
            quote = quoted(escape(note.quote), self._paper.language)
        return " ".join(part for part in (source, quote) if part)


def escape(text: str) -> str:
    """Text as Markdown shows it, with every sign of markup made plain."""
    return INLINE_MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
