"""Ten years of an assembly, for `benchmarks.portal`: the sample, many times over.

Begins from `orkhon demo` and copies its session, adopted texts, mission, statement and
contact with all that belongs to them, under other names and days; all of it is labelled
sample. Prints the addresses of public pages as JSON.
"""

import json
import os
import random
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import django

TEXTS, MISSIONS, SESSIONS, CONTACTS = 300, 40, 20, 5_000
FIRST = date(2016, 6, 1)
DAYS = 3_650
SEED = 5


def make() -> dict[str, list[str]]:
    """Make the ten years; addresses of pages by kind, without language and stroke."""
    from django.utils import timezone  # noqa: PLC0415

    from benchmarks.portal_copies import Copying  # noqa: PLC0415 -- Django is up now
    from orkhon.catalogue.actions.refreshing import refresh  # noqa: PLC0415
    from orkhon.dialogue.models import Contact, Participation  # noqa: PLC0415
    from orkhon.observation import models as seen  # noqa: PLC0415
    from orkhon.proceedings import models as sat  # noqa: PLC0415
    from orkhon.record.actions import sign_checkpoint, subject_of  # noqa: PLC0415
    from orkhon.record.models import Disclosure  # noqa: PLC0415
    from orkhon.register.queries.published import published_people  # noqa: PLC0415

    rng = random.Random(SEED)  # noqa: S311 -- invented days
    text = sat.AdoptedText.objects.filter(published_at__isnull=False).earliest("seq")
    session = text.session
    statement = seen.Statement.objects.filter(state="published").latest("number")
    mission = statement.mission

    def opened(row: Any, like: Any) -> None:
        """Open a copy where the row that it was made of is open."""
        known = Disclosure.objects.filter(subject=subject_of(like)).first()
        if known is not None:
            known.subject = subject_of(row)
            known.save(force_insert=True)

    sessions = []
    for place in range(SESSIONS):
        copying = Copying(f"session-{place}")
        on = FIRST + timedelta(days=place * DAYS // SESSIONS)
        (row,) = copying.copy(
            [session], key=f"sample-{place}", number=900 + place,
            title=f"Sample session {place}", from_on=on.isoformat(), from_day=on,
            to_on=on.isoformat(), to_day=on, progress="closed",
        )  # fmt: skip
        opened(row, session)
        copying.copy(session.sittings.all())
        items = sat.AgendaItem.objects.filter(session=session)
        copying.copy(items.filter(parent=None))
        copying.copy(items.exclude(parent=None))
        copying.copy(
            sat.AgendaItem.texts.rel.related_model.objects.filter(item__in=items)
        )
        sessions.append(row)
    texts = []
    for place in range(TEXTS):
        copying = Copying(f"text-{place}")
        row, version = sessions[place % SESSIONS], text.version
        year, number = row.from_day.year, 100 + place
        to = {"session_id": row.pk, "item_id": None}
        copying.copy([version.draft], **to, number=1000 + place)
        copying.copy([version])
        paragraphs = sat.Paragraph.objects.filter(version=version)
        copying.copy(paragraphs)
        copying.copy(sat.ParagraphText.objects.filter(paragraph__in=paragraphs))
        copying.copy([text.question], **to, sitting_id=None, number=1000 + place)
        copying.copy(sat.Position.objects.filter(question=text.question))
        copying.copy(
            [text], session_id=row.pk, year=year, number=number, adopted_on=row.from_day,
            symbol=f"{text.code}/{number:03d}/{year}/FINAL",
        )  # fmt: skip
        copying.copy(text.papers.all())
        texts.append(f"texts/{text.code.lower()}/{year}/{number}/")
    statements = []
    for place in range(MISSIONS):
        copying = Copying(f"mission-{place}")
        on = FIRST + timedelta(days=rng.randrange(DAYS))
        number = 900 + place
        (row,) = copying.copy(
            [mission], number=number, vote_on=on, title=f"Sample mission {place}"
        )
        opened(row, mission)
        copying.copy(seen.FormDesign.objects.filter(mission=mission))
        copying.copy(seen.FormVersion.objects.filter(design__mission=mission))
        copying.copy(
            seen.Observer.objects.filter(mission=mission), account_id=None,
            replaces_id=None,
        )  # fmt: skip
        copying.copy([statement], corrects_id=None)
        copying.copy(statement.papers.all())
        copying.copy(statement.sections.all())
        sentences = seen.Sentence.objects.filter(section__statement=statement)
        copying.copy(sentences)
        copying.copy(seen.SentenceText.objects.filter(sentence__in=sentences))
        for many in (seen.Sentence.findings.through, seen.Sentence.figures.through):
            copying.copy(many.objects.filter(sentence__in=sentences))
        copying.copy(statement.numbers.all())
        copying.copy(statement.positions.all())
        statements.append(f"missions/{number}/statements/{statement.number}/")
    like = Contact.objects.filter(merged_into=None, on_day__isnull=False).first()
    people = list(Participation.objects.filter(contact=like))
    contacts, took_part = [], []
    for place in range(CONTACTS):
        copying = Copying(f"contact-{place}")
        on = FIRST + timedelta(days=rng.randrange(DAYS))
        contacts += copying.made([like], on=on.isoformat(), on_day=on)
        took_part += copying.made(people)
    Contact.objects.bulk_create(contacts, batch_size=500)
    Participation.objects.bulk_create(took_part, batch_size=500)
    sign_checkpoint()
    refresh()
    return {
        "home": [""],
        "lists": ["texts/", "sessions/", "missions/", "model-laws/", "people/",
                  "organs/", "calendar/", "news/", "legal-documents/", "relations/"],
        "text": texts,
        "statement": statements,
        "session": [f"sessions/{one.key}/" for one in sessions],
        "mission": [f"missions/{900 + place}/" for place in range(MISSIONS)],
        "person": [f"people/{one.key}/" for one in published_people(timezone.localdate())],
        "search": [f"search/?q={quote(word)}" for word in WORDS],
    }  # fmt: skip


WORDS = (
    "sample", "declaration", "Казахстан", "mission", "Türkiye", "голосование", "maps",
    "Hasan", "Гасан", "product safety", "үлгі", "seçki", "referendum", "zzzzqq",
)  # fmt: skip


def main() -> None:
    """Make it and print the addresses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orkhon.config.settings")
    django.setup()
    from django.db import transaction  # noqa: PLC0415 -- Django is up now

    with transaction.atomic():
        made = make()
    print(json.dumps(made))


if __name__ == "__main__":
    main()
