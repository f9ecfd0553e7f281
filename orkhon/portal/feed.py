"""The statements as an Atom feed, one for each language."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from orkhon.observation.queries.published import PublishedStatement
from orkhon.ui import dates

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed changed in which nothing stands yet."""


class _Feed(Atom1Feed):
    """Atom, whose last change is that of its last text and not the present moment."""

    def latest_post_date(self) -> datetime:
        moments = [one["updateddate"] for one in self.items]
        return max(moments, default=NEVER)


def feed_of(
    statements: Iterable[PublishedStatement], language: str, origin: str
) -> str:
    """The feed as XML.

    Args:
        language: Of the titles, and of the addresses that it leads to; in force.
        origin: Of the site, without a stroke at its end.
    """
    feed = _Feed(
        title=_("Mission statements"),
        link=origin + reverse("portal:home", args=[language]),
        feed_url=origin + reverse("portal:feed", args=[language]),
        description="",
        language=language,
    )
    for one in statements:
        address = origin + reverse(
            "portal:statement", args=[language, one.mission, one.number]
        )
        vote = dates.day(one.vote_on, language)
        feed.add_item(
            title=f"{one.kind_words(language)}: {one.title}",
            link=address,
            description=f"{one.country}, {vote}",
            pubdate=one.published_at,
            updateddate=one.published_at,
        )
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()
