"""The record of decisions of a session as a paper: Word, PDF and plain text."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from orkhon.engines.documents import (
    Block,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Table,
    runs,
)
from orkhon.proceedings.documents.decision_blocks import decision_blocks
from orkhon.proceedings.documents.printing import labels, language_in_force, printed
from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.decisions_record import (
    Decision,
    DecisionsRecord,
    decisions_record,
)
from orkhon.proceedings.queries.decisions_said import rule_of, verdict
from orkhon.proceedings.queries.sessions import called, days_words, zone_of
from orkhon.register.queries import labels as register

WIDTHS = (8, 42, 20, 30)


def decisions_bytes(session: Session, form: str, language: str) -> bytes:
    """The record of decisions as a file.

    Args:
        form: One of `printing.MEDIA`.
        language: Of the headings; what was decided stays in its own words.
    """
    # Papers are made by commands too, which no request tells of a new name.
    register.refresh()
    with override(language):
        return printed(decisions_paper(decisions_record(session)), form)


def decisions_paper(record: DecisionsRecord) -> Paper:
    """The record of decisions in the language in force."""
    session = record.session
    zone = zone_of(session).key
    blocks: list[Block] = [Facts(tuple(_facts(record)))]
    if record.decisions:
        blocks += [_summary(record), *_each(record, zone)]
    else:
        blocks.append(Paragraph(runs(_("Nothing was decided yet."))))
    return Paper(
        title=_("Record of decisions"),
        subtitle=called(session),
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [called(session), *([_("sample")] if session.sample else [])]
        ),
        status=_waiting(record) or _("Every question is closed."),
        labels=labels(),
    )


def _facts(record: DecisionsRecord) -> Iterator[tuple[str, Runs]]:
    session = record.session
    yield _("Organ"), runs(register.named(session.organ))
    yield _("Days"), runs(days_words(session))
    yield _("Place"), runs(session.place or _("not fixed"))
    yield _("Decisions"), runs(str(len(record.decisions)))
    waiting = _waiting(record)
    if waiting:
        yield _("Not decided"), runs(waiting)


def _waiting(record: DecisionsRecord) -> str:
    if not record.waiting:
        return ""
    return ngettext(
        "%(n)d question is open and is not in this record.",
        "%(n)d questions are open and are not in this record.",
        record.waiting,
    ) % {"n": record.waiting}


def _summary(record: DecisionsRecord) -> Block:
    return Table(
        (_("No."), pgettext("put to a decision", "Question"), _("Rule"), _("Result")),
        tuple(
            (
                runs(str(one.number)),
                runs(short_words(one)),
                runs(rule_of(one)),
                runs(
                    verdict(one) + (f", {one.symbol}" if one.symbol else ""),
                ),
            )
            for one in record.decisions
        ),
        WIDTHS,
        _("Questions with their results"),
    )


def _each(record: DecisionsRecord, zone: str) -> Iterator[Block]:
    for one in record.decisions:
        yield Heading(
            _("Question %(number)d") % {"number": one.number}
            + ("" if one.item is None else f" · {one.item.number}. {one.item.title}")
        )
        yield from decision_blocks(one, zone)


def short_words(one: Decision) -> str:
    """What was put, shortened for a list; the whole of it stands further down."""
    words = " ".join(one.words.split())
    return words if len(words) <= 160 else f"{words[:157].rstrip()}…"
