"""Templates of letters: words in one language with {fields} that exist."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import short
from orkhon.protocol.intake.letter_words import WordsError, asked_for
from orkhon.protocol.models import LetterTemplate, Occasion
from orkhon.protocol.permissions import can_write_letters
from orkhon.protocol.queries.letter_fields import FIELDS
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

LONGEST = 6_000
"""Letters of a letter's text: three pages."""


@dataclass(frozen=True)
class Words:
    """What a template says; every part may have {fields} but the title.

    Attributes:
        occasion_kind: A value of `Occasion.Kind`; "" for any occasion.
    """

    kind: str
    title: str
    language: str
    subject: str
    body: str
    salutation: str = ""
    occasion_kind: str = ""


@transaction.atomic
def add_template(words: Words, *, by: Actor, sample: bool = False) -> LetterTemplate:
    """Add a template.

    Raises:
        Refusal: an unknown field, which is named; no words; a title that is there.
    """
    require(can_write_letters(by), "write a template")
    row = LetterTemplate(sample=sample, made_at=timezone.now(), made_by=by.actor_id)
    _said(row, words)
    row.save()
    append("protocol.template.add", subject_of(row), by=by, **_payload(row))
    return row


@transaction.atomic
def change_template(row: LetterTemplate, words: Words, *, by: Actor) -> LetterTemplate:
    """Give a template other words; letters keep those that they were made of.

    Raises:
        Refusal: as `add_template`, or it is no longer in use.
    """
    require(can_write_letters(by), "change a template")
    held = LetterTemplate.objects.select_for_update().get(pk=row.pk)
    if held.retired_at is not None:
        raise Refusal(_("“%(title)s” is no longer in use.") % {"title": held.title})
    _said(held, words)
    held.save()
    append("protocol.template.change", subject_of(held), by=by, **_payload(held))
    return held


@transaction.atomic
def retire_template(row: LetterTemplate, *, by: Actor) -> None:
    """Take a template out of use.

    Raises:
        Refusal: it was before.
    """
    require(can_write_letters(by), "take a template out of use")
    changed = LetterTemplate.objects.filter(pk=row.pk, retired_at=None).update(
        retired_at=timezone.now()
    )
    if not changed:
        raise Refusal(_("“%(title)s” is no longer in use.") % {"title": row.title})
    append("protocol.template.retire", subject_of(row), by=by, title=row.title)


def _said(row: LetterTemplate, words: Words) -> None:
    if words.kind not in LetterTemplate.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of letter") % {"kind": words.kind})
    if words.occasion_kind and words.occasion_kind not in Occasion.Kind.values:
        raise Refusal(
            _("“%(kind)s” is no kind of occasion") % {"kind": words.occasion_kind}
        )
    row.kind, row.occasion_kind = words.kind, words.occasion_kind
    row.language = words.language
    row.title = short(words.title, 120, _("title"))
    row.salutation = short(words.salutation, 200, _("salutation"))
    row.subject = short(words.subject, 200, _("subject"))
    row.body = plain_text(words.body)
    if not (row.title and row.subject and row.body):
        raise Refusal(_("A template has a title, a subject and a text."))
    for part in (row.salutation, row.subject, row.body):
        refuse_unknown(part)
    same = LetterTemplate.objects.filter(
        retired_at=None, title=row.title, language=row.language
    )
    if same.exclude(pk=row.pk).exists():
        raise Refusal(
            _("“%(title)s” is there already in this language") % {"title": row.title}
        )


def refuse_unknown(words: str) -> None:
    """Refuse words that ask for a field which does not exist.

    Raises:
        Refusal: it names the field, or the brace that does not close.
    """
    try:
        asked_for(words, FIELDS.keys())
    except WordsError as error:
        asked = str(error)
        if not asked.startswith("{"):
            raise Refusal(asked) from error
        raise Refusal(
            _("There is no field %(asked)s; the fields are %(fields)s.")
            % {
                "asked": asked,
                "fields": ", ".join(f"{{{one}}}" for one in FIELDS),
            }
        ) from error


def plain_text(words: str) -> str:
    """Text with one kind of line ends, no spaces at its edges.

    Raises:
        Refusal: too long.
    """
    words = words.replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise Refusal(
            _("The text has %(n)d letters; %(most)d is the most.")
            % {"n": len(words), "most": LONGEST}
        )
    return words


def _payload(row: LetterTemplate) -> dict[str, str]:
    return {
        "kind": str(row.kind),
        "occasion_kind": str(row.occasion_kind),
        "title": row.title,
        "language": row.language,
        "salutation": row.salutation,
        "heading": row.subject,
        "body": row.body,
    }
