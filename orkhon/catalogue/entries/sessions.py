"""Sessions that were opened, and the assembly's own legal documents."""

from collections.abc import Collection, Iterator

from orkhon.catalogue.entries.entry import Entry, Wording, together
from orkhon.catalogue.entries.languages import in_each_language
from orkhon.engines import periods
from orkhon.proceedings.queries.disclosed import opened_sessions
from orkhon.proceedings.queries.published_instruments import (
    PublishedInstrument,
    published_instruments,
    published_reading,
)
from orkhon.proceedings.queries.published_sessions import published_sessions


def sessions() -> Iterator[Entry]:
    """Every opened session."""
    for key, told in in_each_language(published_sessions, lambda one: one.key):
        said = told["en"]
        yield Entry(
            key=key,
            wordings=tuple(
                Wording(
                    code,
                    one.words,
                    together(
                        [one.theme, one.organ_words, one.place, one.host_words,
                         one.presides, one.final_text]
                    ),
                )
                for code, one in told.items()
            ),
            day=periods.earliest(said.from_on) if said.from_on else None,
            address=f"sessions/{key}/",
            value=said,
            is_sample=said.is_sample,
        )  # fmt: skip


def public_sessions(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    return {one.key for one in opened_sessions()} & set(keys)


def instruments() -> Iterator[Entry]:
    """Every opened legal document, found by its latest text in each language."""
    for one in published_instruments():
        yield Entry(
            key=one.key,
            wordings=tuple(_wordings(one)),
            day=None,
            address=f"legal-documents/{one.key}/",
            value=one,
            is_sample=one.is_sample,
        )


def public_instruments(keys: Collection[str]) -> set[str]:
    """Those of the keys that are open now."""
    return {one.key for one in published_instruments()} & set(keys)


def _wordings(one: PublishedInstrument) -> Iterator[Wording]:
    happened = together(each.what for each in one.happenings)
    yield Wording("", one.title, happened)
    if one.latest is None:
        return
    for text in one.latest.languages:
        reading = published_reading(one.key, one.latest.number, text.language)
        if reading is not None:
            yield Wording(
                text.language,
                text.title or one.title,
                together(
                    f"{each.marker} {each.heading} {each.words}"
                    for each in reading.provisions
                ),
            )
