"""What the site's database holds that nobody outside may see, by its kind.

Run beside a site, as a process of its own: prints {kind: [words, …]} as JSON. Words are
taken through the models, so that what the sample gains is looked for as well.
"""

import json
import os
import re
import sys
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")

SHORTEST = 6
"""Shorter words (a number of a row, a name of three letters) stand everywhere."""
SENTENCE = 25
"""Lines of a text that are long enough to be nobody else's."""

FIELDS = {
    "telephones": [
        "observation.Observer.phone",
        "observation.Coordinator.phone",
        "observation.Team.driver_phone",
        "observation.TextMessage.number",
        "press.Journalist.phone",
        "protocol.VisitParticipant.phone",
    ],
    "e-mail of persons": [
        "accounts.User.email",
        "observation.Observer.email",
        "press.Journalist.email",
        "press.Subscriber.email",
    ],
    "positions": [
        "observation.ObserverPosition.latitude",
        "observation.ObserverPosition.longitude",
        "observation.Team.home_latitude",
        "observation.Team.home_longitude",
    ],
    "observers and their teams": [
        "observation.Observer.card_number",
        "observation.Team.home_name",
        "observation.Team.driver",
        "observation.Team.interpreter",
        "observation.Submission.device_id",
        "observation.Submission.instance_id",
    ],
    "words of forms and incidents": [
        "observation.SubmissionNote.text",
        "observation.IncidentStep.text",
        "observation.Message.text",
        "observation.MessageDelivery.answer",
        "observation.TextMessage.text",
        "observation.InterestDeclaration.text",
    ],
    "internal notes": [
        "register.Person.note",
        "dialogue.CommitmentStep.note",
        "dialogue.ProcessStep.note",
        "proceedings.DraftVersion.note",
        "proceedings.Note.text",
        "proceedings.Correction.reason",
        "proceedings.Coordination.line",
        "protocol.Visit.note",
        "protocol.ProgrammeItem.note",
        "protocol.Gift.note",
        "protocol.Gift.kept_at",
        "protocol.VisitParticipant.needs",
        "press.Communique.dropped_why",
        "press.Journalist.why",
        "press.AcceptedDifference.why",
    ],
    "comments on drafts": ["legislation.Comment.text", "legislation.Comment.answer"],
    "tokens": [
        "protocol.VisitParticipant.feed_token",
        "press.Subscriber.token",
        "observation.FormVersion.draft_token",
    ],
}
"""Fields of which every value is looked for."""

# A name of a field that sounds of secrets; each must be above or below.
SOUNDS = re.compile(r"phone|email|passport|latitude|longitude|token|plate$|card_number")
OPEN = {
    "register.Revision.token": "marks a change of the register; in no page",
    "observation.MissionCity.latitude": "the middle of a city, in every atlas",
    "observation.MissionCity.longitude": "the middle of a city, in every atlas",
    "observation.PollingStation.latitude": "from the election commission’s open list",
    "observation.PollingStation.longitude": "from the election commission’s open list",
    "press.Subscriber.email_digest": "a digest under a secret; looked for with tokens",
    "protocol.Car.plate": "in the programme, which is looked for as a whole",
}
"""Fields that sound so and hold nothing secret, each with the reason."""


def main():
    """Print what was found, by kind; with `plant`, first add what the sample lacks."""
    django.setup()
    if sys.argv[1:] == ["plant"]:
        _plant()
    found = {kind: _values(names) for kind, names in FIELDS.items()}
    for kind, collect in COLLECTED.items():
        found[kind] = found.get(kind, set()) | set(collect())
    json.dump(
        {
            "secrets": {kind: sorted(_long(words)) for kind, words in found.items()},
            "unsaid": sorted(_unsaid()),
        },
        sys.stdout,
    )


def _plant():
    """A secret of each kind of which the sample has none."""
    for number, user in enumerate(_model("accounts.User").objects.all()):
        user.email = f"planted-{number}@person.example"
        user.save(update_fields=["email"])
    teams = _model("observation.Team").objects.all()
    teams.update(home_latitude=51.123457, home_longitude=71.432198)
    versions = _model("observation.FormVersion").objects.all()
    for number, version in enumerate(versions):
        version.draft_token = f"planted-token-{number:08}"
        version.save(update_fields=["draft_token"])
    people = _model("register.Person").objects.all()[:3]
    for number, person in enumerate(people):
        person.note = f"Planted note {number}: does not wish to be photographed."
        person.save(update_fields=["note"])
    contacts = _model("dialogue.Contact").objects.all()
    contacts.update(talking_points="Planted: ask about the delay, softly, and alone.")
    _plant_siblings()


def _plant_siblings():
    """An event and a report that nobody opened, beside those that are open."""
    from orkhon.catalogue.actions.refreshing import refresh  # noqa: PLC0415 -- after django.setup

    event = _model("proceedings.OutsideEvent").objects.first()
    event.pk, event.title = None, "Planted summit that nobody opened"
    event.note = "Planted: whether we go there is not decided."
    event._state.adding = True
    event.save()
    report = _model("proceedings.SessionReport").objects.exclude(issued_at=None).first()
    report.pk, report.number, report.frozen, report.issued_at = None, 99, None, None
    report.kind, report.currency = "financial", "USD"
    report.title = "Planted financial report that nobody issued"
    report.text = "Planted: the auditors have not answered yet."
    report.rows = [
        {
            "part": "income",
            "head": "Planted head of income, not audited",
            "amount": "1200.50",
            "where": "Planted annex to the letter of the auditors",
            "total": False,
        }
    ]
    report._state.adding = True
    report.save()
    refresh()


def _model(label):
    return django.apps.apps.get_model(label)


def _values(names):
    found = set()
    for name in names:
        label, _, field = name.rpartition(".")
        for (value,) in _model(label).objects.values_list(field):
            found.add("" if value is None else str(value))
    return found


def _long(words):
    # A number with two decimals is a number like any other.
    return {one.strip() for one in words if len(one.strip()) >= SHORTEST}


def _lines(texts):
    return {
        line.strip()
        for text in texts
        for line in re.split(r"[\n\r]+|(?<=[.!?]) ", text or "")
        if len(line.strip()) >= SENTENCE and "<" not in line
    }


def _texts(value):
    """Every text within a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _sealed():
    """What passports say, where they are text, and what their files are called."""
    from orkhon.record import sealed  # noqa: PLC0415 -- after django.setup
    from tests.journeys.public_crawl import words_in  # noqa: PLC0415

    for label in ("protocol.PersonalDocument", "observation.ObserverDocument"):
        for one in _model(label).objects.exclude(file=""):
            yield one.filename
            if one.media_type == "application/pdf":
                words = words_in(one.filename, one.media_type, sealed.unseal(one.file))
                yield from re.findall(r"\b[A-Z]{1,3}\d{6,9}\b", words)


def _answers(ends):
    for values in _model("observation.Submission").objects.values_list(
        "values", flat=True
    ):
        for path, text in values.items():
            if text and path.endswith(ends):
                yield str(text)


def _positions():
    """A place as a telephone writes it: latitude, longitude, and more behind them."""
    for values in _model("observation.Submission").objects.values_list(
        "values", flat=True
    ):
        for text in values.values():
            if re.fullmatch(r"-?\d+\.\d{3,} -?\d+\.\d{3,}.*", str(text)):
                yield from str(text).split()[:2]


def _conversations():
    return _lines(
        _model("dialogue.ConversationRecord").objects.values_list(
            "source__text", flat=True
        )
    )


def _restricted_sources():
    kept = _model("record.Source").objects.exclude(open_to="")
    for title, text in kept.values_list("title", "text"):
        yield from re.findall(r"[^\s,;<>\"]+@[^\s,;<>\"]+|\+\d[\d ]{7,}\d", text)
        yield from _lines([text])
        if len(title) >= SENTENCE:
            yield title


def _unconfirmed():
    """What a machine proposed and nobody said yes to, unless it is known elsewhere."""
    known = set(_model("register.Name").objects.values_list("text", flat=True))
    known |= {
        text
        for value in _model("dialogue.Proposal")
        .objects.filter(state__in=("confirmed", "edited"))
        .values_list("value", flat=True)
        for text in _texts(value)
    }
    waiting = _model("dialogue.Proposal").objects.exclude(
        state__in=("confirmed", "edited")
    )
    for value in waiting.values_list("value", flat=True):
        # Posts and bodies are those of half the register.
        said = _texts(
            [value.get("what", ""), value.get("value", ""), value.get("name", "")]
        )
        yield from (
            one for one in said if len(one) >= SENTENCE // 2 and one not in known
        )


def _hidden_contacts():
    """What a contact was prepared with, and the reports of contacts nobody published."""
    contacts = _model("dialogue.Contact").objects
    for one in contacts.all():
        yield from _lines([one.agenda, one.talking_points, one.outcome])
    told = _model("press.Communique").objects.exclude(contact=None)
    hidden = contacts.exclude(pk__in=told.values("contact_id"))
    # A report of the press that says where a post is known from bears the same title.
    named = set(
        _model("record.Source")
        .objects.filter(open_to="")
        .values_list("title", flat=True)
    )
    yield from (
        one
        for one in hidden.values_list("title", flat=True)
        if len(one) >= SENTENCE and one not in named
    )
    reports = _model("dialogue.Report").objects.values_list("source__text", flat=True)
    yield from (one for one in _lines(reports) if one not in named)


def _drafts():
    """Texts that were not adopted, not issued or not published."""
    public = set(
        _model("proceedings.ParagraphText")
        .objects.filter(paragraph__version__draft__progress="adopted")
        .values_list("text", flat=True)
    )
    drafts = _model("proceedings.ParagraphText").objects.exclude(
        paragraph__version__draft__progress="adopted"
    )
    yield from (
        one
        for one in _lines(drafts.values_list("text", flat=True))
        if one not in public
    )
    published = ("published", "corrected", "superseded")
    waiting = _model("press.CommuniqueText").objects.exclude(
        version__progress__in=published
    )
    for one in waiting:
        yield from _lines([one.title, one.lead, one.body])
    sentences = _model("observation.SentenceText").objects.exclude(
        sentence__section__statement__state="published"
    )
    yield from _lines(sentences.values_list("text", flat=True))
    yield from _lines(
        _model("protocol.Letter")
        .objects.exclude(body="")
        .values_list("body", flat=True)
    )


def _unopened():
    """Events, reports and photographs that were not opened, issued or published."""
    disclosed = _model("record.Disclosure").objects.filter(closed_at=None)
    opened = set(disclosed.values_list("subject", flat=True))
    for event in _model("proceedings.OutsideEvent").objects.all():
        if f"orkhon:outsideevent/{event.pk}" not in opened:
            yield from _lines([event.title, event.note])
    for report in _model("proceedings.SessionReport").objects.all():
        # Where a row was found is told of no report.
        yield from _lines(row["where"] for row in report.rows)
        if report.issued_at is None:
            heads = (row["head"] for row in report.rows)
            yield from _lines([report.title, report.text, *heads])
    texts = _model("press.PhotographText").objects
    words = {
        published: {
            line
            for one in texts.filter(photograph__published_at__isnull=not published)
            for line in _lines([one.alt, one.caption])
        }
        for published in (True, False)
    }
    # Two pictures of one moment bear the same words.
    yield from words[False] - words[True]


def _digests():
    return _values(["press.Subscriber.email_digest"])


COLLECTED = {
    "passports": _sealed,
    "positions": _positions,
    "telephones": partial(_answers, "/phone"),
    "words of forms and incidents": partial(_answers, ("/remarks", "/what")),
    "conversations": _conversations,
    "restricted sources": _restricted_sources,
    "unconfirmed proposals": _unconfirmed,
    "hidden contacts": _hidden_contacts,
    "drafts": _drafts,
    "events, reports and photographs nobody opened": _unopened,
    "tokens": _digests,
}
"""What is no single field."""


def _unsaid():
    """Fields that sound of secrets, of which nobody said whether they are."""
    said = {name for names in FIELDS.values() for name in names} | OPEN.keys()
    for model in django.apps.apps.get_models():
        if model.__module__.startswith("orkhon."):
            for field in model._meta.fields:
                name = f"{model._meta.label}.{field.name}"
                if (
                    SOUNDS.search(field.name)
                    and not field.is_relation
                    and name not in said
                ):
                    yield name


if __name__ == "__main__":
    main()
