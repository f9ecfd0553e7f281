"""The status sheet of a project: partners, stages with evidence, next step, ties."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Bullets,
    Facts,
    Heading,
    Labels,
    Note,
    NoteRef,
    Paper,
    Paragraph,
    Runs,
    Table,
    runs,
)
from orkhon.protocol.queries.cooperation import Standing, Ties
from orkhon.record.models import Citation
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates
from orkhon.ui.papers import printed


def project_sheet(one: Standing, ties: Ties, form: str, *, on: date) -> bytes:
    """The sheet as a file: docx or pdf, in the language in force.

    Args:
        ties: Contacts and promises that the reader may know.
        on: As of this day.
    """
    return printed(project_paper(one, ties, on=on), form)


def project_paper(one: Standing, ties: Ties, *, on: date) -> Paper:
    """The sheet as a paper; what a source shows leads to its words."""
    row = one.row
    return Paper(
        title=row.title,
        subtitle=_("Status sheet, %(area)s") % {"area": row.get_area_display()},
        language=(get_language() or "en").split("-")[0],
        blocks=tuple(_blocks(one, ties)),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_("sample") if row.sample else "",
        status=_("As of %(day)s") % {"day": dates.day(on)},
        labels=Labels(leaf=_("Part {number} of {count}"), notes=_("Notes")),
    )


def _blocks(one: Standing, ties: Ties) -> Iterator[Block]:
    row = one.row
    yield Facts(tuple(_facts(one)))
    yield Heading(_("Stages"))
    if one.stages.rows:
        yield Table(
            (_("Stage"), _("Planned"), _("Reached"), _("What shows it")),
            tuple(
                (
                    runs(stage.title),
                    runs(dates.partial(stage.planned_on) or _("no date")),
                    runs(dates.partial(stage.reached_on) or _("not yet")),
                    (
                        *(runs(stage.evidence) if stage.evidence else ()),
                        *_note(stage.citation),
                    ),
                )
                for stage in one.stages.rows
            ),
            widths=(34, 18, 18, 30),
        )
    else:
        yield Paragraph(runs(_("No stage is planned.")))
    yield Heading(_("Promises"))
    if ties.promises:
        yield Table(
            (_("What"), _("Who owes it"), _("By when"), _("State")),
            tuple(
                (
                    runs(line.commitment.what),
                    runs(line.owner_names or _("not known")),
                    runs(dates.partial(line.commitment.due) or _("no date")),
                    runs(str(line.commitment.get_status_display())),
                )
                for line in ties.promises
            ),
            widths=(40, 24, 18, 18),
        )
    else:
        yield Paragraph(runs(_("No promise is tied to this project.")))
    yield Heading(_("Contacts"))
    if ties.contacts:
        yield Bullets(
            tuple(
                runs(f"{dates.partial(card.contact.on)}: {card.contact.title}")
                for card in ties.contacts
            )
        )
    else:
        yield Paragraph(runs(_("No contact is tied to this project.")))
    if row.result:
        yield Heading(_("Result"))
        yield Paragraph(runs(row.result))


def _facts(one: Standing) -> Iterator[tuple[str, Runs]]:
    row = one.row
    partners = ", ".join(named(body) for body in row.partners.all())
    yield _("Partners"), (*runs(partners), *_note(row.citation))
    yield (
        _("Responsible"),
        runs(
            _("nobody named")
            if row.responsible is None
            else row.responsible.display_name
        ),
    )
    if one.is_closed:
        yield _("State"), runs(_("closed"))
        return
    step = row.next_step or _("not set")
    due = dates.partial(row.next_on)
    late = _("overdue") if one.days_late else ""
    yield _("Next step"), runs(", ".join(filter(None, (step, due, late))))


def _note(citation: Citation | None) -> Runs:
    """The footnote of what shows a line; nothing where no source is cited."""
    if citation is None:
        return ()
    source = citation.source
    return (
        NoteRef(
            Note(
                source.title or source.filename,
                citation.quote,
                None if source.language == "und" else source.language,
            )
        ),
    )
