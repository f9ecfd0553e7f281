"""Missions of observation, and relations with other organisations."""

from collections.abc import Collection, Iterator

from django.utils import timezone

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.catalogue.entries.languages import in_each_language
from orkhon.observation.queries.published_missions import (
    listed_missions,
    published_missions,
)
from orkhon.proceedings.queries.published_relations import (
    PublishedRelation,
    published_relations,
)


def missions() -> Iterator[Entry]:
    """Every mission that everybody may know of."""
    for key, told in in_each_language(published_missions, lambda one: str(one.number)):
        said = told["en"]
        yield Entry(
            key=key,
            wordings=tuple(
                Wording(
                    code,
                    one.title,
                    together(
                        [
                            one.country_words,
                            one.vote_kind_words,
                            one.head,
                            *(f"{each.name}, {each.post}" for each in one.members),
                        ]
                    ),
                )
                for code, one in told.items()
            ),
            day=said.vote_on,
            address=f"missions/{key}/",
            value=said,
            is_sample=said.is_sample,
        )


def public_missions(keys: Collection[str]) -> set[str]:
    """Those of the keys that everybody may know of now."""
    return {str(one.number) for one in listed_missions()} & set(keys)


def relations() -> Iterator[Entry]:
    """Every organisation with which something was opened."""
    today = timezone.localdate()
    for key, told in in_each_language(
        lambda: published_relations(today), lambda one: one.key
    ):
        yield Entry(
            key=key,
            wordings=tuple(
                Wording(code, one.name, _said(one)) for code, one in told.items()
            ),
            day=None,
            address=f"relations/{key}/",
            value=told["en"],
        )


def public_relations(keys: Collection[str]) -> set[str]:
    """Those of the keys with which something is open now."""
    found = published_relations(timezone.localdate())
    return {one.key for one in found} & set(keys)


def _said(one: PublishedRelation) -> str:
    return together(
        [
            *(f"{each.kind_words}, {each.holder_name}" for each in one.standings),
            *(each.title for each in one.applications),
            *(each.title for each in one.memoranda),
            *(f"{each.title}, {each.place}" for each in one.events),
        ]
    )
