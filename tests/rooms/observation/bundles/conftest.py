"""A mission full of what must not leave, and a statement that is frozen about it.

Everything is invented. The canaries are words that stand nowhere else, so that a bundle
can be searched for them.
"""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from orkhon.engines.findings import query_from
from orkhon.observation.actions.bundles import keep_evidence, make_bundle
from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.documents.statement.papers import (
    statement_bytes,
    statement_paper,
)
from orkhon.observation.models import (
    Finding,
    FormVersion,
    ObserverPosition,
    PollingStation,
    StatementPaper,
    Submission,
    Team,
)
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.record.actions import append, keep_source, subject_of
from tests.rooms.observation.findings.conftest import entered
from tests.rooms.observation.operations.conftest import (
    NOON,
    come,
    designs,
    protocol_form,
    stations,
    teams,
    xform,
)

__all__ = ["come", "designs", "entered", "protocol_form", "stations", "teams"]

STATIONS = {"forms": "all", "count": "stations", "where": [], "show": "count"}
CITIES = {"forms": "all", "count": "cities", "where": [], "show": "count"}
SECRECY = {
    "forms": ["voting"],
    "count": "stations",
    "where": [{"path": "voting/secrecy", "is": ["no"]}],
    "show": "count_of",
}
OFF = {
    "forms": ["protocol"],
    "count": "forms",
    "where": [{"derived": "adds_up", "is": ["no"]}],
    "show": "count_of",
}
ISSUED = {"forms": ["protocol"], "count": "forms", "path": "protocol/issued",
          "show": "sum", "where": []}  # fmt: skip
SENTENCES = {
    "stations": (STATIONS, "We visited {finding:stations} stations.",
                 "Біз {finding:stations} учаскеде болдық."),
    "cities": (CITIES, "They lie in {finding:cities} city.",
               "Олар {finding:cities} қалада."),
    "secrecy": (SECRECY, "Secrecy was not kept in {finding:secrecy} stations.",
                "Құпиялық сақталмады: {finding:secrecy}."),
    "off": (OFF, "Of the protocols {finding:off} do not add up.",
            "Хаттамалар: {finding:off}."),
    "issued": (ISSUED, "They say that {finding:issued} ballots were issued.",
               "Берілген бюллетень: {finding:issued}."),
}  # fmt: skip


@pytest.fixture
def asked(mission, protocol):
    """A confirmed finding: `asked("stations", STATIONS)`."""

    def one(key, query):
        query_from(query)
        now = timezone.now()
        return Finding.objects.create(
            mission=mission,
            key=key,
            title=key.title(),
            query=query,
            made_at=now,
            made_by=protocol.actor_id,
            confirmed_at=now,
            confirmed_by=protocol.actor_id,
        )

    return one


@pytest.fixture
def visits(come, protocol_form, stations):
    """Two forms of KT-001, one of KT-002, two protocols of which one is off."""
    return [
        come("voting", "KT-001", "AZ-01", secrecy="yes", remarks="calm"),
        come("voting", "KT-001", "TR-01", secrecy="no"),
        come("voting", "KT-002", "AZ-01", secrecy="yes"),
        protocol_form("KT-001", "AZ-01"),
        protocol_form("KT-002", "TR-01", valid=777),
    ]


@pytest.fixture
def written(mission, protocol, asked):
    """A statement of five sentences in two languages, being written."""
    statement = begin_statement(mission, "statement", "en", ["en", "kk"], by=protocol)
    section = statement.sections.get(key="election_day")
    for key, (query, english, kazakh) in SENTENCES.items():
        asked(key, query)
        add_sentence(section, "finding", {"en": english, "kk": kazakh}, by=protocol)
    return statement


@pytest.fixture
def issue(protocol):
    """Freeze a statement as publishing does, with papers that are made in a moment.

    `publish_statement` itself is tried in test_published_bundle.py.
    """

    def one(statement):
        statement.refresh_from_db()
        texts = composed_all(statement)
        kept = keep_evidence(statement, texts, by=protocol)
        papers = {
            language: statement_bytes(statement_paper(text), "html")
            for language, text in texts.items()
        }
        entry = append(
            "observation.statement.publish",
            subject_of(statement),
            by=protocol,
            evidence_sha256=kept.evidence.sha256,
            rows_sha256=kept.rows.sha256,
            paper_sha256=[hashlib.sha256(one).hexdigest() for one in papers.values()],
        )
        for language, data in papers.items():
            source, _new = keep_source(
                data,
                filename=f"{language}.html",
                media_type="text/html",
                text="",
                language=language,
                by=protocol,
            )
            StatementPaper.objects.create(
                statement=statement, language=language, format="html", source=source
            )
        statement.seq, statement.evidence = entry.seq, kept.evidence
        statement.state, statement.published_at = "published", timezone.now()
        statement.save()
        make_bundle(statement, by=protocol)
        return statement

    return one


@pytest.fixture
def canaries(mission, come, protocol_form, stations, teams, observers, designs):
    """Forms, people, places and devices, each with a word of its own."""
    for number, observer in enumerate(observers.values()):
        observer.name = f"Kanarya{number} Örnekova"
        observer.phone = f"+7 701 555 {number}{number} 77"
        observer.email = f"kanarya{number}@sample.example"
        observer.card_number = f"CANARYCARD{number}"
        observer.save()
        ObserverPosition.objects.create(
            mission=mission, observer=observer, at=NOON,
            latitude=43.123987 + number, longitude=76.456987,
        )  # fmt: skip
    Team.objects.filter(mission=mission, code="T1").update(
        code="TCANARY1", car="CANARYCAR", driver="CANARYDRIVER",
        driver_phone="+7 702 000 11 22", interpreter="CANARYINTERPRETER",
        home_name="CANARYHOTEL",
    )  # fmt: skip
    PollingStation.objects.filter(code="KT-001").update(
        code="KTCANARY-001", number="CANARYNUMBER", name="CANARYSCHOOL",
        address="CANARYSTREET",
    )  # fmt: skip
    _ask_for_codes_and_telephones(designs)
    forms = [
        come("voting", "KTCANARY-001", "AZ-01", secrecy="no",
             remarks="CANARYREMARK of an observer", photo="CANARYPHOTO.jpg",
             instance="uuid:CANARYINSTANCE", which="KTCANARY-001", phone="77015550077",
             secretly="CANARYCHOICE"),
        come("voting", "CANARYUNKNOWN-9", "TR-01", secrecy="CANARYWORD"),
        protocol_form("KTCANARY-001", "AZ-01", photo="CANARYPROTOCOL.jpg"),
        protocol_form("KT-002", "TR-01", valid=777),
        come("incident", "KTCANARY-001", "AZ-01", kind="CANARYKIND",
             what="CANARYINCIDENT happened", severity="serious"),
    ]  # fmt: skip
    Submission.objects.filter(pk__in=[one.pk for one in forms]).update(
        device_id="CANARYDEVICE", started_at=NOON - timedelta(minutes=17, seconds=13)
    )
    return forms


def _ask_for_codes_and_telephones(designs):
    """The form of voting also asks for a station from a list, and for a telephone."""
    version = FormVersion.objects.get(design=designs["voting"])
    xml = xform("voting").decode()
    xml = xml.replace("<remarks/>", "<remarks/><which/><phone/><photo/><secretly/>")
    item = "<item><value>{0}</value><label>{0}</label></item>"
    added = (
        '<select1 ref="/data/voting/which"><label>Which?</label>'
        f"{item.format('KTCANARY-001')}{item.format('KT-002')}</select1>"
        '<input ref="/data/voting/phone"><label>Telephone</label></input>'
        f'<select1 ref="/data/voting/secretly"><label>?</label>{item.format("a")}</select1>'
        "</group></h:body>"
    )
    xml = xml.replace("</group></h:body>", added)
    xml = xml.replace(
        '<bind nodeset="/data/meta/instanceID"',
        '<bind nodeset="/data/voting/phone" type="int"/>'
        '<bind nodeset="/data/meta/instanceID"',
    )
    version.xml = xml.encode()
    version.sha256 = hashlib.sha256(version.xml).hexdigest()
    version.save()
