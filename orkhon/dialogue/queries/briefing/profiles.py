"""Who the reader will meet: posts, spellings, how to say the name."""

import uuid
from collections.abc import Sequence
from datetime import date

from orkhon.dialogue.queries.briefing.values import Profile
from orkhon.engines import names, periods
from orkhon.register.queries import PersonCard, PostHeld, Spelling, person

# The first official language of each country, for the name in its own spelling.
OWN_LANGUAGES = {
    "AZ": "az",
    "HU": "hu",
    "KG": "ky",
    "KZ": "kk",
    "TM": "tk",
    "TR": "tr",
    "UZ": "uz",
}
# What follows is read off the English spelling, whose rules are the plainest.
PLAIN_LANGUAGE = "en"


def profile(person_id: uuid.UUID, day: date) -> Profile:
    """One person as known on a day; confirmed posts and spellings only."""
    card = person(person_id, on=None)
    confirmed = tuple(one for one in card.posts if one.state == "confirmed")
    begun = tuple(one for one in confirmed if not _begins_after(one, day))
    posts = tuple(one for one in begun if not _ended_before(one, day))
    spellings = tuple(one for one in card.spellings if one.state == "confirmed")
    own = _own_spelling(begun, spellings)
    said, said_in = _said(card, own)
    return Profile(
        person=card.ref,
        born_on=card.born_on,
        posts=tuple(sorted(posts, key=lambda one: one.precedence)),
        earlier=tuple(one for one in begun if _ended_before(one, day)),
        spellings=spellings,
        own_spelling=own,
        said=said,
        said_in=said_in,
    )


def own_language(posts: Sequence[PostHeld]) -> str:
    """The language of the country in whose bodies somebody served; "" if unknown."""
    for post in posts:
        where = post.on_behalf_of or post.body
        if where.country_code.upper() in OWN_LANGUAGES:
            return OWN_LANGUAGES[where.country_code.upper()]
    return ""


def _own_spelling(
    posts: Sequence[PostHeld], spellings: Sequence[Spelling]
) -> Spelling | None:
    language = own_language(posts)
    fitting = [one for one in spellings if language and one.language == language]
    return next(iter(fitting), None)


def _said(card: PersonCard, own: Spelling | None) -> tuple[str, str]:
    text, language = (
        (card.ref.name, PLAIN_LANGUAGE)
        if own is None
        else (own.text, own.language.split("-")[0])
    )
    try:
        return names.pronounce(text, language), language
    except names.UnknownLanguage:
        return "", ""


def _begins_after(post: PostHeld, day: date) -> bool:
    return post.from_day is not None and post.from_day > day


def _ended_before(post: PostHeld, day: date) -> bool:
    last = periods.latest(post.ends_on)
    return last is not None and last < day
