"""A sample draft declaration in two languages, for the tests of drafts."""

from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import table
from orkhon.proceedings.actions.draft_words import Brought, bring_in
from orkhon.proceedings.actions.drafts import begin_draft, begin_version
from orkhon.proceedings.actions.issuing import issue

ENGLISH = """Sample declaration on the safety of products

The sample assembly, recalling its earlier text on the same matter,

I. General part

1. The Assembly recommends that the parliaments of its members bring
their laws on the safety of products closer to the model law, and
inform the Secretariat each year of the provisions enacted.

2. It invites the parliaments to exchange alerts on dangerous products
without delay and asks the Commission to report to the next session.

3. It thanks the host.
"""
KAZAKH = """Өнім қауіпсіздігі туралы үлгі декларация

Үлгі ассамблея, осы мәселе жөніндегі бұрынғы мәтінін еске ала отырып,

I. Жалпы бөлім

1. Ассамблея мүше парламенттерге заңдарын үлгі заңға жақындатуды және
Хатшылыққа жыл сайын хабарлап тұруды ұсынады.

2. Парламенттерді қауіпті өнімдер туралы хабарламаларды кідіріссіз алмасуға
шақырады.

3. Қабылдаушы тарапқа алғыс айтады.
"""
LETTER = Cited(
    "After “model law” insert “within a reasonable time”",
    "Letter of the delegation, 28 May 2027",
    "en",
    "2027-05-28",
)


def brought(language="en", words=None):
    said = words or {"en": ENGLISH, "kk": KAZAKH}[language]
    return Brought(language, f"draft-{language}.txt", said.encode(), is_typed=True)


def a_draft(session, by, *, languages=("en", "kk"), **more):
    """A draft declaration with version 1 in hand."""
    draft = begin_draft(
        session, "declaration", "Sample declaration", "en", by=by, **more
    )
    version = begin_version(draft, by=by)
    for language in languages:
        bring_in(version, brought(language), by=by)
    return draft


def issued(session, by, **more):
    """Version 1 of a draft, issued."""
    draft = a_draft(session, by, **more)
    return issue(draft.versions.get(), by=by)


def paragraph(version, number):
    return version.paragraphs.get(number=number, role="operative")


def put(version, owners, by, kind="insert", number="1", **asked):
    """An amendment to a numbered paragraph by letter, "" for the top of the text."""
    place = paragraph(version, number) if number else None
    return table(version, Asked(kind, place, **asked), owners, by=by, shown=LETTER)
