"""The provisions of a file: ours to the letter, other people's without loss.

Every word of the document stands in some provision: what has no place of its own in the
model goes into the nearest one.
"""

import re
from dataclasses import replace
from typing import cast, get_args

from lxml import etree

from orkhon.engines.texts.akn.vocabulary import (
    BODIES,
    DOCUMENTS,
    STRUCTURES,
    WRAPPERS,
    kind_of,
    name_of,
    own,
    usual_number,
    usual_text_place,
)
from orkhon.engines.texts.akn.words import Line, unescaped
from orkhon.engines.texts.structure.model import Kind, Place, Provision
from orkhon.engines.texts.structure.writing import wording

_KINDS = frozenset(get_args(Kind))
_PLACES = frozenset(get_args(Place))
# No table of a law is wider than this, whatever a cell says.
_SPAN = re.compile("[1-9][0-9]?")
_LOOSE = Provision("paragraph")


class _Filled:
    """What stands in one element, gathered."""

    def __init__(self) -> None:
        self.markers: list[str] = []
        self.headings: list[str] = []
        self.is_heading_first = False
        self.lines: list[str] = []
        self.rows: tuple[tuple[str, ...], ...] = ()
        self.children: list[Provision] = []
        self.notes: list[Provision] = []
        self._is_last_loose = False

    def add_line(self, words: str) -> None:
        """A line of its own words; behind a child it becomes a child as well."""
        if not self.rows and not self.children:
            self.lines.append(words)
        elif self._is_last_loose and words:
            last = self.children[-1]
            self.children[-1] = replace(last, text=f"{last.text}\n{words}")
        elif words:
            self.add_child(replace(_LOOSE, text=words))
            self._is_last_loose = True

    def add_child(self, child: Provision) -> None:
        """A provision inside it."""
        self.children.append(child)
        self._is_last_loose = False

    def add_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """A table; a second one becomes a child."""
        if self.rows or self.children:
            self.add_child(Provision("table", rows=rows))
        else:
            self.rows = rows

    @property
    def inside(self) -> tuple[Provision, ...]:
        """Children, and footnotes behind them."""
        return (*self.children, *self.notes)


class ProvisionReader:
    """One file; `warnings` is what a person should look at."""

    def __init__(self, notes: dict[str, etree._Element]) -> None:
        self.warnings: list[str] = []
        self.notes = notes

    def top(self, root: etree._Element) -> tuple[Provision, ...]:
        """Read the provisions of a whole file, in order."""
        filled = _Filled()
        self._document(root, None, filled)
        first = Provision(
            "paragraph",
            marker=" ".join(filled.markers),
            heading="\n".join(filled.headings),
            text="\n".join(filled.lines),
            rows=filled.rows,
        )
        if first.rows or wording(first):
            filled.children.insert(0, first)
        # Whoever refers to a note has taken it out.
        unused = [self._note(note, "") for note in self.notes.values()]
        return (*filled.inside, *unused)

    def _document(
        self, document: etree._Element, within: Kind | None, filled: _Filled
    ) -> None:
        self._stray(document.text, filled)
        for part in document:
            name = name_of(part)
            if name == "meta":
                continue
            if name in BODIES:
                self._fill(part, within, filled)
            else:
                self._child(part, name, within, filled)
            self._stray(part.tail, filled)

    def _fill(
        self, element: etree._Element, within: Kind | None, filled: _Filled
    ) -> None:
        self._stray(element.text, filled)
        for child in element:
            self._child(child, name_of(child), within, filled)
            self._stray(child.tail, filled)

    def _child(
        self,
        child: etree._Element,
        name: str,
        within: Kind | None,
        filled: _Filled,
    ) -> None:
        role = child.get("name") if name == "block" else name
        if role == "num":
            filled.markers.append(self._line(child, filled))
        elif role in {"heading", "subheading"}:
            if not filled.headings:
                filled.is_heading_first = not filled.markers
            filled.headings.append(self._line(child, filled))
        elif name == "table":
            self._table(child, filled)
        elif name in DOCUMENTS:
            self._document(child, within, filled)
        elif name in WRAPPERS and not _is_structure(child):
            self._fill(child, within, filled)
        elif name in STRUCTURES:
            provision = self._structure(child, name, within)
            if not _is_empty(child, name):
                filled.add_child(provision)
        elif name in {"componentRef", "documentRef"}:
            elsewhere = child.get("src", "") or child.get("href", "")
            # "#…" is a part of this file and is read where it stands.
            if not elsewhere.startswith("#"):
                self.warnings.append(f"A part of the text is elsewhere: {elsewhere}")
            self._fill(child, within, filled)
        elif name == "crossHeading":
            why = "A heading between provisions"
            words = self._line(child, filled)
            filled.add_child(Provision("unknown", heading=words, why=why))
        else:
            filled.add_line(self._line(child, filled))

    def _structure(
        self, element: etree._Element, name: str, within: Kind | None
    ) -> Provision:
        kind, why = kind_of(name, element.get("name", ""), within)
        said = element.get(own("kind"))
        if said in _KINDS:
            kind = cast(Kind, said)
        return self._provision(element, kind, why)

    def _provision(self, element: etree._Element, kind: Kind, why: str) -> Provision:
        filled = _Filled()
        self._fill(element, kind, filled)
        marker = " ".join(filled.markers)
        heading = "\n".join(filled.headings)
        text = "\n".join(filled.lines)
        number = usual_number(marker)
        if element.get(own("unnumbered")) == "true":
            number = None
        elif element.get(own("number")) is not None:
            number = unescaped(element.get(own("number"), ""))
        is_above = bool(marker and heading and filled.is_heading_first)
        return Provision(
            kind=kind,
            number=number,
            heading=heading,
            text=text,
            children=filled.inside,
            marker=marker,
            eid=element.get("eId", "") or element.get("id", ""),
            heading_place=_place(
                element, "heading-place", "above" if is_above else "same"
            ),
            text_place=_place(element, "text-place", usual_text_place(kind, text)),
            starts=_place(element, "starts", "below"),
            rows=filled.rows,
            why=unescaped(element.get(own("why"), "")) or why,
        )

    def _table(self, table: etree._Element, filled: _Filled) -> None:
        rows: list[tuple[str, ...]] = []
        self._stray(table.text, filled)
        for row in table:
            if name_of(row) != "tr":
                filled.add_line(self._line(row, filled))
            elif row.get(own("empty")) == "true" and not _has_words(row):
                rows.append(())
            else:
                rows.append(self._row(row, filled))
            self._stray(row.tail, filled)
        filled.add_rows(tuple(rows))

    def _row(self, row: etree._Element, filled: _Filled) -> tuple[str, ...]:
        cells: list[str] = []
        self._stray(row.text, filled)
        for cell in row:
            cells += [self._cell(cell, filled), *_spanned(cell)]
            self._stray(cell.tail, filled)
        return tuple(cells)

    def _cell(self, cell: etree._Element, filled: _Filled) -> str:
        around = [cell.text, *(one.tail for one in cell)]
        has_stray = any((words or "").strip() for words in around)
        if not has_stray and all(name_of(one) == "p" for one in cell):
            return "\n".join(self._line(one, filled) for one in cell)
        return self._line(cell, filled)

    def _line(self, element: etree._Element, filled: _Filled) -> str:
        line = Line(element)
        filled.notes += line.notes
        for href, sign in line.references:
            note = self.notes.pop(href.removeprefix("#"), None)
            if note is not None:
                filled.notes.append(self._note(note, sign))
        for picture in line.pictures:
            self.warnings.append(f"A picture is not kept: {picture}")
        if line.has_deleted:
            self.warnings.append(
                f"The file marks words as deleted; they are kept: “{line.words[:60]}”"
            )
        return line.words

    def _note(self, note: etree._Element, sign: str) -> Provision:
        provision = self._provision(note, "note", "")
        return replace(provision, marker=sign or note.get("marker", ""))

    def _stray(self, words: str | None, filled: _Filled) -> None:
        """Words where none may stand; a file that breaks the schema has them."""
        if words and words.strip():
            filled.add_line(" ".join(words.split()))


def _is_structure(wrapper: etree._Element) -> bool:
    """A wrapper with a number, a heading or a name of ours is a provision."""
    if wrapper.get("name") in _KINDS and name_of(wrapper) == "container":
        return True
    return any(name_of(child) in {"num", "heading", "subheading"} for child in wrapper)


def _is_empty(element: etree._Element, name: str) -> bool:
    """It stands for nothing: the schema wants something in every body."""
    is_reference = name == "component" and len(element) > 0
    is_nothing = is_reference or element.get("name") == "empty"
    return is_nothing and not _has_words(element)


def _has_words(element: etree._Element) -> bool:
    return any(words.strip() for words in element.itertext())


def _place(element: etree._Element, name: str, usual: Place) -> Place:
    said = element.get(own(name))
    return cast(Place, said) if said in _PLACES else usual


def _spanned(cell: etree._Element) -> tuple[str, ...]:
    """Empty cells for the columns that a cell covers beside its own."""
    span = cell.get("colspan", "1")
    return ("",) * (int(span) - 1) if _SPAN.fullmatch(span) else ()
