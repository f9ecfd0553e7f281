"""What the fields of a letter stand for, in the language of the addressee.

A name that the register has in no such language is not known: a letter never falls
back to English words in another tongue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from orkhon.engines.periods import Certainty
from orkhon.protocol.models import Occasion
from orkhon.protocol.queries.occasions import Coming
from orkhon.register.models import Body, Country, Name, Person, State
from orkhon.register.queries import PersonCard, PostHeld, posts_on
from orkhon.register.queries import person as person_card
from orkhon.register.queries.labels import named, titled
from orkhon.ui import dates, languages

FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("name of the addressee"),
    "honorific": gettext_lazy("form of address"),
    "post": gettext_lazy("post of the addressee on the day"),
    "body": gettext_lazy("body of the addressee"),
    "country": gettext_lazy("country of the addressee"),
    "occasion": gettext_lazy("title of the occasion, in English letters alone"),
    "date": gettext_lazy("day and month of the occasion"),
    "year": pgettext_lazy("letter", "year"),
    "number": gettext_lazy("which anniversary it is"),
    "ordinal": gettext_lazy("the same as 30th, in English and Turkish alone"),
    "deceased": gettext_lazy("name of the person who died"),
    "assembly": gettext_lazy("name of our assembly"),
    "today": gettext_lazy("day of the letter"),
}
"""The fields that a template may ask for, with what they stand for."""

TONGUES = {"AZ": "az", "KZ": "kk", "KG": "ky", "TR": "tr", "TRNC": "tr", "UZ": "uz"}
"""In which of our languages one writes to a country; English to all others."""
_SCRIPTS = {"kk": "Cyrl", "ky": "Cyrl", "ru": "Cyrl"}
_SPELLINGS = (Name.Kind.OFFICIAL, Name.Kind.TRANSLITERATION)


@dataclass(frozen=True)
class Addressee:
    """To whom it goes, as of a day.

    Attributes:
        post: The first of those held that day; None where none is recorded.
    """

    person: Person | None
    body: Body | None
    card: PersonCard | None
    post: PostHeld | None

    @property
    def country(self) -> str:
        """Code of the country; "" where none is known."""
        if self.post is not None:
            behalf = self.post.on_behalf_of or self.post.body
            return behalf.country_code
        if self.body is None or self.body.country is None:
            return ""
        return self.body.country.code

    @property
    def language(self) -> str:
        """In which language one writes to them."""
        return TONGUES.get(self.country, "en")

    @property
    def died_on(self) -> str:
        return "" if self.card is None else self.card.died_on


@dataclass(frozen=True)
class Values:
    """What is known, by field, and in the user's words why the rest is not."""

    known: Mapping[str, str]
    why: Mapping[str, str] = field(default_factory=dict)

    def reason(self, name: str) -> str:
        """Why a field has no value."""
        label = FIELDS.get(name, name)
        return self.why.get(name) or _("“%(field)s” is not known") % {"field": label}


def addressee(person: Person | None, body: Body | None, day: date) -> Addressee:
    """Who they are on a day."""
    if person is None:
        return Addressee(None, body, None, None)
    posts = [
        one
        for one in posts_on([person.pk], day)[person.pk]
        if one.certainty is not Certainty.NO
    ]
    # A member without a post comes after who holds one.
    posts.sort(key=lambda one: not one.title)
    return Addressee(person, body, person_card(person.pk), next(iter(posts), None))


def values(
    to: Addressee, coming: Coming | None, language: str, *, today: date
) -> Values:
    """What each field says in a language.

    Args:
        coming: The occasion as it comes in the year written to; None for none.
        today: The day of the letter.
    """
    known: dict[str, str] = {"today": dates.day(today, language)}
    why: dict[str, str] = {}

    def put(name: str, value: str, reason: str) -> None:
        if value:
            known[name] = value
        else:
            why[name] = reason

    tongue = languages.name(language)
    put("assembly", *_assembly(language))
    if to.card is not None:
        put(
            "name",
            name_in(to.card, language, today),
            _("the register has no name of %(who)s in %(language)s")
            % {"who": to.card.name, "language": tongue},
        )
        put(
            "honorific",
            to.card.ref.honorific,
            _("the register has no form of address for %(who)s")
            % {"who": to.card.name},
        )
    if to.post is not None:
        if to.post.title:
            put("post", *_post(to.post, language))
        else:
            why["post"] = _nothing_held(to)
        country = to.post.on_behalf_of or to.post.body
        put("body", *_official(to.post.body.id, to.post.body.name, language))
        if country.country_id is not None:
            put("country", *_official(country.country_id, country.country, language))
    elif to.card is not None:
        why["post"] = _nothing_held(to)
    if "body" not in known and to.body is not None:
        put("body", *_official(to.body.pk, to.body.display_name, language))
        if to.body.country is not None:
            put("country", *_land(to.body.country, language))
    if coming is not None:
        _occasion(coming, language, today, known, why)
    return Values(known, why)


def name_in(card: PersonCard, language: str, day: date) -> str:
    """A person's name in a language and its script; "" where the register has none."""
    script = _SCRIPTS.get(language, "Latn")
    fitting = [
        one
        for one in card.spellings
        if one.language == language
        and one.state == State.CONFIRMED
        and one.kind in _SPELLINGS
        and one.script in ("", script)
        and (not one.to_on or one.to_on >= day.isoformat())
    ]
    found = min(fitting, key=lambda one: _SPELLINGS.index(one.kind), default=None)
    if found is not None:
        return found.text
    # The name that lists show is the one for papers in English.
    return card.name if language == "en" else ""


def _occasion(
    coming: Coming,
    language: str,
    today: date,
    known: dict[str, str],
    why: dict[str, str],
) -> None:
    occasion, comes = coming.occasion, coming.comes
    known["year"] = str(coming.year)
    if language == "en":
        known["occasion"] = occasion.title
    else:
        why["occasion"] = _("the title of the occasion is kept in English alone")
    if comes.day is not None:
        known["date"] = dates.day_month(comes.day.isoformat(), language)
    else:
        why["date"] = _("the day of “%(occasion)s” is not known") % {
            "occasion": occasion.title
        }
    if comes.number:
        known["number"] = str(comes.number)
        ordinal = _ordinal(comes.number, language)
        if ordinal:
            known["ordinal"] = ordinal
        else:
            why["ordinal"] = _("write {number} and the ending of %(language)s") % {
                "language": languages.name(language)
            }
    else:
        why["number"] = why["ordinal"] = _(
            "the first year of “%(occasion)s” is not known, or this is the first"
        ) % {"occasion": occasion.title}
    if occasion.kind == Occasion.Kind.MOURNING and occasion.person is not None:
        card = person_card(occasion.person.pk)
        name = name_in(card, language, today)
        if name:
            known["deceased"] = name
        else:
            why["deceased"] = _(
                "the register has no name of %(who)s in %(language)s"
            ) % {"who": card.name, "language": languages.name(language)}


def _nothing_held(to: Addressee) -> str:
    who = "" if to.card is None else to.card.name
    return _("no post of %(who)s is recorded for the day") % {"who": who}


def _post(post: PostHeld, language: str) -> tuple[str, str]:
    if post.post_id is None:
        return post.title, _("the post has no title")
    if language == "en":
        return post.title, ""
    words = titled(post, language)
    return _checked(
        words, post.title, language, Name.objects.filter(post_id=post.post_id)
    )


def _official(key: UUID, stored: str, language: str) -> tuple[str, str]:
    if language == "en":
        return stored, ""
    body = Body.objects.filter(pk=key).first()
    if body is not None:
        rows = Name.objects.filter(body=body)
        return _checked(named(body, language), stored, language, rows)
    return _land(Country.objects.get(pk=key), language)


def _assembly(language: str) -> tuple[str, str]:
    """Our own name; one that the register does not know is taken as it is set."""
    stored = settings.ORKHON_ASSEMBLY
    body = Body.objects.filter(kind=Body.Kind.ASSEMBLY, display_name=stored).first()
    if body is None:
        return stored, _("the assembly has no name")
    return _official(body.pk, stored, language)


def _land(country: Country, language: str) -> tuple[str, str]:
    if language == "en":
        return country.english_name, ""
    rows = Name.objects.filter(country=country)
    return _checked(named(country, language), country.english_name, language, rows)


def _checked(
    words: str,
    stored: str,
    language: str,
    rows: QuerySet[Name],
) -> tuple[str, str]:
    """The words, or "" where they are the stored English ones for want of others."""
    own = (
        words != stored
        or rows.filter(language=language, text=words, state=State.CONFIRMED).exists()
    )
    reason = _("the register has no name of “%(what)s” in %(language)s") % {
        "what": stored,
        "language": languages.name(language),
    }
    return (words if own else "", reason)


def _ordinal(number: int, language: str) -> str:
    if language == "tr":
        return f"{number}."
    if language != "en":
        return ""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
