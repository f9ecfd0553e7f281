"""What shows a fact: words of a source, kept now or before, or a place cited already."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.record.actions import RecordError, cite, keep_source
from orkhon.record.models import Citation, Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor

TITLE_LENGTH = 300


@dataclass(frozen=True)
class Cited:
    """Words that a person copied out of where they read them.

    Attributes:
        words: As they stand there.
        reference: Where: the paper, the site, the number of the report.
        language: Tag of their language; und where it is not known.
        published_on: Partial date on which they appeared; "" is not known.
        source: A source that is kept already and says these words; else the words
            themselves are kept under the reference.
    """

    words: str
    reference: str
    language: str = "und"
    published_on: str = ""
    source: Source | None = None


Shown = Cited | Citation | None


def cited_place(shown: Shown, *, by: Actor) -> Citation | None:
    """The citation for what shows a fact; None where nothing does.

    Raises:
        Refusal: no words, no reference, a date that there is not, a source that is not
            open to this person or does not say so.
    """
    if shown is None or isinstance(shown, Citation):
        return shown
    words = shown.words.replace("\r\n", "\n").strip()
    if not words:
        raise Refusal(_("Say which words show it."))
    source = shown.source or _kept(shown, words, by)
    if not source.is_open_to(by):
        raise Refusal(_("“%(source)s” is not open to you.") % {"source": source})
    start = source.text.find(words)
    if start < 0:
        raise Refusal(
            _("“%(source)s” does not say “%(words)s”.")
            % {"source": source, "words": words}
        )
    return cite(source, start=start, end=start + len(words), quote=words, by=by)


def partial(value: str) -> str:
    """A partial date without spaces around it, or "".

    Raises:
        Refusal: the calendar does not have it.
    """
    value = value.strip()
    if value:
        try:
            periods.parse(value)
        except periods.PartialDateError as error:
            raise Refusal(str(error)) from error
    return value


def short(value: str, most: int, what: str) -> str:
    """A line of text with single spaces.

    Raises:
        Refusal: it has more than `most` letters.
    """
    line = " ".join(value.split())
    if len(line) > most:
        raise Refusal(
            _("%(what)s: more than %(n)d letters") % {"what": what, "n": most}
        )
    return line


def _kept(cited: Cited, words: str, by: Actor) -> Source:
    title = short(cited.reference, TITLE_LENGTH, _("where it was read"))
    if not title:
        raise Refusal(_("Say where the words were read."))
    try:
        source, _new = keep_source(
            words.encode(),
            filename=f"{title[:80]}.txt",
            media_type="text/plain",
            text=words,
            language=cited.language or "und",
            by=by,
            title=title,
            published_on=partial(cited.published_on),
        )
    except RecordError as error:
        raise Refusal(str(error)) from error
    return source
