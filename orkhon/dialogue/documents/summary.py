"""The first leaf of a briefing: one page that is enough for the corridor."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from orkhon.dialogue.documents import words
from orkhon.dialogue.documents.notes import Notes
from orkhon.dialogue.queries.briefing.values import (
    Briefing,
    Met,
    Profile,
    Promised,
    Seen,
    Side,
)
from orkhon.engines.documents import (
    Block,
    Facts,
    Foreign,
    Heading,
    Identity,
    Inline,
    LineBreak,
    Note,
    Numbered,
    Paragraph,
    Plain,
    Runs,
    Strong,
    Table,
    Text,
    runs,
)
from orkhon.record.models import Citation
from orkhon.register.models import Body
from orkhon.register.queries import PostHeld
from orkhon.register.queries.labels import country_named, named
from orkhon.ui import dates

MOST_PROMISES = 4
MOST_CONTACTS = 3
MOST_NAMES = 6


def summary(briefing: Briefing, notes: Notes) -> list[Block]:
    """Who, the next meeting, what is owed on both sides, the last contacts."""
    theirs = (*briefing.owed(Side.THEIRS), *briefing.owed(Side.BOTH))
    ours = briefing.owed(Side.OURS)
    return [
        _identity(briefing, notes),
        Heading(gettext("What to bring home")),
        *_owed(theirs, gettext("No open promise on their side is recorded."), notes),
        Heading(gettext("What they will ask")),
        *_owed(ours, gettext("No open promise on our side is recorded."), notes),
        Heading(gettext("Last contacts")),
        *_contacts(briefing, notes),
    ]


def title(briefing: Briefing) -> str:
    """Whom or what the paper is about, in the language in force."""
    if briefing.body is not None:
        return named(briefing.body)
    met = briefing.meeting
    if briefing.kind != "contact" or met is None or met.title:
        return briefing.title
    parts = (words.contact_line(met), dates.partial(met.on))
    return ", ".join(part for part in parts if part)


def contacts_table(briefing: Briefing, contacts: Sequence[Met], notes: Notes) -> Table:
    """Contacts as rows: when, what, who was there, what came of it.

    The person whom the book is about was at each of them and is not named again.
    """
    subject = {briefing.id} if briefing.kind == "person" else set()
    rows = tuple(
        (
            runs(dates.between(one.on, one.until or one.on) or gettext("not known")),
            runs(words.contact_line(one), *notes.first(one.citations)),
            runs(_who([seen for seen in one.people if seen.person.id not in subject])),
            runs(words.came_of(one)),
        )
        for one in contacts
    )
    who = gettext("Also there") if subject else gettext("Who")
    head = (gettext("Date"), gettext("What"), who, gettext("Came of it"))
    return Table(head, rows, widths=(23, 28, 28, 21), caption=gettext("Contacts"))


def standing(one: Promised) -> tuple[Inline | str, ...]:
    """Who owes it, until when, and how it stands; what is late carries weight."""
    status = words.status(one)
    late = Strong(status) if one.days_late else status
    return (" " + words.standing(one), late, ".")


def _contacts(briefing: Briefing, notes: Notes) -> list[Plain]:
    if not briefing.contacts:
        return [Paragraph(runs(gettext("No contact is recorded.")))]
    return [contacts_table(briefing, briefing.contacts[:MOST_CONTACTS], notes)]


def _owed(promises: Sequence[Promised], nothing: str, notes: Notes) -> list[Plain]:
    """The next promises to fall due, and how many more there are."""
    if not promises:
        return [Paragraph(runs(nothing))]
    shown = promises[:MOST_PROMISES]
    points: list[Plain] = [
        Numbered(
            tuple(
                runs(
                    words.sentence(one.what.rstrip(".")) + ".",
                    *notes.first(one.citations),
                    *standing(one),
                )
                for one in shown
            )
        )
    ]
    more = len(promises) - len(shown)
    if more:
        text = ngettext(
            "%(n)d more stands under Promises.",
            "%(n)d more stand under Promises.",
            more,
        )
        points.append(Paragraph(runs(text % {"n": more})))
    return points


def _identity(briefing: Briefing, notes: Notes) -> Identity:
    only = briefing.profiles[0] if briefing.kind == "person" else None
    facts = _meeting(briefing)
    other: Runs = ()
    if only is not None:
        if only.said:
            facts.append((gettext("Said"), runs(only.said)))
        if only.own_spelling and only.own_spelling.text != only.person.name:
            tag = words.spelling_tag(only.own_spelling)
            other = runs(Foreign(only.own_spelling.text, tag))
    facts.append((gettext("As of"), runs(dates.day(briefing.on))))
    return Identity(
        name=title(briefing),
        other_name=other,
        lede=_lede(briefing, only, notes),
        facts=Facts(tuple(facts)),
    )


def _meeting(briefing: Briefing) -> list[tuple[str, Runs]]:
    met = briefing.meeting
    if met is None:
        if not briefing.since:
            return []
        return [(gettext("Last contact"), runs(dates.partial(briefing.since)))]
    place = (LineBreak(), Text(met.place)) if met.place else ()
    facts = [(gettext("Meeting"), runs(words.when(met), *place))]
    subject = {one.person.id for one in briefing.profiles}
    if briefing.kind == "contact":
        subject = set()
    for label, side in (
        (gettext("With you"), (Side.OURS,)),
        (gettext("With them"), (Side.THEIRS, Side.OTHERS)),
    ):
        people = [
            one
            for one in met.people
            if one.side in side and one.person.id not in subject
        ]
        if people:
            facts.append((label, _lines(people)))
    return facts


def _lines(people: Sequence[Seen]) -> Runs:
    lines: list[Inline | str | Note] = []
    for one in people[:MOST_NAMES]:
        if lines:
            lines.append(LineBreak())
        lines.append(words.person_and_post(one))
    more = len(people) - MOST_NAMES
    if more > 0:
        lines += [LineBreak(), gettext("and %(n)d more") % {"n": more}]
    return runs(*lines)


def _lede(briefing: Briefing, only: Profile | None, notes: Notes) -> Runs:
    """The posts held now, each with its note; for a body, what it is."""
    if only is not None:
        if not only.posts:
            return _last_post(briefing, only, notes)
        parts: list[Inline | str | Note] = []
        for post in only.posts:
            if parts:
                parts.append("; ")
            parts += [named(post), *notes.first(_cited(post))]
        return runs(*parts, ".")
    if briefing.body is not None:
        kind = str(Body.Kind(briefing.body.kind).label)
        country = country_named(briefing.body)
        return runs(f"{kind}, {country}." if country else f"{kind}.")
    met = briefing.meeting
    if met is None:
        return ()
    items = "; ".join(line.strip() for line in met.agenda.splitlines() if line.strip())
    kinds = words.kinds_of(met)
    return runs(f"{kinds}. {items}" if items else f"{kinds}.")


def _last_post(briefing: Briefing, only: Profile, notes: Notes) -> Runs:
    """What the person was, or is by the last source, where the register is silent."""
    nothing = gettext("The register knows no post on this day.")
    seen = briefing.last_seen(only.person.id)
    if only.earlier:
        last = only.earlier[0]
        until = gettext("Until %(date)s: %(post)s") % {
            "date": dates.partial(last.ends_on),
            "post": named(last),
        }
        return runs(until, *notes.first(_cited(last)), ". " + nothing)
    if seen is not None:
        on, told = seen
        said = gettext("%(post)s, as the source of %(date)s says") % {
            "post": words.sentence(told.post),
            "date": dates.partial(on),
        }
        return runs(said, *notes.first(told.citations), ". " + nothing)
    return runs(nothing)


def _cited(post: PostHeld) -> tuple[Citation, ...]:
    return () if post.citation is None else (post.citation,)


def _who(people: Sequence[Seen]) -> str:
    names = [one.person.name for one in people[:MOST_NAMES]]
    more = len(people) - MOST_NAMES
    if more > 0:
        names.append(gettext("and %(n)d more") % {"n": more})
    return words.listed(names)
