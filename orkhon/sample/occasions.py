"""The sample of the occasion book: days, templates in four languages, letters.

One public fact: the treaty whose thirtieth anniversary a press report tells of. All
else is invented and labelled sample. Running it again adds nothing.
"""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.letter_templates import Words, add_template
from orkhon.protocol.actions.letters import Wanted, draft_letter
from orkhon.protocol.actions.occasions import Said, enter_occasion
from orkhon.protocol.actions.signing import send_letter, sign_letter
from orkhon.protocol.models import Letter, LetterTemplate, Occasion
from orkhon.register.actions import add_body, add_name, add_person, begin_membership
from orkhon.register.models import Body, Country, Person

TEMPLATES = Path(__file__).parent / "letters" / "templates.toml"
LANGUAGES = ("en", "kk", "tr", "ru")
TREATY = "Treaty on Friendship and Cooperation between Kazakhstan and Türkiye"
PUBLIC = Cited(
    "In May 2024 a meeting of the heads of two parliaments coincided with the 30th"
    " anniversary of the Treaty on Friendship and Cooperation between Kazakhstan and"
    " Türkiye; its day is not named.",
    "Press report of 20 May 2024 from the Senate of Kazakhstan, in our own words",
    "en",
    "2024-05-20",
)
INVENTED = Cited("Invented, for the sample.", "Sample occasions", "en")
CELEBRATED = "Aidar Ülgili"
MOURNED = "Demir Örnek"
PARTNER = "sample-partner-assembly"
SIGNATORY = {"kk": "Үлгі бас хатшы\nБас хатшы", "en": "Sample\nSecretary General"}
BIRTHDAY_IN = timedelta(days=6)
FOUNDING_IN = timedelta(days=11)


@transaction.atomic
def load(by: User, *, head: User | None = None) -> int:
    """Enter what is not there yet; the register must have been loaded.

    Args:
        by: Who keeps the book and drafts.
        head: Who signs; `by` where None.
    Returns:
        How many occasions stand.
    """
    for one in tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))["template"]:
        for language in LANGUAGES:
            _template(one, language, by)
    today = timezone.localdate()
    celebrated, mourned = _people(by, today)
    partner = _partner(by)
    sample = [
        Said(
            Occasion.Kind.BIRTHDAY,
            f"Birthday of {CELEBRATED}",
            _in_days(today, BIRTHDAY_IN, 1966),
            person=celebrated,
        ),
        Said(
            Occasion.Kind.BIRTHDAY,
            "Birthday of Sevda Nümunəli",
            "1972-02-29",
            person=_person("Sevda Nümunəli", by),
        ),
        Said(
            Occasion.Kind.FOUNDING,
            "Founding of the Sample Partner Assembly",
            _in_days(today, FOUNDING_IN, today.year - 20),
            body=partner,
        ),
        Said(
            Occasion.Kind.MOURNING,
            f"Death of {MOURNED}",
            mourned.died_on,
            False,
            mourned,
            Body.objects.get(key="turkpa-delegation-turkiye"),
        ),
    ]
    for said in sample:
        _occasion(said, INVENTED, by, sample=True)
    kazakhstan = Country.objects.get(code="KZ")
    treaty = Said(Occasion.Kind.TREATY, TREATY, "1994", country=kazakhstan)
    _occasion(treaty, PUBLIC, by)
    _letters(by, head or by, today)
    return Occasion.objects.filter(struck_at=None).count()


def _template(one: dict[str, object], language: str, by: User) -> None:
    said = one[language]
    title = str(one["title"])
    known = LetterTemplate.objects.filter(title=title, language=language)
    if known.exists() or not isinstance(said, dict):
        return
    words = Words(
        str(one["kind"]),
        title,
        language,
        said["subject"],
        said["body"],
        said.get("salutation", ""),
        str(one.get("occasion_kind", "")),
    )
    add_template(words, by=by, sample=True)


def _people(by: User, today: date) -> tuple[Person, Person]:
    """Two invented members of delegations; one of them died a week ago."""
    celebrated = _person(CELEBRATED, by, kk="Айдар Үлгілі", ru="Айдар Улгили")
    _belongs(celebrated, "turkpa-delegation-kazakhstan", by)
    mourned = Person.objects.filter(display_name=MOURNED, sample=True).first()
    if mourned is None:
        died_on = (today - timedelta(days=7)).isoformat()
        mourned = _person(MOURNED, by, died_on=died_on, tr=MOURNED)
        _belongs(mourned, "turkpa-delegation-turkiye", by)
    return celebrated, mourned


def _person(name: str, by: User, *, died_on: str = "", **names: str) -> Person:
    known = Person.objects.filter(display_name=name, sample=True).first()
    if known is not None:
        return known
    made = add_person(
        name,
        by=by,
        language="en",
        died_on=died_on,
        note="Invented, for the sample letters.",
        sample=True,
    )
    for language, text in names.items():
        add_name(made, text, by=by, language=language, kind="transliteration")
    return made


def _belongs(person: Person, key: str, by: User) -> None:
    body = Body.objects.get(key=key)
    if not person.memberships.filter(body=body).exists():
        begin_membership(person, body, by=by, from_on="2026")


def _partner(by: User) -> Body:
    known = Body.objects.filter(key=PARTNER).first()
    return known or add_body(
        "Sample Partner Assembly",
        by=by,
        key=PARTNER,
        kind=Body.Kind.ORGANISATION,
        note="Invented, for the sample.",
        sample=True,
    )


def _occasion(said: Said, shown: Cited, by: User, *, sample: bool = False) -> None:
    if not Occasion.objects.filter(kind=said.kind, title=said.title).exists():
        enter_occasion(said, by=by, shown=shown, sample=sample)


def _letters(by: User, head: User, today: date) -> None:
    """One letter in Kazakh, signed and sent; one draft in English that waits."""
    if Letter.objects.filter(sample=True).exists():
        return
    birthday = Occasion.objects.get(title=f"Birthday of {CELEBRATED}")
    founding = Occasion.objects.get(title="Founding of the Sample Partner Assembly")
    wanted = Wanted(occasion=birthday, year=(today + BIRTHDAY_IN).year)
    letter = draft_letter(wanted, by=by, on=today, sample=True)
    signed = sign_letter(letter, SIGNATORY["kk"], by=head)
    send_letter(signed, "Sample: by courier", by=by)
    waits = Wanted(occasion=founding, year=(today + FOUNDING_IN).year)
    draft_letter(waits, by=by, on=today, sample=True)


def _in_days(today: date, ahead: timedelta, year: int) -> str:
    """A day of an earlier year that comes round soon."""
    day = today + ahead
    # Such a day is one that every year has.
    return f"{year}-{day.month:02}-{min(day.day, 28):02}"
