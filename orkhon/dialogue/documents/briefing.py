"""The briefing book as a paper, and the paper as bytes.

`briefing_paper` gives the one paper; each format prints it. The labels and dates are
those of the language asked for; quotations stay in the language of their source.
"""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext

from orkhon.dialogue.documents.notes import Notes
from orkhon.dialogue.documents.sections import record, reference
from orkhon.dialogue.documents.summary import summary, title
from orkhon.dialogue.queries.briefing.values import Briefing
from orkhon.engines import names
from orkhon.engines.documents import (
    Block,
    Labels,
    PageBreak,
    Paper,
)
from orkhon.register.queries import labels
from orkhon.ui import dates
from orkhon.ui.papers import printed

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}
FORMATS = tuple(MEDIA_TYPES)


def briefing_paper(
    briefing: Briefing,
    language: str,
    *,
    reader: object = None,
    made_at: datetime | None = None,
) -> Paper:
    """The briefing book: a page that is enough, the record behind it, the rest.

    Args:
        briefing: What is known.
        language: One of the site's languages.
        reader: Who will read it; see `Notes`.
        made_at: For the properties of the file.
    """
    # Papers are made by commands too, which no request tells of a new name.
    labels.refresh()
    with translation.override(language):
        notes = Notes(language, reader)
        blocks: list[Block] = summary(briefing, notes)
        behind = [*record(briefing, notes), *reference(briefing, notes)]
        if behind:
            blocks += [PageBreak(), *behind]
        return Paper(
            title=title(briefing),
            subtitle=gettext("Briefing"),
            language=language,
            blocks=tuple(blocks),
            running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
            running_note=_running_note(briefing),
            status=_status(briefing),
            issued_at=made_at,
            labels=Labels(
                source=gettext("source"),
                leaf=gettext("Part {number} of {count}"),
                notes=gettext("Sources"),
            ),
        )


def briefing_bytes(paper: Paper, format_: str) -> bytes:
    """The paper in one of `FORMATS`.

    Raises:
        ValueError: another format.
    """
    if format_ in FORMATS:
        return printed(paper, format_)
    raise ValueError(f"“{format_}” is no format of a paper: {', '.join(FORMATS)}")


def file_name(briefing: Briefing, format_: str) -> str:
    """A name for the file, in plain letters: briefing-maulen-ashimbayev-2026-11-21.pdf."""
    about = slugify(names.romanise(briefing.title, "en")) or briefing.kind
    return f"briefing-{about}-{briefing.on.isoformat()}.{format_}"


def _running_note(briefing: Briefing) -> str:
    parts = [gettext("Briefing"), dates.day(briefing.on)]
    if settings.ORKHON_SAMPLE:
        parts.append(gettext("sample"))
    return " · ".join(parts)


def _status(briefing: Briefing) -> str:
    """What the foot of each page says: as of when, and what is left out."""
    said = gettext("Confirmed facts as of %(date)s.") % {"date": dates.day(briefing.on)}
    if not briefing.waiting:
        return said + " " + gettext("No proposal waits.")
    left_out = ngettext(
        "%(n)d proposal still waits and is left out.",
        "%(n)d proposals still wait and are left out.",
        briefing.waiting,
    )
    return said + " " + left_out % {"n": briefing.waiting}
