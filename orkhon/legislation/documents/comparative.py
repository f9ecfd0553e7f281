"""The comparative table of several national laws, as the machine proposes it."""

import json
from collections.abc import Iterator
from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Bullets,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.legislation.documents.wide import (
    PAPERS,
    Sources,
    in_groups,
    joined,
    labels,
    lines,
    provision,
    version_words,
    widths,
)
from orkhon.legislation.models import Work
from orkhon.legislation.queries.comparative import ComparativeTable, Counterpart, Line
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui.papers import printed
from orkhon.ui.tables import csv_bytes

FIRST = 28
"""Width of the spine's column, in percent."""
HEAD = (
    "no", "heading", "words", "language", "law", "law_no", "law_eid", "law_words",
    "law_language", "law_standing", "confidence", "state",
)  # fmt: skip
PROPOSED = "proposed, not confirmed"


def comparative_bytes(table: ComparativeTable, form: str) -> bytes:
    """The table as a file; `ui.papers.MEDIA` has the forms."""
    if form in PAPERS:
        return printed(comparative_paper(table), form)
    return _csv(table) if form == "csv" else _json(table)


def comparative_paper(table: ComparativeTable) -> Paper:
    """The table as a paper on its side, in the language in force."""
    language = (get_language() or "en").split("-")[0]
    sources = Sources()
    blocks: list[Block] = [
        Facts(tuple(_facts(table, sources))),
        Paragraph(
            runs(
                _(
                    "Which provisions stand side by side was proposed by a machine. "
                    "Nobody has confirmed it; an empty cell does not say that a law "
                    "has no such rule."
                )
            )
        ),
    ]
    for place, columns in enumerate(in_groups(len(table.laws))):
        if place:
            blocks.append(PageBreak())
        blocks += _lines(table, columns, language, sources)
    blocks += _left(table)
    blocks += sources.blocks()
    return Paper(
        title=_title(table),
        language=language,
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_("Comparative table"),
        status=_("proposed by the machine, not confirmed"),
        labels=labels(),
        is_across=True,
    )


def _title(table: ComparativeTable) -> str:
    if table.spine is None:
        return _("Comparative table by headings")
    return _("Comparative table: %(law)s and others") % {"law": table.spine.title}


def _facts(table: ComparativeTable, sources: Sources) -> Iterator[tuple[str, Runs]]:
    if table.spine_text is not None:
        said = f"{_law(table.spine_text.version.work)}, "
        said += version_words(table.spine_text.version)
        yield _("In the order of"), runs(f"{said} {sources.number(table.spine_text)}")
    for law, text in table.laws:
        said = f"{_law(law)}, {version_words(text.version)}"
        yield (
            _("Beside it") if table.spine else _("Law"),
            runs(f"{said} {sources.number(text)}"),
        )


def _law(law: Work) -> str:
    if law.country is None:
        return law.title
    return f"{named(law.country)}: {law.title}"


def _lines(
    table: ComparativeTable, columns: range, language: str, sources: Sources
) -> Iterator[Block]:
    first = _("Heading") if table.spine is None else _column(table.spine)
    head = (first, *(_column(table.laws[at][0]) for at in columns))
    for title, listed in groupby(table.lines, key=lambda one: one.chapter):
        if title:
            yield Heading(title)
        yield Table(
            head,
            tuple(
                (
                    _spine_cell(one, language),
                    *(_cell(one.beside[at], language, sources) for at in columns),
                )
                for one in listed
            ),
            widths=widths(len(columns), FIRST),
            caption=title or _title(table),
        )


def _column(law: Work) -> str:
    return law.title if law.country is None else named(law.country)


def _spine_cell(one: Line, language: str) -> Runs:
    first = runs(
        Strong(one.no),
        *((" ", *lines(one.heading, one.language, language)) if one.heading else ()),
    )
    if not one.words:
        return first
    return joined((first, lines(one.words, one.language, language)))


def _cell(found: tuple[Counterpart, ...], language: str, sources: Sources) -> Runs:
    if not found:
        return ()
    said = _("proposed, not confirmed: %(percent)d %%") % {
        "percent": round(100 * found[0].confidence)
    }
    return joined(
        [*(provision(one.said, language, sources) for one in found), runs(said)]
    )


def _left(table: ComparativeTable) -> Iterator[Block]:
    if not any(one.provisions for one in table.left):
        return
    yield Heading(_("Stands beside nothing"))
    yield Bullets(
        tuple(
            runs(
                Strong(_law(one.law)),
                ": ",
                ", ".join(said.name for said in one.provisions),
            )
            for one in table.left
            if one.provisions
        )
    )


def _csv(table: ComparativeTable) -> bytes:
    return csv_bytes(HEAD, _rows(table))


def _rows(table: ComparativeTable) -> Iterator[tuple[object, ...]]:
    for one in table.lines:
        mine = (one.no, one.heading, one.words, one.language)
        for (law, _text), found in zip(table.laws, one.beside, strict=True):
            if not found:
                yield (*mine, law.key, *[""] * 7)
            for each in found:
                yield (
                    *mine,
                    law.key,
                    each.said.no,
                    each.eid,
                    each.said.words,
                    each.said.expression.language,
                    "authentic" if each.said.is_authentic else "unofficial translation",
                    round(each.confidence, 3),
                    PROPOSED,
                )


def _json(table: ComparativeTable) -> bytes:
    said = {
        "shape": "orkhon-comparative-table/1",
        "state": PROPOSED,
        "spine": None if table.spine is None else table.spine.key,
        "laws": [
            {"key": law.key, "version": text.version.number} for law, text in table.laws
        ],
        "words": table.words or "authentic",
        "lexicon": table.lexicon,
        "lines": [
            {
                "no": one.no,
                "heading": one.heading,
                "words": one.words,
                "language": one.language,
                "beside": [
                    {
                        "law": law.key,
                        "provisions": [
                            {
                                "no": each.said.no,
                                "eid": each.eid,
                                "words": each.said.words,
                                "language": each.said.expression.language,
                                "authentic": each.said.is_authentic,
                                "confidence": round(each.confidence, 3),
                            }
                            for each in found
                        ],
                    }
                    for (law, _text), found in zip(table.laws, one.beside, strict=True)
                ],
            }
            for one in table.lines
        ],
        "beside_nothing": {
            one.law.key: [said.no or said.name for said in one.provisions]
            for one in table.left
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
