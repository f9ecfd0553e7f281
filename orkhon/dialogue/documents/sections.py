"""The second and third leaf of a briefing: the record behind the first one."""

from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from orkhon.dialogue.documents import words
from orkhon.dialogue.documents.notes import Notes
from orkhon.dialogue.documents.summary import (
    MOST_CONTACTS,
    MOST_NAMES,
    contacts_table,
    standing,
)
from orkhon.dialogue.models import ContactKind
from orkhon.dialogue.queries.briefing.values import (
    Briefing,
    Changed,
    ChangeKind,
    Profile,
    Promised,
    Side,
)
from orkhon.engines.documents import (
    Block,
    Bullets,
    Columns,
    Facts,
    Foreign,
    Heading,
    Numbered,
    Paragraph,
    Plain,
    Runs,
    Table,
    runs,
)
from orkhon.record.models import Citation
from orkhon.register.queries import PostHeld
from orkhon.register.queries.labels import named
from orkhon.ui import dates

MOST_TOPICS = 8
MOST_CHANGES = 12
MOST_REFORMS = 8


def record(briefing: Briefing, notes: Notes) -> list[Block]:
    """Posts, promises, talking points, what changed, what stands where."""
    parts: list[Block] = []
    if briefing.kind == "person":
        parts += _posts(briefing.profiles, notes)
    else:
        parts += _people(briefing, notes)
    parts += _attending(briefing)
    parts += _promises(briefing.promises, notes)
    parts += _talking_points(briefing)
    parts += _changes(briefing, notes)
    return parts


def reference(briefing: Briefing, notes: Notes) -> list[Block]:
    """Reforms, topics, things followed, figures, earlier contacts, what is unknown."""
    parts: list[Block] = _reforms(briefing, notes)
    if briefing.topics:
        parts.append(Heading(gettext("Topics so far")))
        parts.append(
            Table(
                (gettext("Topic"), gettext("Discussed")),
                tuple(
                    (
                        runs(words.sentence(one.text), *notes.first(one.citations)),
                        runs(words.dated(one.on)),
                    )
                    for one in briefing.topics[:MOST_TOPICS]
                ),
                widths=(64, 36),
                caption=gettext("Topics and the days on which they came up"),
            )
        )
    for one in briefing.followed:
        parts.append(Heading(one.title))
        parts.append(
            Bullets(
                tuple(
                    runs(words.stage(step), *notes.first(step.citations))
                    for step in one.stages
                )
            )
        )
    if briefing.figures:
        parts.append(Heading(gettext("Figures")))
        parts.append(
            Facts(
                tuple(
                    (
                        words.sentence(one.what),
                        runs(words.figure(one), *notes.first(one.citations)),
                    )
                    for one in briefing.figures
                )
            )
        )
    earlier = briefing.contacts[MOST_CONTACTS:]
    if earlier:
        parts.append(Heading(gettext("Earlier contacts")))
        parts.append(contacts_table(briefing, earlier, notes))
    parts += _spellings(briefing, notes)
    parts += _unknown(briefing)
    return parts


def _posts(profiles: Sequence[Profile], notes: Notes) -> list[Block]:
    posts = [post for one in profiles for post in (*one.posts, *one.earlier)]
    if not posts:
        return []
    rows = tuple(
        (
            runs(words.begins(post)),
            runs(words.ends(post)),
            runs(named(post), *notes.all(_cited(post))),
        )
        for post in posts
    )
    head = (gettext("From"), gettext("To"), gettext("Post"))
    return [
        Heading(gettext("Posts")),
        Table(head, rows, widths=(20, 20, 60), caption=gettext("Posts with dates")),
    ]


def _people(briefing: Briefing, notes: Notes) -> list[Block]:
    if not briefing.profiles:
        return []
    rows = []
    for one in briefing.profiles:
        post = one.posts[0] if one.posts else None
        seen = briefing.last_seen(one.person.id)
        if post is not None:
            held = runs(named(post), *notes.first(_cited(post)))
        elif seen is not None:
            held = runs(seen[1].post, *notes.first(seen[1].citations))
        else:
            held = runs(gettext("not known"))
        since = runs("" if post is None else words.begins(post))
        rows.append((runs(one.person.name), runs(one.said), held, since))
    title = gettext("Who leads it") if briefing.kind == "body" else gettext("Who comes")
    head = (
        gettext("Name"),
        gettext("Said"),
        gettext("Post"),
        pgettext("column", "Since"),
    )
    return [
        Heading(title),
        Table(head, tuple(rows), widths=(24, 22, 36, 18), caption=title),
    ]


def _attending(briefing: Briefing) -> list[Block]:
    """Everybody expected at the meeting, where the first page has no room for them."""
    met = briefing.meeting
    if met is None or len(met.people) <= MOST_NAMES:
        return []
    said = {
        side: tuple(
            runs(words.person_and_post(one))
            for one in met.people
            if (one.side is Side.OURS) == (side is Side.OURS)
        )
        for side in (Side.THEIRS, Side.OURS)
    }
    parts: list[Block] = [Heading(gettext("Who attends"))]
    for title, people in (
        (gettext("Their side"), said[Side.THEIRS]),
        (gettext("Our side"), said[Side.OURS]),
    ):
        if people:
            parts += [Heading(title, 2), Bullets(people)]
    return parts


def _promises(promises: Sequence[Promised], notes: Notes) -> list[Block]:
    if not promises:
        return []
    sides = {side: [one for one in promises if one.side is side] for side in Side}
    theirs = _titled(gettext("Their side"), sides[Side.THEIRS], notes)
    ours = _titled(gettext("Our side"), sides[Side.OURS], notes)
    parts: list[Block] = [Heading(gettext("Promises"))]
    # Side by side they can be compared; an empty column would waste half a page.
    if sides[Side.THEIRS] and sides[Side.OURS]:
        parts.append(Columns(theirs, ours))
    else:
        parts += [*theirs, *ours]
    for side, title in (
        (Side.BOTH, gettext("Both sides together")),
        (Side.OTHERS, gettext("Others at these contacts")),
    ):
        if sides[side]:
            parts += _titled(title, sides[side], notes)
    return parts


def _titled(
    title: str, promises: Sequence[Promised], notes: Notes
) -> tuple[Plain, ...]:
    return Heading(title, 2), _listed(promises, notes)


def _listed(promises: Sequence[Promised], notes: Notes) -> Plain:
    if not promises:
        return Paragraph(runs(gettext("Nothing is recorded.")))
    return Bullets(tuple(_promise(one, notes) for one in promises))


def _promise(one: Promised, notes: Notes) -> Runs:
    what = words.sentence(one.what.rstrip("."))
    given = (
        gettext("Given %(date)s.") % {"date": dates.partial(one.given_on)}
        if one.given_on
        else ""
    )
    after = f" {one.status_note}" if one.status_note else ""
    return runs(
        f"{what}.", *notes.all(one.citations), f" {given}", *standing(one), after
    )


def _talking_points(briefing: Briefing) -> list[Block]:
    met = briefing.meeting
    if met is None:
        return []
    title = Heading(gettext("Talking points"))
    if not met.talking_points:
        nothing = gettext("None are written for the meeting yet.")
        return [title, Paragraph(runs(nothing))]
    return [title, Numbered(tuple(runs(point) for point in met.talking_points))]


def _changes(briefing: Briefing, notes: Notes) -> list[Block]:
    if not briefing.since:
        return []
    since = dates.partial(briefing.since)
    title = Heading(gettext("What changed since %(date)s") % {"date": since})
    if not briefing.changes:
        return [title, Paragraph(runs(gettext("Nothing that the record knows of.")))]
    shown = briefing.changes[-MOST_CHANGES:]
    return [
        title,
        Bullets(
            tuple(runs(_change(one), *notes.first(one.citations)) for one in shown)
        ),
    ]


def _change(one: Changed) -> str:
    what = {
        "date": dates.partial(one.on),
        "name": one.name if one.body is None else named(one.body),
        "post": "" if one.held is None else named(one.held),
    }
    match one.kind:
        case ChangeKind.BEGAN:
            return gettext("%(date)s: %(name)s became %(post)s.") % what
        case ChangeKind.ENDED:
            return gettext("%(date)s: %(name)s ceased to be %(post)s.") % what
        case ChangeKind.DISSOLVED:
            return gettext("%(date)s: %(name)s ended.") % what
        case ChangeKind.CHAIR:
            return gettext("%(date)s: the chair passed to %(name)s.") % what
        case ChangeKind.CONTACT:
            labels = [str(ContactKind(kind).label) for kind in one.kinds]
            what["name"] = one.name or words.sentence(", ".join(labels))
        case _:
            pass
    text = f"{what['date']}: {what['name']}"
    return f"{text}, {one.place}." if one.place else f"{text}."


def _reforms(briefing: Briefing, notes: Notes) -> list[Block]:
    """What the constitution and the elections of their country have become."""
    if not briefing.reforms or briefing.reforms_since is None:
        return []
    several = len({one.country for one in briefing.reforms}) > 1
    told = []
    for one in briefing.reforms[:MOST_REFORMS]:
        head = [dates.partial(one.on)]
        if several:
            head.append(named(one.country))
        what = one.what if notes.language == "en" else Foreign(one.what, "en")
        after = gettext("Sources do not agree.") if one.is_contradicted else ""
        told.append(
            runs(
                f"{', '.join(head)}: ",
                what,
                *notes.first(one.citations),
                f" {after}" if after else "",
            )
        )
    since = dates.day(briefing.reforms_since)
    return [
        Heading(gettext("Reforms since %(date)s") % {"date": since}),
        Bullets(tuple(told)),
    ]


def _spellings(briefing: Briefing, notes: Notes) -> list[Block]:
    named = [one for one in briefing.profiles if one.spellings]
    if not named:
        return []
    parts: list[Block] = [Heading(gettext("Names, as they may be written"))]
    for one in named:
        if len(named) > 1:
            parts.append(Heading(one.person.name, 2))
        rows = []
        for name in one.spellings:
            tag = words.spelling_tag(name)
            written = Foreign(name.text, tag) if tag else name.text
            cited = () if name.citation is None else (name.citation,)
            period = dates.between(name.from_on, name.to_on)
            use = ", ".join(filter(None, (name.kind_label, period)))
            rows.append(
                (
                    runs(written),
                    runs(words.spelling_language(name)),
                    runs(use, *notes.first(cited)),
                )
            )
        head = (gettext("Spelling"), gettext("Language, script"), gettext("Use"))
        parts.append(
            Table(head, tuple(rows), widths=(42, 28, 30), caption=one.person.name)
        )
    return parts


def _unknown(briefing: Briefing) -> list[Block]:
    if not briefing.unknown:
        return []
    told = tuple(runs(words.unknown(one)) for one in briefing.unknown)
    return [Heading(gettext("Not known")), Bullets(told)]


def _cited(post: PostHeld) -> tuple[Citation, ...]:
    found = (post.citation, post.end_citation)
    return tuple(dict.fromkeys(one for one in found if one is not None))
