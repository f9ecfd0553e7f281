"""A paper as HTML: leaves for the screen, one flow for the PDF.

The markup is that of the visual language (`.papers .leaf .running .brief-id .two
.fn .notes .folio`), so a page that loads the site's styles shows the paper as it
prints. Nothing here writes a style attribute or a script: the site's policy on
content forbids both.
"""

import base64
from html import escape
from typing import Literal

from orkhon.engines.documents.numbering import NoteNumbers
from orkhon.engines.documents.paper import (
    Bullets,
    Columns,
    Facts,
    Figure,
    Heading,
    Identity,
    Numbered,
    Paper,
    Paragraph,
    Plain,
    Printed,
    Table,
)
from orkhon.engines.documents.runs import (
    Deleted,
    Foreign,
    Inserted,
    LineBreak,
    Note,
    Quote,
    Runs,
    Strong,
    Text,
    absolute_link,
)

Notes = Literal["leaf", "page"]


def render_html(paper: Paper, *, mark_url: str = "") -> str:
    """Print a paper as leaves, to stand inside a page of the site.

    Args:
        paper: What to print.
        mark_url: Address of the mark at the head of each leaf; "" prints none.
    Returns:
        `<div class="papers">` with one `<article class="leaf">` a leaf; its notes
        stand at its end. The page around it must not have an h1 of its own.
    """
    writer = _Writer(paper, notes="leaf", mark_url=mark_url)
    return writer.leaves()


def render_html_file(paper: Paper, *, css: str, origin: str = "") -> str:
    """Print a paper as one HTML file that needs nothing beside it.

    Args:
        paper: What to print.
        css: The styles, tokens included; written into the file.
        origin: Scheme and host put before links to paths of the site.
    """
    writer = _Writer(paper, notes="leaf", origin=origin, is_file=True)
    return _file(paper, writer.leaves(), css)


def render_flow(paper: Paper, *, mark_url: str = "", origin: str = "") -> str:
    """Print a paper as one flow with the notes inside the text, for paging.

    The styles lift running head and foot into the margins and float each note to
    the foot of the page on which it is called.
    """
    writer = _Writer(
        paper, notes="page", mark_url=mark_url, origin=origin, is_file=True
    )
    return _file(paper, writer.flow(), "")


def _file(paper: Paper, body: str, css: str) -> str:
    # "</" inside the styles would end the element early.
    styles = css.replace("</", "<\\/")
    style = f"<style>{styles}</style>" if styles else ""
    return (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head>'
        f'<meta charset="utf-8"><title>{escape(paper.title)}</title>{style}</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


class _Writer:
    """One walk through one paper."""

    def __init__(
        self,
        paper: Paper,
        *,
        notes: Notes,
        mark_url: str = "",
        origin: str = "",
        is_file: bool = False,
    ) -> None:
        self._paper = paper
        self._notes = notes
        self._mark_url = mark_url
        self._origin = origin
        self._is_file = is_file
        self._numbers = NoteNumbers()

    def leaves(self) -> str:
        leaves = self._paper.leaves()
        labels = self._paper.labels
        printed = []
        for number, blocks in enumerate(leaves, start=1):
            self._numbers.begin_leaf()
            name = labels.leaf.format(number=number, count=len(leaves))
            foot = labels.page.format(number=number, count=len(leaves))
            head = self._title() if number == 1 else ""
            body = "".join(self._block(block) for block in blocks)
            printed.append(
                f'<article class="leaf" lang="{self._paper.language}" '
                f'aria-label="{escape(name)}">\n'
                f"{self._running()}{head}{body}{self._notes_list()}"
                f'<p class="folio"><span>{escape(self._paper.status)}</span>'
                f"<span>{escape(foot)}</span></p>\n</article>\n"
            )
        return f'<div class="papers">\n{"".join(printed)}</div>\n'

    def flow(self) -> str:
        labels = self._paper.labels.page
        before, _, rest = labels.partition("{number}")
        between, _, after = rest.partition("{count}")
        printed = [
            self._running(),
            f'<p class="folio"><span>{escape(self._paper.status)}</span>'
            f'<span class="page-of">{escape(before)}<span class="page-number"></span>'
            f'{escape(between)}<span class="page-count"></span>{escape(after)}</span>'
            "</p>\n",
        ]
        for number, blocks in enumerate(self._paper.leaves(), start=1):
            self._numbers.begin_leaf()
            head = self._title() if number == 1 else ""
            body = "".join(self._block(block) for block in blocks)
            printed.append(f'<section class="leaf">\n{head}{body}</section>\n')
        return "".join(printed)

    def _running(self) -> str:
        mark = f'<img src="{escape(self._mark_url)}" alt="">' if self._mark_url else ""
        return (
            f'<p class="running"><span>{mark}{escape(self._paper.running_head)}</span>'
            f"<span>{escape(self._paper.running_note)}</span></p>\n"
        )

    def _title(self) -> str:
        if self._paper.has_identity:
            return ""
        subtitle = self._paper.subtitle
        under = f'<p class="lede">{escape(subtitle)}</p>\n' if subtitle else ""
        return f"<h1>{escape(self._paper.title)}</h1>\n{under}"

    def _notes_list(self) -> str:
        notes = self._numbers.in_leaf()
        if not notes:
            return ""
        items = "".join(
            f'<li id="n{number}"><span>{number}</span>'
            f"<span>{self._note(note)}</span></li>\n"
            for number, note in notes
        )
        return f'<ol class="notes">\n{items}</ol>\n'

    def _note(self, note: Note) -> str:
        source = escape(note.source + (":" if note.source and note.quote else ""))
        url = absolute_link(note.url, self._origin) if self._is_file else note.url
        if source and url:
            source = f'<a href="{escape(url)}">{source}</a>'
        quote = ""
        if note.quote:
            quote = f"<q{_lang(note.quote_language)}>{escape(note.quote)}</q>"
            if url and not source:
                quote = f'<a href="{escape(url)}">{quote}</a>'
        return " ".join(part for part in (source, quote) if part)

    def _block(self, block: Printed) -> str:
        match block:
            case Identity():
                return self._identity(block)
            case Columns(left, right):
                sides = (
                    "".join(self._plain(part) for part in side)
                    for side in (left, right)
                )
                columns = "".join(f"<div>\n{side}</div>\n" for side in sides)
                return f'<div class="two">\n{columns}</div>\n'
            case _:
                return self._plain(block)

    def _plain(self, block: Plain) -> str:
        match block:
            case Heading(text, 1):
                return f'<h2 class="cut">{escape(text)}</h2>\n'
            case Heading(text):
                return f"<h3>{escape(text)}</h3>\n"
            case Paragraph(runs):
                return f"<p>{self._runs(runs)}</p>\n"
            case Bullets(items):
                return f"<ul>\n{self._items(items)}</ul>\n"
            case Numbered(items):
                return f"<ol>\n{self._items(items)}</ol>\n"
            case Table():
                return self._table(block)
            case Facts():
                return self._facts(block, ' class="facts"')
            case _:
                return _figure(block)

    def _items(self, items: tuple[Runs, ...]) -> str:
        return "".join(f"<li>{self._runs(item)}</li>\n" for item in items)

    def _table(self, table: Table) -> str:
        caption = ""
        if table.caption:
            caption = f'<caption class="unseen">{escape(table.caption)}</caption>'
        columns = ""
        if table.widths is not None:
            # The width attribute is old, and the only one the policy lets pass.
            cols = "".join(f'<col width="{width}%">' for width in table.widths)
            columns = f"<colgroup>{cols}</colgroup>"
        head = "".join(f'<th scope="col">{escape(label)}</th>' for label in table.head)
        rows = "".join(
            "<tr>" + "".join(f"<td>{self._runs(cell)}</td>" for cell in row) + "</tr>\n"
            for row in table.rows
        )
        return (
            f"<table>{caption}{columns}\n<thead><tr>{head}</tr></thead>\n"
            f"<tbody>\n{rows}</tbody>\n</table>\n"
        )

    def _facts(self, facts: Facts, attributes: str) -> str:
        pairs = "".join(
            f"<dt>{escape(label)}</dt><dd>{self._runs(value)}</dd>\n"
            for label, value in facts.pairs
        )
        return f"<dl{attributes}>\n{pairs}</dl>\n"

    def _identity(self, identity: Identity) -> str:
        other = lede = facts = ""
        if identity.other_name:
            other = f'<p class="other-name">{self._runs(identity.other_name)}</p>\n'
        if identity.lede:
            lede = f'<p class="lede">{self._runs(identity.lede)}</p>\n'
        if identity.facts is not None:
            facts = self._facts(identity.facts, "")
        return (
            f'<div class="brief-id">\n<div>\n<h1>{escape(identity.name)}</h1>\n'
            f"{other}{lede}</div>\n{facts}</div>\n"
        )

    def _runs(self, runs: Runs) -> str:
        words = []
        for run in runs:
            match run:
                case Text(text):
                    words.append(escape(text))
                case Strong(text):
                    words.append(f"<strong>{escape(text)}</strong>")
                case Foreign(text, language):
                    words.append(f"<span{_lang(language)}>{escape(text)}</span>")
                case Quote(text, language):
                    words.append(f"<q{_lang(language)}>{escape(text)}</q>")
                case Inserted(text, language):
                    words.append(f"<ins{_lang(language)}>{escape(text)}</ins>")
                case Deleted(text, language):
                    words.append(f"<del{_lang(language)}>{escape(text)}</del>")
                case LineBreak():
                    words.append("<br>")
                case _:
                    words.append(self._reference(run.note))
        return "".join(words)

    def _reference(self, note: Note) -> str:
        number, is_first = self._numbers.number(note)
        if self._notes == "page":
            if is_first:
                return (
                    f'<span class="footnote" id="n{number}" data-number="{number}">'
                    f"{self._note(note)}</span>"
                )
            return f'<a class="fn" href="#n{number}">{number}</a>'
        said = f'<span class="unseen">{escape(self._paper.labels.source)} </span>'
        return f'<a class="fn" href="#n{number}">{said}{number}</a>'


def _figure(figure: Figure) -> str:
    kind, data = ("svg+xml", figure.svg) if figure.svg else ("png", figure.png)
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    caption = ""
    if figure.caption:
        caption = f"<figcaption>{escape(figure.caption)}</figcaption>"
    return (
        f'<figure><img src="{address}" alt="{escape(figure.alt)}">{caption}</figure>\n'
    )


def _lang(language: str | None) -> str:
    return f' lang="{language}"' if language else ""
