"""Who is who: people in opened bodies, found by every spelling, and the bodies."""

from collections.abc import Collection, Iterator

from django.utils import timezone

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.register.queries.published import published_bodies, published_people


def people() -> Iterator[Entry]:
    """Everybody in an opened body; of no day, since who is who holds now."""
    for one in published_people(timezone.localdate()):
        posts = (f"{post.title}, {post.body_name}" for post in one.posts)
        yield Entry(
            key=one.key,
            wordings=(
                Wording(
                    "",
                    one.name,
                    together(
                        [
                            *posts,
                            *(name.text for name in one.spellings),
                            one.country_name,
                        ]
                    ),
                ),
            ),
            day=None,
            address=f"people/{one.key}/",
            value=one,
            is_sample=one.is_sample,
        )


def public_people(keys: Collection[str]) -> set[str]:
    """Those of the keys who are in an opened body now."""
    return {one.key for one in published_people(timezone.localdate())} & set(keys)


def bodies() -> Iterator[Entry]:
    """Every opened body."""
    for one in published_bodies():
        yield Entry(
            key=one.key,
            wordings=(
                Wording(
                    "",
                    one.name,
                    together(
                        [
                            *one.names.values(),
                            one.kind_words,
                            one.country_name,
                            one.place,
                        ]
                    ),
                ),
            ),
            day=None,
            address=f"organs/{one.key}/",
            value=one,
            is_sample=one.is_sample,
        )


def public_bodies(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    return {one.key for one in published_bodies(keys=keys)}
