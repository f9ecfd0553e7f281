"""The correspondence table as Word, PDF, HTML, CSV and JSON."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
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
from orkhon.legislation.queries.table import CorrespondenceTable, Entry, TableRow
from orkhon.legislation.queries.tally import Tally, tally_of
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates, languages
from orkhon.ui.papers import printed
from orkhon.ui.tables import csv_bytes

FIRST = 24
"""Width of the model law's column, in percent."""
HEAD = (
    "model_no", "model_eid", "model_heading", "model_words", "model_language",
    "country", "status", "examine_again", "reason", "decided_on", "decided_by",
    "law", "law_version", "law_no", "law_eid", "law_words", "law_language",
    "law_standing",
)  # fmt: skip


def table_bytes(table: CorrespondenceTable, form: str) -> bytes:
    """The table as a file; `ui.papers.MEDIA` has the forms."""
    if form in PAPERS:
        return printed(table_paper(table), form)
    return csv_file(table) if form == "csv" else json_file(table)


def table_paper(table: CorrespondenceTable) -> Paper:
    """The table as a paper on its side, in the language in force."""
    language = (get_language() or "en").split("-")[0]
    sources = Sources()
    blocks: list[Block] = [Facts(tuple(_facts(table, sources)))]
    if table.members:
        blocks += [_shares(table)]
    else:
        blocks.append(Paragraph(runs(_("It is compared with no member yet."))))
    for place, columns in enumerate(in_groups(len(table.members))):
        if place:
            blocks.append(PageBreak())
        blocks += _provisions(table, columns, language, sources)
    blocks += sources.blocks()
    return Paper(
        title=_("Correspondence table: %(law)s") % {"law": table.work.title},
        language=language,
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=version_words(table.binding.version),
        status=_state(table),
        labels=labels(),
        is_across=True,
    )


def csv_file(table: CorrespondenceTable) -> bytes:
    """A line for each national provision, and for each pair that has none."""
    return csv_bytes(HEAD, _csv_rows(table))


def json_file(table: CorrespondenceTable) -> bytes:
    """The table for programs; keys and statuses are English in every language."""
    version = table.binding.version
    said = {
        "shape": "orkhon-correspondence-table/1",
        "model_law": {
            "key": table.work.key,
            "title": table.work.title,
            "version": version.number,
            "state": version.state,
            "as_of": version.as_of,
            "authentic_language": table.binding.language,
        },
        "words": table.words or "authentic",
        "members": [
            {
                "country": one.country.code,
                "laws": [
                    {
                        "key": each.law.key,
                        "title": each.law.title,
                        "version": each.version and each.version.number,
                        "state": each.version and each.version.state,
                        "as_of": each.version and each.version.as_of,
                    }
                    for each in one.laws
                ],
            }
            for one in table.members
        ],
        "provisions": [_json_row(table, row) for row in table.rows],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _facts(table: CorrespondenceTable, sources: Sources) -> Iterator[tuple[str, Runs]]:
    version = table.binding.version
    yield (
        _("Model law"),
        runs(
            f"{table.work.title}, {version_words(version)} "
            f"{sources.number(table.binding)}"
        ),
    )
    for one in table.members:
        said = "; ".join(
            f"{each.law.title}, {version_words(each.version)}"
            if each.version
            else _("%(law)s has no text yet") % {"law": each.law.title}
            for each in one.laws
        )
        yield named(one.country), runs(said or _("no law on the subject is known"))
    yield (
        _("Words"),
        runs(
            _("as they bind")
            if not table.words
            else _("in %(language)s where a law has a text in it, else as they bind")
            % {"language": languages.name(table.words)}
        ),
    )
    yield _("Decisions"), runs(_state(table))


def _state(table: CorrespondenceTable) -> str:
    if table.last_decided_at is None:
        return _("nothing is decided yet")
    day = dates.day(timezone.localtime(table.last_decided_at).date())
    return _("as decided by %(day)s") % {"day": day}


def _shares(table: CorrespondenceTable) -> Table:
    rows = []
    for place, member in enumerate(table.members):
        tally = _tally(table.rows, place)
        rows.append(
            (
                runs(named(member.country)),
                runs(share_words(tally)),
                runs(_("%(n)d of %(all)d") % {"n": tally.examined, "all": tally.total}),
                runs(tally.words),
            )
        )
    return Table(
        (
            _("Member"),
            _("Enacted, in full or with differences"),
            _("Examined"),
            _("All provisions"),
        ),
        tuple(rows),
        widths=(18, 26, 14, 42),
        caption=_("What members made of the model law, counted"),
    )


def share_words(tally: Tally) -> str:
    """A share with its denominator; where nothing is examined there is none."""
    if not tally.examined:
        return _("nothing examined yet")
    return ngettext(
        "%(n)d of %(of)d examined", "%(n)d of %(of)d examined", tally.examined
    ) % {"n": tally.enacted, "of": tally.examined}


def _tally(rows: Sequence[TableRow], place: int) -> Tally:
    found = (row.entries[place].standing for row in rows)
    return tally_of((one.status, bool(one.again)) for one in found)


def _provisions(
    table: CorrespondenceTable, columns: range, language: str, sources: Sources
) -> Iterator[Block]:
    head = (
        _("Provision of the model law"),
        *(named(table.members[at].country) for at in columns),
    )
    for title, listed in groupby(table.rows, key=lambda row: row.said.unit.chapter):
        yield Heading(title or _("Provisions"))
        yield Table(
            head,
            tuple(
                (
                    _model_cell(row, language),
                    *(_cell(row.entries[at], language, sources) for at in columns),
                )
                for row in listed
            ),
            widths=widths(len(columns), FIRST),
            caption=title or _("Provisions"),
        )


def _model_cell(row: TableRow, language: str) -> Runs:
    unit = row.said.unit
    heading = unit.heading if row.said.is_first else ""
    named_here: list[Runs] = [
        runs(
            Strong(row.said.no),
            *((" ", *lines(heading, row.said.language, language)) if heading else ()),
        )
    ]
    return joined([*named_here, lines(unit.words, row.said.language, language)])


def _cell(entry: Entry, language: str, sources: Sources) -> Runs:
    standing = entry.standing
    state = f"{standing.letter} {standing.status.label}"
    if standing.again:
        state = f"{state} · {_('text changed, examine again')}"
    parts: list[Runs] = [runs(Strong(state))]
    for one in entry.provisions:
        parts.append(provision(one.said, language, sources))
        if one.is_gone:
            parts.append(runs(_("The law's last version no longer has it.")))
    if standing.decided_at is not None:
        day = dates.day(timezone.localtime(standing.decided_at).date())
        who = f"{day}, {entry.decided_by}"
        parts.append(runs(f"{standing.reason} ({who})" if standing.reason else who))
    return joined(parts)


def _csv_rows(table: CorrespondenceTable) -> Iterator[tuple[object, ...]]:
    for row in table.rows:
        unit = row.said.unit
        model = (row.said.no, unit.eid, unit.heading, unit.words, row.said.language)
        for member, entry in zip(table.members, row.entries, strict=True):
            standing = entry.standing
            said = (
                member.country.code,
                standing.status.value,
                standing.again,
                standing.reason,
                _day(entry),
                entry.decided_by,
            )
            if not entry.provisions:
                yield (*model, *said, *[""] * 7)
            for one in entry.provisions:
                expression = one.said.expression
                yield (
                    *model,
                    *said,
                    one.version.work.key,
                    one.version.number,
                    one.said.no or one.said.name,
                    one.eid,
                    one.said.words,
                    expression.language,
                    "authentic" if one.said.is_authentic else "unofficial translation",
                )


def _json_row(table: CorrespondenceTable, row: TableRow) -> dict[str, object]:
    unit = row.said.unit
    return {
        "no": row.said.no,
        "eid": unit.eid,
        "chapter": unit.chapter,
        "heading": unit.heading,
        "words": unit.words,
        "language": row.said.language,
        "authentic": row.said.is_authentic,
        "members": [
            {
                "country": member.country.code,
                "status": entry.standing.status.value,
                "examine_again": entry.standing.again,
                "reason": entry.standing.reason,
                "decided_on": _day(entry) or None,
                "decided_by": entry.decided_by,
                "provisions": [
                    {
                        "law": one.version.work.key,
                        "version": one.version.number,
                        "eid": one.eid,
                        "no": one.said.no or one.said.name,
                        "name": one.said.name,
                        "words": one.said.words,
                        "language": one.said.expression.language,
                        "authentic": one.said.is_authentic,
                        "gone": one.is_gone,
                        "source": one.said.expression.source.filename,
                    }
                    for one in entry.provisions
                ],
            }
            for member, entry in zip(table.members, row.entries, strict=True)
        ],
    }


def _day(entry: Entry) -> str:
    at = entry.standing.decided_at
    return "" if at is None else timezone.localtime(at).date().isoformat()
