"""Who goes on the sample mission: names, pledges, the list, cards, badges, teams.

Everybody here is invented; the surnames mean "sample" in the language of the country
that sends them.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw

from orkhon.accounts.models import User
from orkhon.observation.actions.accreditation import (
    accredit_file,
    make_list,
    mark_list_sent,
)
from orkhon.observation.actions.badges import issue_badges
from orkhon.observation.actions.documents_kept import add_document
from orkhon.observation.actions.nominations import nominate_file
from orkhon.observation.actions.observers import (
    Nominee,
    match_observer,
    nominate,
    replace_observer,
)
from orkhon.observation.actions.pledges import declare_interests, record_pledge
from orkhon.observation.models import Badge, MinistryList, Mission, Observer
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_person
from orkhon.register.models import Body, Country, Person

FOLDER = Path(__file__).resolve().parent / "referendum"
SENDERS = {
    "nominations-azerbaijan.csv": "milli-majlis",
    "nominations-kazakhstan.csv": "kazakhstan-kurultai",
    "nominations-kyrgyzstan.csv": "jogorku-kenesh",
    "nominations-turkiye.csv": "tbmm",
    "nominations-secretariat.csv": "turkpa-secretariat",
}
OWN_SECRETARY = "milli-majlis"
"""The one parliament whose secretary has a sample account and brings the names in."""
OF_THE_HOST = "Aman Sampleuly"
"""Named by the parliament of the observed country, and refused."""
UNPLEDGED = "TR-07"
"""Nominated and never pledged: the list to the ministry goes without."""
REPLACED, SUBSTITUTE = "AZ-03", "Orxan Nümunəbəy"
INTERESTS = {
    "KZ-02": "My sample cousin works for the commission of station SZ-003.",
    "TR-04": "Sample: I taught at the university of Köktöbe until 2019.",
}
PICTURED = ("AZ-01", "KZ-01", "KG-01", "TR-01")
PLEDGED_ON = date(2026, 11, 16)
DECIDED_ON = date(2026, 11, 20)
FACES = ("#7a8b99", "#8b7a63", "#6f8a72", "#8a6f83")


@dataclass(frozen=True)
class People:
    """Who goes, by code; and what went out about them."""

    observers: Mapping[str, Observer]
    sent: MinistryList
    badges: list[Badge]
    refused: str
    """What was said to the host country's own parliament."""


def load(mission: Mission, by: User, secretary: User) -> People:
    """Names come in, the list goes out, cards come back, badges are issued."""
    for filename, key in SENDERS.items():
        nominate_file(
            mission,
            (FOLDER / filename).read_bytes(),
            filename=filename,
            by=secretary if key == OWN_SECRETARY else by,
            parliament=Body.objects.get(key=key),
        )
    refused = _host_refused(mission, by)
    known = {one.code: one for one in mission.observers.select_related("parliament")}
    for code in sorted(known):
        if code not in (UNPLEDGED, REPLACED):
            _sign(known[code], by)
    _sign(known[REPLACED], by)
    first = known.pop(REPLACED)
    instead = replace_observer(
        first,
        Nominee(
            name=SUBSTITUTE,
            parliament=first.parliament,
            post=first.post,
            languages=("az", "en"),
            phone="+999 55 000 007",
            sample=True,
        ),
        why="Sample: sits in a committee that week.",
        by=secretary,
    )
    _sign(instead, by)
    known[instead.code] = instead
    known.pop(UNPLEDGED)
    going = [known[code] for code in sorted(known)]
    made = mark_list_sent(make_list(mission, going, by=by), by=by)
    accredit_file(mission, _cards(going), filename="sample-cards.csv", by=by)
    for code, colour in zip(PICTURED, FACES, strict=True):
        add_document(
            known[code],
            _portrait(code, colour),
            kind="photo",
            filename=f"sample-{code}.jpg",
            by=by,
        )
    if mission.head is not None:
        head = next(one for one in going if one.name == mission.head.display_name)
        match_observer(head, mission.head, by=by)
    fresh = {
        one.code: one
        for one in mission.observers.filter(pk__in=[one.pk for one in going])
    }
    badges = issue_badges(mission, list(fresh.values()), by=by)
    return People(fresh, made, badges, refused)


def names_in(filename: str) -> list[str]:
    """The names of one file of nominations."""
    text = (FOLDER / filename).read_text(encoding="utf-8")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    return [
        row["name"] for row in csv.DictReader(text.splitlines(), delimiter=separator)
    ]


def _host_refused(mission: Mission, by: User) -> str:
    """The host's parliament names somebody as well; the mission's rule refuses it."""
    parliament = Body.objects.get(
        country=Country.objects.get(pk=mission.country_id), kind=Body.Kind.PARLIAMENT
    )
    try:
        nominate(mission, Nominee(OF_THE_HOST, parliament, sample=True), by=by)
    except Refusal as refusal:
        return str(refusal)
    raise AssertionError("the mission took an observer of the observed country")


def _sign(observer: Observer, by: User) -> None:
    record_pledge(
        observer,
        signed_on=PLEDGED_ON,
        language=observer.languages[0] if observer.languages else "en",
        by=by,
    )
    declare_interests(
        observer,
        declared_on=PLEDGED_ON,
        text=INTERESTS.get(observer.code, ""),
        by=by,
    )


def _cards(observers: list[Observer]) -> bytes:
    """What the commission answers: a card for everybody."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["code", "card", "state", "date", "why"])
    for number, one in enumerate(observers, start=411):
        table.writerow(
            [one.code, f"SAMPLE-{number}", "accredited", DECIDED_ON.isoformat(), ""]
        )
    return out.getvalue().encode()


def _portrait(code: str, colour: str) -> bytes:
    """A drawn head with the word sample under it; nobody's face."""
    picture = Image.new("RGB", (240, 320), "#e8e4dc")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((70, 50, 170, 180), fill=colour)
    draw.pieslice((30, 180, 210, 420), 180, 360, fill=colour)
    draw.text((60, 290), f"sample {code}", fill="#ffffff", font_size=22)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def head_of_mission(by: User) -> Person:
    """The invented head, in the register under the name of the first Turkish observer."""
    name = names_in("nominations-turkiye.csv")[0]
    known = Person.objects.filter(display_name=name, sample=True).first()
    return known or add_person(
        name,
        by=by,
        language="tr",
        note="Invented, for the sample mission.",
        sample=True,
    )
