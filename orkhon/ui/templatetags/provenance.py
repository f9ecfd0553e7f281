"""The provenance mark, states, dates and languages: `{% load provenance %}`.

Nobody writes the mark by hand. The tags take any object of the right shape, since the
face knows no rooms: a citation has `quote`, `start`, `end` and `source`; a fact has
`citation` and `state`.
"""

from datetime import date, datetime
from typing import Any, Literal, Protocol, cast
from uuid import uuid4

from django import template
from django.contrib.auth import get_user_model
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from orkhon.engines import periods
from orkhon.ui import dates, languages

register = template.Library()

MARKS = ("proposed", "confirmed", "superseded", "erased")
STATES = ("done", "waiting", "partly", "late", "blocked", "held", "off")
QUOTE_LENGTH = 320
"""Characters of a quotation that a slip shows; the source has the rest."""


class SourceLike(Protocol):
    """What a slip says of a source."""

    pk: object
    title: str
    filename: str
    language: str
    published_on: str

    @property
    def is_restricted(self) -> bool:
        """Whether only named readers may open it."""
        ...

    def is_open_to(self, reader: object) -> bool:
        """Whether this reader may open it; nobody else is shown its words."""
        ...


class CitationLike(Protocol):
    """A place in a source; citing it was the act that made the fact."""

    source: SourceLike
    quote: str
    start: int
    end: int
    cited_by: str
    cited_at: datetime


class FactLike(Protocol):
    """Anything that leads back to a citation."""

    citation: CitationLike | None
    state: str


@register.simple_tag(takes_context=True)
def mark(
    context: Context,
    citation: CitationLike | Literal[""] | None,
    state: str = "confirmed",
    by: object = "",
    at: date | datetime | str | None = None,
    note: str = "",
    counted: str = "",
    url: str = "",
) -> SafeString:
    """Write the mark that follows a fact; no space goes before the tag.

    Args:
        citation: Where it comes from; None when a person entered it or it was counted.
        state: One of `MARKS`.
        by: Who confirmed, superseded or erased it; "" is whoever cited the place.
        at: When; a moment, a day or a partial date; None is when it was cited.
        note: What replaced it, or under which rule it was erased.
        counted: For a computed figure: what was counted, in place of a quotation.
        url: Where what was counted is listed.
    """
    if state not in MARKS:
        raise ValueError(f"“{state}” is no state of a mark; known are {MARKS}")
    slip = f"c{uuid4().hex[:10]}"
    word = _mark_word(state)
    if citation and state == "confirmed" and not by:
        by, at = _known_actor(context, citation.cited_by), at or citation.cited_at
    return format_html(
        '<span class="prov">\u2060<button type="button" class="mark is-{state}"'
        ' popovertarget="{slip}" aria-label="{label}"></button>'
        '<span class="slip{form}" popover id="{slip}" role="note">'
        '<span class="slip-state">{word}{who}</span>{body}</span></span>',
        state=state,
        slip=slip,
        label=gettext("%(state)s: where this comes from") % {"state": word},
        form="" if state == "confirmed" else f" is-{state}",
        word=word,
        who=_who(by, at, note),
        body=_slip_body(citation, counted, url, context.get("user")),
    )


@register.simple_tag(takes_context=True)
def mark_of(
    context: Context,
    fact: FactLike,
    by: object = "",
    at: date | datetime | str | None = None,
    note: str = "",
) -> SafeString:
    """The mark of a fact, from its own citation and state."""
    return mark(context, fact.citation, fact.state, by, at, note)


@register.simple_tag(takes_context=True)
def actor(context: Context, actor_id: str) -> SafeString:
    """Who an opaque actor of the record is: the name on the account, else the id.

    The accounts are read once for each page.
    """
    known = _known_actor(context, actor_id)
    return (
        format_html("{}", known) if known else format_html("<code>{}</code>", actor_id)
    )


@register.simple_tag
def state(kind: str, words: str) -> SafeString:
    """A state of work: its sign and its word."""
    if kind not in STATES:
        raise ValueError(f"“{kind}” is no state of work; known are {STATES}")
    return format_html('<span class="state is-{}">{}</span>', kind, words)


@register.simple_tag
def lang(code: str) -> SafeString:
    """A small tag that names the language of something, such as `kk`."""
    if not code:
        return SafeString("")
    return format_html(
        '<span class="lang" title="{}">{}</span>', languages.name(code), code
    )


@register.filter
def language_name(code: str) -> str:
    """The language in words: Kazakh; the code itself when it is not one of ours."""
    return languages.name(code)


@register.filter
def partial(value: str | date | None) -> SafeString | str:
    """A partial date as the language writes it, in `<time>`; "" for not known."""
    if not value:
        return ""
    text = value if isinstance(value, str) else f"{value:%Y-%m-%d}"
    return format_html('<time datetime="{}">{}</time>', text, dates.partial(text))


@register.filter
def day_month(value: str | date | None) -> SafeString | str:
    """As `partial`, without the year."""
    if not value:
        return ""
    text = value if isinstance(value, str) else f"{value:%Y-%m-%d}"
    return format_html('<time datetime="{}">{}</time>', text, dates.day_month(text))


@register.filter
def until(first: str, last: str) -> str:
    """`{{ from_on|until:to_on }}`: a span of partial dates, its ends perhaps open."""
    return dates.between(first, last)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """A moment in the installation's time zone: the day, then hours and minutes."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        value.isoformat(timespec="seconds"),
        dates.day(local.date()),
        f"{local:%H:%M}",
    )


def _known_actor(context: Context, actor_id: str) -> str:
    """The name on the account, "" when no account has this id."""
    if not actor_id:
        return ""
    # The outermost layer lives as long as the page.
    page = cast("dict[str, Any]", context.render_context.dicts[0])
    if "actor names" not in page:
        page["actor names"] = {
            account.actor_id: str(account) for account in get_user_model().objects.all()
        }
    return str(page["actor names"].get(actor_id, ""))


def _mark_word(state: str) -> str:
    return {
        "proposed": pgettext("state of a fact", "Proposed"),
        "confirmed": pgettext("state of a fact", "Confirmed"),
        "superseded": pgettext("state of a fact", "Superseded"),
        "erased": pgettext("state of a fact", "Erased"),
    }[state]


def _who(by: object, at: date | datetime | str | None, note: str) -> SafeString:
    when = _when(at)
    if by and when:
        who = gettext("by %(person)s, %(date)s") % {"person": by, "date": when}
    elif by:
        who = gettext("by %(person)s") % {"person": by}
    else:
        who = when
    parts = [part for part in (who, note) if part]
    return format_html("{}", "".join(f" · {part}" for part in parts))


def _when(at: date | datetime | str | None) -> str:
    if not at:
        return ""
    if isinstance(at, datetime):
        return dates.day(timezone.localtime(at).date())
    return dates.partial(at) if isinstance(at, str) else dates.day(at)


def _slip_body(
    citation: CitationLike | Literal[""] | None,
    counted: str,
    url: str,
    reader: object,
) -> SafeString:
    # A template writes "" where a list of citations is empty.
    if not citation:
        words = counted or gettext("Entered by hand; no source is kept for it")
        link = _link(url, gettext("Open what was counted")) if url else ""
        return format_html('<span class="slip-from">{} {}</span>', words, link)
    source = citation.source
    if not source.is_open_to(reader):
        return format_html(
            '<span class="slip-from"><span class="restricted">{}</span></span>',
            gettext("The source is restricted to named people")
            if source.is_restricted
            else gettext("Restricted: not open to you"),
        )
    return format_html(
        '<span class="slip-quote"{}>{}</span><span class="slip-from">{} {}</span>',
        format_html(' lang="{}"', source.language) if source.language else "",
        _shortened(citation.quote),
        _source_label(source),
        _link(source_url(citation), gettext("Open the source")),
    )


def source_url(citation: CitationLike) -> str:
    """The source's page with the span in view."""
    place = reverse("record:source", args=[citation.source.pk])
    return f"{place}?span={citation.start}-{citation.end}#span"


def _source_label(source: SourceLike) -> SafeString:
    label = source.title or source.filename
    if not source.published_on:
        return format_html("{}", label)
    try:
        published = dates.partial(source.published_on)
    except periods.PartialDateError:
        published = source.published_on
    return format_html("{}, {}", label, published)


def _link(url: str, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, words)


def _shortened(quote: str) -> str:
    if len(quote) <= QUOTE_LENGTH:
        return quote
    return quote[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
