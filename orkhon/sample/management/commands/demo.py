"""`orkhon demo`: the sample assembly, and the main job on the sample input."""

import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.catalogue.actions.refreshing import refresh
from orkhon.record.actions import sign_checkpoint
from orkhon.record.verify import verify_database
from orkhon.sample import (
    cooperation,
    dialogue_story,
    gifts,
    legislation_papers,
    legislation_story,
    letters_papers,
    logins,
    observation_papers,
    observation_statement,
    observation_story,
    occasions,
    papers,
    photographs,
    press,
    press_papers,
    press_reviews,
    protocol_papers,
    public_disclosure,
    public_facts,
    public_instruments,
    public_openings,
    public_relations,
    public_rules,
    public_sessions,
    sample_instruments,
    session_papers,
    session_story,
    visit,
)
from orkhon.ui.verb import Verb

HERE = "http://localhost:8000"
"""Where `orkhon serve` answers by itself."""


class Command(Verb):
    """Load, read, confirm, write papers, verify; safe to run again."""

    help = (
        "Load the sample assembly, read the sample reports, confirm what they say, "
        "compare sample laws, observe a sample referendum, and write the papers. Safe to run again. "
        "Example: orkhon demo"
    )

    def handle(self, *args: object, **options: object) -> None:
        self.began = time.monotonic()
        self.step("preparing the database")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self.step("loading the sample assembly")
        accounts = logins.load()
        reviewer = User.objects.get(username="research")
        protocol = User.objects.get(username="protocol")
        facts = public_facts.load(by=protocol)
        public_rules.load(by=protocol)
        public_sessions.load(by=protocol)
        self.step("reading five reports, confirming what they say")
        story = dialogue_story.load(by=reviewer)
        self.step("comparing a model law with four national laws")
        laws = legislation_story.load(by=User.objects.get(username="legal"))
        self.step("observing a sample referendum, from the invitation to the count")
        mission = observation_story.load(
            by=protocol,
            secretary=User.objects.get(username="delegation"),
            operator=reviewer,
        )
        self.step("agreeing on the mission’s statement and publishing it")
        issued = observation_statement.load(mission.mission, by=protocol)
        self.step("holding a sample session, from the convocation to adopted texts")
        head = User.objects.get(username="secgen")
        public_relations.load(by=head)
        public_instruments.load(by=head)
        sample_instruments.load(by=head)
        sat = session_story.load(
            secretary=User.objects.get(username="commission"),
            protocol=protocol,
            head=head,
        )
        self.step("receiving a sample delegation: programme, seats, gifts, letters")
        received = visit.load(by=head, protocol=protocol)
        given = gifts.load(visit=received.visit, by=protocol)
        occasions.load(protocol, head=head)
        cooperation.load(protocol)
        self.step("writing communiqués, publishing and correcting them")
        writer = User.objects.get(username="press")
        told = press.load(press=writer, head=head)
        photographs.load(press=writer)
        press_reviews.load(press=writer)
        self.step("opening to everybody what a head would open")
        public_openings.load(by=head)
        public_disclosure.load(by=head)
        self.step("writing the papers")
        folder = Path(settings.DATA_DIR) / "papers"
        written = [
            *papers.write(folder, on=timezone.localdate()),
            *legislation_papers.write(folder, laws.model),
            *observation_papers.write(folder, mission.mission, by=protocol),
            *session_papers.write(folder, sat.session),
            *protocol_papers.write(folder, received.visit),
            *letters_papers.write(folder, by=protocol),
            *press_papers.write(folder),
        ]
        self.step("taking in what is published")
        catalogue = refresh()
        self.step("signing and verifying the record")
        checkpoint = sign_checkpoint()
        verified = verify_database(lambda done, of: None)
        self.say("")
        counts = ", ".join(f"{count} {noun}" for noun, count in facts.counts.items())
        self.say(f"Sample assembly  {counts or 'loaded before, nothing new'}")
        self.say(f"Reports          {story}")
        self.say(f"Laws             {laws}")
        self.say(f"Sample mission   {mission}")
        self.say(f"Statement        {issued}")
        self.say(f"Sample session   {sat}")
        self.say(f"Sample visit     {received}; {given}")
        self.say(f"Press            {told}")
        self.say(f"Catalogue        {catalogue}")
        for paper in written:
            self.say(f"Paper written    {paper}")
        state = "verified" if verified.holds else "DOES NOT HOLD: orkhon verify"
        self.say(f"Record           {checkpoint.size} entries, {state}")
        self.say("")
        self.say(f"Matrix           {HERE}/legislation/works/{laws.model.key}/matrix/")
        self.say(f"Its public page  {HERE}/public/en/model-laws/{laws.model.key}/")
        self.say(f"Open sitting     {HERE}/sessions/{sat.session.key}/sittings/2/live/")
        self.say(
            f"Operations room  {HERE}/observation/{mission.mission.number}/operations/"
        )
        self.say(
            f"Statement        {HERE}/public/en/missions/{mission.mission.number}"
            f"/statements/{issued.statement.number}/"
        )
        self.say(f"Visit            {HERE}/protocol/visits/{received.visit.key}/")
        self.say(f"News             {HERE}/public/en/news/")
        self.say(f"Observer's app   {HERE}/field/#{mission.token}")
        self.say("")
        self.say(f"Sign in as       (password of all: {logins.password()})")
        for login in accounts:
            self.say(f"  {login.username:<12} {login.role.label}")
        if not verified.holds:
            sys.exit(1)

    def step(self, what: str) -> None:
        """Say what is being done and when it began."""
        self.say(f"[{time.monotonic() - self.began:5.1f} s] {what} …")

    def say(self, line: str) -> None:
        """One line, at once."""
        self.stdout.write(line)
        self.stdout.flush()
