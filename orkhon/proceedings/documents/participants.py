"""The list of participants: Word, PDF and CSV from the same lines.

Headings are in the language in force; names and posts stay as they were entered.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    LineBreak,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.proceedings.documents.printing import MEDIA, language_in_force, printed
from orkhon.proceedings.documents.printing import labels as words_of_papers
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.queries.participants import CHAIR, Group, Line
from orkhon.proceedings.queries.sessions import called
from orkhon.register.queries import labels
from orkhon.ui import dates
from orkhon.ui.tables import csv_bytes

WIDTHS = (8, 40, 52)


def list_paper(session: Session, groups: Sequence[Group]) -> Paper:
    """The list as a paper; who was withdrawn is left out."""
    # Commands make papers too, and no request tells them of a new name.
    labels.refresh()
    going = [one for one in groups if one.going]
    blocks: list[Block] = [Facts(tuple(_facts(session, going)))]
    above = ""
    for one in going:
        if one.above and one.above != above:
            blocks.append(Heading(one.above))
        blocks.append(Heading(one.heading, level=2 if one.above else 1))
        above = one.above
        blocks.append(
            Table(
                (
                    pgettext("list of participants", "No."),
                    pgettext("list of participants", "Name"),
                    pgettext("list of participants", "Post"),
                ),
                tuple(_row(line, one) for line in one.lines if not line.is_out),
                WIDTHS,
                one.heading,
            )
        )
    if not going:
        blocks.append(Paragraph(runs(gettext("Nobody is entered yet."))))
    now = timezone.now()
    return Paper(
        title=gettext("List of participants"),
        subtitle=called(session),
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=labels.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [called(session), *([gettext("sample")] if session.sample else [])]
        ),
        status=gettext("As of %(day)s") % {"day": dates.day(timezone.localdate(now))},
        labels=words_of_papers(),
    )


def docx_bytes(session: Session, groups: Sequence[Group]) -> bytes:
    """The list as a Word file."""
    return printed(list_paper(session, groups), "docx")


def pdf_bytes(session: Session, groups: Sequence[Group]) -> bytes:
    """The list as PDF."""
    return printed(list_paper(session, groups), "pdf")


def csv_file(session: Session, groups: Sequence[Group]) -> bytes:
    """The list as a table for spreadsheets; its columns are in English."""
    return csv_bytes(
        (
            "number",
            "capacity",
            "country",
            "body",
            "role",
            "name",
            "post",
            "in place of",
            "language",
            "presides",
            "registered at",
            "left at",
        ),
        [
            (
                one.number,
                one.capacity,
                "" if one.body is None else one.body.country_code,
                "" if one.body is None else one.body.name,
                one.role,
                one.name,
                one.post,
                one.stands_in_for,
                one.language,
                "yes" if group.kind == CHAIR else "no",
                ""
                if one.arrived_at is None
                else one.arrived_at.isoformat("T", "seconds"),
                "" if one.left_at is None else one.left_at.isoformat("T", "seconds"),
            )
            for group in groups
            for one in group.lines
            if not one.is_out
        ],
    )


FORMS: Mapping[str, tuple[str, Callable[[Session, Sequence[Group]], bytes]]] = {
    "docx": (MEDIA["docx"], docx_bytes),
    "pdf": (MEDIA["pdf"], pdf_bytes),
    "csv": ("text/csv; charset=utf-8", csv_file),
}
"""By the ending of the file: media type, and what makes it."""


def _facts(session: Session, groups: Sequence[Group]) -> Iterator[tuple[str, Runs]]:
    if session.place:
        yield gettext("Place"), runs(session.place)
    if session.from_on:
        yield gettext("Days"), runs(dates.between(session.from_on, session.to_on))
    going = [line for one in groups for line in one.lines if not line.is_out]
    members = {
        line.body.key
        for line in going
        if line.capacity == Participant.Capacity.DELEGATION and line.body is not None
    }
    said = [
        ngettext("%(n)d participant", "%(n)d participants", len(going))
        % {"n": len(going)}
    ]
    if members:
        said.append(
            ngettext("%(n)d delegation", "%(n)d delegations", len(members))
            % {"n": len(members)}
        )
    yield gettext("Participants"), runs(", ".join(said))


def _row(line: Line, group: Group) -> tuple[Runs, Runs, Runs]:
    said = []
    if line.role == Participant.Role.SUBSTITUTE and line.stands_in_for:
        said.append(gettext("in place of %(name)s") % {"name": line.stands_in_for})
    elif line.role_words:
        said.append(line.role_words)
    post = [line.post] if line.post else []
    if group.body is None and line.body is not None:
        # Under the chair and the like no heading says where somebody comes from.
        post.append(labels.named(line.body))
    return (
        runs(str(line.number)),
        (Strong(line.name), *((LineBreak(), *runs(", ".join(said))) if said else ())),
        runs(", ".join(post)) if post else (),
    )
