"""The sample's evening: texts from the hills, incidents followed, questions to teams.

The hours are those of the sample's day; the record's entries have their own, true ones.
"""

import csv
import uuid

from orkhon.accounts.models import User
from orkhon.observation.actions.incidents import add_incident_step
from orkhon.observation.actions.messages import answer_message, ask_team, send_message
from orkhon.observation.actions.receiving import Sender
from orkhon.observation.actions.text_messages import receive_text
from orkhon.observation.gateway import Incoming
from orkhon.observation.models import Incident, Observer, ProtocolCheck, Visit
from orkhon.sample.observation_day import INCIDENTS, Day, standing_still

FOLLOWED = (
    # incident, hour, minute, state, what was done; the others are closed
    (4, 20, 20, "followed", "Sample: the chair was called; the observer stays."),
    (3, 19, 55, "followed", "Sample: the commission noted the nine minutes."),
    (2, 10, 5, "closed", "Sample: the sheet was found, nobody was sent away."),
    (5, 13, 30, "closed", "Sample: told, not seen; the next team asked and saw none."),
    (6, 16, 50, "closed", "Sample: the man left when the chair asked him to."),
    (7, 12, 0, "closed", "Sample: the car goes again; the visit is called off."),
)
ANSWERS = {
    "KZ-01": "Иә, бәрі дұрыс.",
    "AZ-01": "Bəli, hər şey qaydasındadır.",
    "KZ-03": "Иә.",
    "KG-01": "Ооба.",
    "TR-02": "Evet, sayım sürüyor.",
    "AZ-05": "Bəli.",
    "TR-04": "Evet.",
    "KZ-05": "Иә, жолдамыз.",
    "SEC-01": "Yes, all well.",
}


def bring_texts(day: Day) -> None:
    """One text from a place without data becomes a form; one cannot be read."""
    late = (
        Visit.objects.filter(team__code="T-12", stage="closing", cancelled_at=None)
        .select_related("station")
        .get(mission=day.mission)
    )
    phone = Observer.objects.get(mission=day.mission, code="KZ-06").phone
    for number, (hour, minute, words) in enumerate(
        (
            (20, 31, f"{late.station.code} C A1 B1 C1 D4 # sample, no data here"),
            (20, 52, "UT-0?? K A19?? 2 2 1 sample smudged"),
        ),
        start=1,
    ):
        receive_text(
            Incoming(
                number=phone,
                text=words,
                gateway_id=f"sample-{number}",
                at=day.at(hour, minute),
            ),
            now=standing_still(day, hour, minute),
        )


def follow_up(day: Day, by: User) -> None:
    """What was done about incidents, and the first protocol that is asked about."""
    rows = list(
        Incident.objects.filter(mission=day.mission).select_related("submission")
    )
    by_words = {one.submission.values["/data/incident/what"]: one for one in rows}
    with INCIDENTS.open(encoding="utf-8", newline="") as file:
        known = [by_words[row["what"]] for row in csv.DictReader(file, strict=True)]
    for number, hour, minute, state, text in FOLLOWED:
        add_incident_step(
            known[number - 1],
            text,
            by=by,
            state=state,
            now=standing_still(day, hour, minute),
        )
    ask_team(
        ProtocolCheck.objects.get(
            mission=day.mission, submission__team__code="T-02", balanced=False
        ),
        "Sample: in the boxes 812, but valid, invalid and not counted make 815."
        " Look at your copy: are these the figures?",
        by=by,
        now=standing_still(day, 21, 12),
    )


def write_to_teams(day: Day, by: User) -> None:
    """A question to all in the evening, with the answers that came."""
    message = send_message(
        day.mission,
        "Sample: polls close at 20:00. Is every team at its station?",
        by=by,
        needs_answer=True,
        now=standing_still(day, 19, 30),
    )
    deliveries = {
        one.observer.code: one
        for one in message.deliveries.select_related("observer", "message")
    }
    for minute, (code, words) in enumerate(ANSWERS.items(), start=32):
        answer_message(
            deliveries[code],
            uuid.uuid5(message.pk, code),
            words,
            by=Sender(
                key_id=day.keys[code].pk, observer_id=deliveries[code].observer_id
            ),
            now=standing_still(day, 19, minute),
        )
