"""Badges of a mission: issued, printed, checked without a network, revoked."""

import base64
import io
import json
import shutil
import subprocess
import sys
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from orkhon.engines.badges import BadgeError, public_key_of, verify
from orkhon.observation.actions.badges import (
    check_badge,
    issue_badges,
    print_badges,
    revoke_badge,
)
from orkhon.observation.actions.documents_kept import add_document
from orkhon.observation.documents.badges import badges_pdf
from orkhon.observation.keys import MissionKeyError, badge_key, key_file
from orkhon.observation.models import Mission, Observer
from orkhon.observation.queries.badges import public_key_text, revoked_badges
from orkhon.record.refusals import Refusal

ON_THE_DAY = date(2027, 3, 14)


@pytest.fixture
def there(mission):
    mission.arrives_on, mission.departs_on = date(2027, 3, 11), date(2027, 3, 16)
    mission.save()
    return mission


@pytest.fixture
def accredited(observers):
    """TR-01 and TR-02 with their cards."""
    for code in ("TR-01", "TR-02"):
        Observer.objects.filter(code=code).update(
            state="accredited", card_number=f"KZ-{code}"
        )
        observers[code].refresh_from_db()
    return [observers["TR-01"], observers["TR-02"]]


@pytest.fixture
def badge(there, accredited, protocol):
    """The badge of TR-01."""
    return issue_badges(there, accredited[:1], by=protocol)[0]


def test_a_badge_says_who_sent_whom_until_when(there, badge, said):
    there.refresh_from_db()
    found = verify(badge.code, bytes(there.badge_key))
    assert (found.name, found.parliament, found.observer, found.card) == (
        "Aylin Örnek",
        "Sample Grand Assembly",
        "TR-01",
        "KZ-TR-01",
    )
    assert (found.valid_from, found.valid_until) == (
        date(2027, 3, 11),
        date(2027, 3, 16),
    )
    assert said(there) == ["observation.badge.key"]
    assert said(badge) == ["observation.badge.issue"]


def test_the_key_is_made_once_and_only_the_server_reads_it(
    there, badge, accredited, protocol, last_words
):
    path = key_file(there)
    assert path.stat().st_mode & 0o777 == 0o600
    secret = base64.b64decode(path.read_text())
    assert last_words(there)["public_key"] == public_key_of(secret).hex()
    there.refresh_from_db()
    issue_badges(there, accredited[1:], by=protocol)
    assert base64.b64decode(path.read_text()) == secret


def test_a_lost_or_foreign_key_is_noticed_and_never_replaced(
    there, badge, accredited, protocol
):
    there.refresh_from_db()
    path = key_file(there)
    path.write_text(base64.b64encode(bytes(32)).decode())
    with pytest.raises(MissionKeyError, match="not the one whose public half"):
        issue_badges(there, accredited, by=protocol)
    path.write_text("no key")
    with pytest.raises(MissionKeyError, match=path.name):
        badge_key(there)
    path.write_text(base64.b64encode(b"short").decode())
    with pytest.raises(MissionKeyError, match="32 bytes, not 5"):
        badge_key(there)
    path.unlink()
    with pytest.raises(MissionKeyError, match="is missing"):
        badge_key(there)


def test_a_key_left_by_a_first_try_is_taken(there, accredited, protocol):
    path = key_file(there)
    path.parent.mkdir()
    path.write_text(base64.b64encode(bytes(32)).decode())
    issue_badges(there, accredited, by=protocol)
    there.refresh_from_db()
    assert bytes(there.badge_key) == public_key_of(bytes(32))


def test_a_badge_is_for_whom_the_host_accredited(there, observers, protocol):
    with pytest.raises(Refusal, match="not so: AZ-01 Samir Nümunəli"):
        issue_badges(there, [observers["AZ-01"]], by=protocol)
    with pytest.raises(Refusal, match="nobody is chosen"):
        issue_badges(there, [], by=protocol)


def test_a_badge_needs_the_days_of_the_mission(mission, accredited, protocol):
    with pytest.raises(Refusal, match="when the mission arrives and departs"):
        issue_badges(mission, accredited, by=protocol)


def test_a_new_badge_ends_the_one_before(there, badge, accredited, protocol):
    there.refresh_from_db()
    (second,) = issue_badges(there, accredited[:1], by=protocol)
    badge.refresh_from_db()
    assert badge.why_revoked == "another badge was issued"
    assert second.revoked_at is None


def test_a_revoked_badge_is_known_to_whoever_asks(
    there, badge, protocol, city_coordinator, said
):
    there.refresh_from_db()
    assert check_badge(there, badge.code, by=city_coordinator, on=ON_THE_DAY).holds
    with pytest.raises(Refusal, match="say why"):
        revoke_badge(badge, why=" ", by=protocol)
    revoke_badge(badge, why="lost", by=protocol)
    with pytest.raises(Refusal, match="revoked before: lost"):
        revoke_badge(badge, why="again", by=protocol)
    checked = check_badge(there, f" {badge.code}\n", by=city_coordinator, on=ON_THE_DAY)
    assert (checked.holds, checked.said.name) == (False, "Aylin Örnek")
    assert checked.why_not.endswith(": lost")
    (revoked,) = revoked_badges(there)
    assert (revoked.observer, revoked.signature) == (
        "TR-01",
        badge.code.rpartition(".")[2],
    )
    assert said(badge)[-1] == "observation.badge.revoke"


def test_a_badge_is_checked_for_its_days_and_its_mission(there, badge, protocol):
    with pytest.raises(Refusal, match="issued no badge yet"):
        check_badge(
            Mission(number=2, badge_key=b""), badge.code, by=protocol, on=ON_THE_DAY
        )
    there.refresh_from_db()
    late = check_badge(there, badge.code, by=protocol, on=date(2027, 3, 17))
    assert late.why_not == "it holds from 2027-03-11 to 2027-03-16"
    forged = badge.code.replace("ORK1:ey", "ORK1:eY")
    with pytest.raises(BadgeError):
        check_badge(there, forged, by=protocol, on=ON_THE_DAY)


def test_strangers_issue_print_check_and_revoke_nothing(
    there, badge, accredited, press, turkish_secretary
):
    for who in (press, turkish_secretary):
        for act in (
            lambda by: issue_badges(there, accredited, by=by),
            lambda by: print_badges(there, [badge], by=by),
            lambda by: check_badge(there, badge.code, by=by, on=ON_THE_DAY),
            lambda by: revoke_badge(badge, why="x", by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(who)


def poppler(tool, *arguments):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not on this machine")
    return subprocess.run(
        [tool, *arguments], capture_output=True, check=True, text=True
    ).stdout


def test_the_printed_badge_names_the_observer_and_opens_the_photograph(
    there, badge, accredited, protocol, tmp_path, said, last_words
):
    written = io.BytesIO()
    Image.new("RGB", (300, 400), "grey").save(written, "JPEG")
    photo = add_document(
        accredited[0], written.getvalue(), kind="photo", filename="a.jpg", by=protocol
    )
    there.refresh_from_db()
    issue_badges(there, accredited[1:], by=protocol)
    badges = [one.badges.get() for one in accredited]
    path = tmp_path / "badges.pdf"
    path.write_bytes(print_badges(there, badges, by=protocol))
    text = poppler("pdftotext", "-layout", str(path), "-")
    for words in ("Aylin Örnek", "Deniz Örneksoy", "KZ-TR-01", "without photograph"):
        assert text.count(words) == 1
    assert "595.276 x 841.89" in poppler("pdfinfo", str(path))
    assert last_words(there)["photographs"] == [str(photo.pk)]
    assert said(there)[-1] == "observation.badge.print"


def test_a_revoked_badge_is_not_printed(there, badge, protocol):
    revoke_badge(badge, why="lost", by=protocol)
    with pytest.raises(Refusal, match="no badge is chosen that holds"):
        print_badges(there, [badge], by=protocol)
    with pytest.raises(ValueError, match="no badge to print"):
        badges_pdf(())


def test_the_code_on_paper_is_checked_without_a_database(there, badge, tmp_path):
    there.refresh_from_db()
    key = tmp_path / "mission.pub"
    key.write_text(public_key_text(there) + "\n")

    def orkhon(*words, given=""):
        start = "import sys; sys.modules['django'] = None; "
        return subprocess.run(
            [
                sys.executable,
                "-c",
                f"{start}from orkhon.cli import main; main()",
                "badge",
                *words,
            ],
            capture_output=True,
            text=True,
            check=False,
            input=given,
        )

    on = ("--on", "2027-03-14")
    holds = orkhon(badge.code, "--key", str(key), *on)
    assert holds.returncode == 0
    assert "Aylin Örnek" in holds.stdout
    assert "The badge holds." in holds.stdout
    told = orkhon("-", "--key", public_key_text(there), *on, "--json", given=badge.code)
    assert json.loads(told.stdout)["observer"] == "TR-01"
    late = orkhon(badge.code, "--key", str(key), "--on", "2027-03-17")
    assert late.returncode == 1
    assert "on 2027-03-17 it does not hold" in late.stdout
    forged = orkhon("ORK1:x.y", "--key", str(key), "--json")
    assert (forged.returncode, json.loads(forged.stdout)["holds"]) == (1, False)
    for wrong in (("--key", "no key"), ("--key", str(key), "--on", "soon")):
        assert orkhon(badge.code, *wrong).returncode == 2
