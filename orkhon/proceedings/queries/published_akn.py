"""Opened texts as Akoma Ntoso 3.0, a file a language."""

from orkhon.engines.texts.akn import About, write
from orkhon.engines.texts.structure.reading import read_plain
from orkhon.proceedings.queries.published import published_text, published_words


def published_text_akn(code: str, year: int, number: int) -> dict[str, bytes]:
    """The files of an adopted text by language; none unless it was opened.

    Its paragraphs are read as any text is, so that each has an identifier.

    Raises:
        TextError: something in it cannot be written; the message names it.
    """
    found = published_text(code, year, number)
    words = published_words(code, year, number)
    if found is None or words is None:
        return {}
    day = found.adopted_on.isoformat()
    return {
        language: write(
            read_plain("\n".join(each.line for each in one.paragraphs), language),
            About(
                kind="doc",
                country="int",
                subtype=found.kind,
                author=None,
                work_date=day,
                number=found.symbol,
                language=language,
                version_date=day,
                title=one.title,
                authentic=one.is_authentic,
                manifested_on=day,
                translated_from=None if one.is_authentic else found.authentic,
            ),
        )
        for language, one in words.items()
    }
