"""What is done to an agenda as a whole: numbers, an earlier agenda, languages."""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.agenda import (
    ItemPlan,
    add_item,
    in_order,
    open_agenda,
)
from orkhon.proceedings.models import AgendaItem, AgendaItemText, Session
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.agenda import AGENDAS, SOURCE_LANGUAGE
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui.languages import NAMES


@transaction.atomic
def number_items(session: Session, *, by: Actor) -> None:
    """Number the items anew in the order of business, 1 2 2a 3.

    Raises:
        Refusal: an agenda was circulated: its numbers stay.
    """
    require(can_prepare(by), "number an agenda")
    session = open_agenda(session)
    if session.circulations.filter(what__in=AGENDAS).exists():
        raise Refusal(_("the agenda was circulated; its numbers stay"))
    rows = in_order(session)
    was = {row.pk: row.number for row in rows}
    numbers: dict[object, str] = {}
    parts: dict[object, int] = {}
    for row in rows:
        if row.parent_id is None:
            numbers[row.pk] = str(len([n for n in numbers.values() if n.isdigit()]) + 1)
        else:
            letter = parts[row.parent_id] = parts.get(row.parent_id, 0) + 1
            numbers[row.pk] = f"{numbers[row.parent_id]}{chr(96 + letter)}"
    if numbers == was:
        raise Refusal(_("nothing is changed"))
    # Out of the way first: a number is used once in a session at any moment.
    for place, row in enumerate(rows):
        AgendaItem.objects.filter(pk=row.pk).update(number=f"#{place}")
    for row in rows:
        AgendaItem.objects.filter(pk=row.pk).update(number=numbers[row.pk])
    append(
        "proceedings.agenda.number",
        subject_of(session),
        by=by,
        now={str(pk): number for pk, number in numbers.items()},
        was={str(pk): number for pk, number in was.items()},
    )


@transaction.atomic
def copy_agenda(session: Session, earlier: Session, *, by: Actor) -> int:
    """Begin an agenda with the items of an earlier session, in all their languages.

    Sittings, rapporteurs and annotations are of their session and stay there.

    Returns:
        How many items were taken over.
    Raises:
        Refusal: the session has items already, or the earlier one has none.
    """
    require(can_prepare(by), "begin an agenda")
    session = open_agenda(session)
    if session.items.exists():
        raise Refusal(_("%(session)s has an agenda already") % {"session": session})
    items = list(
        earlier.items.exclude(progress=AgendaItem.State.STRUCK)
        .prefetch_related("texts")
        .order_by("precedence")
    )
    if not items:
        raise Refusal(_("%(session)s has no agenda") % {"session": earlier})
    made: dict[object, AgendaItem] = {}
    for item in sorted(items, key=lambda one: one.parent_id is not None):
        parent = None if item.parent_id is None else made.get(item.parent_id)
        if item.parent_id is not None and parent is None:
            continue
        made[item.pk] = add_item(
            session,
            ItemPlan(
                title=item.title, kind=item.kind, minutes=item.minutes, body=item.body
            ),
            by=by,
            parent=parent,
        )
        for text in item.texts.all():
            translate_item(made[item.pk], text.language, title=text.title, by=by)
    return len(made)


@transaction.atomic
def translate_item(
    item: AgendaItem, language: str, *, title: str, by: Actor, annotation: str = ""
) -> AgendaItemText:
    """Say an item in another language; a later wording takes the place of an earlier.

    Raises:
        Refusal: English, a language nobody knows here, or no title.
    """
    require(can_prepare(by), "translate an item")
    open_agenda(item.session)
    if language == SOURCE_LANGUAGE or language not in NAMES or language == "und":
        raise Refusal(
            _("“%(language)s” is no language to translate an item into")
            % {"language": language}
        )
    if not title.strip():
        raise Refusal(_("the item has no title"))
    text, _new = AgendaItemText.objects.update_or_create(
        item=item,
        language=language,
        defaults={"title": title.strip(), "annotation": annotation.strip()},
    )
    append(
        "proceedings.item.translate",
        subject_of(item),
        by=by,
        number=item.number,
        language=language,
        title=text.title,
        annotation=text.annotation,
    )
    return text
