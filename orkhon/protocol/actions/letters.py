"""Letters as drafts: made in one press from an occasion, edited, given up."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import short
from orkhon.protocol.actions.letter_templates import plain_text
from orkhon.protocol.intake.letter_words import Missing, filled
from orkhon.protocol.models import Letter, LetterTemplate, Occasion
from orkhon.protocol.permissions import can_write_letters
from orkhon.protocol.queries.letter_fields import (
    Addressee,
    Values,
    addressee,
    values,
)
from orkhon.protocol.queries.letters import same, templates
from orkhon.protocol.queries.occasions import in_the_year
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person
from orkhon.register.queries import labels
from orkhon.ui import dates, languages

_KIND = LetterTemplate.Kind
STATES = Letter.State


class WrittenAlready(Refusal):
    """A letter of the kind, for the occasion and year, stands; say so to write again."""

    def __init__(self, before: list[Letter]) -> None:
        self.before = before
        said = ", ".join(
            f"{one.reference or one.get_progress_display()} ({one.addressee.splitlines()[0]})"
            for one in before
        )
        super().__init__(
            _("There is a letter of this kind for this occasion and year: %(which)s")
            % {"which": said}
        )


@dataclass(frozen=True)
class Wanted:
    """What a letter is to be; what is left out follows from the occasion.

    Attributes:
        kind: A value of `LetterTemplate.Kind`; "" follows from the occasion.
        year: Of the occasion; None is the year of the day.
        language: "" is the addressee's.
        template: None is the fittest one.
        printed: The addressee as it is printed, where the register's words do not do.
    """

    kind: str = ""
    occasion: Occasion | None = None
    year: int | None = None
    person: Person | None = None
    body: Body | None = None
    language: str = ""
    template: LetterTemplate | None = None
    printed: str = ""


@transaction.atomic
def draft_letter(
    wanted: Wanted, *, by: Actor, on: date, again: bool = False, sample: bool = False
) -> Letter:
    """Write a draft: the template's words with every field in its place.

    Args:
        on: The day of writing; posts are those held then.
        again: Write although one stands already for the same occasion and year.
    Raises:
        WrittenAlready: one stands already.
        Refusal: nobody to write to, somebody who died, no template in the language,
            or a field without a value, which is named.
    """
    require(can_write_letters(by), "draft a letter")
    labels.refresh()
    kind = wanted.kind or _kind_of(wanted.occasion)
    if kind not in _KIND.values:
        raise Refusal(_("“%(kind)s” is no kind of letter") % {"kind": kind})
    occasion = wanted.occasion
    year = on.year if wanted.year is None else wanted.year
    coming = None if occasion is None else in_the_year(occasion, year)
    if occasion is not None and coming is None:
        raise Refusal(
            _("“%(occasion)s” does not come in %(year)d.")
            % {"occasion": occasion.title, "year": year}
        )
    to = _to(wanted, kind, on)
    refuse_the_dead(to)
    before = same(kind, occasion, year)
    if before and not again:
        raise WrittenAlready(before)
    template = wanted.template or fittest(
        kind, wanted.language or to.language, occasion
    )
    known = values(to, coming, template.language, today=on)
    letter = Letter(
        kind=kind,
        template=template,
        occasion=occasion,
        year=year,
        to_person=to.person,
        to_body=to.body,
        addressee=plain_text(wanted.printed) or _printed(known, to),
        salutation=_put(template.salutation, known)[:200],
        language=template.language,
        subject=_put(template.subject, known)[:200],
        body=_put(template.body, known),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    if len(letter.addressee) > 300:
        raise Refusal(_("The addressee has more than 300 letters; shorten it."))
    letter.save()
    append(
        "protocol.letter.draft",
        subject_of(letter),
        by=by,
        kind=kind,
        occasion=None if occasion is None else str(occasion.pk),
        year=year,
        language=letter.language,
        template=str(template.pk),
        again=bool(before),
    )
    return letter


@transaction.atomic
def change_letter(letter: Letter, words: dict[str, str], *, by: Actor) -> Letter:
    """Give a draft other words.

    Args:
        words: Any of addressee, salutation, subject, body.
    Raises:
        Refusal: it was signed or given up; or a part that has to be there is empty.
    """
    require(can_write_letters(by), "change a letter")
    held = locked(letter, STATES.DRAFT)
    held.addressee = plain_text(words.get("addressee", held.addressee))
    held.salutation = short(words.get("salutation", held.salutation), 200, _("line"))
    held.subject = short(words.get("subject", held.subject), 200, _("subject"))
    held.body = plain_text(words.get("body", held.body))
    if not (held.addressee and held.subject and held.body):
        raise Refusal(_("A letter has an addressee, a subject and a text."))
    if len(held.addressee) > 300:
        raise Refusal(_("The addressee has more than 300 letters; shorten it."))
    held.save()
    append(
        "protocol.letter.change",
        subject_of(held),
        by=by,
        addressee=held.addressee,
        salutation=held.salutation,
        heading=held.subject,
        body=held.body,
    )
    return held


@transaction.atomic
def drop_letter(letter: Letter, why: str, *, by: Actor) -> None:
    """Give a draft up; a letter that has a number stays.

    Raises:
        Refusal: no reason; signed, or given up before.
    """
    require(can_write_letters(by), "give a letter up")
    why = short(why, 300, _("why"))
    if not why:
        raise Refusal(_("Say why."))
    held = locked(letter, STATES.DRAFT)
    held.progress = STATES.DROPPED
    held.save()
    append("protocol.letter.drop", subject_of(held), by=by, why=why)


def locked(letter: Letter, state: str) -> Letter:
    """The row, locked, in the state that an act needs.

    Raises:
        Refusal: it is in another one.
    """
    held = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.progress != state:
        raise Refusal(
            _("This letter is %(state)s; it does not change any more.")
            % {"state": held.get_progress_display()}
            if held.progress != STATES.DRAFT
            else _("This letter is not signed yet.")
        )
    return held


def refuse_the_dead(to: Addressee) -> None:
    """Nobody who died is congratulated, invited or thanked.

    Raises:
        Refusal: it names who, and when.
    """
    if to.died_on and to.card is not None:
        raise Refusal(
            _("%(who)s died: %(day)s. No letter is written to them.")
            % {"who": to.card.name, "day": dates.partial(to.died_on)}
        )


def fittest(kind: str, language: str, occasion: Occasion | None) -> LetterTemplate:
    """The template for an occasion in a language.

    Raises:
        Refusal: there is none.
    """
    asked = "" if occasion is None else occasion.kind
    found = templates(kind, language, asked)
    if not found:
        raise Refusal(
            _("There is no template for a %(kind)s in %(language)s.")
            % {"kind": _KIND(kind).label, "language": languages.name(language)}
        )
    return found[0]


def _kind_of(occasion: Occasion | None) -> str:
    if occasion is None:
        return ""
    mourns = occasion.kind == Occasion.Kind.MOURNING
    return _KIND.CONDOLENCE if mourns else _KIND.CONGRATULATION


def _to(wanted: Wanted, kind: str, on: date) -> Addressee:
    """Who is written to: as asked, else whom the occasion is about.

    A condolence goes to the body to which the person who died belonged.
    """
    person, body, occasion = wanted.person, wanted.body, wanted.occasion
    if person is None and body is None and occasion is not None:
        person, body = occasion.person, occasion.body
        if occasion.kind == Occasion.Kind.MOURNING:
            person = None
    if person is None and body is None:
        raise Refusal(_("Say to whom the letter goes: a person or a body."))
    return addressee(person, None if person is not None else body, on)


def _put(words: str, known: Values) -> str:
    try:
        return filled(words, known.known)
    except Missing as error:
        raise Refusal(
            _("The template asks for {%(field)s}: %(why)s.")
            % {"field": error.field, "why": known.reason(error.field)}
        ) from error


def _printed(known: Values, to: Addressee) -> str:
    """Name, post and body of the addressee, a line each, in their language.

    A person without a recorded post stands with their body, or alone; a post whose
    words the language lacks is refused, never left out.
    """
    lines = {
        "{name}": to.person is not None,
        "{post}": to.post is not None and bool(to.post.title),
        "{body}": to.post is not None or to.person is None,
    }
    return "\n".join(_put(line, known) for line, asked in lines.items() if asked)
