"""The status sheet: what the assembly is at one organisation, and what was signed."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.dialogue.models import ProcessStep
from orkhon.engines.documents import (
    Block,
    Bullets,
    Heading,
    Note,
    NoteRef,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.engines.documents import Text as Words
from orkhon.proceedings.queries.relations import Relation
from orkhon.record.models import Citation
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates
from orkhon.ui.papers import printed


def status_sheet(relation: Relation, form: str) -> bytes:
    """The sheet as a file: docx, pdf or html, in the language in force."""
    return printed(status_paper(relation), form)


def status_paper(relation: Relation) -> Paper:
    """The sheet as a paper; every line leads to the words of its source."""
    return Paper(
        title=_("Status sheet: %(body)s") % {"body": named(relation.body)},
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(_blocks(relation)),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
    )


def _note(citation: Citation | None) -> Runs:
    """The footnote of what shows a line; nothing where no source is cited."""
    if citation is None:
        return ()
    source = citation.source
    note = Note(
        source.title or source.filename,
        citation.quote,
        None if source.language == "und" else source.language,
    )
    return (NoteRef(note),)


def _blocks(relation: Relation) -> Iterator[Block]:
    yield Heading(_("Status"))
    if relation.standings:
        yield Bullets(
            tuple(
                (
                    Words(
                        f"{named(one.holder)}: {one.get_kind_display()}, "
                        f"{named(one.at)}, {dates.between(one.from_on, one.to_on)}"
                    ),
                    *_note(one.citation),
                )
                for one in relation.standings
            )
        )
    else:
        yield Paragraph(runs(_("No status is recorded.")))
    for application in relation.applications:
        yield Heading(str(application.process))
        if application.clashing:
            yield Paragraph(
                runs(Strong(_("Sources do not agree; both stand in the table.")))
            )
        yield Table(
            (_("Date"), _("Stage"), _("What the source says")),
            tuple(
                (
                    runs(dates.partial(step.on) if step.on else _("no date")),
                    runs(str(step.get_stage_display())),
                    (*runs(_said(step)), *_note(step.citation)),
                )
                for stage in application.stages
                for step in stage.steps
            ),
        )
        if application.to_come:
            yield Paragraph(
                runs(
                    _("No source tells of: %(stages)s.")
                    % {"stages": ", ".join(application.to_come)}
                )
            )
    for undertaking in relation.undertakings:
        row = undertaking.row
        yield Heading(row.title)
        yield Paragraph(
            (
                Words(
                    _("Signed: %(signed)s; in force: %(days)s.")
                    % {
                        "signed": dates.partial(row.signed_on)
                        if row.signed_on
                        else _("not known"),
                        "days": dates.between(row.from_on, row.to_on)
                        if row.from_on or row.to_on
                        else _("not known"),
                    }
                ),
                *_note(row.citation),
            )
        )
        if undertaking.obligations:
            yield Table(
                (_("Who"), _("What has to be done"), _("By when"), _("State")),
                tuple(
                    (
                        runs(named(one.owner)),
                        (*runs(one.what), *_note(one.citation)),
                        runs(dates.partial(one.due_on) if one.due_on else ""),
                        runs(
                            "; ".join(
                                filter(
                                    None,
                                    (str(one.get_status_display()), one.evidence),
                                )
                            )
                        ),
                    )
                    for one in undertaking.obligations
                ),
            )
    if relation.events:
        yield Heading(_("Events and declarations"))
        yield Bullets(
            tuple(
                (
                    Words(
                        "; ".join(
                            filter(
                                None,
                                (
                                    f"{dates.partial(one.on)}: {one.title}",
                                    one.place,
                                    one.declaration,
                                    ", ".join(one.topics),
                                ),
                            )
                        )
                    ),
                    *_note(one.citation),
                )
                for one in relation.events
            )
        )


def _said(step: ProcessStep) -> str:
    return step.note or ("" if step.citation is None else step.citation.quote)
