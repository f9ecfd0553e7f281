"""The words of a briefing in the reader's language: dates, states, who and what.

Every function answers in the language in force; `briefing_paper` puts it in force.
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language, gettext, ngettext

from orkhon.dialogue.models import Commitment, Contact, ContactKind, ProcessStep
from orkhon.dialogue.queries.briefing.values import (
    Counted,
    Met,
    Promised,
    Reached,
    Seen,
    Unknown,
    UnknownKind,
)
from orkhon.engines import periods
from orkhon.register.models import Figure
from orkhon.register.queries import BodyRef, PostHeld, Spelling
from orkhon.register.queries.labels import named
from orkhon.ui import dates, languages

# The script that a language is written in where its tag does not say so.
USUAL_SCRIPTS = {"kk": "Cyrl", "ky": "Cyrl", "ru": "Cyrl"}


def kinds_of(met: Met) -> str:
    """What sort of contact: "Meeting, visit, online"."""
    labels = [str(ContactKind(kind).label) for kind in met.kinds]
    if met.format:
        labels.append(str(Contact.Format(met.format).label))
    return sentence(", ".join(labels)) or gettext("Contact")


def contact_line(met: Met) -> str:
    """A contact in one line: its title or kind, and its place."""
    what = met.title or kinds_of(met)
    return f"{what}, {met.place}" if met.place else what


def came_of(met: Met) -> str:
    """What came of a contact, as far as the record tells."""
    if met.outcome:
        return met.outcome
    if not met.promises:
        return ""
    made = ngettext("%(n)d promise", "%(n)d promises", met.promises) % {
        "n": met.promises
    }
    if not met.kept:
        return made
    kept = ngettext("%(n)d kept", "%(n)d kept", met.kept) % {"n": met.kept}
    return f"{made}, {kept}"


def when(met: Met) -> str:
    """The day, with its weekday where it is known to the day, and the hour."""
    if not met.on:
        return gettext("not known")
    parsed = periods.parse(met.on)
    if met.until or parsed.precision != "day":
        text = dates.between(met.on, met.until or met.on)
    else:
        text = dates.heading(parsed.earliest)
    return text if met.at_time is None else f"{text}, {met.at_time:%H:%M}"


def standing(promise: Promised) -> str:
    """Who owes a promise, to whom and until when: the beginning of a sentence."""
    parts = []
    if promise.owners:
        parts.append(gettext("owed by %(owners)s") % {"owners": listed(promise.owners)})
    else:
        parts.append(gettext("it is not said by whom"))
    if promise.beneficiaries:
        parts.append(
            gettext("to %(people)s") % {"people": listed(promise.beneficiaries)}
        )
    if promise.due:
        parts.append(gettext("due %(date)s") % {"date": dates.partial(promise.due)})
    else:
        parts.append(gettext("no date given"))
    return sentence(", ".join(parts)) + ", "


def status(promise: Promised) -> str:
    """How a promise stands: late before anything else."""
    label = str(Commitment.Status(promise.status).label)
    if not promise.days_late:
        return label
    late = ngettext("%(n)d day late", "%(n)d days late", promise.days_late) % {
        "n": promise.days_late
    }
    return late if promise.status == Commitment.Status.OPEN else f"{label}, {late}"


def begins(post: PostHeld) -> str:
    """When a post was taken up."""
    return dates.partial(post.from_on) or gettext("not known")


def ends(post: PostHeld) -> str:
    """When a post ends or ended; an open end after a known beginning goes on."""
    if post.ends_on:
        return dates.partial(post.ends_on)
    return gettext("in office") if post.from_on else gettext("not known")


def stage(reached: Reached) -> str:
    """A stage with its date and note, and that another source says otherwise."""
    parts = [str(ProcessStep.Stage(reached.stage).label)]
    if reached.on:
        parts.append(dates.partial(reached.on))
    if reached.note:
        parts.append(reached.note)
    if reached.is_contradicted:
        parts.append(gettext("another source says otherwise"))
    return sentence(", ".join(parts))


def figure(counted: Counted) -> str:
    """A number with its unit and of or from what, and how sure it is."""
    value = f"{counted.value} {counted.unit}".strip()
    if counted.denominator:
        value = f"{value} ({counted.denominator})"
    parts = [value]
    if counted.as_of:
        parts.append(dates.partial(counted.as_of))
    parts.append(str(Figure.Status(counted.status).label))
    return ", ".join(parts)


def spelling_tag(spelling: Spelling) -> str:
    """The language tag of a spelling, with the script where it is not the usual one."""
    if not spelling.language or "-" in spelling.language:
        return spelling.language
    usual = USUAL_SCRIPTS.get(spelling.language, "Latn")
    if spelling.script in ("", usual):
        return spelling.language
    return f"{spelling.language}-{spelling.script}"


def spelling_language(spelling: Spelling) -> str:
    """Language and script of a spelling in words."""
    script = str(languages.SCRIPTS.get(spelling.script, ""))
    language = languages.name(spelling.language) if spelling.language else ""
    return ", ".join(filter(None, (language.split(",")[0], script)))


def unknown(one: Unknown) -> str:
    """One thing that is not known, as a sentence."""
    if one.kind in _COUNTED:
        return _counted(one)
    about = {
        "name": one.about,
        "date": dates.partial(one.about) if _is_date(one) else "",
    }
    return {
        UnknownKind.BIRTHDAY: gettext("The birthday of %(name)s is not recorded."),
        UnknownKind.OWN_SPELLING: gettext(
            "No source gives the name of %(name)s in its own language."
        ),
        UnknownKind.POSTS: gettext(
            "The register knows no post of %(name)s on this day."
        ),
        UnknownKind.POST_NOT_GIVEN: gettext(
            "The source of the last contact gives no post for %(name)s."
        ),
        UnknownKind.NO_CONTACT: gettext("No contact is recorded."),
        UnknownKind.NO_OUTCOME: gettext(
            "What came of the contact of %(date)s is not recorded."
        ),
        UnknownKind.NO_MEETING: gettext("No meeting is planned in the record."),
        UnknownKind.NO_PEOPLE: gettext("Who attends the meeting is not entered yet."),
    }[one.kind] % about


def sentence(text: str) -> str:
    """The first letter as a capital, in the way of the language in force."""
    if not text:
        return text
    first = text[0]
    # In Turkish and Azerbaijani the capital of i has its dot.
    if first == "i" and dates_language() in ("tr", "az"):
        return "İ" + text[1:]
    return first.upper() + text[1:]


def dates_language() -> str:
    """The language in force, without region."""
    return (get_language() or "en").split("-")[0]


def listed(called: Sequence[BodyRef | str]) -> str:
    """Names one after the other; no "and", which not every language puts there."""
    return ", ".join(one if isinstance(one, str) else named(one) for one in called)


def post_of(seen: Seen) -> str:
    """The post as the source has it, else by the register; "" for not known."""
    return seen.post if seen.held is None else named(seen.held)


def person_and_post(seen: Seen) -> str:
    """Somebody at a contact with the post, where one is known."""
    post = post_of(seen)
    return f"{seen.person.name}, {post}" if post else seen.person.name


def dated(on: Iterable[str]) -> str:
    """Several partial dates one after the other."""
    return "; ".join(dates.partial(one) or gettext("no date") for one in on)


_COUNTED = frozenset(
    {UnknownKind.NO_DUE_DATE, UnknownKind.NO_OWNER, UnknownKind.POST_BEGINNING}
)


def _counted(one: Unknown) -> str:
    texts = {
        UnknownKind.NO_DUE_DATE: ngettext(
            "%(n)d open promise has no date.",
            "%(n)d open promises have no date.",
            one.count,
        ),
        UnknownKind.NO_OWNER: ngettext(
            "%(n)d open promise does not say who owes it.",
            "%(n)d open promises do not say who owes them.",
            one.count,
        ),
        UnknownKind.POST_BEGINNING: ngettext(
            "When %(name)s took up %(n)d post is not recorded.",
            "When %(name)s took up %(n)d posts is not recorded.",
            one.count,
        ),
    }
    return texts[one.kind] % {"n": one.count, "name": one.about}


def _is_date(one: Unknown) -> bool:
    return one.kind is UnknownKind.NO_OUTCOME
