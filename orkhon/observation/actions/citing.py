"""Words that a person cites: of a source that is kept, or pasted and kept now."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.record.actions import RecordError, cite, keep_source
from orkhon.record.models import Citation, Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@dataclass(frozen=True)
class Cited:
    """What a person cites.

    Attributes:
        words: As they stand in the source; "" takes the whole of a pasted text.
        source: A source that is kept already; None when the text is pasted.
        pasted: The text of the source, as it was pasted.
        title: What the pasted text is called.
        published_on: Partial date of the pasted text.
    """

    words: str
    source: Source | None = None
    pasted: str = ""
    title: str = ""
    language: str = "und"
    published_on: str = ""


@transaction.atomic
def cite_words(cited: Cited, *, by: Actor) -> Citation:
    """Keep a pasted text where there is one, and point at the words in it.

    Raises:
        Refusal: no source and no text, a pasted text without a name, a source that is
            not open to this person, or words that do not stand in it.
    """
    source = cited.source or _kept(cited, by)
    if not source.is_open_to(by) and cited.source is not None:
        raise Refusal(_("“%(source)s” is not open to you.") % {"source": source})
    words = cited.words.strip() or ("" if cited.source else source.text.strip())
    start = source.text.find(words) if words else -1
    if start < 0:
        raise Refusal(
            _("“%(source)s” does not say “%(words)s”.")
            % {"source": source, "words": words}
            if words
            else _("Say which words of “%(source)s” are cited.") % {"source": source}
        )
    return cite(source, start=start, end=start + len(words), quote=words, by=by)


def _kept(cited: Cited, by: Actor) -> Source:
    text = cited.pasted.replace("\r\n", "\n")
    title = cited.title.strip()
    if not text.strip():
        raise Refusal(_("Say where it comes from: a source that is kept, or its text."))
    if not title:
        raise Refusal(_("Say what the pasted text is: who wrote it, and when."))
    try:
        source, _is_new = keep_source(
            text.encode(),
            filename=f"{title[:80]}.txt",
            media_type="text/plain",
            text=text,
            language=cited.language,
            by=by,
            title=title,
            published_on=cited.published_on,
        )
    except RecordError as error:
        raise Refusal(str(error)) from error
    return source
