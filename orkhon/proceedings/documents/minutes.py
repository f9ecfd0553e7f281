"""Minutes as a paper: Word, PDF and plain text.

The headings are in the language asked for; what was written stays as it was written.
Approved minutes are printed from what was frozen.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from orkhon.engines.documents import (
    Block,
    Bullets,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.proceedings.documents.decision_blocks import decision_blocks
from orkhon.proceedings.documents.printing import (
    labels,
    language_in_force,
    printed,
    said,
)
from orkhon.proceedings.models import Correction, Minutes, Participant
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.minutes import (
    Attending,
    Content,
    DelegationThere,
    WrittenParagraph,
)
from orkhon.proceedings.queries.minutes_kept import content
from orkhon.record.moments import read
from orkhon.register.models import Body
from orkhon.register.queries import labels as register

WIDTHS = (26, 74)
CORRECTION_WIDTHS = (8, 24, 38, 30)


def minutes_bytes(minutes: Minutes, form: str, language: str) -> bytes:
    """The minutes as a file.

    Args:
        form: One of `printing.MEDIA`.
        language: Of the headings.
    Raises:
        StoreError: what was frozen is missing or was altered.
    """
    # Papers are made by commands too, which no request tells of a new name.
    register.refresh()
    with override(language):
        return printed(minutes_paper(content(minutes)), form)


def minutes_paper(one: Content) -> Paper:
    """The minutes with headings in the language in force."""
    blocks: list[Block] = [
        Facts(tuple(_facts(one))),
        Heading(_("Present")),
        *_present(one),
        *_written(one),
        *_decisions(one),
        *_corrections(one),
    ]
    return Paper(
        title=_title(one),
        subtitle=_subtitle(one),
        language=language_in_force(),
        blocks=tuple(blocks),
        running_head=register.assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=" · ".join(
            [_subtitle(one), *([_("sample")] if one.sample else [])]
        ),
        status=standing_words(one),
        labels=labels(),
    )


def standing_words(one: Content) -> str:
    """How far the minutes are, as the foot of every page says it."""
    if one.phase == Minutes.Phase.APPROVED:
        return _("Approved on %(day)s by %(person)s") % {
            "day": on_clock(read(one.approved_at), one.time_zone or "UTC"),
            "person": one.approved_by,
        }
    if one.phase == Minutes.Phase.CORRECTIONS:
        return _("Draft; those who attended may correct it until %(deadline)s") % {
            "deadline": on_clock(read(one.corrections_by), one.corrections_zone)
        }
    return _("Draft, not approved")


def _title(one: Content) -> str:
    if one.phase == Minutes.Phase.APPROVED:
        return _("Minutes of sitting %(number)d") % {"number": one.sitting}
    return _("Draft minutes of sitting %(number)d") % {"number": one.sitting}


def _subtitle(one: Content) -> str:
    parts = [one.session_title]
    if one.sitting_title and one.sitting_title not in parts:
        parts.append(one.sitting_title)
    return " · ".join(parts)


def _facts(one: Content) -> Iterator[tuple[str, Runs]]:
    zone = one.time_zone or "UTC"
    yield _("Organ"), runs(_body_named(one.organ_key, one.organ))
    if one.place:
        yield _("Place"), runs(one.place)
    for label, moment in (
        (pgettext("sitting", "Opened"), one.opened_at),
        (pgettext("sitting", "Closed"), one.closed_at),
    ):
        if moment:
            yield label, runs(on_clock(read(moment), zone))
    if one.presides:
        yield _("Presided by"), runs(one.presides)
    yield (
        _("Parliaments present"),
        runs(_("%(n)d of %(of)d") % {"n": one.there, "of": len(one.delegations)}),
    )
    if one.absent:
        yield (
            _("Absent"),
            runs(", ".join(country_called(row) for row in one.absent)),
        )


def _present(one: Content) -> Iterator[Block]:
    if one.delegations:
        yield Table(
            (_("Parliament"), _("Delegation")),
            tuple(_delegation(row) for row in one.delegations),
            WIDTHS,
            _("Delegations present, as registered for the sitting"),
        )
    for capacity, rows in groupby(one.others, key=lambda row: row.capacity):
        yield Heading(str(Participant.Capacity(capacity).label).capitalize(), 2)
        yield Bullets(
            tuple(
                runs(_person(row.person), *((f" · {row.body}",) if row.body else ()))
                for row in rows
            )
        )


def _delegation(row: DelegationThere) -> tuple[Runs, ...]:
    name = runs(Strong(country_called(row)))
    if not row.persons:
        return name, runs(_("absent"))
    people = "; ".join(_person(person) for person in row.persons)
    if not row.is_present:
        people += f" ({_('nobody with a voice')})"
    return name, runs(people)


def _person(one: Attending) -> str:
    words = f"{one.name}, {one.post}" if one.post else one.name
    role = Participant.Role(one.role)
    return words if role == Participant.Role.MEMBER else f"{words} ({role.label})"


def _written(one: Content) -> Iterator[Block]:
    for item, rows in one.by_item():
        if item is not None:
            yield Heading(f"{item.number}. {item.title}")
        elif rows[0].number == 1:
            yield Heading(pgettext("minutes", "Opening"))
        elif rows[-1] == one.paragraphs[-1]:
            yield Heading(pgettext("minutes", "Closing"))
        else:
            yield Heading(_("Besides"))
        yield from _paragraphs(rows, one.language)


def _paragraphs(rows: Iterable[WrittenParagraph], language: str) -> Iterator[Block]:
    for row in rows:
        for part in row.text.split("\n"):
            if part.strip():
                yield Paragraph(said(part.strip(), language))


def _decisions(one: Content) -> Iterator[Block]:
    if one.decisions:
        yield Heading(_("Annex: positions of parliaments"))
    for row in one.decisions:
        item = "" if row.item is None else f" · {row.item.number}. {row.item.title}"
        yield Heading(_("Question %(number)d") % {"number": row.number} + item, 2)
        yield from decision_blocks(row, one.time_zone or "UTC")


def _corrections(one: Content) -> Iterator[Block]:
    if not one.corrections:
        return
    yield Heading(_("Corrections"))
    yield Table(
        (
            _("Paragraph"),
            pgettext("correction", "From"),
            pgettext("minutes", "Correction"),
            _("Answer"),
        ),
        tuple(
            (
                runs(str(row.paragraph)),
                runs(", ".join(part for part in (row.name, row.country) if part)),
                said(row.text, one.language),
                runs(
                    str(Correction.Answer(row.answer).label),
                    *((f": {row.note}",) if row.note else ()),
                ),
            )
            for row in one.corrections
        ),
        CORRECTION_WIDTHS,
        _("Corrections by those who attended, with their answers"),
    )


def country_called(row: DelegationThere) -> str:
    """A delegation by its country, in the language in force."""
    if language_in_force() == "en":
        return row.name
    body = Body.objects.filter(key=row.key).select_related("country").first()
    if body is None or body.country is None:
        return row.name
    return register.named(body.country)


def _body_named(key: str, stored: str) -> str:
    body = Body.objects.filter(key=key).first()
    return stored if body is None else register.named(body)
