"""What is published as an Atom feed, one for each language.

Communiqués, statements of missions and adopted texts, the latest first. A correction
is news: its communiqué comes up again with the day of the correction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from orkhon.observation.queries.published import PublishedStatement
from orkhon.press.queries.published import PublishedCommunique
from orkhon.proceedings.queries.published import PublishedText
from orkhon.ui import dates

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed changed in which nothing stands yet."""
LONGEST = 50
"""Entries of a feed; the pages have everything."""


@dataclass(frozen=True)
class Item:
    """One entry of the feed."""

    title: str
    address: str
    words: str
    published_at: datetime
    changed_at: datetime


class _Feed(Atom1Feed):
    """Atom, whose last change is that of its last text and not the present moment."""

    def latest_post_date(self) -> datetime:
        moments = [one["updateddate"] for one in self.items]
        return max(moments, default=NEVER)


def feed_of(items: Iterable[Item], language: str, origin: str) -> str:
    """The feed as XML.

    Args:
        items: In any order; the latest `LONGEST` are told.
        language: Of the titles, and of the addresses that it leads to; in force.
        origin: Of the site, without a stroke at its end.
    """
    feed = _Feed(
        title=_("News and published texts"),
        link=origin + reverse("portal:home", args=[language]),
        feed_url=origin + reverse("portal:feed", args=[language]),
        description="",
        language=language,
    )
    latest = sorted(items, key=lambda one: one.changed_at, reverse=True)
    for one in latest[:LONGEST]:
        feed.add_item(
            title=one.title,
            link=origin + one.address,
            description=one.words,
            pubdate=one.published_at,
            updateddate=one.changed_at,
        )
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()


def communiques_in(
    communiques: Iterable[PublishedCommunique], language: str
) -> Iterator[Item]:
    """Communiqués with their lead; a later version says that it corrects."""
    for one in communiques:
        shown = one.language_for(language)
        said = one.leads[shown]
        if one.is_withdrawn:
            said = _("Withdrawn: %(why)s") % {"why": one.correction}
        elif one.correction:
            said = _("Corrected: %(why)s") % {"why": one.correction}
        yield Item(
            one.titles[shown],
            reverse("portal:communique", args=[language, one.year, one.number]),
            said,
            one.versions[0].published_at,
            one.published_at,
        )


def statements_in(
    statements: Iterable[PublishedStatement], language: str
) -> Iterator[Item]:
    """Statements of missions, with country and day of the vote."""
    for one in statements:
        vote = dates.day(one.vote_on, language)
        yield Item(
            f"{one.kind_words(language)}: {one.title}",
            reverse("portal:statement", args=[language, one.mission, one.number]),
            f"{one.country}, {vote}",
            one.published_at,
            one.published_at,
        )


def texts_in(texts: Iterable[PublishedText], language: str) -> Iterator[Item]:
    """Adopted texts, with the session."""
    for one in texts:
        yield Item(
            f"{one.symbol}: {one.titles[one.language_for(language)]}",
            reverse(
                "portal:adopted-text", args=[language, one.slug, one.year, one.number]
            ),
            f"{one.kind_words}, {one.session}",
            one.published_at,
            one.published_at,
        )
