"""Model laws whose status page is open, found by the headings of their provisions."""

from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils import translation

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.legislation.models import Work
from orkhon.legislation.queries.published import (
    PublishedStatus,
    published_model,
    published_models,
)


def entries() -> Iterator[Entry]:
    """Every open status page."""
    for model in published_models(translation.get_language()):
        read = {code: _status(model.key, code) for code, _name in settings.LANGUAGES}
        found = {code: one for code, one in read.items() if one is not None}
        if "en" not in found:  # pragma: no cover -- closed between two reads
            continue
        yield Entry(
            key=model.key,
            wordings=tuple(_wordings(found)),
            day=model.published_at.date(),
            address=f"model-laws/{model.key}/",
            value=found["en"],
            is_sample=model.is_sample,
        )


def public(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    opened = Work.objects.filter(key__in=keys, published_at__isnull=False)
    return set(opened.values_list("key", flat=True))


def _status(key: str, language: str) -> PublishedStatus | None:
    with translation.override(language):
        return published_model(key, language)


def _wordings(found: dict[str, PublishedStatus]) -> Iterator[Wording]:
    """The law in each language in which provisions of it are there."""
    for language, status in found.items():
        rows = [one for one in status.rows if one.language == language]
        if rows or language == "en":
            said = together(
                f"{one.no} {one.heading}. {one.opening}"
                for one in (rows or status.rows)
            )
            laws = together(
                law.title for member in status.model.members for law in member.laws
            )
            yield Wording(language, status.model.title, together([said, laws]))
